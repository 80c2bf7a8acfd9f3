"""A course's file: read, refused, written."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from lessons import (
    ContentProblems,
    Course,
    LessonsError,
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


def test_a_course_is_read_and_written() -> None:
    """The file of this page is what writing it gives."""
    assert read_course(FILE, file="course.md") == TIDES
    assert write_course(TIDES) == FILE


@pytest.mark.parametrize(
    ("line", "open_to_join"),
    [
        pytest.param("", True, id="nothing is said"),
        pytest.param("open to join: yes\n", True, id="yes"),
        pytest.param("open to join: no\n", False, id="no"),
    ],
)
def test_a_course_says_who_may_join(line: str, open_to_join: bool) -> None:
    """Anyone may, unless the file says no."""
    course = read_course(FILE.replace("lessons:\n", f"{line}lessons:\n"), file="course.md")
    assert course == replace(TIDES, open_to_join=open_to_join)


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
        pytest.param(
            "lessons:", "open to join: maybe\nlessons:", "6: open to join: 'maybe' is", id="maybe"
        ),
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


def test_what_a_course_cannot_keep_is_not_written() -> None:
    """A summary with blank ends would come back without them."""
    with pytest.raises(LessonsError, match=r"course\.md: a text holds what"):
        write_course(Course(slug="a", title="A", summary=" \nS", language="en", lessons=("b",)))
