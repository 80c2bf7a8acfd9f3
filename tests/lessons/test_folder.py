"""A course's folder: loaded in order, or refused with every problem."""

from dataclasses import replace
from pathlib import Path

import pytest

from lessons import (
    ContentProblems,
    Course,
    Lesson,
    LessonsError,
    Objective,
    Passage,
    course_files,
    load_course,
)

SHIPPED = Path(__file__).parents[2] / "lessons" / "courses"

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


def test_a_folder_is_loaded_in_the_order_of_the_course(tmp_path: Path) -> None:
    """The course says which lessons there are and in which order."""
    lessons = (lesson("moon", "near"), lesson("sun", "far"))
    loaded = load_course(folder(tmp_path, course_files(TIDES, lessons)))
    assert loaded == (TIDES, lessons)


def test_every_problem_of_a_folder_is_told(tmp_path: Path) -> None:
    """Missing, misnamed, broken and unlisted files are all in one list."""
    course = replace(TIDES, lessons=("moon", "sun", "mars", "venus"))
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


@pytest.mark.parametrize("course", [path.name for path in sorted(SHIPPED.iterdir())])
def test_the_shipped_courses_load(course: str) -> None:
    """What is delivered keeps its own rules, and is written as it was read."""
    loaded, lessons = load_course(SHIPPED / course)
    assert loaded.slug == course
    names = {path.name for path in (SHIPPED / course).glob("*.md")}
    assert set(course_files(loaded, lessons)) == names
