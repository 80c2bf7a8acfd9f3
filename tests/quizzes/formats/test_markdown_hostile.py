"""A hostile text costs little time and is refused with a plain message."""

from collections.abc import Callable
from time import process_time

import pytest

from quizzes.formats.markdown import parse
from tests.effort import grows_in_line

SECONDS = 8
"""Far above what a linear reading takes on a busy machine, far below what another would."""
MANY_VALUES = 20
"""The same, where each line makes a value that is kept: a number, a gap."""

ANY = "## a\npassage: p\n\n"
SHORT = "## a\npassage: p\n\ns\n\n"
CHOICE = "- (x) a\n- ( ) b\n\n"
CLOZE = "## a\nkind: cloze\npassage: p\n\n"
NUMERIC = "## a\nkind: numeric\npassage: p\n\ns\n\n"
MATCHING = "## a\nkind: matching\npassage: p\n\ns\n\n"
ORDERING = "## a\nkind: ordering\npassage: p\n\ns\n\n"
QUESTION = "## q{n}\npassage: p\n\nStem?\n\n= a\n\n"
DRAWN = f"\n## q{{n}}\npassage: p\n\n{{{{{{{{a}}}}}}}}\n\n{CHOICE}### Variables\na = 1..500\n"

SHAPES: dict[str, Callable[[int], str]] = {
    "blank lines": lambda n: "\n" * n,
    "stray lines": lambda n: "x\n" * n,
    "headings": lambda n: "## a\n" * n,
    "one field for ever": lambda n: "## a\n" + "tags: x\n" * n,
    "options": lambda n: SHORT + "- (x) a\n" * n,
    "feedback": lambda n: f"{SHORT}= a\n" + "  > a\n" * n,
    "sections": lambda n: f"{SHORT}= a\n" + "### Explanation\n" * n,
    "hints": lambda n: SHORT + CHOICE + "### Hint\na\n" * n,
    "criteria": lambda n: f"{SHORT}### Rubric\n" + "- a\n  - 1: b\n" * n,
    "variables": lambda n: f"{SHORT}{CHOICE}### Variables\n" + "a = 1..500\n" * n,
    "questions with one pair": lambda n: f"{MATCHING}- a => b\n" * n,
    "one pair again and again": lambda n: MATCHING + "- a => b\n" * n,
    "items": lambda n: f"{ORDERING}1. a\n" + "2. a\n" * n,
    "numbers": lambda n: NUMERIC + "= 1.5 +- 2%\n" * n,
    "gaps": lambda n: CLOZE + "[[a]]\n= a\n" * n,
    "code blocks": lambda n: "```\n" * n,
    "ever longer fences": lambda n: "".join("`" * m + "a\n" for m in range(3, n // 2)),
    "code blocks that are never closed": lambda n: "```a\n" * n,
}
"""Texts of many lines: of so many of a kind."""


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_twice_the_lines_are_at_most_twice_the_work(shape: Callable[[int], str]) -> None:
    """Whatever looked back at the lines before would show as four times the work."""
    assert grows_in_line(lambda times: parse(shape(times), bank="b"), 300)


@pytest.mark.parametrize(
    ("shape", "times", "seconds"),
    [
        pytest.param("blank lines", 249_000, SECONDS, id="blank lines"),
        pytest.param("stray lines", 249_000, SECONDS, id="stray lines"),
        pytest.param("headings", 249_000, SECONDS, id="headings"),
        pytest.param("one field for ever", 200_000, SECONDS, id="one field for ever"),
        pytest.param("options", 200_000, SECONDS, id="options"),
        pytest.param("feedback", 200_000, SECONDS, id="feedback"),
        pytest.param("sections", 120_000, SECONDS, id="sections"),
        pytest.param("hints", 120_000, MANY_VALUES, id="hints"),
        pytest.param("criteria", 120_000, MANY_VALUES, id="criteria"),
        pytest.param("variables", 150_000, MANY_VALUES, id="variables"),
        pytest.param("questions with one pair", 30_000, MANY_VALUES, id="questions with one pair"),
        pytest.param(
            "one pair again and again", 200_000, MANY_VALUES, id="one pair again and again"
        ),
        pytest.param("items", 240_000, MANY_VALUES, id="items"),
        pytest.param("numbers", 150_000, MANY_VALUES, id="numbers"),
        pytest.param("gaps", 120_000, MANY_VALUES, id="gaps"),
        pytest.param("code blocks", 249_000, SECONDS, id="code blocks"),
        pytest.param("ever longer fences", 3_800, SECONDS, id="ever longer fences"),
        pytest.param("code blocks that are never closed", 249_000, SECONDS, id="never closed"),
    ],
)
def test_the_largest_text_of_a_shape_is_read_in_time(shape: str, times: int, seconds: int) -> None:
    """Calls do not show what slices and copies cost; at the largest size they would show here."""
    text = SHAPES[shape](times)
    begin = process_time()
    parsed = parse(text, bank="b")

    assert process_time() - begin < seconds
    assert len(parsed.problems) <= 501


def test_a_long_text_of_every_shape_is_read_in_time() -> None:
    """Nor is there anything that counting calls would miss, and the list of problems is short."""
    text = "".join(shape(600) for shape in SHAPES.values())
    text += MATCHING + "- a => b\n" * 30_000 + "x\n" * 60_000
    begin = process_time()
    problems = parse(text, bank="b").problems

    assert process_time() - begin < SECONDS
    assert len(problems) == 501
    assert "too long" not in problems[0].message


def test_thousands_of_questions_with_variables_are_read_in_time() -> None:
    """Every draw of the first is looked at, and a few of each when there are many."""
    text = "".join(DRAWN.format(n=n) for n in range(4_900))
    begin = process_time()
    parsed = parse(text, bank="b")

    assert process_time() - begin < SECONDS
    assert len(parsed.bank.questions) == 4_900


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("~" * 1_999_000, id="one long fence"),
        pytest.param(ANY + "\\" * 1_900_000, id="backslashes"),
        pytest.param(ANY + " " * 1_900_000, id="blanks"),
        pytest.param(ANY + "a\u0301\u0316" * 390_000, id="accents"),
        pytest.param(ANY + "a" + "\u0301\u0316" * 490_000, id="a tower of accents"),
        pytest.param("## a\npassage: p\ntags: " + "," * 1_900_000, id="tags"),
        pytest.param(f"{MATCHING}- a{' =>' * 630_000}", id="one line of arrows"),
        pytest.param(f"{MATCHING}- a {chr(92) * 1_900_000}=> b", id="a guarded arrow"),
        pytest.param(f"{MATCHING}- {'a' * 1_900_000}", id="a pair that never comes"),
        pytest.param(ORDERING + "9" * 1_900_000, id="one long number"),
        pytest.param(NUMERIC + "= " + "9" * 1_900_000, id="a number of 1,900,000 digits"),
        pytest.param(CLOZE + "[[a]] " * 310_000, id="gaps in the stem"),
        pytest.param(CLOZE + "[[a]] typos " + "no, typos " * 180_000, id="settings"),
        pytest.param(CLOZE + "[[" + "a-" * 900_000, id="a gap that is never closed"),
        pytest.param(CLOZE + "[[a]]" + " " * 1_900_000 + "x", id="blanks behind a gap"),
        pytest.param("---\n" + "bank: b\n" * 240_000, id="a heading block for ever"),
        pytest.param(f"{SHORT}{CHOICE}### Variables\na = " + "|" * 1_900_000, id="values"),
        pytest.param(f"{SHORT}{CHOICE}### Variables\na = " + "(" * 1_900_000, id="parentheses"),
        pytest.param(f"{SHORT}{CHOICE}### Variables\na = " + "9" * 1_900_000, id="digits"),
        pytest.param(f"{SHORT}{CHOICE}### Text\n" + "\\" * 1_900_000, id="text of backslashes"),
        pytest.param(f"{SHORT}{CHOICE}### Text\n" + "[" * 1_900_000, id="brackets"),
        pytest.param(f"{SHORT}{CHOICE}### Text\n" + "[a]" * 600_000, id="words to mark"),
        pytest.param(
            f"{SHORT}{CHOICE}### Hint\ncost:{' ' * 1_900_000}x\na", id="blanks before a cost"
        ),
        pytest.param(f"{SHORT}{CHOICE}{'{{ ' * 600_000}\n### Variables\na = 1..2\n", id="braces"),
    ],
)
def test_a_hostile_line_is_read_in_linear_time(text: str) -> None:
    """Lines that are made to be slow are not: no pattern tries them from every place."""
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
