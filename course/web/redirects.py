"""Where a request may send the browser next: to our own pages only."""

from urllib.parse import urlsplit


def own_path(wanted: str | None, *, otherwise: str = "/") -> str:
    """Give a path of this site as it was asked for, or `otherwise` when it is anything else.

    A browser drops tabs and line ends from an address, reads a backslash as a slash and takes
    two slashes for another host; so none of these is let through, nor anything with a scheme.
    """
    if not wanted or not wanted.startswith("/") or wanted.startswith("//"):
        return otherwise
    if any(
        character == "\\" or ord(character) <= 32 or ord(character) == 127 for character in wanted
    ):
        return otherwise
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return otherwise
    if parts.scheme or parts.netloc or "%5c" in wanted.lower() or "//" in parts.path:
        return otherwise
    return wanted
