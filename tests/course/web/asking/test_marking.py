"""A text to mark words in: pieces by their place among those that can be marked."""

from __future__ import annotations

import pytest

from course.rows.shown import asked_html, told_html
from course.services.errors import Invalid
from course.web.asking.marking import (
    flowing,
    given_marks,
    read_marks,
    text_view,
    told_text,
)
from quizzes import Chosen, Question
from quizzes.questions import HotText, Piece

PIECES = (
    Piece(text="The pact\nlost "),
    Piece(text="Albania", markable=True, right=True),
    Piece(text=" and kept "),
    Piece(text="Poland", markable=True, feedback="It **stayed**."),
    Piece(text=".\n\nSo it was."),
)
QUESTION = Question(id="hot", stem="Mark.", passage="p", body=HotText(pieces=PIECES))


def test_only_what_can_be_marked_has_a_place() -> None:
    """Counted from 0; the text between flows as text does."""
    shown = text_view(asked_html(QUESTION))
    assert [(piece.text, piece.position) for piece in shown] == [
        ("The pact lost ", ""),
        ("Albania", "0"),
        (" and kept ", ""),
        ("Poland", "1"),
        (".\n\nSo it was.", ""),
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("one\ntwo", "one two", id="a line break is a blank"),
        pytest.param("one\n\ntwo", "one\n\ntwo", id="an empty line ends a paragraph"),
        pytest.param("one\n \n\t\n\ntwo", "one\n\ntwo", id="so do several"),
        pytest.param("\n\n", "\n\n", id="also between two stretches"),
        pytest.param(" ", " ", id="a blank stays"),
    ],
)
def test_a_text_flows(text: str, shown: str) -> None:
    """As Markdown does, although it is none."""
    assert flowing(text) == shown


def test_marks_are_read_and_given_back() -> None:
    """The same place twice is one mark."""
    response = read_marks(["1", "0", "1"], asked_html(QUESTION))
    assert response == Chosen(options=frozenset({0, 1}))
    assert given_marks(response) == ["0", "1"]


@pytest.mark.parametrize("value", ["2", "-1", "x", "\u0661"])
def test_a_mark_is_one_of_the_text_s_own(value: str) -> None:
    """What cannot be marked is refused."""
    with pytest.raises(Invalid):
        read_marks([value], asked_html(QUESTION))


def test_the_text_is_told_with_its_marks() -> None:
    """What was marked, what should have been, and what is said to it."""
    told = told_text(asked_html(QUESTION), told_html(QUESTION), Chosen(options=frozenset({1})))
    found = [(piece.text, piece.marked, piece.right) for piece in told if piece.text[0].isalpha()]
    assert found == [
        ("The pact lost ", False, False),
        ("Albania", False, True),
        ("Poland", True, False),
    ]
    assert "<strong>stayed</strong>" in told[3].feedback_html
