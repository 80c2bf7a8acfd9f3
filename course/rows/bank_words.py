"""The words that answers to a passage's questions may not be taken for: those of its bank."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from course.rows.tables import passage, question, version
from course.rows.versions import read_body
from quizzes.grading.typed.tolerance import guarded, too_near
from quizzes.grading.typed.vocabulary import vocabulary
from quizzes.questions import Body, Cloze, Question, ShortAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """A question in which no typo is forgiven where that could make a wrong answer right."""

    value: Question
    notices: tuple[str, ...]
    """For the author: in which answers that is, and why."""


def bank_words(
    connection: Connection, course_id: int, passage_slug: str, *, without: str = ""
) -> frozenset[str]:
    """Give the long words of the answers to all other questions of a passage's lesson.

    `without` is the id of the question that is being written; its own words are no others.
    """
    lesson = select(passage.c.lesson_id).where(
        passage.c.course_id == course_id, passage.c.slug == passage_slug
    )
    newest = (
        select(version.c.question_id, func.max(version.c.number).label("number"))
        .join(question, question.c.id == version.c.question_id)
        .join(passage, passage.c.id == question.c.passage_id)
        .where(passage.c.lesson_id == lesson.scalar_subquery(), question.c.slug != without)
        .group_by(version.c.question_id)
        .subquery()
    )
    bodies = connection.execute(
        select(version.c.body).join(
            newest,
            (newest.c.question_id == version.c.question_id) & (newest.c.number == version.c.number),
        )
    ).scalars()
    return vocabulary(read_body(body) for body in bodies)


def guarded_in_bank(connection: Connection, course_id: int, value: Question) -> Guarded:
    """Let no typo pass in answers that are too near to others of the bank, and say in which."""
    bodies = _typed(value.body)
    if not bodies:
        return Guarded(value=value, notices=())
    words = bank_words(connection, course_id, value.passage, without=value.id)
    return Guarded(
        value=guarded(value, words),
        notices=tuple(
            f"No typing error is let pass in “{accepted}”. {found.why_not}"
            for body in bodies
            for accepted, found in too_near(body, words)
        ),
    )


def guarded_together(
    connection: Connection, course_id: int, values: Sequence[Question]
) -> list[Question]:
    """Do the same for questions that are added at once: they are each other's neighbours too."""
    own = vocabulary(values)
    known: dict[str, frozenset[str]] = {}
    for value in values:
        if _typed(value.body) and value.passage not in known:
            known[value.passage] = own | bank_words(connection, course_id, value.passage)
    return [guarded(value, known.get(value.passage, own)) for value in values]


def _typed(body: Body) -> list[ShortAnswer]:
    """Give the answers of a body that are typed as words."""
    if isinstance(body, ShortAnswer):
        return [body]
    gaps = body.gaps if isinstance(body, Cloze) else ()
    return [gap.body for gap in gaps if isinstance(gap.body, ShortAnswer)]
