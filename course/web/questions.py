"""Questions on a page and answers from a form: the place where kinds meet HTML.

Options travel by their place on the page, never by their place in the bank: what a browser sees
differs in nothing between a key and a distractor.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any

from markupsafe import Markup

from course.services.errors import Invalid
from course.web.markup import published
from quizzes.draw import option_order
from quizzes.grading import Mark
from quizzes.questions import Chosen, Decided, Kind, Recalled, Response, Typed
from quizzes.scoring import rounded

TRUTH = {"true": True, "false": False}
RECALLED = {"remembered": True, "forgot": False}


@dataclass(frozen=True, slots=True)
class OptionView:
    """One option as it is asked."""

    position: str
    html: Markup


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as it is asked: what the template's macro wants."""

    kind: str
    label: str
    stem_html: Markup
    options: tuple[OptionView, ...]
    answer_html: Markup


@dataclass(frozen=True, slots=True)
class OptionTold:
    """One option after the answer."""

    html: Markup
    chosen: bool
    right: bool
    feedback_html: Markup


@dataclass(frozen=True, slots=True)
class ToldView:
    """What is told after the answer: what the template's macro wants."""

    right: bool | None
    partly: bool
    earned_text: str
    options: tuple[OptionTold, ...]
    forgiven: tuple[str, ...]
    accepted: tuple[str, ...]
    answer_html: Markup
    feedback_html: Markup
    explanation_html: Markup
    passage_url: str
    passage_title: str


def card_order(card_id: int, sequence: int, asked: Mapping[str, Any]) -> list[int]:
    """Give the order of a card's options: another one each time, the same for one asking."""
    return list(option_order(len(asked["options"]), Random(f"{card_id}:{sequence}")))


def asked_view(
    kind: str, asked: Mapping[str, Any], order: Sequence[int], label: str, answer_html: str = ""
) -> QuestionView:
    """Make what is asked of the stored HTML, with the options in the order of this page."""
    options = asked["options"]
    return QuestionView(
        kind=kind,
        label=label,
        stem_html=published(asked["stem"]),
        options=tuple(
            OptionView(str(place), published(options[index])) for place, index in enumerate(order)
        ),
        answer_html=published(answer_html),
    )


def read_answer(kind: str, values: Sequence[str], order: Sequence[int]) -> Response | None:
    """Make the response of what a form sent; None when the question was left open.

    :raises Invalid: what was sent cannot be an answer to a question of this kind.
    :raises ResponseRefused: a typed answer is too long or cannot be typed.
    """
    sent = [value for value in values if value.strip()]
    if not sent:
        return None
    match Kind(kind):
        case Kind.SINGLE_CHOICE:
            return Chosen(options=frozenset({_option(_only(sent), order)}))
        case Kind.MULTIPLE_RESPONSE:
            return Chosen(options=frozenset(_option(value, order) for value in sent))
        case Kind.TRUE_FALSE:
            return Decided(value=_word(_only(sent), TRUTH))
        case Kind.SHORT_ANSWER:
            return Typed(text=_only(sent))
        case Kind.RECALL:
            return Recalled(remembered=_word(_only(sent), RECALLED))


def given_view(response: Response | None, order: Sequence[int]) -> Any:
    """Give an answer back in the form's own terms: positions, 'true' or 'false', or the text."""
    match response:
        case None:
            return None
        case Chosen(options=options):
            return [str(place) for place, index in enumerate(order) if index in options]
        case Decided(value=value):
            return "true" if value else "false"
        case Typed(text=text):
            return text
        case Recalled(remembered=remembered):
            return "remembered" if remembered else "forgot"


def told_view(
    asked: Mapping[str, Any],
    told: Mapping[str, Any],
    order: Sequence[int],
    response: Response | None,
    mark: Mark | None,
    *,
    points: int = 1,
    passage_url: str = "",
    passage_title: str = "",
) -> ToldView:
    """Make what is told after an answer: verdict, key, feedback, explanation, and where taught."""
    earned = mark.earned if mark else Fraction(0)
    chosen = response.options if isinstance(response, Chosen) else frozenset()
    return ToldView(
        right=earned == 1,
        partly=0 < earned < 1,
        earned_text=points_text(earned * points, points),
        options=tuple(_told_option(asked, told, index, chosen) for index in order)
        if told.get("options")
        else _told_truth(told, response),
        forgiven=mark.forgiven if mark else (),
        accepted=tuple(told.get("accepted", ())),
        answer_html=published(told.get("answer", "")),
        feedback_html=_feedback(told, mark),
        explanation_html=published(told["explanation"]),
        passage_url=passage_url,
        passage_title=passage_title,
    )


def points_text(earned: Fraction, points: int) -> str:
    """Write points, to two places where they are not whole: 2 of 3 points."""
    shown = rounded(earned, places=0 if earned.denominator == 1 else 2)
    return f"{shown} of {points} {'point' if points == 1 else 'points'}"


def _told_option(
    asked: Mapping[str, Any], told: Mapping[str, Any], index: int, chosen: frozenset[int]
) -> OptionTold:
    about = told["options"][index]
    return OptionTold(
        html=published(asked["options"][index]),
        chosen=index in chosen,
        right=about["right"],
        feedback_html=published(about["feedback"]),
    )


def _told_truth(told: Mapping[str, Any], response: Response | None) -> tuple[OptionTold, ...]:
    if "right" not in told:
        return ()
    said = response.value if isinstance(response, Decided) else None
    return tuple(
        OptionTold(
            html=published("True" if value else "False"),
            chosen=said is value,
            right=told["right"] is value,
            feedback_html=published(told["true" if value else "false"]),
        )
        for value in (True, False)
    )


def _feedback(told: Mapping[str, Any], mark: Mark | None) -> Markup:
    """Give the feedback that stands at no option: what is said to a typed answer."""
    if mark is None or "wrong" not in told:
        return published("")
    return published("".join(told["wrong"][text] for text in mark.feedback))


def _only(values: Sequence[str]) -> str:
    if len(values) != 1:
        raise Invalid("This question takes one answer; several were sent.")
    return values[0]


def _option(value: str, order: Sequence[int]) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 3 and int(value) < len(order)):
        raise Invalid(f"The question has no option {value[:20]!r}.")
    return order[int(value)]


def _word(value: str, words: Mapping[str, bool]) -> bool:
    if value not in words:
        raise Invalid(f"The answer must be {' or '.join(words)}, not {value[:20]!r}.")
    return words[value]
