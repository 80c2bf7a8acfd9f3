"""A course's files, read and checked as a whole: every problem is told before anything is used."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from course.rows.flaws import question_flaws
from course.rows.media import NAME_RULE, is_media_name
from course.rows.pictures import LARGEST_BYTES, FiledPicture, NotAPicture, read_picture
from lessons import Course, Lesson, decode, lesson_flaws, load_course
from quizzes.bank import Bank
from quizzes.errors import BankProblems, Problem
from quizzes.formats.markdown import Parsed, parse
from quizzes.lint import RULES, Finding, links
from quizzes.lint.finding import Subject

MEDIA = "media"
"""The folder of a course's pictures, within the folder of its lessons."""
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
    pictures: tuple[FiledPicture, ...]


def read_content(lessons_folder: Path, banks_folder: Path) -> Content:
    """Read a course's files.

    :raises ContentProblems: a lesson cannot be read; every problem is listed.
    :raises BankProblems: a bank cannot be read, or a question belongs to nothing in its lesson.
    """
    course, lessons = load_course(lessons_folder)
    read = [_bank(banks_folder, lesson) for lesson in lessons]
    parsed = tuple(each for each, _ in read if each is not None)
    pictures, faulty = _pictures(lessons_folder / MEDIA)
    problems = (
        *faulty,
        *_too_long(lessons_folder, course, lessons),
        *(problem for _, found in read for problem in found),
        *_used_twice(banks_folder, parsed),
    )
    if problems:
        raise BankProblems(problems)
    banks = tuple(each.bank for each in parsed)
    return Content(course=course, lessons=lessons, banks=banks, pictures=pictures)


def lint_findings(lessons_folder: Path, banks_folder: Path) -> list[Finding]:
    """Look a sound course through for what could be better."""
    _, lessons = load_course(lessons_folder)
    found: list[Finding] = []
    for lesson in lessons:
        parsed, _ = _bank(banks_folder, lesson)
        if parsed is not None:
            subject = _subject(banks_folder / f"{lesson.slug}.md", parsed, lesson)
            found += (finding for rule in RULES for finding in rule(subject))
    found += content_flaws(lessons_folder, banks_folder, _names(lessons_folder / MEDIA))
    return sorted(found, key=lambda finding: (finding.file, finding.line))


def content_flaws(
    lessons_folder: Path, banks_folder: Path, pictures: Collection[str]
) -> list[Finding]:
    """Find the formulas and pictures of a sound course that would not be seen as they are meant.

    :param pictures: the names of the pictures that the course has.
    """
    _, lessons = load_course(lessons_folder)
    found: list[Finding] = []
    for lesson in lessons:
        file = lessons_folder / f"{lesson.slug}.md"
        problems = lesson_flaws(_text(file), file=str(file), images=pictures)
        found += (_finding(each.file, each.line, each.field, each.message) for each in problems)
        found += _bank_flaws(banks_folder / file.name, lesson, pictures)
    return found


def _bank_flaws(path: Path, lesson: Lesson, pictures: Collection[str]) -> Iterator[Finding]:
    parsed, _ = _bank(path.parent, lesson)
    if parsed is None:
        return
    lines = _text(path).split("\n")
    for each in parsed.bank.questions:
        line = parsed.lines.get(each.id, 1)
        text = "\n".join(lines[line - 1 :])
        for flaw in question_flaws(each, text, images=pictures, line=line):
            yield _finding(str(path), flaw.line, flaw.rule, flaw.message)


def _finding(file: str, line: int, rule: str, message: str) -> Finding:
    return Finding(file=file, line=line, rule=rule, message=message)


def _text(path: Path) -> str:
    return decode(path.read_bytes()).replace("\r\n", "\n")


def _names(folder: Path) -> list[str]:
    """Name the files of the pictures' folder; those that begin with a dot are an editor's."""
    if not folder.is_dir():
        return []
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def _pictures(folder: Path) -> tuple[tuple[FiledPicture, ...], list[Problem]]:
    """Read the pictures of a course, and report the files that cannot be taken."""
    pictures: list[FiledPicture] = []
    problems: list[Problem] = []
    for name in _names(folder):
        path = folder / name
        try:
            pictures.append(_picture(path))
        except NotAPicture as error:
            problems.append(_problem(path, 1, "picture", str(error)))
    return tuple(pictures), problems


def _picture(path: Path) -> FiledPicture:
    if not is_media_name(path.name):
        raise NotAPicture(f"cannot be called so; use {NAME_RULE}")
    if not path.is_file():
        raise NotAPicture("is no file; keep pictures directly in the folder")
    with path.open("rb") as file:
        data = file.read(LARGEST_BYTES + 1)
    return FiledPicture(name=path.name, picture=read_picture(data))


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
