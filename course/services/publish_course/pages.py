"""Publish the course, its lessons and their passages: rendered, in order, by their slugs."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Course, Lesson, Passage
from course.rows.lesson_html import lesson_html, passage_html
from course.rows.media import images_of
from course.rows.pictures import FiledPicture
from course.services.publish_course.changes import Changes
from course.services.publish_course.pictures import publish_pictures
from lessons import Course as CourseFile
from lessons import Image, minutes, to_html, words, write_course, write_lesson
from lessons import Lesson as LessonFile


def publish_pages(
    session: Session,
    course: CourseFile,
    lessons: tuple[LessonFile, ...],
    changes: Changes,
    *,
    pictures: tuple[FiledPicture, ...] = (),
    quota: int | None = None,
    at: datetime,
) -> tuple[Course, dict[str, Lesson], dict[str, Passage]]:
    """Publish a course's pages and pictures; gives the rows of what the files hold, by slug."""
    course_row = _course(session, course, changes, at)
    publish_pictures(session, course_row.id, pictures, changes, quota=quota, at=at)
    images = images_of(session.connection(), course_row.id)
    lesson_rows = _lessons(session, course_row, lessons, changes, images=images, at=at)
    passage_rows = _passages(
        session, course_row, lesson_rows, lessons, changes, images=images, at=at
    )
    return course_row, lesson_rows, passage_rows


def _course(session: Session, course: CourseFile, changes: Changes, at: datetime) -> Course:
    row = session.scalar(select(Course).where(Course.slug == course.slug))
    wanted = {
        "title": course.title,
        "language": course.language,
        "open_to_join": course.open_to_join,
        "summary_html": to_html(course.summary),
        "source": write_course(course),
    }
    changes.note(
        f"course {course.slug}",
        new=row is None,
        different=row is not None and _differs(row, wanted),
    )
    if row is None:
        row = Course(slug=course.slug)
        session.add(row)
    _set(row, wanted, at)
    session.flush()  # the lessons need its number
    return row


def _lessons(
    session: Session,
    course: Course,
    lessons: tuple[LessonFile, ...],
    changes: Changes,
    *,
    images: Mapping[str, Image],
    at: datetime,
) -> dict[str, Lesson]:
    there = select(Lesson).filter_by(course_id=course.id).order_by(Lesson.id)
    rows = {row.slug: row for row in session.scalars(there)}
    for position, lesson in enumerate(lessons, 1):
        row = rows.get(lesson.slug)
        wanted = _lesson_columns(lesson, position, images)
        changes.note(
            f"lesson {lesson.slug}",
            new=row is None,
            different=row is not None and _differs(row, wanted),
        )
        if row is None:
            row = rows[lesson.slug] = Lesson(course_id=course.id, slug=lesson.slug, published_at=at)
            session.add(row)
        _set(row, wanted, at)
    _retire(rows, {lesson.slug for lesson in lessons}, "lesson", changes, at)
    session.flush()  # the passages need their numbers
    return {lesson.slug: rows[lesson.slug] for lesson in lessons}


def _lesson_columns(
    lesson: LessonFile, position: int, images: Mapping[str, Image]
) -> dict[str, Any]:
    body = "\n\n".join([lesson.lead, *(passage.body for passage in lesson.passages)])
    return {
        "position": position,
        "title": lesson.title,
        "summary": lesson.summary,
        "article_section": lesson.article_section,
        **lesson_html(lesson, images),
        "closing_title": lesson.closing_title,
        "objectives": [[objective.slug, objective.text] for objective in lesson.objectives],
        "terms": [[term.term, term.definition] for term in lesson.terms],
        "minutes": minutes(words(body)),
        "source": write_lesson(lesson),
        "retired_at": None,
    }


def _passages(
    session: Session,
    course: Course,
    lesson_rows: dict[str, Lesson],
    lessons: tuple[LessonFile, ...],
    changes: Changes,
    *,
    images: Mapping[str, Image],
    at: datetime,
) -> dict[str, Passage]:
    there = select(Passage).filter_by(course_id=course.id).order_by(Passage.id)
    rows = {row.slug: row for row in session.scalars(there)}
    wanted = set()
    for lesson in lessons:
        for position, passage in enumerate(lesson.passages, 1):
            wanted.add(passage.slug)
            row = rows.get(passage.slug)
            columns = {
                "lesson_id": lesson_rows[lesson.slug].id,
                "position": position,
                "title": passage.title,
                "html": passage_html(passage, images),
                "retired_at": None,
            }
            changes.note(
                f"passage {passage.slug}",
                new=row is None,
                different=row is not None and _differs(row, columns),
            )
            if row is None:
                row = rows[passage.slug] = Passage(course_id=course.id, slug=passage.slug)
                session.add(row)
            _set(row, columns, at)
    _retire(rows, wanted, "passage", changes, at)
    session.flush()  # the questions need their numbers
    return {slug: rows[slug] for slug in wanted}


def _differs(row: Course | Lesson | Passage, columns: dict[str, Any]) -> bool:
    return any(getattr(row, name) != value for name, value in columns.items())


def _set(row: Course | Lesson | Passage, columns: dict[str, Any], at: datetime) -> None:
    if not _differs(row, columns):
        return
    for name, value in columns.items():
        setattr(row, name, value)
    if not isinstance(row, Passage):
        row.published_at = at


def _retire(
    rows: dict[str, Any], wanted: set[str], what: str, changes: Changes, at: datetime
) -> None:
    for slug, row in rows.items():
        if slug not in wanted and row.retired_at is None:
            row.retired_at = at
            changes.retired.append(f"{what} {slug}")
