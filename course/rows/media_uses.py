"""Where in a course each picture is shown."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from course.rows.media import A_PICTURE, mentioned, shown_of
from course.rows.tables import lesson, media, question, version


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Use:
    """A text that shows a picture."""

    question: bool
    """Whether it is a question's, in any of its versions; else a lesson's."""
    slug: str
    title: str
    """The lesson's; empty for a question."""


def uses_of(connection: Connection, course_id: int) -> Mapping[str, list[Use]]:
    """List the texts that show each picture, by its name.

    Old versions of questions count: what was answered is still looked at.
    """
    found: defaultdict[str, set[Use]] = defaultdict(set)
    lessons = select(lesson.c.slug, lesson.c.title, lesson.c.source).where(
        lesson.c.course_id == course_id, lesson.c.source.contains(A_PICTURE, autoescape=True)
    )
    for slug, title, source in connection.execute(lessons):
        for name in mentioned(source):
            found[name].add(Use(question=False, slug=slug, title=title))
    questions = (
        select(question.c.slug, version.c.source)
        .join(question, question.c.id == version.c.question_id)
        .where(
            question.c.course_id == course_id,
            version.c.source.contains(A_PICTURE, autoescape=True),
        )
    )
    names = connection.scalars(select(media.c.name).where(media.c.course_id == course_id)).all()
    for slug, source in connection.execute(questions):
        for name in mentioned(source) | shown_of(source, names):
            found[name].add(Use(question=True, slug=slug, title=""))
    return {name: sorted(uses) for name, uses in found.items()}
