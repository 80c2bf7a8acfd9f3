"""LaTeX to MathML that may stand on any page: bounded, checked, and nothing in it that acts."""

import re
from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element, tostring

from latex2mathml import exceptions as unread
from latex2mathml.converter import convert_to_element

from lessons.dollars import LONGEST
from lessons.errors import LessonsError
from lessons.formula_tree import FormulaError, settle

NESTING = 30
"""How deep braces may stand in each other."""

MOST_FORMULAS = 500
MOST_CHARACTERS = 40_000
"""Of LaTeX in one text; half a second's work at the worst."""

REMEMBERED = 2048
WIDE = 20
"""More signs than this on one line may not fit on a telephone."""

_ESCAPED = re.compile(r"\\.", re.DOTALL)
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{([^{}]*)\}")
_DEFINITIONS = {"def", "newcommand", "newenvironment", "DeclareMathOperator"}
_NOT_TAKEN = {
    **dict.fromkeys(("color", "textcolor", "colorbox", "fcolorbox"), "colours are the reader's"),
    **dict.fromkeys(("href", "class", "style", "label", "unicode"), "a formula is only a formula"),
    **dict.fromkeys(
        ("raise", "lower", "moveleft", "moveright", "rule"), "nothing is moved or drawn"
    ),
    **dict.fromkeys(_DEFINITIONS, "definitions are not read; write it out"),
}
_ENVIRONMENTS = {
    **{name: name for name in ("matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix")},
    **{name: name for name in ("array", "cases", "smallmatrix", "split", "align*")},
    # Numbers would begin at (1) in each formula; the converter knows the others by these names.
    **dict.fromkeys(("align", "aligned", "equation", "equation*"), "align*"),
    **dict.fromkeys(("gather", "gather*", "gathered"), "matrix"),
}
_FAULTS: dict[type[Exception], str] = {
    unread.DoubleSubscriptsError: "has two subscripts in a row; put braces around the first",
    unread.DoubleSuperscriptsError: "has two superscripts in a row; put braces around the first",
    unread.MissingSuperScriptOrSubscriptError: "has a '^' or '_' with nothing after it",
    unread.ExtraLeftOrMissingRightError: r"has a '\left' or '\right' without the other",
    unread.MissingEndError: r"has a '\begin' without its '\end'",
    RecursionError: "is nested too deep; take some levels away",
}
_SHOWN = re.compile(r">([^<>]+)<")


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula as HTML."""

    html: str
    """One `<math>` element, with the LaTeX as its alternative text."""
    wide: bool
    """Whether it may need more room than a narrow screen has."""


class Allowance:
    """How much mathematics one text may hold; what comes after that is not read."""

    def __init__(self) -> None:
        self._formulas, self._characters = MOST_FORMULAS, MOST_CHARACTERS

    def formula(self, latex: str, *, block: bool, display: bool) -> Formula:
        """Write LaTeX as MathML.

        :param block: it stands on lines of its own.
        :param display: its signs have room above and below, as on lines of their own.
        :raise FormulaError: it cannot be read; the message says what to do.
        """
        self._formulas -= 1
        self._characters -= len(latex)
        if min(self._formulas, self._characters) < 0:
            raise FormulaError(
                f"comes after {MOST_FORMULAS} formulas or {MOST_CHARACTERS:,} characters of them;"
                " split the text"
            )
        return _formula(latex, block, display)


@lru_cache(maxsize=REMEMBERED)
def _formula(latex: str, block: bool, display: bool) -> Formula:
    _check(latex)
    tree = _converted(_ENVIRONMENT.sub(_known, latex), display)
    settle(tree)
    tree.attrib = {
        "display": "block" if block else "inline",
        "alttext": latex,
        "aria-label": latex,  # where a formula names a control, browsers do not look at alttext
        **({"displaystyle": "true"} if display and not block else {}),
    }
    html = tostring(tree, encoding="unicode", short_empty_elements=False)
    return Formula(html=html, wide=sum(map(len, _SHOWN.findall(html))) > WIDE)


def _check(latex: str) -> None:
    """Refuse what must not reach the converter."""
    if len(latex) > LONGEST:
        raise FormulaError(f"has {len(latex):,} characters; at most {LONGEST:,} are read")
    for name in _COMMAND.findall(latex):
        if reason := _NOT_TAKEN.get(name):
            raise FormulaError(rf"has '\{name}', which is not taken: {reason}")
    depth = deepest = 0
    for sign in _ESCAPED.sub("", latex):
        depth += (sign == "{") - (sign == "}")
        deepest = max(deepest, depth)
        if depth < 0 or sign == "$":
            raise FormulaError(f"has a '{sign}' too many; write '\\{sign}' if the sign is meant")
    if depth:
        raise FormulaError("has a '{' without its '}'")
    if deepest > NESTING:
        raise FormulaError("is nested too deep; take some levels away")


def _known(found: re.Match[str]) -> str:
    name = _ENVIRONMENTS.get(found[2])
    if name is None:
        listed = ", ".join(sorted(_ENVIRONMENTS))
        raise FormulaError(f"has no such surroundings as '{found[2][:40]}'; there are {listed}")
    return rf"\{found[1]}{{{name}}}"


def _converted(latex: str, display: bool) -> Element:
    try:
        return convert_to_element(latex, display="block" if display else "inline")
    except LessonsError:
        raise
    except Exception as error:  # a parser of its own, which fails in whatever way it comes to fail
        said = _FAULTS.get(type(error), "cannot be read; look for a missing brace or argument")
        raise FormulaError(said) from error
