"""Marking a typed answer."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from quizzes.grading.mark import Mark, told
from quizzes.grading.typed.forms import alike, forgiven
from quizzes.grading.typed.leniency import leniency_of
from quizzes.grading.typed.patterns import forgiven_by_patterns
from quizzes.grading.typed.typos import forgiven_typo, one_off
from quizzes.questions import ShortAnswer, Typed, WrongAnswer


def grade(body: ShortAnswer, response: Typed) -> Mark:
    """All or nothing: of the answers that are listed, right and wrong, the nearest decides.

    Only where none fits, patterns are asked, and then whether it is one with a typo. A wrong
    answer that is as near as a right one decides: what makes the two alike is not to be forgiven.
    """
    right = _least(_in_plain_text(body, response.text))
    wrong = _nearest_wrong(body, response.text)
    if wrong and (right is None or len(wrong[0]) <= len(right)):
        return Mark(earned=Fraction(0), feedback=told(wrong[1].feedback))
    if right is None:
        right = _least(forgiven_by_patterns(response.text, body.patterns, leniency_of(body)))
    if right is None:
        right = _least(_with_a_typo(body, response.text))
    return Mark(earned=Fraction(right is not None), forgiven=right or ())


def _in_plain_text(body: ShortAnswer, text: str) -> Iterator[tuple[str, ...] | None]:
    leniency = leniency_of(body)
    return (forgiven(text, accepted, leniency) for accepted in alike(text, body.accepted, leniency))


def _with_a_typo(body: ShortAnswer, text: str) -> Iterator[tuple[str, ...] | None]:
    if not body.typos:
        return
    leniency = leniency_of(body)
    wrong = [answer.text for answer in body.wrong]
    lenient = [accepted for accepted in body.accepted if accepted not in body.strict]
    for accepted in one_off(text, lenient, leniency):
        yield forgiven_typo(text, accepted, leniency, wrong)


def _nearest_wrong(body: ShortAnswer, text: str) -> tuple[tuple[str, ...], WrongAnswer] | None:
    leniency = leniency_of(body)
    by_text = {wrong.text: wrong for wrong in body.wrong}
    near = [
        (forgiven(text, wrong, leniency) or (), by_text[wrong])
        for wrong in alike(text, by_text, leniency)
    ]
    return min(near, key=lambda one: len(one[0]), default=None)


def _least(matches: Iterable[tuple[str, ...] | None]) -> tuple[str, ...] | None:
    """Give the match with least to forgive, the first of them if there are several."""
    return min((match for match in matches if match is not None), key=len, default=None)
