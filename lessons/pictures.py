"""A picture that Markdown can show: what a page has to know of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """Where a picture is found, and its size, so that a page keeps room for it."""

    url: str
    """An address on the site: it begins with one slash."""
    width: int
    """In pixels."""
    height: int
