"""Whatever a form wants to know of a question, filled in with the first thing that fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

FIELDS = ("input", "select", "textarea")
CHOSEN = ("radio", "checkbox")


def filled(html: str, name: str = "answer") -> dict[str, list[str]]:
    """Give the values of an answer's fields by their names, in the order of the page."""
    document = html5lib.parse(html, namespaceHTMLElements=False)
    values: dict[str, list[str]] = defaultdict(list)
    for field in document.iter():
        called = (field.tag in FIELDS and field.get("name")) or ""
        if called.partition(".")[0] == name and not (
            field.get("type") in CHOSEN and values[called]
        ):
            values[called].append(_value(field))
    return dict(values)


def _value(field: Element) -> str:
    if field.get("type") in CHOSEN:
        return field.get("value") or ""
    return next(_choices(field), "typed")


def _choices(field: Element) -> Iterator[str]:
    return (value for each in field.iter("option") if (value := each.get("value")))
