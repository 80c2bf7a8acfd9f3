"""Whatever is written, drawn, typed or pasted: a value in its range, or the documented refusal."""

from fractions import Fraction
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes import Question, Response, Typed, grade
from quizzes.errors import QuestionFaults, ResponseRefused
from quizzes.formats import aiken, plain_list
from quizzes.formats.lettered import Namer
from quizzes.formats.markdown import parse
from quizzes.formats.markdown.loose import parse_loose
from quizzes.formats.markdown.reader import Parsed
from quizzes.formats.recognised import Parser, read
from quizzes.grading import grade_seeded
from quizzes.parameters import FormulaRefused, faults
from quizzes.parameters.arithmetic import BITS, value
from quizzes.parameters.expression import names
from quizzes.parameters.expression import parse as parse_formula
from quizzes.questions import ShortAnswer, from_json, limits, to_json
from quizzes.questions.pattern import fits, pattern_faults
from tests.quizzes.strategies import questions, responses
from tests.quizzes.strategies.pasted import broken, pasted

PARSERS: dict[str, Parser] = {
    "the text format": parse_loose,
    "Aiken": aiken.parse,
    "a plain list": plain_list.parse,
}


@pytest.mark.parametrize("way", PARSERS)
@given(pasted())
def test_each_way_of_writing_reads_any_text(way: str, text: str) -> None:
    """Also a text that was written in another way: problems have their lines, nothing is raised."""
    _is_sound(PARSERS[way](text, passage="p", name=_namer()), text)


@given(pasted() | broken())
def test_quick_add_reads_any_text(text: str) -> None:
    """Whichever way it takes a text to be written in."""
    _is_sound(read(text, passage="p", name=_namer()).parsed, text)


@settings(max_examples=60)
@given(broken())
def test_a_file_of_questions_that_was_broken_is_read(text: str) -> None:
    """A bank's file has the strict rules, and as many problems as it has faults."""
    _is_sound(parse(text, bank="b"), text)


@settings(max_examples=40)
@given(st.one_of(pasted(), broken()), st.data())
def test_what_was_pasted_can_be_marked(text: str, data: st.DataObject) -> None:
    """Each question that is made of a text takes any response of its kind, drawn or not."""
    for question in read(text, passage="p", name=_namer()).parsed.bank.questions[:2]:
        response = data.draw(responses(question.body))
        try:
            mark = grade_seeded(question, data.draw(st.integers(0, 9)), response)
        except (QuestionFaults, ResponseRefused):
            continue
        assert -1 <= mark.earned <= 1


@settings(max_examples=50)
@given(st.data())
def test_any_response_is_marked_or_refused(data: st.DataObject) -> None:
    """Also one that was given to another question, twice with the same mark."""
    question: Question = data.draw(questions())
    response: Response = data.draw(questions().flatmap(lambda other: responses(other.body)))
    try:
        mark = grade(question, response)
    except ResponseRefused:
        return
    assert -1 <= mark.earned <= 1
    assert grade(question, response) == mark


_PIECES = (
    *("a", "ab", "a1", "_", "1", "0", "007", "1.5", ".5", "1.", "1e9", "1e99", "2e-9", "9" * 30),
    *("+", "-", "*", "/", "^", "**", "//", "(", ")", ",", " ", ".", "%", "=", "|", "!", "é", "٣"),
    *("sqrt(", "round(", "max(", "abs(", "min(", "eval(", "__import__(", "lambda", "if", "None"),
)
FORMULAS = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join) | st.text(max_size=30)


@settings(max_examples=300)
@given(FORMULAS, st.fractions())
def test_any_formula_has_a_bounded_value_or_is_refused(text: str, number: Fraction) -> None:
    """Whatever it is made of, nothing of it is run and no number outgrows its bound."""
    try:
        tree = parse_formula(text)
        result = value(tree, dict.fromkeys(names(tree), number))
    except FormulaRefused:
        return
    assert max(result.numerator.bit_length(), result.denominator.bit_length()) <= BITS


_REGEX = (
    *("a", "é", "ß", ".", "\\d", "\\w+", "\\b", "\\1", "\\p{L}", "[a-z]", "[^", "]", "(", ")"),
    *("(?:", "(?=", "(?<!", "(?P<x>", "(?P=x)", "*", "+", "?", "*?", "{2,9}", "{1000}", "{", "|"),
    *("^", "$", "\\", "\\Q", "\\E", "[[:alpha:]]", "\\x{10ffff}", "/", "#", " ", "\t", "\\z"),
    *("(?i)", "\\C"),
)  # fmt: skip
PATTERNS = st.lists(st.sampled_from(_REGEX), max_size=30).map("".join) | st.text(max_size=30)


@settings(max_examples=300)
@given(PATTERNS, st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=50))
def test_any_pattern_is_refused_or_matches(pattern: str, text: str) -> None:
    """One that is taken says yes or no to every answer, and makes a question that can be marked."""
    if [*pattern_faults(pattern)]:
        return
    assert fits(text, pattern, case_matters=True) in {True, False}
    try:
        body = ShortAnswer(accepted=("never typed",), patterns=(pattern,))
    except QuestionFaults:
        return
    mark = grade(Question(id="q", stem="?", passage="p", body=body), Typed(text=text))
    assert mark.earned in {0, 1}


def _is_sound(parsed: Parsed, text: str) -> None:
    """Say that problems stand in the text and tell something, and questions are what is stored."""
    last = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for problem in parsed.problems:
        assert 0 <= problem.line <= last
        assert problem.message
    for question in parsed.bank.questions:
        assert from_json(to_json(question)) == question
        assert len(question.stem) <= limits.STEM
        assert all(fault.message for fault in faults(question, most=3))


def _namer() -> Namer:
    numbers = count(1)
    return lambda _stem: f"q-{next(numbers)}"
