"""Names for answers: the same name sent twice is the same answer."""

import re
import secrets

from course.services.errors import Invalid

KEY = re.compile(r"[A-Za-z0-9_-]{8,48}")
"""Room is left in the column for place and count, which the answers of a whole form add."""
LARGEST_COUNT = 2**31


def new_key() -> str:
    """Make a name for the answer that a form will send."""
    return secrets.token_urlsafe(16)


def read_key(value: str | None) -> str:
    """Take the name that a form sent.

    :raises Invalid: it is missing or not of that form.
    """
    if value is None or not KEY.fullmatch(value):
        raise Invalid("The form came without its key. Reload the page and answer again.")
    return value


def read_count(value: str | None, *, otherwise: int = 0) -> int:
    """Take a whole number that a form sent; nothing at all is `otherwise`.

    :raises Invalid: it is no whole number, or far too large to be meant.
    """
    if value is None or value == "":
        return otherwise
    if not (value.isascii() and value.isdigit() and len(value) <= 10):
        raise Invalid("The form came with a count that is no number. Reload the page.")
    return min(int(value), LARGEST_COUNT)
