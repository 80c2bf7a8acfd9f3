"""Other fields for a question that is written already, without reading the rest of it.

For changing many questions at once: what the question says stays letter by letter as it was.
"""

from collections.abc import Mapping
from types import MappingProxyType

_BEFORE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "passage": ("kind",),
        "objective": ("kind", "passage"),
        "tags": ("kind", "passage", "objective", "difficulty", "bloom"),
    }
)
"""The fields that can be given anew, and which ones stand above each in the canonical writing."""


def with_fields(source: str, given: Mapping[str, str]) -> str:
    """Give a question in its canonical writing with other values; an empty one leaves a field out.

    :raise KeyError: a field is none of those that can be given anew.
    """
    head, gap, rest = source.partition("\n\n")
    title, *lines = head.split("\n")
    for name, value in given.items():
        lines = [line for line in lines if not line.startswith(f"{name}: ")]
        place = sum(line.partition(": ")[0] in _BEFORE[name] for line in lines)
        if value:
            lines.insert(place, f"{name}: {value}")
    return "\n".join((title, *lines)) + gap + rest


def with_id(source: str, slug: str) -> str:
    """Give a question in its canonical writing under another id."""
    return f"## {slug}\n{source.partition(chr(10))[2]}"
