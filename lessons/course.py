"""A course: its own file, and the folder that holds it with one file for each lesson."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lessons import dialect, front_matter
from lessons.body import trimmed
from lessons.errors import ContentProblems, LessonsError, Problem, Report
from lessons.fields import Fields
from lessons.lesson import LIMIT, Lesson, read_lesson, write_lesson
from lessons.slugs import RULE, is_slug
from lessons.source import checked, decode, note_invisible

COURSE_FILE = "course.md"

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One course; ``lessons`` are their slugs in reading order, ``summary`` is Markdown."""

    slug: str
    title: str
    summary: str
    language: str
    """As in HTML's ``lang``: ``en``, ``pt-BR``."""
    lessons: tuple[str, ...]
    article: str = ""
    """The file name of the article that the course was made from, if any."""


def read_course(text: str, *, file: str) -> Course:
    """Read a course's file.

    :raise ContentProblems: with every problem that was found, not only the first.
    """
    report = Report(file)
    text = checked(text, file=file, limit=LIMIT)
    note_invisible(text, report)
    split = front_matter.split(text, report)
    fields = Fields(split, report)
    course = Course(
        slug=fields.slug("course"),
        title=fields.text("title"),
        summary=_summary(split, report),
        language=_language(fields),
        article=_article(fields),
        lessons=_lessons(fields),
    )
    fields.note_unknown()
    report.raise_if_any()
    return course


def _summary(split: front_matter.Split, report: Report) -> str:
    try:
        parsed = dialect.tokens(dialect.parser(), split.body, {})
    except LessonsError as error:
        report.add(split.body_line, "summary", str(error))
        return ""
    for token in parsed:
        if token.type == "heading_open" and token.map:
            report.add(split.body_line + token.map[0], "summary", "headings are not used here")
    text = trimmed(split.body.split("\n"))
    if not text:
        report.add(split.body_line, "summary", "is missing; write it under the fields")
    return text


def _language(fields: Fields) -> str:
    text = fields.text("language")
    if text and not _LANGUAGE.fullmatch(text):
        fields.report.add(
            fields.line("language"), "language", f"'{text}' is no language tag; write 'en', 'pt-BR'"
        )
    return text


def _article(fields: Fields) -> str:
    text = fields.text("article", needed=False)
    if "/" in text or "\\" in text or text.startswith("."):
        fields.report.add(
            fields.line("article"), "article", "must be a file's name without a folder"
        )
    return text


def _lessons(fields: Fields) -> tuple[str, ...]:
    slugs: list[str] = []
    for item in fields.items("lessons"):
        if message := _fault(item.text, slugs):
            fields.report.add(item.line, "lessons", f"'{item.text}' {message}")
        slugs.append(item.text)
    if not slugs:
        fields.report.add(fields.line("lessons"), "lessons", "lists none; write '  - slug' lines")
    return tuple(slugs)


def _fault(slug: str, before: list[str]) -> str:
    if not is_slug(slug):
        return f"is no slug; use {RULE}"
    if f"{slug}.md" == COURSE_FILE:
        return "is the course's own file; call the lesson otherwise"
    return "stands twice; keep one of them" if slug in before else ""


def write_course(course: Course) -> str:
    """Write a course's file, so that reading it gives an equal course.

    :raise ContentProblems: the course breaks the rules of the format.
    :raise LessonsError: a text would be read back changed.
    """
    text = front_matter.write(
        {
            "course": course.slug,
            "title": course.title,
            "language": course.language,
            "article": course.article,
            "lessons": course.lessons,
        },
        course.summary,
    )
    if read_course(text, file=COURSE_FILE) != course:
        raise LessonsError(
            f"{COURSE_FILE}: a text holds what the format cannot keep; take away blank ends and"
            " doubled spaces"
        )
    return text


def course_files(course: Course, lessons: Iterable[Lesson]) -> dict[str, str]:
    """Return the text of each file of a course's folder by its name.

    :raise LessonsError: something breaks the rules of the formats.
    """
    files = {COURSE_FILE: write_course(course)}
    files |= {f"{lesson.slug}.md": write_lesson(lesson) for lesson in lessons}
    return files


def load_course(folder: Path) -> tuple[Course, tuple[Lesson, ...]]:
    """Read a course's folder: the course and its lessons in order.

    :raise ContentProblems: with every problem of every file.
    :raise LessonsError: there is no course file to begin with.
    """
    if not (folder / COURSE_FILE).is_file():
        raise LessonsError(f"{folder.name}: there is no {COURSE_FILE}; a course's folder has one")
    course = read_course(_read(folder / COURSE_FILE), file=COURSE_FILE)
    report = Report(COURSE_FILE)
    problems: list[Problem] = []
    lessons: list[Lesson] = []
    for slug in course.lessons:
        try:
            lessons.append(_load_lesson(folder, slug))
        except ContentProblems as error:
            problems += error.problems
    problems += _unlisted(folder, course)
    problems += _shared_slugs(lessons)
    report.raise_if_any()
    if problems:
        raise ContentProblems(tuple(problems))
    return course, tuple(lessons)


def _read(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(4 * LIMIT + 1)
    try:
        return decode(data)
    except LessonsError as error:
        raise ContentProblems((_problem(path.name, str(error)),)) from error


def _problem(file: str, message: str, *, line: int = 1, field: str = "file") -> Problem:
    return Problem(file=file, line=line, field=field, message=message)


def _load_lesson(folder: Path, slug: str) -> Lesson:
    path = folder / f"{slug}.md"
    if not path.is_file():
        message = f"there is no such file, though {COURSE_FILE} lists '{slug}'"
        raise ContentProblems((_problem(path.name, message),))
    lesson = read_lesson(_read(path), file=path.name)
    if lesson.slug != slug:
        message = f"'{lesson.slug}' is not the file's name; write 'lesson: {slug}'"
        raise ContentProblems((_problem(path.name, message, line=2, field="lesson"),))
    return lesson


def _unlisted(folder: Path, course: Course) -> list[Problem]:
    listed = {COURSE_FILE} | {f"{slug}.md" for slug in course.lessons}
    return [
        _problem(name, f"is not listed under 'lessons' in {COURSE_FILE}; list it or remove it")
        for name in sorted(path.name for path in folder.glob("*.md"))
        if name not in listed
    ]


def _shared_slugs(lessons: list[Lesson]) -> list[Problem]:
    """Find slugs of passages, and of objectives, that stand in more than one lesson."""
    return [
        *_repeated(
            (each.slug, lesson, each.line) for lesson in lessons for each in lesson.passages
        ),
        *_repeated((each.slug, lesson, 1) for lesson in lessons for each in lesson.objectives),
    ]


def _repeated(uses: Iterable[tuple[str, Lesson, int]]) -> list[Problem]:
    first: dict[str, str] = {}
    found = []
    for slug, lesson, line in uses:
        if first.setdefault(slug, lesson.slug) != lesson.slug:
            message = f"is used in {first[slug]}.md too; slugs are unique in a course"
            found.append(_problem(f"{lesson.slug}.md", message, line=line, field=slug))
    return found
