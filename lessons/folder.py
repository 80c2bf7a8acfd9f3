"""A course's folder: its own file, and one file for each lesson, called by the lesson's slug."""

from collections.abc import Iterable
from pathlib import Path

from lessons.course import COURSE_FILE, Course, read_course, write_course
from lessons.errors import ContentProblems, LessonsError, Problem
from lessons.lesson import LIMIT, Lesson, read_lesson, write_lesson
from lessons.source import decode


def course_files(course: Course, lessons: Iterable[Lesson]) -> dict[str, str]:
    """Return the text of each file of a course's folder by its name.

    :raise LessonsError: something breaks the rules of the formats.
    """
    files = {COURSE_FILE: write_course(course)}
    files |= {f"{lesson.slug}.md": write_lesson(lesson) for lesson in lessons}
    return files


def load_course(folder: Path) -> tuple[Course, tuple[Lesson, ...]]:
    """Read a course's folder: the course and its lessons in order.

    :raise ContentProblems: with every problem of every file; of the course's file alone when that
        is faulty, because it says which lessons there are.
    :raise LessonsError: there is no course file to begin with.
    """
    if not (folder / COURSE_FILE).is_file():
        raise LessonsError(f"{folder.name}: there is no {COURSE_FILE}; a course's folder has one")
    course = read_course(_read(folder / COURSE_FILE), file=COURSE_FILE)
    problems: list[Problem] = []
    lessons: list[Lesson] = []
    for slug in course.lessons:
        try:
            lessons.append(_load_lesson(folder, slug))
        except ContentProblems as error:
            problems += error.problems
    problems += _unlisted(folder, course)
    problems += _shared_slugs(lessons)
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
