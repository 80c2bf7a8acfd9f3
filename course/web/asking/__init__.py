"""Questions on a page and answers from a form: the place where kinds meet HTML.

In reading order: ``values`` (what templates want), ``places`` (what a form sends), one module a
family of kinds (``choosing``, ``placing``, ``filling``, ``marking``, ``judging``),
``hinting``, and here the dispatch. The templates are in ``templates/kinds``, one a kind.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import Any, assert_never

from course.rows.hints import NO_HINTS, Hints
from course.rows.judgements import Judgement
from course.web.asking import choosing, filling, judging, marking, placing
from course.web.asking.hinting import hints_taken_view, hints_view, less_text
from course.web.asking.places import only
from course.web.asking.values import (
    HintsView,
    OptionTold,
    OptionView,
    PartTold,
    QuestionView,
    ToldView,
)
from course.web.markup import published
from lessons.render import to_html
from quizzes.draw import option_order
from quizzes.grading import Mark
from quizzes.questions import (
    Chosen,
    Decided,
    Filled,
    Kind,
    Ordered,
    Placed,
    Recalled,
    Response,
    Typed,
    Written,
)
from quizzes.scoring import rounded

__all__ = [
    "HintsView",
    "OptionTold",
    "OptionView",
    "PartTold",
    "QuestionView",
    "ToldView",
    "asked_view",
    "card_order",
    "given_view",
    "hints_taken_view",
    "hints_view",
    "is_judged_alone",
    "less_text",
    "points_text",
    "read_answer",
    "read_judgement",
    "told_view",
]


def card_order(card_id: int, sequence: int, asked: Mapping[str, Any]) -> list[int]:
    """Give the order of a card's options: another one each time, the same for one asking."""
    return list(option_order(len(asked["options"]), Random(f"{card_id}:{sequence}")))


def is_judged_alone(kind: str) -> bool:
    """Tell whether a card of this kind is turned over and judged by its learner."""
    return kind in {Kind.RECALL.value, Kind.ESSAY.value}


def asked_view(
    kind: str,
    asked: Mapping[str, Any],
    order: Sequence[int],
    label: str,
    answer_html: str = "",
    *,
    on_card: bool = False,
) -> QuestionView:
    """Make what is asked of the stored HTML, in the order of this page."""
    alone = kind == Kind.RECALL.value or (on_card and is_judged_alone(kind))
    return QuestionView(
        kind=kind,
        label=label,
        stem_html=published(asked["stem"]),
        options=tuple(
            OptionView(str(place), published(asked["options"][index]))
            for place, index in enumerate(order)
        ),
        answer_html=published(answer_html),
        alone=alone,
        parts=_parts(kind, asked, order),
    )


def _parts(kind: str, asked: Mapping[str, Any], order: Sequence[int]) -> Any:
    match Kind(kind):
        case Kind.CLOZE:
            return filling.cloze_view(asked, order)
        case Kind.MATCHING:
            return placing.matching_view(asked, order)
        case Kind.CATEGORISING:
            return placing.categorising_view(asked, order)
        case Kind.HOT_TEXT:
            return marking.text_view(asked)
        case Kind.NUMERIC:
            return asked["unit"]
        case Kind.ESSAY:
            return asked
        case _:
            return None


def read_judgement(values: Sequence[str]) -> Response | None:
    """Read how a learner judged a card that was turned over; None when they did not.

    :raise Invalid: it is neither remembered nor forgotten.
    """
    sent = [value for value in values if value.strip()]
    return choosing.read_recalled(sent) if sent else None


def read_answer(
    asked: Mapping[str, Any], values: Sequence[str], order: Sequence[int], locale: str = ""
) -> Response | None:
    """Make the response of what a form sent; None when the question was left open.

    What this gives can be marked: nothing is stored that would be refused later.

    :raise Invalid: what was sent cannot be an answer to a question of this kind.
    :raise ResponseRefused: a typed answer is too long or cannot be typed.
    """
    sent = [value for value in values if value.strip()]
    if not sent:
        return None
    match kind := Kind(asked["kind"]):
        case Kind.SINGLE_CHOICE:
            return choosing.read_single(sent, order)
        case Kind.MULTIPLE_RESPONSE:
            return choosing.read_multiple(sent, order)
        case Kind.TRUE_FALSE:
            return choosing.read_decision(sent, order)
        case Kind.SHORT_ANSWER:
            return Typed(text=only(sent))
        case Kind.NUMERIC:
            return Typed(text=only(sent), locale=locale)
        case Kind.CLOZE:
            return filling.read_cloze(values, asked, order, locale)
        case Kind.MATCHING:
            return placing.read_matching(values, asked, order)
        case Kind.ORDERING:
            return placing.read_ordering(values, order)
        case Kind.CATEGORISING:
            return placing.read_categorising(values, asked, order)
        case Kind.HOT_TEXT:
            return marking.read_marks(sent, asked)
        case Kind.ESSAY:
            # Forms send each line end as two characters, and a browser counts it as one.
            return Written(text=only(sent).replace("\r\n", "\n"))
        case Kind.RECALL:
            return choosing.read_recalled(sent)
        case _:
            assert_never(kind)


def given_view(asked: Mapping[str, Any], response: Response | None, order: Sequence[int]) -> Any:
    """Give an answer back in the form's own terms: places, words, or the text."""
    match response:
        case None:
            return None
        case Chosen() if asked["kind"] == Kind.HOT_TEXT.value:
            return marking.given_marks(response)
        case Chosen():
            return choosing.given_options(response, order)
        case Decided():
            return choosing.given_decision(response, order)
        case Typed(text=text) | Written(text=text):
            return text
        case Filled():
            return filling.given_cloze(response, asked, order)
        case Placed() if asked["kind"] == Kind.CATEGORISING.value:
            return placing.given_categorising(response, order)
        case Placed():
            return placing.given_matching(response, order)
        case Ordered():
            return placing.given_ordering(response, order)
        case Recalled(remembered=remembered):
            return "remembered" if remembered else "forgot"
        case _:
            assert_never(response)


def told_view(
    asked: Mapping[str, Any],
    told: Mapping[str, Any],
    order: Sequence[int],
    response: Response | None,
    mark: Mark | None,
    *,
    points: int = 1,
    earned: Fraction | None = None,
    waiting: bool = False,
    hints: Hints = NO_HINTS,
    judgement: Judgement | None = None,
    passage_url: str = "",
    passage_title: str = "",
) -> ToldView:
    """Make what is told after an answer: verdict, key, feedback, explanation, and where taught.

    `earned` is the share that a person has given, where one has, and `judgement` what they have
    said; `waiting`, that one has still to. What `hints` cost is off `earned` and not off `mark`:
    the verdict is on the answer, the points say what is left of it.
    """
    share = earned if earned is not None else mark.earned if mark else Fraction(0)
    waiting = waiting or (earned is None and mark is not None and mark.waiting)
    options = _told_options(asked, told, order, response)
    whole = _before_hints(share, mark, hints)
    return ToldView(
        right=None if waiting else whole == 1,
        partly=0 < whole < 1,
        earned_text="" if waiting else points_text(share * points, points),
        less_text=less_text(hints) if whole > 0 and not waiting else "",
        options=options,
        parts=_told_parts(asked, told, response, mark),
        pieces=marking.told_text(asked, told, response) if "pieces" in asked else None,
        forgiven=mark.forgiven if mark else (),
        accepted=() if "gaps" in asked else tuple(told.get("accepted", ())),
        answer_html=published(told.get("answer", "")),
        feedback_html=published("" if options or "marks" in told else _feedback(told, mark)),
        explanation_html=published(told["explanation"]),
        passage_url=passage_url,
        passage_title=passage_title,
        judgement=judgement and judging.told_judgement(asked, judgement),
    )


def _before_hints(share: Fraction, mark: Mark | None, hints: Hints) -> Fraction:
    """Give the share that an answer has earned before its hints were taken off it."""
    if not hints.cost:
        return share
    if mark is not None and not mark.waiting:
        return mark.earned
    return min(share + hints.cost, Fraction(1)) if share > 0 else share


def points_text(earned: Fraction, points: int) -> str:
    """Write points, to two places where they are not whole: 2 of 3 points."""
    shown = str(rounded(earned, places=0 if earned.denominator == 1 else 2)).replace("-", "\u2212")
    return f"{shown} of {points} {'point' if points == 1 else 'points'}"


def _told_options(
    asked: Mapping[str, Any],
    told: Mapping[str, Any],
    order: Sequence[int],
    response: Response | None,
) -> tuple[OptionTold, ...]:
    if told.get("options"):
        chosen = response.options if isinstance(response, Chosen) else frozenset()
        return choosing.told_options(asked["options"], told["options"], order, chosen)
    if "right" not in told:
        return ()
    reasons = choosing.told_reasons(asked, told, order, response)
    return (*choosing.told_decision(told, response), *reasons)


def _told_parts(
    asked: Mapping[str, Any],
    told: Mapping[str, Any],
    response: Response | None,
    mark: Mark | None,
) -> tuple[PartTold, ...]:
    match asked["kind"]:
        case Kind.CLOZE:
            return filling.told_cloze(asked, told, response, mark)
        case Kind.MATCHING:
            return placing.told_matching(asked, told, response, mark)
        case Kind.CATEGORISING:
            return placing.told_categorising(asked, told, response, mark)
        case Kind.ORDERING:
            return placing.told_ordering(asked, response, mark)
        case _:
            return ()


def _feedback(told: Mapping[str, Any], mark: Mark | None) -> str:
    """Give the feedback that stands at no option: what is said to a typed answer."""
    ready = told.get("said", {})
    said = mark.feedback if mark else ()
    # What marking says in words of its own, such as that no number was read, is nowhere ready.
    return "".join(ready.get(text) or to_html(text) for text in said)
