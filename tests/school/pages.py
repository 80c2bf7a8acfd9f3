"""Pages as a browser reads them, and what must not stand in one."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib

NEVER = {"iframe", "object", "embed", "base", "style", "applet", "frame", "template"}
"""Elements that no page of ours has; the review's fragment has a template, its pages have none."""
MATHEMATICS = {
    *("mrow", "mi", "mn", "mo", "mtext", "mspace", "mstyle", "mpadded", "mphantom", "mfrac"),
    *("msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover"),
    *("mtable", "mtr", "mtd"),
}
"""What stands in a formula: nothing that links, acts or holds HTML."""
ADDRESSES = {"href", "src", "action", "formaction", "poster", "background", "data", "cite", "ping"}
SCHEMES = {"", "http", "https", "mailto"}
TEXTS = {"value", "title", "aria-label", "content", "placeholder", "alt", "alttext", "label"}
"""Attributes whose value is shown or compared, never followed or run."""


def faults(html: str) -> list[str]:
    """List what could run, load, send or confuse, as a browser would have understood the page."""
    document = html5lib.parse(html, namespaceHTMLElements=False)
    return [fault for element in document.iter() for fault in _faults(element)]


def _faults(element: Element) -> Iterator[str]:
    tag = _name(element)
    if tag in NEVER:
        yield f"<{tag}>"
    if tag == "math":
        inside = {_name(each) for each in element.iter()} - {"math"}
        yield from (f"<{each}> in a formula" for each in sorted(inside - MATHEMATICS))
    if tag == "script" and not _is_ours(element.get("src") or ""):
        yield f"<script>{element.text}"
    if tag == "meta" and element.get("http-equiv"):
        yield f"<meta http-equiv={element.get('http-equiv')}>"
    if tag in {"form", "link", "img"} and not _is_ours(_target(element)):
        yield f"<{tag}> of {_target(element)}"
    for name, value in element.attrib.items():
        yield from _attribute_faults(tag, str(name), value)


def _name(element: Element) -> str:
    """Give an element's name; those of formulas and drawings have a name space before it."""
    return str(element.tag).rpartition("}")[2]


def _attribute_faults(tag: str, name: str, value: str) -> Iterator[str]:
    if name.lower().startswith("on") or name in {"style", "srcdoc"}:
        yield f"<{tag} {name}={value!r}>"
    if name in ADDRESSES and _scheme(value) not in SCHEMES:
        yield f"<{tag} {name}={value!r}>"
    if name not in ADDRESSES | TEXTS and "evil" in value:
        yield f"<{tag} {name}={value!r}>"
    if "evil" in name:
        yield f"<{tag} {name}>"


def _target(element: Element) -> str:
    return element.get("action") or element.get("href") or element.get("src") or "/"


def _is_ours(address: str) -> bool:
    """Tell whether an address is a path of this site."""
    return address.startswith("/") and not address.startswith(("//", "/\\"))


def _scheme(address: str) -> str:
    """Give an address's scheme as a browser reads it: without control characters and blanks."""
    kept = "".join(each for each in address if ord(each) > 32)
    try:
        return urlsplit(kept).scheme.lower()
    except ValueError:
        return "unreadable"
