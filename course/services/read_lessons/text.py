"""A lesson as it is read: its passages, and the prompts that stand after them."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Text, and_, bindparam, cast, func, select

from course.rows.meetable import MEETABLE
from course.rows.tables import card, lesson, passage, question, quiz, version
from quizzes.questions import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A recall prompt in the text."""

    slug: str
    version: int
    """The number of the version that is asked; the answer sends it back."""
    stem_html: str
    answer_html: str
    opens_at: datetime | None
    """When its card is next in the learner's review; None when it has not been answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageText:
    """One passage as it is read."""

    slug: str
    title: str
    html: str
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonText:
    """A lesson as it is read."""

    slug: str
    title: str
    summary: str
    article_section: str
    lead_html: str
    closing_title: str
    closing_html: str
    objectives: list[list[str]]
    terms: list[list[str]]
    minutes: int
    practice: str | None
    """The slug of its practice quiz."""
    passages: tuple[PassageText, ...]


_PRACTICE = (
    select(func.min(quiz.c.slug))
    .where(quiz.c.lesson_id == lesson.c.id, quiz.c.retired_at.is_(None))
    .correlate(lesson)
    .scalar_subquery()
)

_LESSON = (
    select(
        lesson.c.slug,
        lesson.c.title,
        lesson.c.summary,
        lesson.c.article_section,
        lesson.c.lead_html,
        lesson.c.closing_title,
        lesson.c.closing_html,
        cast(lesson.c.objectives, Text),  # stands in each passage's row, and is read from one
        cast(lesson.c.terms, Text),
        lesson.c.minutes,
        passage.c.id,
        passage.c.slug,
        passage.c.title,
        passage.c.html,
        _PRACTICE,
    )
    .select_from(
        lesson.outerjoin(
            passage, and_(passage.c.lesson_id == lesson.c.id, passage.c.retired_at.is_(None))
        )
    )
    .where(
        lesson.c.course_id == bindparam("course_id"),
        lesson.c.slug == bindparam("lesson"),
        lesson.c.retired_at.is_(None),
    )
    .order_by(passage.c.position)
)

_PROMPTS = (
    select(
        question.c.passage_id,
        question.c.slug,
        version.c.number,
        version.c.asked["stem"].as_string(),
        version.c.told["answer"].as_string(),
        card.c.opens_at,
    )
    .select_from(
        lesson.join(passage, passage.c.lesson_id == lesson.c.id)
        .join(question, question.c.passage_id == passage.c.id)
        .join(
            version,
            and_(
                version.c.question_id == question.c.id,
                version.c.number == question.c.live_number,
            ),
        )
        .outerjoin(
            card,
            and_(card.c.question_id == question.c.id, card.c.person_id == bindparam("person_id")),
        )
    )
    .where(
        lesson.c.course_id == bindparam("course_id"),
        lesson.c.slug == bindparam("lesson"),
        question.c.kind == Kind.RECALL.value,
        MEETABLE,
    )
    .order_by(question.c.id)
)


def lesson_text(
    connection: Connection, course_id: int, lesson_slug: str, person_id: int
) -> LessonText | None:
    """Read a lesson with its passages and prompts, in two statements; None if it is not there."""
    where = {"course_id": course_id, "lesson": lesson_slug, "person_id": person_id}
    rows = connection.execute(_LESSON, where).all()
    if not rows:
        return None
    prompts: dict[int, list[Prompt]] = {}
    for passage_id, slug, number, stem, answer, opens_at in connection.execute(_PROMPTS, where):
        prompt = Prompt(
            slug=slug, version=number, stem_html=stem, answer_html=answer, opens_at=opens_at
        )
        prompts.setdefault(passage_id, []).append(prompt)
    first = rows[0]
    return LessonText(
        slug=first[0],
        title=first[1],
        summary=first[2],
        article_section=first[3],
        lead_html=first[4],
        closing_title=first[5],
        closing_html=first[6],
        objectives=json.loads(first[7]),
        terms=json.loads(first[8]),
        minutes=first[9],
        practice=first[14],
        passages=tuple(
            PassageText(
                slug=row[11], title=row[12], html=row[13], prompts=tuple(prompts.get(row[10], ()))
            )
            for row in rows
            if row[10] is not None
        ),
    )
