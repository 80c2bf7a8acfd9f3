"""Texts to mark words in and essays, as they are read and written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.formats.markdown import parse, parse_question, write_question
from quizzes.formats.markdown.answers.brackets import freed, guarded, guarded_before_mark, tokens
from quizzes.questions import Essay, HotText, Piece
from tests.quizzes.examples import ESSAY, HOT_TEXT

RUBRIC = "### Rubric\n- A\n  - 1: yes\n  - 0: no"


def told(kind: str, text: str, fields: str = "") -> list[tuple[int, str]]:
    """Give the line and field of each problem; more fields are in line 4, the text in line 7."""
    written = f"## q\nkind: {kind}\npassage: p\n{fields}\nStem?\n\n{text}\n"
    return [(problem.line, problem.field) for problem in parse(written, bank="b").problems]


def pieces(text: str) -> list[tuple[str, str]]:
    """Give the pieces of a text: what they are, and what they say."""
    body = parse_question(f"## q\npassage: p\n\nStem?\n\n### Text\n{text}\n").body
    assert isinstance(body, HotText)
    return [
        ("right" if one.right else "wrong" if one.markable else "", one.text) for one in body.pieces
    ]


def test_the_written_form_of_a_hot_text() -> None:
    """Feedback stands above the text, under the words that it is for."""
    assert write_question(HOT_TEXT).endswith(
        "Mark every state that left the pact before 1970.\n"
        "\n"
        "~ Albania\n"
        "  > In 1968.\n"
        "~ Romania\n"
        "  > It stayed, at a distance.\n"
        "\n"
        "### Text\n"
        "\n"
        "The pact \\[of 1955\\] lost [[Albania]], while [Romania] and [Poland] stayed.\n"
    )


def test_the_written_form_of_an_essay() -> None:
    """The rubric is a list of lists, and the model answer a section of its own."""
    text = write_question(ESSAY)

    assert "\nwords: 50-300\n" in text
    assert text.endswith(
        "### Rubric\n"
        "\n"
        "- Argument\n"
        "  - 2: names two causes\n"
        "  - 1: names one\n"
        "  - 0: names none\n"
        "- Language\n"
        "  - 1: clear\n"
        "  - 0: unclear\n"
        "\n"
        "### Model answer\n"
        "\n"
        "Each side answered the other.\n"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("[[a]] [b]", [("right", "a"), ("", " "), ("wrong", "b")], id="both"),
        pytest.param("[[a]][b]", [("right", "a"), ("wrong", "b")], id="side by side"),
        pytest.param("[[a]]\n\n[b]", [("right", "a"), ("", "\n\n"), ("wrong", "b")], id="lines"),
        pytest.param("\\[x\\] [[a]] [b]",
                     [("", "[x] "), ("right", "a"), ("", " "), ("wrong", "b")], id="real brackets"),
        pytest.param("[[\\[a\\]]] [b]",
                     [("right", "[a]"), ("", " "), ("wrong", "b")], id="brackets in the words"),
        pytest.param("a\\\\[[b]] [c] \\d",
                     [("", "a\\"), ("right", "b"), ("", " "), ("wrong", "c"), ("", " \\d")],
                     id="real backslashes"),
        pytest.param("\\## a [[b]] [c]",
                     [("", "## a "), ("right", "b"), ("", " "), ("wrong", "c")],
                     id="a line that looks like a heading"),
    ],
)  # fmt: skip
def test_brackets(text: str, found: list[tuple[str, str]]) -> None:
    """Two brackets are right, one can be marked, a backslash makes a bracket a bracket."""
    assert pieces(text) == found


def test_repeated_words_are_told_apart() -> None:
    """The second stretch of the same words has a number in its line of feedback."""
    text = "~ a [2]\n  > the second\n~ a\n  > the first\n\n### Text\n[[a]] [a] [[a]]"
    question = parse_question(f"## q\npassage: p\n\nStem?\n\n{text}\n")
    assert isinstance(question.body, HotText)

    assert [one.feedback for one in question.body.markable] == ["the first", "the second", ""]
    assert "\n~ a\n  > the first\n~ a [2]\n  > the second\n" in write_question(question)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("= a", [(1, "### Text"), (7, "=")], id="no text, and an answer"),
        pytest.param("### Text\n[[a]] [b", [(8, "[")], id="never closed"),
        pytest.param("### Text\n[[a]] b] [c]", [(8, "]")], id="never opened"),
        pytest.param("### Text\n[[a]] [b]]", [(8, "]]")], id="closed too often"),
        pytest.param("### Text\n[[a]\n[b]", [(8, "]")], id="closed too little"),
        pytest.param("### Text\n[[a]]\n[[[b]]]", [(9, "["), (9, "]]"), (9, "]")], id="three"),
        pytest.param("### Text\n[[a]] [b [c]]", [(8, "["), (8, "]]")], id="one in another"),
        pytest.param("### Text\n[[a]] []", [(8, "words to mark")], id="no words"),
        pytest.param("### Text\n[[a]] [ b]", [(8, "words to mark")], id="blanks at the ends"),
        pytest.param("### Text\nx\n[[a]] [b\nc]", [(9, "words to mark")], id="over two lines"),
        pytest.param("### Text\n[a] [b]", [(8, "text")], id="nothing right"),
        pytest.param("### Text\n[[a]] [[b]]", [(8, "text")], id="everything right"),
        pytest.param("### Text\nnothing at all", [(8, "text"), (8, "text")], id="no brackets"),
        pytest.param("### Text\n" + "[[a]] [b] " * 51, [(8, "text")], id="102 stretches"),
        pytest.param("### Text\n[[a]] [b]\n```\ncode\n```", [(8, "text")], id="a block of code"),
        pytest.param("~ c\n  > no\n### Text\n[[a]] [b]", [(7, "~")], id="feedback for other words"),
        pytest.param("~ b\n### Text\n[[a]] [b]", [(7, "~")], id="no feedback"),
        pytest.param("~ b\n  > x\n~ b\n  > y\n### Text\n[[a]] [b]", [(9, "~")], id="twice"),
        pytest.param("~ b [2]\n  > x\n### Text\n[[a]] [b]", [(7, "~")], id="no second one"),
        pytest.param("~ b\n  > ```\n### Text\n[[a]] [b]", [(8, "feedback")], id="code left open"),
        pytest.param(f"### Text\n[[a]] [b]\n{RUBRIC}", [(10, "### Rubric")], id="a rubric"),
        pytest.param("### Text\n[[a]] [b]\n### Text\nc", [(9, "### Text")], id="two texts"),
    ],
)  # fmt: skip
def test_problems_of_a_hot_text(text: str, problems: list[tuple[int, str]]) -> None:
    """What is wrong with the brackets is told with the line where it is."""
    assert sorted(told("hot text", text)) == sorted(problems)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("", [(1, "### Rubric")], id="no rubric"),
        pytest.param("= a\n" + RUBRIC, [(7, "=")], id="an answer"),
        pytest.param("### Rubric\n- A", [(8, "criterion")], id="no levels"),
        pytest.param("### Rubric\n- A\n  - 1: x", [(8, "criterion")], id="one level"),
        pytest.param("### Rubric\n- A\n  - 0: x\n  - 0: y", [(8, "criterion")], id="no points"),
        pytest.param("### Rubric\n  - 1: x", [(8, "rubric")], id="a level of nothing"),
        pytest.param("### Rubric\n- A\n  - 1: x\n    - 0: y",
                     [(8, "criterion"), (10, "rubric")], id="too far in"),
        pytest.param("### Rubric\n- A\n  - 1: x\n  - 0: y\n* B", [(11, "rubric")], id="a star"),
        pytest.param("### Rubric\n- A\n  - 1: x\n  - none: y",
                     [(8, "criterion"), (10, "rubric")], id="a word for a number"),
        pytest.param("### Rubric\n- A\n  - 1.5: x\n  - 0: y\n  - 1: z",
                     [(9, "rubric")], id="half a point"),
        pytest.param("### Rubric\n- A\n  - 101: x\n  - 0: y", [(9, "level")], id="101 points"),
        pytest.param("### Rubric\n- \n  - 1: x\n  - 0: y", [(8, "criterion")], id="no name"),
        pytest.param(f"{RUBRIC}\n- A\n  - 1: x\n  - 0: y", [(8, "rubric")], id="one name twice"),
        pytest.param(f"{RUBRIC}\n### Model answer", [(11, "### Model answer")], id="no model"),
        pytest.param(f"{RUBRIC}\n### Model answer\na\n```", [(13, "model answer")], id="open code"),
        pytest.param(f"{RUBRIC}\n### Answer\na", [(12, "### Answer")], id="an answer section"),
    ],
)  # fmt: skip
def test_problems_of_an_essay(text: str, problems: list[tuple[int, str]]) -> None:
    """What is wrong with the rubric is told with the line where it is."""
    assert told("essay", text) == problems


@pytest.mark.parametrize(
    ("words", "limits"),
    [("150-300", (150, 300)), ("150-", (150, 0)), ("-300", (0, 300)), ("7-7", (7, 7))],
)
def test_the_length_of_an_essay(words: str, limits: tuple[int, int]) -> None:
    """Either end of the length may be left out."""
    text = f"## q\npassage: p\nwords: {words}\n\nStem?\n\n{RUBRIC}\n"
    question = parse_question(text)
    assert isinstance(question.body, Essay)

    assert (question.body.fewest_words, question.body.most_words) == limits
    assert f"\nwords: {words}\n" in write_question(question)


@pytest.mark.parametrize("words", ["-", "300", "300-150", "150\u2013300", "-10001", "a-b", "1-2-3"])
def test_another_length_is_a_problem(words: str) -> None:
    """A length that is none is told with its own line."""
    assert told("essay", RUBRIC.replace("\n", "\n"), f"words: {words}\n") == [(4, "words")]


def test_a_length_is_for_essays() -> None:
    """Other kinds have no length."""
    assert told("hot text", "### Text\n[[a]] [b]", "words: 1-2\n") == [(4, "words")]


texts = st.text("[]\\a \n", max_size=20)


@given(texts)
def test_guarded_text_has_no_marks(text: str) -> None:
    """Text is read back as it was, whatever brackets and backslashes it holds."""
    assert freed(guarded(text)) == text
    assert not any(token.is_mark for token in tokens(guarded(text), 1))
    assert [token.text for token in tokens(guarded_before_mark(text) + "[", 1)] == (
        [text, "["] if text else ["["]
    )


@given(texts)
def test_tokens_hold_the_whole_text(text: str) -> None:
    """Any text is cut into marks and words, each with its line."""
    found = list(tokens(text, 1))

    assert all(token.text for token in found)
    assert all(1 <= token.line <= 1 + text.count("\n") for token in found)
    assert [one for one in found if one.is_mark and one.text not in {"[", "[[", "]", "]]"}] == []


@given(st.text("[]\\~=#- ab\n>`1:", max_size=80), st.sampled_from(["hot text", "essay", ""]))
def test_no_text_makes_reading_fail(text: str, kind: str) -> None:
    """Whatever stands in the sections, there are problems or a question that is written back."""
    field = f"kind: {kind}\n" if kind else ""
    for name in ("Text", "Rubric", "Model answer"):
        parsed = parse(f"## q\n{field}passage: p\n\nStem?\n\n### {name}\n{text}\n", bank="b")
        for question in parsed.bank.questions:
            assert parse_question(write_question(question)) == question


def test_neighbours_that_cannot_be_marked_are_one() -> None:
    """A text has one form: what lies between two marks is one stretch."""
    body = parse_question("## q\npassage: p\n\nStem?\n\n### Text\n[[a]] \\[ b [c]\n").body
    assert isinstance(body, HotText)

    assert Piece(text=" [ b ") in body.pieces
