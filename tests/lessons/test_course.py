"""A course's file and its folder."""

from pathlib import Path

import pytest
from hypothesis import given

from lessons import (
    ContentProblems,
    Course,
    Lesson,
    LessonsError,
    Objective,
    Passage,
    course_files,
    load_course,
    read_course,
    write_course,
)
from tests.lessons.strategies import courses

SHIPPED = Path(__file__).parents[2] / "lessons" / "courses"

FILE = """\
---
course: tides
title: Tides
language: en
article: tides.txt
lessons:
  - moon
  - sun
---

What moves the sea.
"""

TIDES = Course(
    slug="tides",
    title="Tides",
    summary="What moves the sea.",
    language="en",
    article="tides.txt",
    lessons=("moon", "sun"),
)


def lesson(slug: str, passage: str, objective: str = "") -> Lesson:
    """Make a lesson of one passage."""
    objectives = (Objective(slug=objective, text="Name it"),) if objective else ()
    passages = (Passage(slug=passage, title="P", body="Text."),)
    return Lesson(slug=slug, title="L", summary="S.", passages=passages, objectives=objectives)


def folder(tmp_path: Path, files: dict[str, str]) -> Path:
    """Write files into a folder."""
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_course_is_read_and_written() -> None:
    """The file of this page is what writing it gives."""
    assert read_course(FILE, file="course.md") == TIDES
    assert write_course(TIDES) == FILE


@given(courses)
def test_every_course_comes_back_from_its_file(course: Course) -> None:
    """Writing is the exact inverse of reading."""
    assert read_course(write_course(course), file="course.md") == course


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param("title: Tides\n", "", "1: title: is missing", id="no title"),
        pytest.param("course: tides", "course: T", "2: course: 'T' is no slug", id="no slug"),
        pytest.param(": en", ": English!", "4: language: 'English!' is no", id="no language"),
        pytest.param(": tides.txt", ": ../t.txt", "5: article: must be a file's", id="a folder"),
        pytest.param("- sun", "- moon", "8: lessons: 'moon' stands twice", id="a lesson twice"),
        pytest.param("- sun", "- ../etc", "8: lessons: '../etc' is no slug", id="a path"),
        pytest.param("- sun", "- course", "8: lessons: 'course' is the course's own", id="itself"),
        pytest.param("  - moon\n  - sun\n", "", "6: lessons: lists none", id="no lessons"),
        pytest.param("What moves the sea.", "", "10: summary: is missing", id="no summary"),
        pytest.param("What moves", "## What", "11: summary: headings are not", id="a heading"),
        pytest.param("What moves", ">" * 99, "10: summary: has quotes", id="nested too deep"),
        pytest.param("article:", "artikel:", "5: artikel: is no field", id="an unknown field"),
    ],
)
def test_a_course_file_is_strict(old: str, new: str, problem: str) -> None:
    """Each rule has its message, with line and field."""
    with pytest.raises(ContentProblems) as caught:
        read_course(FILE.replace(old, new), file="course.md")
    assert str(caught.value).startswith(f"course.md:{problem}")


def test_a_folder_is_loaded_in_the_order_of_the_course(tmp_path: Path) -> None:
    """The course says which lessons there are and in which order."""
    lessons = (lesson("moon", "near"), lesson("sun", "far"))
    loaded = load_course(folder(tmp_path, course_files(TIDES, lessons)))
    assert loaded == (TIDES, lessons)


def test_every_problem_of_a_folder_is_told(tmp_path: Path) -> None:
    """Missing, misnamed, broken and unlisted files are all in one list."""
    course = read_course(FILE.replace("- sun", "- sun\n  - mars\n  - venus"), file="course.md")
    files = course_files(course, [lesson("moon", "near")])
    files |= {
        "sun.md": files["moon.md"],
        "venus.md": "no fields",
        "pluto.md": files["moon.md"],
    }
    with pytest.raises(ContentProblems) as caught:
        load_course(folder(tmp_path, files))
    assert [(problem.file, problem.field) for problem in caught.value.problems] == [
        ("sun.md", "lesson"),
        ("mars.md", "file"),
        ("venus.md", "front matter"),
        ("venus.md", "passage"),
        ("pluto.md", "file"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        pytest.param(lesson("moon", "near"), lesson("sun", "near"), "near", id="a passage"),
        pytest.param(lesson("moon", "a", "o"), lesson("sun", "b", "o"), "o", id="an objective"),
    ],
)
def test_slugs_are_unique_in_a_course(
    tmp_path: Path, first: Lesson, second: Lesson, field: str
) -> None:
    """The same slug in two lessons is told in the second."""
    with pytest.raises(ContentProblems, match=r"is used in moon\.md too") as caught:
        load_course(folder(tmp_path, course_files(TIDES, (first, second))))
    assert [(each.file, each.field) for each in caught.value.problems] == [("sun.md", field)]


def test_a_folder_without_a_course_file_is_refused(tmp_path: Path) -> None:
    """There is nothing to begin with."""
    with pytest.raises(LessonsError, match=r"there is no course\.md"):
        load_course(tmp_path)


def test_bytes_that_are_no_text_are_a_problem_of_their_file(tmp_path: Path) -> None:
    """A picture under a lesson's name is told like any other problem."""
    files = course_files(TIDES, (lesson("moon", "near"), lesson("sun", "far")))
    place = folder(tmp_path, files)
    (place / "sun.md").write_bytes(b"\x89PNG\x00")
    with pytest.raises(ContentProblems, match=r"sun\.md:1: file: The file is not text"):
        load_course(place)


def test_what_a_course_cannot_keep_is_not_written() -> None:
    """A summary with blank ends would come back without them."""
    with pytest.raises(LessonsError, match=r"course\.md: a text holds what"):
        write_course(Course(slug="a", title="A", summary=" \nS", language="en", lessons=("b",)))


@pytest.mark.parametrize("course", [path.name for path in sorted(SHIPPED.iterdir())])
def test_the_shipped_courses_load(course: str) -> None:
    """What is delivered keeps its own rules, and is written as it was read."""
    loaded, lessons = load_course(SHIPPED / course)
    assert loaded.slug == course
    names = {path.name for path in (SHIPPED / course).glob("*.md")}
    assert set(course_files(loaded, lessons)) == names
