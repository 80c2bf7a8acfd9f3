"""When an answer is written: whether a typo may be forgiven in it, and why not.

Marking sees one question only. What it has to know about the rest of the bank is decided here and
kept in the question: the accepted answers that are too near to another are strict.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from quizzes.bank import Bank
from quizzes.grading.typed.affixes import opposites
from quizzes.grading.typed.confusable import confused_with
from quizzes.grading.typed.forms import form, steps_of
from quizzes.grading.typed.leniency import Leniency
from quizzes.grading.typed.typos import SHORTEST, distance, is_number_word
from quizzes.grading.typed.vocabulary import vocabulary, words
from quizzes.grading.typed.words import plain_words
from quizzes.questions import Body, Cloze, Gap, Question, ShortAnswer

REACH = 2
"""At this distance from another word, there is a slip that leads half-way to it."""

_STEPS = steps_of(Leniency())


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """Whether a typo is forgiven in an accepted answer."""

    allowed: bool
    why_not: str = ""
    """One sentence for the author; empty when it is allowed."""
    near: str = ""
    """The word that is too near, if that is why."""


def tolerance(
    accepted: str, *, bank_words: Iterable[str] = (), wrong: Iterable[str] = ()
) -> Tolerance:
    """Decide for one accepted answer.

    :param bank_words: what `vocabulary` gives for the bank; words of the same answer do not count.
    :param wrong: the wrong answers that are listed with it.
    """
    long = [word for word in plain_words(form(accepted, _STEPS)) if len(word) >= SHORTEST]
    if not long:
        message = f"It has no word of {SHORTEST} letters or more without digits and signs."
        return Tolerance(allowed=False, why_not=message)
    if number := next((word for word in long if is_number_word(word)), ""):
        return Tolerance(allowed=False, why_not=f"“{number}” is a number.")
    listed = {word for text in wrong for word in words(text)}
    for word in long:
        for others, what in (
            (confused_with(word) & {*opposites(word)}, "which means the opposite or the like"),
            (listed, "a wrong answer that is listed here"),
            (bank_words, "which is an answer or an option in this bank"),
        ):
            if near := min(_reached(word, others), default=""):
                return _too_near(word, near, what)
    return Tolerance(allowed=True)


def guarded(question: Question, bank_words: Collection[str]) -> Question:
    """Give a question whose accepted answers are strict where a typo could reach another answer.

    What the author made strict stays so.
    """
    return replace(question, body=_guarded_body(question.body, bank_words))


def guarded_bank(bank: Bank) -> Bank:
    """Give a bank whose questions are guarded against each other."""
    known = vocabulary(bank.questions)
    return replace(bank, questions=tuple(guarded(one, known) for one in bank.questions))


def too_near(body: ShortAnswer, bank_words: Collection[str]) -> Iterator[tuple[str, Tolerance]]:
    """Give the accepted answers in which a typo could reach another answer, and the reasons."""
    if not body.typos:
        return
    own = {word for text in body.accepted for word in words(text)}
    wrong = [answer.text for answer in body.wrong]
    others = frozenset(bank_words) - own
    for accepted in body.accepted:
        found = tolerance(accepted, bank_words=others, wrong=wrong)
        if found.near:
            yield accepted, found


def _guarded_body(body: Body, bank_words: Collection[str]) -> Body:
    if isinstance(body, ShortAnswer):
        return _guarded_answer(body, bank_words)
    if isinstance(body, Cloze):
        return replace(body, gaps=tuple(_guarded_gap(gap, bank_words) for gap in body.gaps))
    return body  # nothing is typed, or it is a number or an essay


def _guarded_gap(gap: Gap, bank_words: Collection[str]) -> Gap:
    if isinstance(gap.body, ShortAnswer):
        return replace(gap, body=_guarded_answer(gap.body, bank_words))
    return gap


def _guarded_answer(body: ShortAnswer, bank_words: Collection[str]) -> ShortAnswer:
    near = {*body.strict, *(accepted for accepted, _ in too_near(body, bank_words))}
    return replace(body, strict=tuple(text for text in body.accepted if text in near))


def _reached(word: str, others: Iterable[str]) -> frozenset[str]:
    found = process.extract_iter(word, tuple(others), scorer=OSA.distance, score_cutoff=REACH)
    return frozenset(other for other, _, _ in found if not _is_plural(word, other))


def _is_plural(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long in (short, short + "s", short + "es")


def _too_near(word: str, near: str, what: str) -> Tolerance:
    slips = "one slip" if distance(word, near) == 1 else "two slips"
    message = f"“{word}” is {slips} away from “{near}”, {what}."
    return Tolerance(allowed=False, why_not=message, near=near)
