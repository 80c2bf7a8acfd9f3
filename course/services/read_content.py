"""A course's files, read and checked as a whole: every problem is told before anything is used."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lessons import Course, Lesson, load_course
from quizzes.bank import Bank
from quizzes.errors import BankProblems, Problem
from quizzes.formats.markdown import Parsed, parse
from quizzes.lint import RULES, Finding, links
from quizzes.lint.finding import Subject

LARGEST_BANK_BYTES = 8_000_000
LONGEST_TITLE = 200
"""Characters of a heading, as the columns of course.models.content have them."""
LONGEST_LANGUAGE = 35


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A course as its files tell it: the course, its lessons, and the bank of each."""

    course: Course
    lessons: tuple[Lesson, ...]
    banks: tuple[Bank, ...]


def read_content(lessons_folder: Path, banks_folder: Path) -> Content:
    """Read a course's files.

    :raises ContentProblems: a lesson cannot be read; every problem is listed.
    :raises BankProblems: a bank cannot be read, or a question belongs to nothing in its lesson.
    """
    course, lessons = load_course(lessons_folder)
    read = [_bank(banks_folder, lesson) for lesson in lessons]
    parsed = tuple(each for each, _ in read if each is not None)
    problems = (
        *_too_long(lessons_folder, course, lessons),
        *(problem for _, found in read for problem in found),
        *_used_twice(banks_folder, parsed),
    )
    if problems:
        raise BankProblems(problems)
    return Content(course=course, lessons=lessons, banks=tuple(each.bank for each in parsed))


def lint_findings(lessons_folder: Path, banks_folder: Path) -> list[Finding]:
    """Look a sound course through for what could be better."""
    _, lessons = load_course(lessons_folder)
    found: list[Finding] = []
    for lesson in lessons:
        parsed, _ = _bank(banks_folder, lesson)
        if parsed is not None:
            subject = _subject(banks_folder / f"{lesson.slug}.md", parsed, lesson)
            found += (finding for rule in RULES for finding in rule(subject))
    return sorted(found, key=lambda finding: (finding.file, finding.line))


def _bank(folder: Path, lesson: Lesson) -> tuple[Parsed | None, list[Problem]]:
    path = folder / f"{lesson.slug}.md"
    if not path.is_file():
        return None, [_problem(path, 1, "bank", f"lesson {lesson.slug} has no bank; write it here")]
    if path.stat().st_size > LARGEST_BANK_BYTES:
        return None, [_problem(path, 1, "bank", "the file is too large to be a bank; split it")]
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return None, [_problem(path, 1, "bank", "the file is not UTF-8; save it as UTF-8")]
    parsed = parse(text, file=str(path))
    return parsed, [*parsed.problems, *_strangers(path, parsed, lesson)]


def _strangers(path: Path, parsed: Parsed, lesson: Lesson) -> Iterator[Problem]:
    """Report the questions that belong to nothing in the lesson."""
    subject = _subject(path, parsed, lesson)
    for rule in (links.unknown_passage, links.unknown_objective):
        for found in rule(subject):
            yield _problem(path, found.line, found.rule, found.message)
    if parsed.bank.slug != lesson.slug:
        yield _problem(path, 1, "bank", f"must be the lesson's slug, {lesson.slug}")


def _subject(path: Path, parsed: Parsed, lesson: Lesson) -> Subject:
    """Put a bank together with what the checks have to know of its lesson."""
    return Subject(
        bank=parsed.bank,
        passages=[passage.slug for passage in lesson.passages],
        objectives=[objective.slug for objective in lesson.objectives],
        lines=parsed.lines,
        file=str(path),
    )


def _used_twice(folder: Path, banks: tuple[Parsed, ...]) -> Iterator[Problem]:
    counts = Counter(question.id for each in banks for question in each.bank.questions)
    for each in banks:
        for question in each.bank.questions:
            if counts[question.id] > 1:
                said = f"{question.id} stands in another bank of the course too; rename one"
                path = folder / f"{each.bank.slug}.md"
                yield _problem(path, each.lines.get(question.id, 1), "id", said)


def _too_long(folder: Path, course: Course, lessons: tuple[Lesson, ...]) -> Iterator[Problem]:
    """Report the titles that the site has no room for."""
    file = folder / "course.md"
    yield from _too_long_for(LONGEST_TITLE, (file, 1, "title", course.title))
    yield from _too_long_for(LONGEST_LANGUAGE, (file, 1, "language", course.language))
    for lesson in lessons:
        file = folder / f"{lesson.slug}.md"
        for place in (
            (file, 1, "title", lesson.title),
            (file, 1, "article section", lesson.article_section),
            (file, 1, "closing", lesson.closing_title),
            *((file, passage.line, "heading", passage.title) for passage in lesson.passages),
        ):
            yield from _too_long_for(LONGEST_TITLE, place)


def _too_long_for(most: int, place: tuple[Path, int, str, str]) -> Iterator[Problem]:
    path, line, field, text = place
    if len(text) > most:
        said = f"has {len(text):,} characters; the site has room for {most}: shorten it"
        yield _problem(path, line, field, said)


def _problem(path: Path, line: int, field: str, message: str) -> Problem:
    return Problem(file=str(path), line=line, field=field, message=message)
