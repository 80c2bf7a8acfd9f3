"""A text with gaps: cut where its fields stand, one value of the form for each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup, escape

from course.web.asking.places import one_each, place, shown_at
from course.web.asking.values import OptionView, PartTold
from course.web.markup import inline, published
from quizzes.grading import Mark
from quizzes.questions import Filled, Response
from quizzes.questions.cloze import GAP

WORDS_BEFORE, LETTERS_BEFORE = 5, 60
TAG_OR_GAP = re.compile(r"<(?:\"[^\"]*\"|[^\"<>])*>|" + GAP.pattern)
"""A whole tag, in which no gap is looked for, or a gap."""


@dataclass(frozen=True, slots=True)
class GapView:
    """One gap: a line to type in, or options."""

    number: int
    unit: str
    numeric: bool
    """Whether a number is asked for."""
    options: tuple[OptionView, ...]
    before: str = ""
    """The last words before it, for those who hear the page field by field."""


@dataclass(frozen=True, slots=True)
class ClozeView:
    """The text before each gap with the gap, and the text after the last one."""

    gaps: tuple[tuple[Markup, GapView], ...]
    rest: Markup
    beside: tuple[GapView, ...] = ()
    """Gaps whose place the text does not show, such as one that has become part of a link."""


def cloze_view(asked: Mapping[str, Any], order: Sequence[int]) -> ClozeView:
    """Cut the rendered stem at its gaps.

    The pieces are put together again on the page with nothing but fields between them, so that
    what was sound HTML stays so. Every gap has its field in the order of the gaps, as the form
    sends them, whatever became of its place.
    """
    waiting = [
        _gap(number, gap, [asked["options"][index] for index in own])
        for number, (gap, own) in enumerate(_with_options(asked, order), 1)
    ]
    names = [gap["name"] for gap in asked["gaps"]]
    stem, begin = asked["stem"], 0
    placed: list[tuple[Markup, GapView]] = []
    for found in TAG_OR_GAP.finditer(stem):
        if found[1] and names[len(placed) :][:1] == [found[1]]:
            text = published(stem[begin : found.start()])
            placed.append((text, replace(waiting.pop(0), before=_last_words(text))))
            begin = found.end()
    return ClozeView(gaps=tuple(placed), rest=published(stem[begin:]), beside=tuple(waiting))


def read_cloze(
    values: Sequence[str], asked: Mapping[str, Any], order: Sequence[int], locale: str
) -> Filled:
    """Read what stands in each gap.

    :raise Invalid: there are more or fewer, or an option is none of its gap's.
    """
    sent = one_each(values, len(asked["gaps"]))
    filled = [
        _position(value, own, order) if own and value else value
        for value, (_, own) in zip(sent, _with_options(asked, order), strict=True)
    ]
    return Filled(gaps=tuple(filled), locale=locale)


def given_cloze(response: Filled, asked: Mapping[str, Any], order: Sequence[int]) -> list[str]:
    """Give what stands in each gap, in the form's own terms."""
    given: list[str] = []
    for text, (_, own) in zip(response.gaps, _with_options(asked, order), strict=False):
        given.append(shown_at(min(own) + int(text), own) if own and text else text)
    return given


def told_cloze(
    asked: Mapping[str, Any],
    told: Mapping[str, Any],
    response: Response | None,
    mark: Mark | None,
) -> tuple[PartTold, ...]:
    """Make what is told of each gap."""
    count = len(asked["gaps"])
    filled = response.gaps if isinstance(response, Filled) else ("",) * count
    parts = mark.parts if mark else (None,) * count
    natural = range(len(asked["options"]))
    return tuple(
        PartTold(
            label=escape(f"Gap {number}"),
            given=_shown(text, own, asked) if text else Markup(""),
            key=Markup(" · ").join(map(inline, accepted)),
            right=part,
        )
        for number, (text, accepted, part, (_, own)) in enumerate(
            zip(filled, told["accepted"], parts, _with_options(asked, natural), strict=True), 1
        )
    )


def _with_options(
    asked: Mapping[str, Any], order: Sequence[int]
) -> Iterator[tuple[Mapping[str, Any], list[int]]]:
    """Give each gap with the positions of its own options, in the order of the page."""
    begin = 0
    for gap in asked["gaps"]:
        end = begin + gap["options"]
        yield gap, [index for index in order if begin <= index < end]
        begin = end


def _last_words(text: Markup) -> str:
    return " ".join(text.striptags().split()[-WORDS_BEFORE:])[-LETTERS_BEFORE:]


def _gap(number: int, gap: Mapping[str, Any], options: Sequence[str]) -> GapView:
    return GapView(
        number=number,
        unit=gap["unit"],
        numeric=gap["number"],
        options=tuple(OptionView(str(n), published(html)) for n, html in enumerate(options)),
    )


def _position(value: str, own: Sequence[int], order: Sequence[int]) -> str:
    """Give an option's position among those of its gap, in the author's order."""
    return str(own[place(value, len(own))] - min(own))


def _shown(text: str, own: Sequence[int], asked: Mapping[str, Any]) -> Markup:
    return inline(asked["options"][min(own) + int(text)]) if own else escape(text)
