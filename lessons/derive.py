"""An article to the draft of a course: sections become lessons, subsections become passages.

The draft's files are valid from the start. Their bodies hold the article's own text as quoted
notes; whoever writes the lesson retells them in their own words and takes the notes away.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lessons.article import Article, Block, Section
from lessons.course import COURSE_FILE, Course
from lessons.lesson import Lesson, Passage
from lessons.notes import escaped, quoted
from lessons.slugs import slugger, slugify

NOTES = "*Notes from the article: retell them in your own words, then delete them and this line.*"
NOTHING = "*The article has nothing under this heading.*"
SUMMARY = "Draft: say in one sentence what a reader will know afterwards."
COURSE_SUMMARY = "*Draft: say in one or two paragraphs what the course is about.*"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSeed:
    """What whoever writes questions about a passage needs to find it."""

    lesson: str
    passage: str
    heading: str
    line: int
    """The heading's line in the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A course to be written: its values, and where its questions will go."""

    course: Course
    lessons: tuple[Lesson, ...]
    seeds: tuple[QuestionSeed, ...]


def derive(article: Article, *, language: str = "en") -> Draft:
    """Draft a course from an article.

    An article without sections becomes one lesson of one passage, and a section without
    subsections a lesson of one passage. Sections below the second level become headings inside
    their passage. The article's closing and its questions and answers end the last lesson.

    :param language: the article's language, as in HTML's ``lang``.
    """
    sections = article.sections or (_whole(article),)
    make_slug = slugger({COURSE_FILE.removesuffix(".md")})
    slugs = [make_slug(section.slug, "lesson") for section in sections]
    last = _closing(article)
    lessons = tuple(
        _lesson(section, slug, last if section is sections[-1] else "")
        for section, slug in zip(sections, slugs, strict=True)
    )
    return Draft(
        course=_course(article, tuple(slugs), language),
        lessons=lessons,
        seeds=tuple(_seeds(sections, slugs)),
    )


def _whole(article: Article) -> Section:
    return Section(
        title=article.title,
        slug=slugify(article.title) or "article",
        level=1,
        line=article.lead[0].line if article.lead else 1,
        blocks=article.lead,
        sections=(),
    )


def _course(article: Article, slugs: tuple[str, ...], language: str) -> Course:
    return Course(
        slug=slugify(article.title) or "course",
        title=article.title,
        summary=_noted(article.lead, COURSE_SUMMARY) if article.sections else COURSE_SUMMARY,
        language=language,
        lessons=slugs,
        article=article.name.lstrip("."),
    )


def _lesson(section: Section, slug: str, closing: str) -> Lesson:
    passages = tuple(_passage(each) for each in _passages(section))
    title_of_closing = "Summary" if closing else ""
    make_slug = slugger(passage.slug for passage in passages)
    return Lesson(
        slug=slug,
        title=section.title[0].upper() + section.title[1:],
        article_section=section.title,
        summary=SUMMARY,
        lead=_noted(section.blocks, "") if section.sections else "",
        passages=passages,
        closing=closing,
        closing_title=title_of_closing,
        closing_slug=make_slug(title_of_closing, "summary") if closing else "",
    )


def _passages(section: Section) -> tuple[Section, ...]:
    return section.sections or (section,)


def _passage(section: Section) -> Passage:
    inner = "".join(_inner(child) for child in section.sections)
    body = _noted(section.blocks, "" if inner else NOTHING) + inner
    return Passage(slug=section.slug, title=section.title, body=body.strip("\n"))


def _inner(section: Section) -> str:
    """Write a section below a passage, with its own inner sections, under lower headings."""
    heading = f"{'#' * min(section.level, 6)} {escaped(section.title)}"
    parts = [heading, quoted(section.blocks)]
    text = "".join(f"\n\n{part}" for part in parts if part)
    return text + "".join(_inner(child) for child in section.sections)


def _closing(article: Article) -> str:
    return _noted((*article.closing, *article.questions), "")


def _noted(blocks: Iterable[Block], nothing: str) -> str:
    text = quoted(blocks)
    return f"{NOTES}\n\n{text}" if text else nothing


def _seeds(sections: Iterable[Section], slugs: list[str]) -> Iterator[QuestionSeed]:
    for section, slug in zip(sections, slugs, strict=True):
        for each in _passages(section):
            yield QuestionSeed(lesson=slug, passage=each.slug, heading=each.title, line=each.line)
