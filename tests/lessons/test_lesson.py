"""A lesson's file: read, refused, written."""

from dataclasses import replace
from inspect import cleandoc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import (
    ContentProblems,
    Lesson,
    LessonsError,
    Objective,
    Passage,
    Term,
    read_lesson,
    write_lesson,
)
from tests.lessons.strategies import lessons

FILE = """\
---
lesson: tides
title: Why the sea moves
article section: the moon
summary: The moon pulls the sea.
objectives:
  name-the-cause: Name the cause of the tides
terms:
  Spring tide: The highest tide of a fortnight.
---

An introduction.

## The Moon {#the-moon}

It pulls.

### Phases

- new
- full

::: context
Added by the course.
:::

## The Sun {#the-sun}

It pulls too.

## Summary {#summary .closing}

Both pull.
"""

TIDES = Lesson(
    slug="tides",
    title="Why the sea moves",
    article_section="the moon",
    summary="The moon pulls the sea.",
    objectives=(Objective(slug="name-the-cause", text="Name the cause of the tides"),),
    terms=(Term(term="Spring tide", definition="The highest tide of a fortnight."),),
    lead="An introduction.",
    passages=(
        Passage(
            slug="the-moon",
            title="The Moon",
            body="It pulls.\n\n### Phases\n\n- new\n- full\n\n"
            "::: context\nAdded by the course.\n:::",
        ),
        Passage(slug="the-sun", title="The Sun", body="It pulls too."),
    ),
    closing="Both pull.",
    closing_title="Summary",
    closing_slug="summary",
)


def test_a_file_is_read_part_by_part() -> None:
    """Fields, introduction, passages and closing each find their place."""
    assert read_lesson(FILE, file="tides.md") == TIDES


def test_passages_know_their_lines() -> None:
    """A line helps to find a passage; it is no part of what the passage is."""
    passages = read_lesson(FILE, file="tides.md").passages
    assert [passage.line for passage in passages] == [14, 27]
    assert passages[0] == replace(passages[0], line=1)


def test_a_lesson_is_written_as_it_is_read() -> None:
    """The file of this page is what writing it gives."""
    assert write_lesson(TIDES) == FILE


def test_line_ends_and_a_byte_order_mark_do_not_matter() -> None:
    """A file saved on Windows is the same lesson."""
    assert read_lesson("\ufeff" + FILE.replace("\n", "\r\n"), file="tides.md") == TIDES


@given(lessons())
def test_every_lesson_comes_back_from_its_file(lesson: Lesson) -> None:
    """Writing is the exact inverse of reading."""
    assert read_lesson(write_lesson(lesson), file="x.md") == lesson


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_body_is_written_so_that_it_comes_back_or_refused(lead: str, body: str) -> None:
    """No text slips into the next passage or loses its ends without a word."""
    passage = Passage(slug="a", title="A", body=body)
    lesson = Lesson(slug="x", title="X", summary="S.", lead=lead, passages=(passage,))
    try:
        written = write_lesson(lesson)
    except LessonsError:
        return
    assert read_lesson(written, file="x.md") == lesson


HEAD = "---\nlesson: a\ntitle: A\nsummary: S.\n{}---\n{}"
BODY = "\n## P {#p}\n\nText.\n"


def found(text: str) -> list[str]:
    """List the problems of a file, each as ``line field: message``."""
    with pytest.raises(ContentProblems) as caught:
        read_lesson(text, file="a.md")
    assert {problem.file for problem in caught.value.problems} == {"a.md"}
    return [f"{each.line} {each.field}: {each.message}" for each in caught.value.problems]


def places(text: str) -> list[str]:
    """List the places of the problems of a file, each as ``line field``; it may have none."""
    try:
        read_lesson(text, file="a.md")
    except ContentProblems as error:
        return [f"{each.line} {each.field}" for each in error.problems]
    return []


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        pytest.param("colour: red\n", "5 colour: is no field; known are lesson, ", id="unknown"),
        pytest.param("title: B\n", "5 title: is given twice", id="a field twice"),
        pytest.param("objectives: learn\n", "5 objectives: must be lines of", id="wrong shape"),
        pytest.param("objectives:\n  - a\n", "6 objectives: must be lines of", id="a list"),
        pytest.param("terms:\n  A: b\n  A: c\n", "7 terms: 'A' is given twice", id="a term twice"),
        pytest.param("terms:\n  A:\n", "6 terms: has an empty entry", id="no definition"),
        pytest.param("objectives:\n  A b: c\n", "6 objectives: 'A b' is no slug", id="no slug"),
        pytest.param("article section:\n  - a\n", "6 article section: must be one text", id="text"),
    ],
)
def test_fields_are_strict(fields: str, problem: str) -> None:
    """What is no field of the format, or not in its shape, is told."""
    (message,) = found(HEAD.format(fields, BODY))
    assert message.startswith(problem)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        pytest.param("Text.", "6 passage: there is none", id="no passage"),
        pytest.param("# A\n" + BODY, "6 heading: first-level headings", id="a first level"),
        pytest.param(BODY + "## Q\n\nText.", "10 heading: write '## Title {#slug}'", id="no slug"),
        pytest.param(BODY + "## Q {q}\n\nT.", "10 heading: write '## Title", id="no hash"),
        pytest.param(BODY + "## Q {#Q}\n\nT.", "10 heading: 'Q' is no slug", id="a capital"),
        pytest.param(BODY + "## {#q}\n\nT.", "10 heading: has no title", id="no title"),
        pytest.param(BODY + "## Q {#q .x}\n\nT.", "10 heading: write '## Title", id="a mark"),
        pytest.param(BODY + "## Q {#p}\n\nT.", "10 heading: 'p' is the slug of line 7", id="twice"),
        pytest.param(BODY + "## Q {#q}\n", "10 passage: has no text", id="no text"),
        pytest.param(BODY + "Q {#q}\n---\n\nT.", "9 heading: a line of '='", id="underlined"),
        pytest.param(BODY + "> ## Q {#q}", "10 heading: a passage cannot begin", id="in a quote"),
        pytest.param(BODY + "- # Q", "10 heading: first-level headings", id="a first level inside"),
        pytest.param(BODY + "::: context\nx", "10 context: is not closed", id="context open"),
        pytest.param(
            BODY + "> ::: context\n> x\n> :::", "10 context: may not", id="context inside"
        ),
        pytest.param(BODY + ":::", "10 context: ':::' stands alone", id="an end without beginning"),
        pytest.param(BODY + "\n::: note\nx\n:::", "11 context: ':::' stands", id="another kind"),
        pytest.param(BODY + "\0", "10 file: holds the character U+0000", id="NUL"),
        pytest.param(BODY + "a\x0cb", "10 file: holds the invisible character U+000C", id="FF"),
        pytest.param(BODY + ">" * 10_000, "6 body: has quotes or lists nested", id="too deep"),
        pytest.param(BODY + "x" * 200_000, "6 body: has 200,0", id="too long"),
    ],
)
def test_bodies_are_strict(body: str, problem: str) -> None:
    """Each rule of the format has its message, with the line in the file."""
    assert found(HEAD.format("", body))[0].startswith(problem)


def test_context_may_not_be_nested() -> None:
    """Both the inner beginning and the end too many are told."""
    body = BODY + "\n::: context\na\n\n::: context\nb\n:::\n\n:::\n"
    assert places(HEAD.format("", body)) == ["14 context", "18 context"]


@pytest.mark.parametrize(
    ("passage", "closing", "problems"),
    [
        pytest.param("A [b](c).[^1]\n\n[^1]: D.", "E.", [], id="all in the passage"),
        pytest.param("A.[^1]\n\n[^1]: B.", "C.[^1]\n\n[^1]: [D](e).", [], id="one label in two"),
        pytest.param("A [b].", "C.\n\n[b]: d", ["7 links"], id="an address elsewhere"),
        pytest.param(
            "A.[^1]", "B.\n\n[^1]: C.", ["7 links", "11 footnote"], id="a footnote elsewhere"
        ),
        pytest.param("A.\n\n[^1]: B.", "C.", ["7 footnote"], id="a footnote without a mark"),
    ],
)
def test_each_passage_stands_by_itself(passage: str, closing: str, problems: list[str]) -> None:
    """Links and footnotes must work where the passage is shown alone."""
    text = HEAD.format("", f"\n## P {{#p}}\n\n{passage}\n\n## S {{#s .closing}}\n\n{closing}\n")
    assert places(text) == problems


def test_only_the_last_section_closes() -> None:
    """A closing in the middle is told, and so is a lesson of nothing else."""
    first = "\n## S {#s .closing}\n\nText.\n"
    assert found(HEAD.format("", first + BODY))[0].startswith("7 heading: only the last section")
    assert found(HEAD.format("", first))[0].startswith("6 passage: there is none")


def test_every_problem_is_told_at_once() -> None:
    """Whoever mends a file sees all of it, in the order of the lines."""
    text = cleandoc("""
        ---
        lesson: Tides
        titel: A
        ---

        # A

        ## B
        """)
    assert places(text) == [
        "1 title",
        "1 summary",
        "2 lesson",
        "3 titel",
        "6 heading",
        "8 heading",
        "8 passage",
    ]


def test_a_heading_inside_of_code_is_no_passage() -> None:
    """What only looks like a heading stays where it is."""
    lesson = read_lesson(HEAD.format("", BODY + "\n```\n## Q\n:::\n```\n"), file="a.md")
    assert [passage.slug for passage in lesson.passages] == ["p"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"lead": "## B {#b}\n\nText."}, id="a passage in the introduction"),
        pytest.param({"lead": "\n\ntext"}, id="a blank beginning"),
        pytest.param({"title": "two  blanks"}, id="doubled blanks"),
        pytest.param({"closing_title": ""}, id="a closing without a heading"),
        pytest.param({"lead": "```"}, id="a fence that never ends"),
        pytest.param({"slug": "No Slug"}, id="no slug"),
        pytest.param({"passages": ()}, id="no passage"),
        pytest.param({"title": "a\0b"}, id="NUL"),
    ],
)
def test_what_would_not_come_back_is_not_written(change: dict[str, str]) -> None:
    """A lesson that breaks the format is refused before it reaches a file."""
    with pytest.raises(LessonsError, match="md"):
        write_lesson(replace(TIDES, **change))  # type: ignore[arg-type]  # one of the fields
