"""What a lesson's Markdown becomes on its page, when it is published and when a picture changes."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select, update

from course.rows.media import A_PICTURE, images_of, mentioned
from course.rows.tables import lesson, passage
from lessons import Image, Lesson, Passage, read_lesson, to_html

LEAD, CLOSING = "lead", "closing"
"""The anchors of what stands before the first passage and after the last."""


def lesson_html(value: Lesson, images: Mapping[str, Image]) -> dict[str, str]:
    """Render what stands around a lesson's passages, by column."""
    return {
        "lead_html": to_html(value.lead, anchor=LEAD, images=images),
        "closing_html": to_html(value.closing, anchor=CLOSING, images=images),
    }


def passage_html(value: Passage, images: Mapping[str, Image]) -> str:
    """Render a passage."""
    return to_html(value.body, anchor=value.slug, images=images)


def render_lessons(connection: Connection, course_id: int, *, showing: Collection[str]) -> None:
    """Write the HTML of the lessons anew whose text names one of these pictures."""
    images = images_of(connection, course_id)
    rows = connection.execute(
        select(lesson.c.id, lesson.c.slug, lesson.c.source).where(
            lesson.c.course_id == course_id, lesson.c.source.contains(A_PICTURE, autoescape=True)
        )
    ).all()
    for row in rows:
        if not mentioned(row.source).isdisjoint(showing):
            value = read_lesson(row.source, file=row.slug)
            _write(connection, row.id, value, images)


def _write(
    connection: Connection, lesson_id: int, value: Lesson, images: Mapping[str, Image]
) -> None:
    connection.execute(
        update(lesson).where(lesson.c.id == lesson_id).values(lesson_html(value, images))
    )
    for each in value.passages:
        connection.execute(
            update(passage)
            .where(passage.c.lesson_id == lesson_id, passage.c.slug == each.slug)
            .values(html=passage_html(each, images))
        )
