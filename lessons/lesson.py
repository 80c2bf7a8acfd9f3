"""A lesson: its values, and the reading and writing of its file."""

from dataclasses import dataclass, field

from lessons import front_matter
from lessons.body import CLOSING, Part, cut
from lessons.dialect import LIMIT as BODY_LIMIT
from lessons.errors import LessonsError, Report
from lessons.fields import Fields
from lessons.slugs import RULE, is_slug
from lessons.source import checked, note_invisible

LIMIT = front_matter.LIMIT + BODY_LIMIT
"""The most characters of a lesson's file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What a reader will be able to do; questions name it by its slug."""

    slug: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word that the lesson explains, and what it means here."""

    term: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One part of a lesson, which questions name by its slug; ``body`` is Markdown."""

    slug: str
    title: str
    body: str
    line: int = field(default=1, compare=False)
    """Where its heading stands in the file; it is no part of what the passage says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One lesson; ``lead``, the passages' bodies and ``closing`` are Markdown, the rest is text."""

    slug: str
    title: str
    summary: str
    passages: tuple[Passage, ...]
    article_section: str = ""
    """The heading of the article's section that it was made from, if any."""
    objectives: tuple[Objective, ...] = ()
    terms: tuple[Term, ...] = ()
    lead: str = ""
    closing: str = ""
    closing_title: str = ""
    """The heading of the closing; empty when there is none."""
    closing_slug: str = ""


def read_lesson(text: str, *, file: str) -> Lesson:
    """Read a lesson's file.

    :param file: the name that problems are reported under.
    :raise ContentProblems: with every problem that was found, not only the first.
    """
    report = Report(file)
    text = checked(text, file=file, limit=LIMIT)
    note_invisible(text, report)
    split = front_matter.split(text, report)
    fields = Fields(split, report)
    lead, *parts = cut(split.body, split.body_line, report)
    _note_parts(parts, split.body_line, report)
    closing = next((part for part in parts if part.closing), None)
    lesson = Lesson(
        slug=fields.slug("lesson"),
        title=fields.text("title"),
        article_section=fields.text("article section", needed=False),
        summary=fields.text("summary"),
        objectives=_objectives(fields),
        terms=_terms(fields),
        lead=lead.text,
        passages=tuple(_passage(part) for part in parts if not part.closing),
        closing=closing.text if closing else "",
        closing_title=closing.title if closing else "",
        closing_slug=closing.slug if closing else "",
    )
    fields.note_unknown()
    report.raise_if_any()
    return lesson


def _passage(part: Part) -> Passage:
    return Passage(slug=part.slug, title=part.title, body=part.text, line=part.line)


def _objectives(fields: Fields) -> tuple[Objective, ...]:
    pairs = fields.pairs("objectives")
    for name, _ in pairs:
        if not is_slug(name.text):
            fields.report.add(name.line, "objectives", f"'{name.text}' is no slug; use {RULE}")
    return tuple(Objective(slug=name.text, text=value.text) for name, value in pairs)


def _terms(fields: Fields) -> tuple[Term, ...]:
    pairs = fields.pairs("terms")
    return tuple(Term(term=name.text, definition=value.text) for name, value in pairs)


def _note_parts(parts: list[Part], body_line: int, report: Report) -> None:
    if not any(not part.closing for part in parts):
        report.add(body_line, "passage", "there is none; write at least one '## Title {#slug}'")
    seen: dict[str, int] = {}
    for part in parts:
        if part.slug and part.slug in seen:
            report.add(
                part.line, "heading", f"'{part.slug}' is the slug of line {seen[part.slug]} too"
            )
        seen.setdefault(part.slug, part.line)
    for part in parts[:-1]:
        if part.closing:
            report.add(part.line, "heading", "only the last section can be marked '.closing'")


def write_lesson(lesson: Lesson) -> str:
    """Write a lesson's file, so that reading it gives an equal lesson.

    :raise ContentProblems: the lesson breaks the rules of the format.
    :raise LessonsError: a text would be read back changed, such as a body with blank ends.
    """
    text = front_matter.write(
        {
            "lesson": lesson.slug,
            "title": lesson.title,
            "article section": lesson.article_section,
            "summary": lesson.summary,
            "objectives": {each.slug: each.text for each in lesson.objectives},
            "terms": {each.term: each.definition for each in lesson.terms},
        },
        _body(lesson),
    )
    file = f"{lesson.slug}.md"
    # Reading back is the only complete check that nothing in a body is taken for a heading.
    if read_lesson(text, file=file) != lesson:
        raise LessonsError(
            f"{file}: a text holds what the format cannot keep; take away blank ends, doubled"
            " spaces and second-level headings"
        )
    return text


def _body(lesson: Lesson) -> str:
    blocks = [lesson.lead] if lesson.lead else []
    blocks += [f"## {each.title} {{#{each.slug}}}\n\n{each.body}" for each in lesson.passages]
    if lesson.closing or lesson.closing_title or lesson.closing_slug:
        mark = f"{{#{lesson.closing_slug} {CLOSING}}}"
        blocks.append(f"## {lesson.closing_title} {mark}\n\n{lesson.closing}")
    return "\n\n".join(blocks)
