"""A course: its values, and the reading and writing of its file."""

import re
from dataclasses import dataclass

from lessons import dialect, front_matter
from lessons.body import trimmed
from lessons.errors import LessonsError, Report
from lessons.fields import Fields
from lessons.lesson import LIMIT
from lessons.slugs import RULE, is_slug
from lessons.source import checked, note_invisible

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
    open_to_join: bool = True
    """Whether anyone with an account may join; otherwise an invitation is needed."""


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
        open_to_join=_open_to_join(fields),
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


def _open_to_join(fields: Fields) -> bool:
    text = fields.text("open to join", needed=False)
    if text not in {"", "yes", "no"}:
        fields.report.add(
            fields.line("open to join"), "open to join", f"'{text}' is neither 'yes' nor 'no'"
        )
    return text != "no"


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
            "open to join": "" if course.open_to_join else "no",
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
