"""The beginning of a stem as plain text, for lists that have room for one line."""

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

LONGEST = 140

_ATTRIBUTES = r'(?: [a-z-]+="[^"]*")*'
_FORMULA = re.compile(rf'<math{_ATTRIBUTES}? alttext="([^"]*)"{_ATTRIBUTES}>.*?</math>')


def opening(asked: Mapping[str, Any]) -> str:
    """Give the first characters of a version's stem, without its markup; formulas as typed."""
    stem = Markup(_FORMULA.sub(r"\1", asked["stem"])).striptags()  # noqa: S704 (the result is text)
    return stem if len(stem) <= LONGEST else stem[: LONGEST - 1].rstrip() + "…"
