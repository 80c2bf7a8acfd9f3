"""The body of a question of each kind, every text of it at the test's disposal.

`right` moves the key and nothing else: what is asked is the same whatever is right. Only an order
cannot be kept so, because the author's order is the key: with another key the same things are
written down in another order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from quizzes import (
    Body,
    MultipleResponse,
    Option,
    Recall,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    WrongAnswer,
)
from quizzes.questions import (
    Categorising,
    Category,
    Cloze,
    Criterion,
    Essay,
    Gap,
    HotText,
    Level,
    Matching,
    Numeric,
    Ordering,
    Pair,
    Piece,
    intervals,
)

Say = Callable[[str], str]
"""Gives the text for a place, such as 'stem' or 'feedback 1'; one line of Markdown."""

GAPS = "[[year]], [[city]] and [[number]]."
"""What stands in the stem of a text with gaps."""


def body(kind: str, say: Say, right: int) -> Body:
    """Make the body that a kind's short name stands for."""
    return MAKERS[kind](say, right)


def _single(say: Say, right: int) -> SingleChoice:
    return SingleChoice(options=_options(say, {right}))


def _multiple(say: Say, right: int) -> MultipleResponse:
    return MultipleResponse(options=_options(say, {right, 2}))


def _truth(say: Say, right: int) -> TrueFalse:
    return TrueFalse(
        right=right == 0,
        feedback_true=say("feedback true"),
        feedback_false=say("feedback false"),
    )


def _reasoned(say: Say, right: int) -> TrueFalse:
    return replace(_truth(say, right), reasons=_options(say, {right}))


def _short(say: Say, right: int) -> ShortAnswer:
    wrong = WrongAnswer(text=say("wrong answer")[:199] + ".", feedback=say("feedback"))
    return ShortAnswer(accepted=(say(f"accepted answer {right}")[:200],), wrong=(wrong,))


def _numeric(say: Say, right: int) -> Numeric:
    return Numeric(
        accepted=(intervals.read(f"{1949 + right} ± 1%", feedback=say("feedback")),),
        wrong=(intervals.read(str(7 + right), feedback=say("feedback of a wrong number")),),
        unit="km",
    )


def _cloze(say: Say, right: int) -> Cloze:
    return Cloze(
        gaps=(
            Gap(name="year", body=replace(_numeric(say, right), unit="")),
            Gap(name="city", body=_short(say, right)),
            Gap(name="number", body=_single(say, right)),
        )
    )


def _matching(say: Say, right: int) -> Matching:
    """Both things have one target, or the second one has another: the targets are the same."""
    lefts, rights = _each(say, "thing", 2), _each(say, "target", 3)
    used = (rights[0], rights[right])
    return Matching(
        pairs=tuple(Pair(left=left, right=used[n]) for n, left in enumerate(lefts)),
        distractors=tuple(text for text in rights if text not in used),
    )


def _ordering(say: Say, right: int) -> Ordering:
    items = _each(say, "step", 4)
    return Ordering(items=(*items[right:], *items[:right]))


def _categorising(say: Say, right: int) -> Categorising:
    """The items stand in one order, and the first category ends later or earlier in it."""
    items, (first, second) = _each(say, "item", 4), _each(say, "category", 2)
    return Categorising(
        categories=(
            Category(name=first, items=items[: 1 + right]),
            Category(name=second, items=items[1 + right :]),
        )
    )


def _hot(say: Say, right: int) -> HotText:
    """Make a text of four lines, of which some words can be marked and one line should be."""
    pieces = [Piece(text=say("text"))]
    for place, words in enumerate(_each(say, "words", 3)):
        feedback = say(f"feedback {place}")
        pieces.append(Piece(text=words, markable=True, right=place == right, feedback=feedback))
        pieces.append(Piece(text=" and\n"))
    return HotText(pieces=tuple(pieces[:-1]))


def _essay(say: Say, _right: int) -> Essay:
    levels = (
        Level(worth=2, description=say("level 1")),
        Level(worth=0, description=say("level 2")),
    )
    return Essay(
        rubric=(Criterion(name=say("criterion"), levels=levels),),
        model_answer=say("model answer"),
        fewest_words=1,
        most_words=300,
    )


def _recall(say: Say, _right: int) -> Recall:
    return Recall(answer=say("answer"))


def _options(say: Say, right: set[int]) -> tuple[Option, ...]:
    return tuple(
        Option(text=say(f"option {place}"), right=place in right, feedback=say(f"feedback {place}"))
        for place in range(4)
    )


def _each(say: Say, what: str, count: int) -> tuple[str, ...]:
    """Say so many texts, each another one even where all places say the same."""
    texts = [say(f"{what} {place}") for place in range(count)]
    same = len(set(texts)) < count
    return tuple(f"{text} {place}" if same else text for place, text in enumerate(texts))


MAKERS: dict[str, Callable[[Say, int], Body]] = {
    "single": _single,
    "multiple": _multiple,
    "truth": _truth,
    "short": _short,
    "numeric": _numeric,
    "cloze": _cloze,
    "matching": _matching,
    "ordering": _ordering,
    "categorising": _categorising,
    "hot": _hot,
    "essay": _essay,
    "recall": _recall,
    "reasoned": _reasoned,
}
"""By the last word of the ids of their questions."""
