"""The beginning of a stem as plain text, for lists that have room for one line."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

LONGEST = 140


def opening(asked: Mapping[str, Any]) -> str:
    """Give the first characters of a version's stem, without its markup."""
    stem = Markup(asked["stem"]).striptags()  # noqa: S704 (the result is text)
    return stem if len(stem) <= LONGEST else stem[: LONGEST - 1].rstrip() + "…"
