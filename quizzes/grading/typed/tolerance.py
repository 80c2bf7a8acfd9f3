"""When an answer is written: whether a typo may be forgiven in it, and why not.

Marking sees one question only. What it has to know about the rest of the bank is decided here and
kept in the question: the accepted answers that are too near to another are strict.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from quizzes.bank import Bank
from quizzes.grading.typed.affixes import opposites
from quizzes.grading.typed.confusable import confused_with
from quizzes.grading.typed.forms import form, steps_of
from quizzes.grading.typed.leniency import Leniency
from quizzes.grading.typed.neighbours import Neighbours, reached
from quizzes.grading.typed.typos import SHORTEST, distance, is_number_word
from quizzes.grading.typed.vocabulary import vocabulary, words
from quizzes.grading.typed.words import plain_words
from quizzes.questions import Body, Cloze, Gap, Question, ShortAnswer

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
    others = frozenset(bank_words)
    return _tolerance(accepted, lambda word: reached(word, others), wrong)


def guarded(question: Question, bank_words: Collection[str] | Neighbours) -> Question:
    """Give a question whose accepted answers are strict where a typo could reach another answer.

    What the author made strict stays so.

    :param bank_words: the words of the bank; whose words are known, so that those of this
        question, as it is or was, are not among the others.
    """
    near = _near(question, bank_words)
    return replace(question, body=_guarded_body(question.body, near))


def guarded_bank(bank: Bank) -> Bank:
    """Give a bank whose questions are guarded against each other."""
    known = Neighbours({one.id: vocabulary([one]) for one in bank.questions})
    return replace(bank, questions=tuple(guarded(one, known) for one in bank.questions))


def typed_answers(body: Body) -> tuple[ShortAnswer, ...]:
    """Give the answers of a body that are typed as words."""
    if isinstance(body, ShortAnswer):
        return (body,)
    gaps = body.gaps if isinstance(body, Cloze) else ()
    return tuple(gap.body for gap in gaps if isinstance(gap.body, ShortAnswer))


def reasons(question: Question, bank_words: Collection[str] | Neighbours) -> Iterator[str]:
    """Say, in a sentence each, in which accepted answers no typo is forgiven for nearness."""
    near = _near(question, bank_words)
    for body in typed_answers(question.body):
        for accepted, found in _too_near_in(body, near):
            yield f"No typing error is let pass in “{accepted}”. {found.why_not}"


def lenient_words(question: Question) -> frozenset[str]:
    """Give the long words in which a typo is forgiven when an answer to this question is marked.

    Whether the rest of a bank allows that is another question.
    """
    return frozenset(
        word
        for body in typed_answers(question.body)
        if body.typos
        for accepted in body.accepted
        if accepted not in body.strict
        and tolerance(accepted, wrong=[wrong.text for wrong in body.wrong]).allowed
        for word in _long_words(accepted)
    )


def too_near(body: ShortAnswer, bank_words: Collection[str]) -> Iterator[tuple[str, Tolerance]]:
    """Give the accepted answers in which a typo could reach another answer, and the reasons."""
    return _too_near_in(body, lambda word: reached(word, bank_words))


_Near = Callable[[str], frozenset[str]]
"""Gives the words within reach of one."""


def _near(question: Question, bank_words: Collection[str] | Neighbours) -> _Near:
    """Look among the words of a bank and those of the question's own other answers."""
    own = vocabulary([question])
    if isinstance(bank_words, Neighbours):
        return lambda word: bank_words.near(word, without=question.id) | reached(word, own)
    known = own.union(bank_words)
    return lambda word: reached(word, known)


def _too_near_in(body: ShortAnswer, near: _Near) -> Iterator[tuple[str, Tolerance]]:
    if not body.typos:
        return
    own = {word for text in body.accepted for word in words(text)}
    wrong = [answer.text for answer in body.wrong]
    for accepted in body.accepted:
        found = _tolerance(accepted, lambda word: near(word) - own, wrong)
        if found.near:
            yield accepted, found


def _tolerance(accepted: str, near: _Near, wrong: Iterable[str]) -> Tolerance:
    long = _long_words(accepted)
    if not long:
        message = f"It has no word of {SHORTEST} letters or more without digits and signs."
        return Tolerance(allowed=False, why_not=message)
    if number := next((word for word in long if is_number_word(word)), ""):
        return Tolerance(allowed=False, why_not=f"“{number}” is a number.")
    listed = {word for text in wrong for word in words(text)}
    for word in long:
        opposite = reached(word, confused_with(word) & {*opposites(word)})
        for others, what in (
            (opposite, "which means the opposite or the like"),
            (reached(word, listed), "a wrong answer that is listed here"),
            (near(word), "which is an answer or an option in this bank"),
        ):
            if others:
                return _too_near(word, min(others), what)
    return Tolerance(allowed=True)


def _long_words(accepted: str) -> list[str]:
    return [word for word in plain_words(form(accepted, _STEPS)) if len(word) >= SHORTEST]


def _guarded_body(body: Body, near: _Near) -> Body:
    if isinstance(body, ShortAnswer):
        return _guarded_answer(body, near)
    if isinstance(body, Cloze):
        return replace(body, gaps=tuple(_guarded_gap(gap, near) for gap in body.gaps))
    return body  # nothing is typed, or it is a number or an essay


def _guarded_gap(gap: Gap, near: _Near) -> Gap:
    if isinstance(gap.body, ShortAnswer):
        return replace(gap, body=_guarded_answer(gap.body, near))
    return gap


def _guarded_answer(body: ShortAnswer, near: _Near) -> ShortAnswer:
    strict = {*body.strict, *(accepted for accepted, _ in _too_near_in(body, near))}
    return replace(body, strict=tuple(text for text in body.accepted if text in strict))


def _too_near(word: str, near: str, what: str) -> Tolerance:
    slips = "one slip" if distance(word, near) == 1 else "two slips"
    message = f"“{word}” is {slips} away from “{near}”, {what}."
    return Tolerance(allowed=False, why_not=message, near=near)
