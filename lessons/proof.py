"""What a reader would miss in a text that is otherwise sound: formulas, pictures, their words."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from lessons import dialect, front_matter
from lessons.dollars import BLOCK, INLINE
from lessons.errors import LessonsError, Problem, Report
from lessons.formula_tree import FormulaError
from lessons.formulas import Allowance
from lessons.rules import alternative, picture_name

FORMULA, PICTURE, MARKDOWN = "formula", "picture", "markdown"
_BREAKS = ("softbreak", "hardbreak")
_LONGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """One thing that would be shown otherwise than meant, with its place."""

    line: int
    rule: str
    """What it is about: `formula`, `picture` or `markdown`."""
    message: str
    typed: str
    """How it is written in the text, as far as needed to find it again."""


def flaws(markdown: str, *, images: Container[str], line: int = 1) -> tuple[Flaw, ...]:
    """Find formulas that cannot be read, and pictures without a file or without words.

    :param images: the names of the course's pictures.
    :param line: the line on which *markdown* begins.
    """
    try:
        parsed = dialect.tokens(dialect.parser(), markdown, {})
    except LessonsError as error:
        return (Flaw(line=line, rule=MARKDOWN, message=str(error), typed=""),)
    allowance = Allowance()
    placed = ((token, line + number) for token, number in _placed(parsed))
    return tuple(flaw for each, at in placed for flaw in _flaws(each, at, images, allowance))


def lesson_flaws(text: str, *, file: str, images: Container[str]) -> tuple[Problem, ...]:
    """Find the flaws of a lesson's file, which is sound otherwise."""
    split = front_matter.split(text, Report(file))
    found = flaws(split.body, images=images, line=split.body_line)
    return tuple(
        Problem(file=file, line=each.line, field=each.rule, message=each.message) for each in found
    )


def _placed(parsed: list[Token]) -> Iterator[tuple[Token, int]]:
    """Give each formula and each picture with its line, from 0."""
    number = 0
    for token in parsed:
        number = token.map[0] if token.map else number
        if token.type == BLOCK:
            yield token, number
        at = number
        for child in token.children or ():
            if child.type in (INLINE, "image"):
                yield child, at
            at += child.content.count("\n") + (child.type in _BREAKS)


def _flaws(token: Token, line: int, images: Container[str], allowance: Allowance) -> Iterator[Flaw]:
    if token.type == "image":
        yield from _of_picture(token, line, images)
        return
    try:
        allowance.formula(token.content, block=token.type == BLOCK, display=token.markup == "$$")
    except FormulaError as error:
        typed = f"{token.markup}{token.content}"
        shown = typed if len(typed) <= _LONGEST else f"{typed[:_LONGEST]}…"
        message = f"'{shown.splitlines()[0]}' {error}"
        yield Flaw(line=line, rule=FORMULA, message=message, typed=token.content.split("\n")[0])


def _of_picture(token: Token, line: int, images: Container[str]) -> Iterator[Flaw]:
    name = picture_name(token)
    typed = str(token.attrGet("src") or "")
    if name not in images:
        message = f"the course has no picture called '{name[:_LONGEST]}'; add it under Media"
        yield Flaw(line=line, rule=PICTURE, message=message, typed=typed)
    if not alternative(token).strip():
        message = f"'{name[:_LONGEST]}' is without words for who cannot see it: ![words](name)"
        yield Flaw(line=line, rule=PICTURE, message=message, typed=typed)
