"""How a pasted text is recognised, and the text format with what quick add knows left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.formats.markdown import Parsed, parse, write
from quizzes.formats.markdown.loose import parse_loose
from quizzes.formats.recognised import Writing, read, recognise
from quizzes.questions import Kind
from tests.quizzes.formats.naming import namer
from tests.quizzes.formats.soundness import assert_sound

TWO = """##
Capital of France?

- ( ) Lyon
- (x) Paris

## of-spain
difficulty: 3

Capital of Spain?

= Madrid
"""


def loose(text: str, passage: str = "cities") -> Parsed:
    """Read a text as it is typed into quick add."""
    return parse_loose(text, passage=passage, name=namer("taken"), file="")


@pytest.mark.parametrize(
    ("text", "writing"),
    [
        pytest.param(TWO, Writing.TEXT_FORMAT, id="headings"),
        pytest.param("Capital?\n\n= Paris", Writing.TEXT_FORMAT, id="an answer to type"),
        pytest.param("Which?\n- [x] a\n- [ ] b", Writing.TEXT_FORMAT, id="boxes"),
        pytest.param("1. Which?\n\n- (x) a\n- ( ) b", Writing.TEXT_FORMAT, id="options of ours"),
        pytest.param("Q\nA. a\nB. b\nANSWER: A", Writing.AIKEN, id="Aiken"),
        pytest.param("Q\nA. a\nB. b", Writing.AIKEN, id="Aiken that is not finished"),
        pytest.param("1. Q\na) a\n*b) b", Writing.PLAIN_LIST, id="a list"),
        pytest.param("1. Q\nA. a\nB. b\nANSWER: A", Writing.PLAIN_LIST, id="a list with a key"),
        pytest.param("Just words", Writing.TEXT_FORMAT, id="nothing of all this"),
        pytest.param("", Writing.TEXT_FORMAT, id="nothing"),
    ],
)
def test_a_text_is_recognised(text: str, writing: Writing) -> None:
    """By what its lines begin with."""
    assert recognise(text) is writing


def test_ids_passages_and_kinds_may_be_left_out() -> None:
    """The page's passage, an id from the stem, a kind from the answers."""
    first, second = loose(TWO).sound().questions

    assert (first.id, first.passage, first.kind) == (
        "capital-of-france",
        "cities",
        Kind.SINGLE_CHOICE,
    )
    assert (second.id, second.passage, second.difficulty) == ("of-spain", "cities", 3)


def test_the_first_question_needs_no_heading() -> None:
    """What stands above the first ## is a question of its own."""
    parsed = loose("\nCapital of France?\n\n= Paris\n\n##\nOf Spain?\n= Madrid\n")

    assert [question.stem for question in parsed.sound().questions] == [
        "Capital of France?",
        "Of Spain?",
    ]
    assert sorted(parsed.lines.values()) == [2, 6]


def test_a_whole_file_can_be_pasted() -> None:
    """Its heading block is passed over; a passage that is named stays."""
    whole = write(loose(TWO, passage="elsewhere").bank)

    assert loose(whole).bank.questions == parse(whole).bank.questions


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        pytest.param("##\nWhat?\n", 1, "answers are missing", id="no answer"),
        pytest.param("##\n\n\nWhat?\n\n- ( ) a\n- ( ) b\n", 6, "mark exactly one", id="no key"),
        pytest.param("##\npasage: x\n\nWhat?\n= a\n", 2, "is no field", id="a field misspelled"),
        pytest.param("## A\nWhat?\n= a\n", 1, "is not a slug", id="no slug"),
        pytest.param("## a\nA?\n= a\n## a\nB?\n= b\n", 4, "already the id in line 1", id="twice"),
    ],
)
def test_problems_stand_in_the_lines_as_they_were_typed(text: str, line: int, said: str) -> None:
    """What was put in moves no line."""
    problems = loose(text).problems

    assert [(each.line, said in each.message) for each in problems][:1] == [(line, True)]


def test_without_a_passage_each_question_has_to_name_one() -> None:
    """Nothing was chosen on the page."""
    assert [problem.field for problem in loose(TWO, passage="").problems] == ["passage"] * 2


PIECES = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            [
                *("##", "## a", "What?", "passage: x", "- (x) a", "- ( ) b", "= 5", "~ 6"),
                *("  > why", "### Answer", "### Explanation", "", "---", "bank: b", "```"),
                *("1. Q", "a) a", "A. a"),
            ]
        ),
    ),
    max_size=30,
).map("\n".join)


@given(text=st.one_of(st.text(), PIECES), passage=st.sampled_from(["", "cities", "No Slug"]))
def test_reading_never_fails(text: str, passage: str) -> None:
    """Any text gives questions and problems; every problem is in a line of it."""
    assert_sound(read(text, passage=passage, name=namer(), file="").parsed, text)
