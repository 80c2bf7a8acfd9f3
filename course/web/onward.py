"""Where a visitor goes on to afterwards: a page of ours, or the first one."""

from urllib.parse import unquote

from flask import url_for

LONGEST = 2000


def local_path(wanted: str | None) -> str | None:
    """Give the address back if every browser takes it for a page of this site, else None.

    Browsers read more than the standard says: they drop tabs and line ends, strip white space and
    take a backslash for a slash. So nothing is repaired: an address with any of these is refused,
    and so is one that has them in its percent-encoded form, for proxies that decode.
    """
    if not wanted or len(wanted) > LONGEST or not wanted.startswith("/"):
        return None
    return wanted if all(_plain(each) for each in (wanted, unquote(wanted))) else None


def onward(wanted: str | None) -> str:
    """Give the wanted address if it is a page of this site, else the first page's."""
    return local_path(wanted) or url_for("learn.home")


def _plain(address: str) -> bool:
    path = address.partition("?")[0]
    return address.isprintable() and not any(sign in path for sign in ("//", "\\", " "))
