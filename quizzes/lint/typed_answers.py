"""Rules about answers to type: what a slip, a pattern or a forgiven difference could reach."""

from collections.abc import Iterator

from quizzes.grading.typed.forms import alike
from quizzes.grading.typed.leniency import leniency_of
from quizzes.grading.typed.tolerance import too_near
from quizzes.grading.typed.vocabulary import vocabulary
from quizzes.lint.finding import Finding, Subject
from quizzes.questions import Cloze, Question, ShortAnswer
from quizzes.questions.pattern import fits

_NOBODYS_ANSWERS = ("qzx 8#wv", "7Ωы", "Zzyzx, qvorp & xylthm 31")
"""No pattern that is meant for an answer fits all of these."""


def typo_too_near(subject: Subject) -> Iterator[Finding]:
    """Find accepted answers in which a forgiven slip could be meant for another answer."""
    known = vocabulary(subject.bank.questions)
    for question, body in _typed(subject):
        for accepted, found in too_near(body, known):
            if accepted not in body.strict:
                message = f"{question.id}: {found.why_not} Write = {accepted} {{exact}}"
                yield subject.finding("typo-too-near", message, question.id)


def right_and_wrong_alike(subject: Subject) -> Iterator[Finding]:
    """Find wrong answers that only differ from an accepted one in what is forgiven."""
    for question, body in _typed(subject):
        for wrong in body.wrong:
            for accepted in alike(wrong.text, body.accepted, leniency_of(body)):
                message = (
                    f"{question.id}: what tells {wrong.text!r} from {accepted!r} is forgiven; "
                    f"if it counts, say so in a field, such as case matters: yes"
                )
                yield subject.finding("right-and-wrong-alike", message, question.id)


def same_answer(subject: Subject) -> Iterator[Finding]:
    """Find accepted answers that need not be listed, because another is taken for them."""
    for question, body in _typed(subject):
        for place, accepted in enumerate(body.accepted):
            for earlier in alike(accepted, body.accepted[:place], leniency_of(body)):
                message = f"{question.id}: {accepted!r} is accepted as {earlier!r} already"
                yield subject.finding("same-answer", message, question.id)


def wide_pattern(subject: Subject) -> Iterator[Finding]:
    """Find patterns that accept whatever is typed."""
    for question, body in _typed(subject):
        for pattern in body.patterns:
            if all(fits(text, pattern, case_matters=True) for text in _NOBODYS_ANSWERS):
                message = f"{question.id}: the pattern /{pattern}/ accepts anything"
                yield subject.finding("wide-pattern", message, question.id)


def _typed(subject: Subject) -> Iterator[tuple[Question, ShortAnswer]]:
    for question in subject.bank.questions:
        for body in _bodies(question):
            yield question, body


def _bodies(question: Question) -> Iterator[ShortAnswer]:
    body = question.body
    if isinstance(body, ShortAnswer):
        yield body
    elif isinstance(body, Cloze):
        yield from (gap.body for gap in body.gaps if isinstance(gap.body, ShortAnswer))
