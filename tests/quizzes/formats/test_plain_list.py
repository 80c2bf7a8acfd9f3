"""Numbered questions with lettered options: what is read, and every line that is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.formats import plain_list
from quizzes.formats.markdown import Parsed
from quizzes.questions import MultipleResponse, Option, SingleChoice
from tests.quizzes.formats.naming import namer
from tests.quizzes.formats.soundness import assert_sound


def read(text: str) -> Parsed:
    """Read a text for a passage."""
    return plain_list.parse(text, passage="cities", name=namer(), file="pasted")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1. Capital of France?\na) Lyon\nb) Paris\nAnswer: B", id="an answer line"),
        pytest.param("1) Capital of France?\n\nA. Lyon\nB. Paris\n\nKey: b", id="other marks"),
        pytest.param("7. Capital of France?\n  a) Lyon\n  *b) Paris", id="a star, and indented"),
        pytest.param("1. Capital of France?\n(a) Lyon\n* (b) Paris", id="brackets around letters"),
        pytest.param(
            "1. Capital of France?\r\na) Lyon\r\nb) Paris\r\nCorrect answer: B", id="Windows"
        ),
    ],
)
def test_one_right_option_makes_a_single_choice(text: str) -> None:
    """However the list is lettered, and however its key is told."""
    (question,) = read(text).sound().questions

    assert question.stem == "Capital of France?"
    assert question.body == SingleChoice(
        options=(Option(text="Lyon", right=False), Option(text="Paris", right=True))
    )


@pytest.mark.parametrize(
    "key", ["Answer: A, C", "answers: a and c", "Answers: A C", "Answer: a;c", "Answer: C & A"]
)
def test_several_right_options_make_a_multiple_response(key: str) -> None:
    """Several letters in the line of answers."""
    (question,) = read(f"1. Which are prime?\na) 2\nb) 4\nc) 5\n{key}").sound().questions

    assert isinstance(question.body, MultipleResponse)
    assert [option.right for option in question.body.options] == [True, False, True]


def test_a_stem_may_have_several_lines() -> None:
    """All that stands before the first option; blank lines around it are no part of it."""
    (question,) = read("1. First line\n\nsecond line\n\na) x\n*b) y").sound().questions

    assert question.stem == "First line\n\nsecond line"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        pytest.param("Hello\n1. Q\na) a\n*b) b", 1, "before the first question", id="text before"),
        pytest.param("1. Q\na) a\nb) b", 3, "nothing says which option is right", id="no key"),
        pytest.param("1. Q\n2. R\na) a\n*b) b", 1, "has no options", id="no options"),
        pytest.param("1. Q\na) a\n*b) b\nAnswer: B", 4, "say it once", id="told twice"),
        pytest.param("1. Q\na) a\nb) b\nAnswer: D", 4, "no option D", id="a stranger"),
        pytest.param("1. Q\na) a\nb) b\nAnswer: Paris", 4, "by its letter", id="no letter"),
        pytest.param("1. Q\na) a\nc) b\nAnswer: A", 3, "next option is b", id="a letter left out"),
        pytest.param("1. Q\na) a\n*b) b\nand more", 4, "is no option", id="text after an option"),
        pytest.param("1. Q\na) a\nb) b\nAnswer: A\nc) c", 5, "move it above", id="late option"),
        pytest.param("1. Q\na) a\nb) b\nKey: A\nKey: B", 5, "in line 4 already", id="two keys"),
        pytest.param("1. Q\n*a) a\n*b) b", 2, "every option is marked", id="all right"),
        pytest.param("1. Q\na) a\n*b) a\x00", 3, "U+0000", id="a zero byte"),
    ],
)
def test_every_problem_has_its_line(text: str, line: int, said: str) -> None:
    """Nothing is guessed: the line is named, and what would mend it."""
    problems = read(text).problems

    assert [(line, True)] == [(each.line, said in each.message) for each in problems][:1]


LINES = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            ["1. Q", "2) R", "a) a", "*b) b", "(c) c", "Answer: B", "key:", "Answer: A and C", ""]
        ),
    ),
    max_size=30,
).map("\n".join)


@given(text=st.one_of(st.text(), LINES))
def test_reading_never_fails(text: str) -> None:
    """Any text gives questions and problems; every problem is in a line of it."""
    assert_sound(read(text), text)
