"""What is written is read back unchanged, whatever it is."""

import pytest
from hypothesis import given, settings

from quizzes import Bank, Question
from quizzes.formats.markdown import parse, parse_question, write, write_question
from tests.quizzes.samples import SINGLE
from tests.quizzes.strategies import NASTY_LINES, banks, questions

FEW = 30
"""Examples of what can only go wrong around questions; those are tried one by one."""


@settings(max_examples=FEW)
@given(banks())
def test_a_bank_comes_back_as_it_was(bank: Bank) -> None:
    """Reading is the exact reverse of writing, for every bank that can be made."""
    parsed = parse(write(bank))

    assert parsed.problems == ()
    assert parsed.bank == bank


@given(questions())
def test_a_question_comes_back_as_it_was(question: Question) -> None:
    """One question alone, as it is stored, is read back unchanged."""
    assert parse_question(write_question(question)) == question


@settings(max_examples=FEW)
@given(banks())
def test_writing_is_settled(bank: Bank) -> None:
    """A text that was written, read and written again is the same text."""
    text = write(bank)

    assert write(parse(text).sound()) == text


@settings(max_examples=FEW)
@given(banks())
def test_line_ends_of_other_systems_change_nothing(bank: Bank) -> None:
    """A byte order mark and line ends of Windows are no part of a question."""
    assert parse("\ufeff" + write(bank).replace("\n", "\r\n")).sound() == bank


@pytest.mark.parametrize("line", [line for line in NASTY_LINES if line.strip()])
def test_a_stem_may_hold_any_line(line: str) -> None:
    """A line that looks like part of the format is only text when it stands in a stem."""
    stem = f"Look:\n{line}\nand tell."
    if "e\u0301" in line:
        stem = stem.replace("e\u0301", "\u00e9")
    question = Question(id="q", stem=stem, body=SINGLE.body, passage="p")

    assert parse_question(write_question(question)).stem == stem


def test_the_written_form() -> None:
    """The written form is the one that the format's page describes."""
    assert write(Bank(slug="historical-context", questions=(SINGLE,))) == (
        "---\n"
        "bank: historical-context\n"
        "---\n"
        "\n"
        "## pact-year\n"
        "kind: single choice\n"
        "passage: the-cold-war-era\n"
        "difficulty: 2\n"
        "bloom: understand\n"
        "rests on: article\n"
        "\n"
        "In which year was the Warsaw Pact signed?\n"
        "\n"
        "- ( ) 1949\n"
        "  > That is the North Atlantic Treaty.\n"
        "- (x) 1955\n"
        "  > Days after West Germany joined NATO.\n"
        "- ( ) 1961\n"
        "\n"
        "### Explanation\n"
        "\n"
        "It was signed in May 1955.\n"
    )


def test_code_is_not_escaped() -> None:
    """Inside a code block no line means anything, so none is written with a backslash."""
    stem = "What does this file say?\n\n```markdown\n## heading\n- (x) option\n```"
    question = Question(id="q", stem=stem, body=SINGLE.body, passage="p")

    assert "\n## heading\n- (x) option\n" in write_question(question)
    assert parse_question(write_question(question)) == question
