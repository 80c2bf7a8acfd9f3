"""A hostile text costs little time and is refused with a plain message."""

from time import process_time

import pytest

from quizzes.formats.markdown import parse

SECONDS = 8
"""Far above what a linear reading takes on a busy machine, far below what another would."""

CLOZE = "## a\nkind: cloze\npassage: p\n\n"
NUMERIC = "## a\nkind: numeric\npassage: p\n\ns\n\n"
MATCHING = "## a\nkind: matching\npassage: p\n\ns\n\n"
ORDERING = "## a\nkind: ordering\npassage: p\n\ns\n\n"
QUESTION = "## q{n}\npassage: p\n\nStem?\n\n= a\n\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n" * 249_000, id="blank lines"),
        pytest.param("x\n" * 249_000, id="stray lines"),
        pytest.param("```a\n" * 249_000, id="code blocks that are never closed"),
        pytest.param("".join("`" * n + "a\n" for n in range(3, 1900)), id="ever longer fences"),
        pytest.param("```\n" * 249_000, id="code blocks"),
        pytest.param("~" * 1_999_000, id="one long fence"),
        pytest.param("## a\npassage: p\n\n" + "\\" * 1_900_000, id="backslashes"),
        pytest.param("## a\npassage: p\n\n" + " " * 1_900_000, id="blanks"),
        pytest.param("## a\npassage: p\n\n" + "a\u0301\u0316" * 390_000, id="accents"),
        pytest.param("## a\npassage: p\n\na" + "\u0301\u0316" * 490_000, id="a tower of accents"),
        pytest.param("## a\n" + "tags: x\n" * 200_000, id="one field for ever"),
        pytest.param("## a\npassage: p\ntags: " + "," * 1_900_000, id="tags"),
        pytest.param("## a\npassage: p\n\ns\n\n" + "- (x) a\n" * 200_000, id="options"),
        pytest.param("## a\npassage: p\n\ns\n\n= a\n" + "  > a\n" * 200_000, id="feedback"),
        pytest.param(
            "## a\npassage: p\n\ns\n\n= a\n" + "### Explanation\n" * 120_000, id="sections"
        ),
        pytest.param(f"{MATCHING}- a{' =>' * 630_000}", id="one line of arrows"),
        pytest.param(f"{MATCHING}- a {chr(92) * 1_900_000}=> b", id="a guarded arrow"),
        pytest.param(f"{MATCHING}- {'a' * 1_900_000}", id="a pair that never comes"),
        pytest.param(f"{MATCHING}- a => b\n" * 30_000, id="questions with one pair"),
        pytest.param(MATCHING + "- a => b\n" * 200_000, id="one pair again and again"),
        pytest.param(ORDERING + "1. a\n" + "2. a\n" * 240_000, id="items"),
        pytest.param(ORDERING + "9" * 1_900_000, id="one long number"),
        pytest.param(NUMERIC + "= 1.5 +- 2%\n" * 150_000, id="numbers"),
        pytest.param(NUMERIC + "= " + "9" * 1_900_000, id="a number of 1,900,000 digits"),
        pytest.param(CLOZE + "[[a]]\n= a\n" * 120_000, id="gaps"),
        pytest.param(CLOZE + "[[a]] " * 310_000, id="gaps in the stem"),
        pytest.param(CLOZE + "[[a]] typos " + "no, typos " * 180_000, id="settings"),
        pytest.param(CLOZE + "[[" + "a-" * 900_000, id="a gap that is never closed"),
        pytest.param(CLOZE + "[[a]]" + " " * 1_900_000 + "x", id="blanks behind a gap"),
        pytest.param("## a\n" * 249_000, id="headings"),
        pytest.param("---\n" + "bank: b\n" * 240_000, id="a heading block for ever"),
    ],
)
def test_a_hostile_text_is_read_in_linear_time(text: str) -> None:
    """Texts that are made to be slow are not, and the list of problems stays short."""
    begin = process_time()
    parsed = parse(text, bank="b")

    assert process_time() - begin < SECONDS
    assert len(parsed.problems) <= 501


def test_a_text_that_is_too_long_is_not_read() -> None:
    """Beyond two million bytes nothing is read at all."""
    (problem,) = parse("\u00e9" * 1_000_001, bank="b").problems

    assert "too long" in problem.message


def test_a_text_of_too_many_lines_is_not_read() -> None:
    """Nor beyond a quarter of a million lines."""
    (problem,) = parse("\n" * 250_000, bank="b").problems

    assert "too long" in problem.message


def test_too_many_questions_are_told_once() -> None:
    """The five thousand first questions are read; that there are more is one problem."""
    text = "".join(QUESTION.format(n=n) for n in range(5_001))
    parsed = parse(text, bank="b")

    assert len(parsed.bank.questions) == 5_000
    assert [problem.line for problem in parsed.problems] == [5_000 * 7 + 1]


def test_the_list_of_problems_says_how_many_are_missing() -> None:
    """A list that was cut says so at its end."""
    problems = parse("## Q\n" * 300, bank="b").problems

    assert len(problems) == 501
    assert "more problems" in problems[-1].message


def test_a_surrogate_half_is_refused() -> None:
    """Text that cannot be written as UTF-8 never gets into a question."""
    parsed = parse("## q\npassage: p\n\nStem \ud800\n\n= a\n", bank="b")

    assert [(problem.line, problem.field) for problem in parsed.problems] == [(4, "stem")]
