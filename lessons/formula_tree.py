"""The tree that a formula was read into, brought to what every browser shows, or refused.

The converter writes MathML 3. Browsers know MathML Core, which has no alphabets but Unicode's, no
frames, no alignment and no rules in tables: those become letters and classes here.
"""

import re
from xml.etree.ElementTree import Element

from latex2mathml.symbols_parser import convert_symbol

from lessons.errors import LessonsError

DEEPEST = 100
MOST_ELEMENTS = 5_000

CLASSES = {
    *("math-left", "math-right", "math-line-after", "math-line-below"),
    *("math-over", "math-under", "math-box"),
    *("math-strike-up", "math-strike-down", "math-strike-through"),
    *("math-bold", "math-italic", "math-sans-serif", "math-monospace"),
}
"""What stands for the attributes that browsers no longer know."""

PLAIN = {"stretchy", "fence", "separator", "accent", "largeop", "movablelimits", "displaystyle"}
"""Attributes that are true or false."""

LENGTHS = {"lspace", "rspace", "minsize", "maxsize", "width", "height", "depth", "linethickness"}

_PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2} | {
    "msubsup": 3,
    "munderover": 3,
}
_UNDER = {"msub": "munder", "msup": "mover", "msubsup": "munderover"}
_WITH_LIMITS = {"lim", "sup", "inf", "max", "min"}
_ALPHABETS = {
    "bold": "mathbf",
    "bold-italic": "mathbfit",
    "double-struck": "mathbb",
    "script": "mathcal",
    "fraktur": "mathfrak",
    "sans-serif": "mathsf",
    "sans-serif-italic": "mathsfit",
    "monospace": "mathtt",
    "italic": "mathit",
}
_NOTATIONS = {
    "box": "math-box",
    "updiagonalstrike": "math-strike-up",
    "downdiagonalstrike": "math-strike-down",
    "horizontalstrike": "math-strike-through",
}
_BAR = "&#x02015;"
_BARRED = {"mover": "math-over", "munder": "math-under"}
_SPACES = {"thin": 3 / 18, "medium": 4 / 18, "thick": 5 / 18}
_CODE = re.compile(r"&#x0?([0-9A-Fa-f]{2,5});")
"""How the converter writes a sign; half a character is none of them."""
_SIGN_IN_TEXT = re.compile(r"\\([%$&#_{}])")
_UNKNOWN = re.compile(r"\\[A-Za-z]*")
_LENGTH = re.compile(r"([+-]?)([0-9]{0,3}(?:\.[0-9]{1,4})?)\s?(em|ex|mu|px|pt|)")
_NAMED_SPACE = re.compile(r"(negative)?(thin|medium|thick)mathspace")
_LONGEST = {"em": 10.0, "ex": 20.0, "px": 100.0, "pt": 100.0, "": 100.0}


class FormulaError(LessonsError):
    """A formula cannot be read."""


def settle(tree: Element) -> None:
    """Check each part of a formula and put it in MathML Core's terms.

    :raise FormulaError: it holds an unknown command, misses a part or is too large.
    """
    below, seen = [(tree, 1)], 0
    while below:
        element, depth = below.pop()
        seen += 1
        if depth > DEEPEST or seen > MOST_ELEMENTS:
            raise FormulaError("is nested too deep or too long; write it as several")
        _settle(element)
        below += ((child, depth + 1) for child in element)


def _settle(element: Element) -> None:
    if len(element) < _PARTS.get(element.tag, 0):
        raise FormulaError("lacks a part; a fraction, for one, is written \\frac{1}{2}")
    if element.get("linebreak"):
        raise FormulaError(r"has a '\\' outside of a table; put \begin{aligned} around the lines")
    if element.tag in ("mo", "mi") and len(element):
        element.tag = "mrow"
    if element.tag in _UNDER and _takes_limits(element[0]):
        element.tag = _UNDER[element.tag]
    if element.text:
        element.text = _text(element)
    _set_classes(element)
    _keep_attributes(element)


def _takes_limits(base: Element) -> bool:
    if base.tag == "mo" and base.text in _WITH_LIMITS:
        base.set("movablelimits", "true")
    return base.get("movablelimits") == "true"


def _text(element: Element) -> str:
    text = str(element.text)
    if element.tag == "mtext":
        text = _SIGN_IN_TEXT.sub(r"\1", text)
    if found := _UNKNOWN.search(text):
        raise FormulaError(f"has '{found[0]}', which is not known here")
    if element.tag == "mi" and text == "&":
        raise FormulaError(r"has a '&' outside of a table; write '\&' if the sign is meant")
    text = _CODE.sub(lambda found: chr(int(found[1], 16)), text)
    return text if element.tag == "mtext" else _in_alphabet(text, element.get("mathvariant", ""))


def _in_alphabet(text: str, name: str) -> str:
    """Write letters in an alphabet of their own by the signs that Unicode has for them."""
    command = _ALPHABETS.get(name)
    if command is None:
        return text
    codes = (convert_symbol(rf"\{command}{{{sign}}}") for sign in text)
    return "".join(
        sign if code is None else chr(int(code, 16)) for sign, code in zip(text, codes, strict=True)
    )


def _set_classes(element: Element) -> None:
    classes: list[str] = []
    if element.tag == "menclose":
        element.tag = "mrow"
        classes = [_NOTATIONS[each] for each in element.get("notation", "").split()]
    elif element.tag in _BARRED and element[1].text == _BAR:
        classes, element.tag = [_BARRED[element.tag]], "mrow"
        element.remove(element[1])
    elif element.tag == "mtext" and element.get("mathvariant", "normal") != "normal":
        classes = [f"math-{element.get('mathvariant')}"]
    elif element.tag == "mtable":
        _draw_lines(element)
    elif element.tag == "mtd":
        classes = element.get("class", "").split()
        if (side := element.get("columnalign")) in ("left", "right"):
            classes.append(f"math-{side}")
    element.attrib.pop("class", None)
    if classes:
        element.set("class", " ".join(classes))


def _draw_lines(table: Element) -> None:
    """Tell the cells of a table which of them have a line after or below them."""
    columns, rows = (table.get(name, "").split() for name in ("columnlines", "rowlines"))
    for place, row in enumerate(table):
        for column, cell in enumerate(row):
            after, below = _lined(columns, column), _lined(rows, place)
            marks = [
                *(["math-line-after"] if after and column < len(row) - 1 else []),
                *(["math-line-below"] if below and place < len(table) - 1 else []),
            ]
            cell.set("class", " ".join(marks))


def _lined(lines: list[str], place: int) -> bool:
    return place < len(lines) and lines[place] != "none"


def _keep_attributes(element: Element) -> None:
    for name, value in list(element.attrib.items()):
        if name in LENGTHS:
            element.set(name, _length(value))
        elif not (
            name == "class"
            or (name == "mathvariant" and value == "normal" and element.tag == "mi")
            or (name in PLAIN and value in ("true", "false"))
            or (name == "form" and value in ("prefix", "postfix"))
            or (name == "scriptlevel" and value in ("0", "1", "2"))
        ):
            del element.attrib[name]


def _length(value: str) -> str:
    """Bring a length into what browsers take; a formula stays within its own room.

    :raise FormulaError: it is no length, or beyond ten letters' width.
    """
    if named := _NAMED_SPACE.fullmatch(value):
        return f"{'-' if named[1] else ''}{_SPACES[named[2]]:.3f}em"
    if value.endswith("width"):  # half or all of the element's own: only older browsers know it
        return "0em"
    found = _LENGTH.fullmatch(value)
    if found is None or not found[2].strip("."):
        raise FormulaError(f"has '{value[:40]}' for a length; write one such as 1em")
    sign, number, unit = found[1].strip("+"), float(found[2]), found[3]
    if unit == "mu":
        number, unit = number / 18, "em"
    if number > _LONGEST[unit]:
        raise FormulaError(f"has the length '{value[:40]}'; at most 10em are taken")
    return f"{sign}{number:g}{unit}"
