"""What people are called and where mail reaches them: tidied, checked, made comparable."""

import unicodedata
from dataclasses import dataclass

from email_validator import EmailNotValidError, validate_email

LONGEST_NAME = 120
LONGEST_ADDRESS = 254

_INVISIBLE = frozenset({"Cc", "Cs", "Zl", "Zp"})
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the text after them round, so that a name could rewrite a page's line."""


class Unusable(ValueError):
    """A name or an address cannot be used; the message says why and what to write instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An e-mail address that somebody may have an account with."""

    email: str
    """Where mail goes. The domain stands in its ASCII form, so that look-alikes show."""
    key: str
    """The form that is compared: one person, one account."""


def read_address(typed: str) -> Address:
    """Read an e-mail address as it was typed.

    Look-alikes of one address become the same address or none: full-width letters and ligatures
    are folded (NFKC), capitals too, and what is still not plain ASCII before the @ is refused.

    :raises Unusable: it is no address that mail can be sent to.
    """
    if len(typed) > LONGEST_ADDRESS:  # before anything takes time over it
        raise Unusable(f"This is too long; an address has at most {LONGEST_ADDRESS} characters.")
    text = unicodedata.normalize("NFKC", typed).strip()
    try:
        found = validate_email(text, check_deliverability=False, allow_smtputf8=False, strict=True)
    except EmailNotValidError:
        raise Unusable(
            "This is not an address that mail can be sent to. It looks like name@example.org, "
            "with plain letters before the @."
        ) from None
    email = f"{found.local_part}@{found.ascii_domain}"
    if len(email) > LONGEST_ADDRESS:
        raise Unusable(f"This is too long; an address has at most {LONGEST_ADDRESS} characters.")
    return Address(email=email, key=email.casefold())


def account_key(typed: str) -> str:
    """Give the comparing form of an address, empty when nobody can have an account with it."""
    try:
        return read_address(typed).key
    except Unusable:
        return ""


def tidy_name(typed: str) -> str:
    """Give a name as it is kept: composed (NFC), without white space around it or doubled in it.

    :raises Unusable: it is empty, too long, or has characters that would not show.
    """
    if len(typed) > LONGEST_NAME:
        raise Unusable(f"This is too long; a name has at most {LONGEST_NAME} characters.")
    if any(unicodedata.category(c) in _INVISIBLE or c in _TURNING for c in typed):
        raise Unusable("This holds a character that cannot be shown. Please type the name anew.")
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    if not any(unicodedata.category(c)[0] in "LNPS" for c in name):
        raise Unusable("Please write the name that your course knows you by.")
    if len(name) > LONGEST_NAME:  # a few letters are longer when composed
        raise Unusable(f"This is too long; a name has at most {LONGEST_NAME} characters.")
    return name
