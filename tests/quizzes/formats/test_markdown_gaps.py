"""Numbers and gaps in the text format: how they are written, and every mistake with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import Kind, Question, ShortAnswer, SingleChoice
from quizzes.formats.markdown import markers, parse, parse_question, write_question
from quizzes.formats.markdown.answers.cloze import SETTINGS
from quizzes.formats.markdown.markers import Own
from quizzes.questions import Cloze, DrawnInterval, Numeric, intervals
from tests.quizzes.examples import CLOZE, NUMERIC
from tests.quizzes.strategies import NASTY_LINES

NUMBER = "## q\npassage: p\nkind: numeric\n{fields}\nStem?\n\n{answers}\n"
GAPS = "## q\npassage: p\nkind: cloze\n\n{stem}\n\n{answers}\n"


def told(text: str) -> list[tuple[int, str]]:
    """Give the line and field of each problem."""
    return [(problem.line, problem.field) for problem in parse(text, bank="b").problems]


def body_of(text: str) -> object:
    """Give the body of the one question of a text."""
    return parse_question(text).body


def test_the_written_form_of_a_number() -> None:
    """Numbers are written in one way, with their fields above and their feedback below."""
    assert write_question(NUMERIC) == (
        "## wall-length\nkind: numeric\npassage: the-cold-war-era\ndifficulty: 2\n"
        "bloom: understand\nrests on: article\nunit: km\nsignificant figures: 3\n\n"
        "How long was the wall around West Berlin?\n\n"
        "= 155 \u00b1 1%\n= 156.4\n  > To the metre.\n"
        "~ 43..44\n  > That was the part inside the city.\n"
    )


def test_the_written_form_of_gaps() -> None:
    """Each gap is a line of its own; a stem that is a gap alone has a backslash."""
    assert write_question(CLOZE).partition("rests on: article\n")[2] == (
        "\n\\[[year]]\n\nIn [[city]] [[members]] signed a treaty.\n\n"
        "[[year]] numeric\n= 1955\n[[city]]\n= Warsaw\n[[members]]\n"
        "- (x) eight states\n- ( ) twelve states\n  > That is NATO.\n"
    )


def test_the_settings_of_gaps() -> None:
    """Fields stand behind the name of the gap, the unit last, in whatever order they are given."""
    text = GAPS.format(
        stem="[[a]] and [[b]]",
        answers="[[a]] numeric unit needed yes, significant figures 2, unit m, s\n= 5 +- 1\n"
        "[[b]] typos no, case matters yes\n= x",
    )
    body = body_of(text)

    assert isinstance(body, Cloze)
    assert body.gaps[0].body == Numeric(
        accepted=(intervals.read("5 +- 1"),), unit="m, s", unit_needed=True, significant_figures=2
    )
    assert body.gaps[1].body == ShortAnswer(accepted=("x",), case_matters=True, typos=False)
    assert "\n[[a]] numeric unit needed yes, significant figures 2, unit m, s\n" in write_question(
        parse_question(text)
    )


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_is_seen(setting: str) -> None:
    """A field that a number or a short answer has can stand behind a gap."""
    assert markers.answer(f"[[a]] {setting} yes", Own.GAPS) == ("[[a]]", f" {setting} yes")


@pytest.mark.parametrize("line", [line for line in NASTY_LINES if line.strip()])
def test_a_stem_with_gaps_may_hold_any_line(line: str) -> None:
    """A line that looks like part of the format is only text when it stands in a stem."""
    stem = f"Look:\n{line}\nand tell [[gap]].".replace("e\u0301", "\u00e9")
    if "[[gap]]" in line:
        stem = stem.replace("and tell [[gap]]", "and tell")
    question = Question(id="q", stem=stem, body=_one_gap(), passage="p")

    assert parse_question(write_question(question)) == question


def _one_gap() -> Cloze:
    body = body_of(GAPS.format(stem="[[gap]]?", answers="[[gap]]\n= a"))
    assert isinstance(body, Cloze)
    return body


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        pytest.param("[[a]]\n= b", ShortAnswer, id="something to type"),
        pytest.param("[[a]]\n~ b\n= c", ShortAnswer, id="a wrong answer first"),
        pytest.param("[[a]]\n= 5", ShortAnswer, id="a number without the word"),
        pytest.param("[[a]] numeric\n= 5", Numeric, id="a number"),
        pytest.param("[[a]]\n- ( ) b\n- (x) c", SingleChoice, id="options"),
    ],
)
def test_the_kind_of_a_gap(answers: str, kind: type) -> None:
    """What stands under a gap says what it asks for; the question needs no kind."""
    text = GAPS.format(stem="An [[a]].", answers=answers).replace("kind: cloze\n", "")
    body = body_of(text)

    assert isinstance(body, Cloze)
    assert isinstance(body.gaps[0].body, kind)


def test_a_number_needs_its_kind() -> None:
    """Digits alone are a short answer, as they were before there were numbers."""
    text = NUMBER.format(fields="", answers="= 1949").replace("kind: numeric\n", "")

    assert parse_question(text).kind is Kind.SHORT_ANSWER


def test_numbers_with_variables_wait_for_them() -> None:
    """What holds a variable is kept as it was written, in front of the others of its side."""
    text = NUMBER.format(fields="", answers="= 5\n= {{a}} +- 1%\n~ {{a}}0\n  > No.\n\n"
                         "### Variables\n\na = 1..9")  # fmt: skip
    question = parse_question(text)

    assert question.body == Numeric(
        accepted=(intervals.read("5"),),
        drawn=(
            DrawnInterval(text="{{a}} +- 1%", right=True),
            DrawnInterval(text="{{a}}0", right=False, feedback="No."),
        ),
    )
    assert parse_question(write_question(question)) == question


@pytest.mark.parametrize(
    ("fields", "answers", "problems"),
    [
        pytest.param("", "~ 5", [(7, "accepted numbers")], id="nothing accepted"),
        pytest.param("", "= five", [(7, "number")], id="a word"),
        pytest.param("", "= 5\n= 1,5", [(8, "number")], id="a decimal comma"),
        pytest.param("", "= 16 000", [(7, "number")], id="thousands with a blank"),
        pytest.param("", "= 5 km", [(7, "number")], id="a unit behind the number"),
        pytest.param("", "= nan", [(7, "number")], id="not a number"),
        pytest.param("", "= 1e999", [(7, "number")], id="too large a power of ten"),
        pytest.param("", "= 20..10", [(7, "number")], id="a range the wrong way round"),
        pytest.param("", "= 5 +- -1", [(7, "number")], id="a tolerance below zero"),
        pytest.param("", "= 5\n~ 5", [(7, "numbers")], id="right and wrong at once"),
        pytest.param("", "= 5\n  > `\n  > ```", [(9, "feedback")], id="feedback with open code"),
        pytest.param("", "- ( ) 5", [(7, "( )"), (7, "accepted numbers")], id="options"),
        pytest.param("", "", [(1, "accepted numbers")], id="no answers at all"),
        pytest.param("unit needed: yes\n", "= 5", [(8, "unit")], id="a needed unit without a name"),
        pytest.param("unit: km\nunit needed: y\n", "= 5", [(5, "unit needed")], id="a short yes"),
        pytest.param("unit: 1/s\n", "= 5", [(4, "unit")], id="a unit like a number"),
        pytest.param("significant figures: 3.0\n", "= 5", [(4, "significant figures")],
                     id="a decimal number of figures"),
        pytest.param("significant figures: 16\n", "= 5", [(4, "significant figures")],
                     id="too many figures"),
        pytest.param("significant figures: \u0663\n", "= 5", [(4, "significant figures")],
                     id="a digit of another script"),
        pytest.param("case matters: yes\n", "= 5", [(4, "case matters")], id="a case"),
    ],
)  # fmt: skip
def test_problems_of_a_number(fields: str, answers: str, problems: list[tuple[int, str]]) -> None:
    """What is wrong with a number is told with its own line."""
    assert told(NUMBER.format(fields=fields, answers=answers)) == problems


def test_fields_of_numbers_are_for_numbers() -> None:
    """A unit of a short answer is a mistake, and not overlooked."""
    assert told("## q\npassage: p\nunit: km\n\nStem?\n\n= 5\n") == [(3, "unit")]


@pytest.mark.parametrize(
    ("stem", "answers", "problems"),
    [
        pytest.param("An [[a]].", "", [(1, "gaps")], id="no answers at all"),
        pytest.param("An [[a]].", "= b", [(7, "gaps")], id="no name of the gap"),
        pytest.param("An [[a]].", "= b\n[[a]]\n= b", [(7, "gaps")], id="an answer before it"),
        pytest.param("An [[a]].", "[[a]]", [(7, "[[a]]")], id="a gap without answers"),
        pytest.param("An [[a]].", "[[a]]\n  > f\n= b", [(8, "feedback")], id="feedback of a gap"),
        pytest.param("An [[a]].", "[[b]]\n= b", [(5, "stem"), (5, "stem")], id="another name"),
        pytest.param("An [[a]] or [[b]].", "[[a]]\n= b", [(5, "stem")], id="a gap too few"),
        pytest.param("An [[a]].", "[[a]]\n= b\n[[b]]\n= b", [(5, "stem")], id="a gap too many"),
        pytest.param("An [[a]], an [[a]].", "[[a]]\n= b", [(5, "stem")], id="a gap placed twice"),
        pytest.param("An [[a]].", "[[a]]\n= b\n[[a]]\n= c", [(7, "gaps")], id="described twice"),
        pytest.param("[[a]] or [[b]].", "[[b]]\n= b\n[[a]]\n= b", [(5, "stem")],
                     id="another order"),
        pytest.param("An [[a]].", "[[A]]\n= b", [(7, "gaps")], id="a capital letter"),
        pytest.param("An [[a]].", "[[a b]]\n= b", [(7, "gaps")], id="a blank in the name"),
        pytest.param("An [[a]].", "[[]]\n= b", [(7, "gaps")], id="no name"),
        pytest.param("An [[a]].", "[[a]] numeric\n= b", [(8, "number")], id="a word for a number"),
        pytest.param("An [[a]].", "[[a]]\n= b\n- (x) c", [(9, "(x)")], id="two kinds in one gap"),
        pytest.param("An [[a]].", "[[a]]\n- (x) c\n- ( )", [(9, "( )")], id="an empty option"),
        pytest.param("An [[a]].", "[[a]]\n- (x) c", [(8, "options")], id="one option"),
        pytest.param("An [[a]].", "[[a]]\n- [x] c\n- [ ] d", [(8, "[x]"),
                     (8, "accepted answers"), (9, "[ ]")], id="boxes"),
        pytest.param("An [[a]].", "[[a]] unit km\n= b", [(7, "unit")], id="a unit of a word"),
        pytest.param("An [[a]].", "[[a]] numeric unit\n= 5", [(7, "[[a]]")], id="half a setting"),
        pytest.param("An [[a]].", "[[a]] numeric km\n= 5", [(7, "[[a]]")], id="no name of a unit"),
        pytest.param("An [[a]].", "[[a]] numeric case matters yes\n= 5", [(7, "case matters")],
                     id="a setting of another kind"),
        pytest.param("An [[a]].", "[[a]] typos no, typos no\n= b", [(7, "[[a]]")],
                     id="a setting twice"),
        pytest.param("An [[a]].", "[[a]] case matters maybe\n= b", [(7, "case matters")],
                     id="a value that is none"),
        pytest.param("An [[a]].", "[[a]]\n= b\n[[c]] is text\n= d", [(9, "answers")],
                     id="text behind a gap"),
    ],
)  # fmt: skip
def test_problems_of_gaps(stem: str, answers: str, problems: list[tuple[int, str]]) -> None:
    """What is wrong with a gap is told with its own line."""
    assert told(GAPS.format(stem=stem, answers=answers)) == problems


_PIECES = (
    *("[[a]]", "[[b]] numeric", "[[a]] unit km", "[[", "]]", "= 5", "= 5 +- 1%", "= 1..", "~ x"),
    *("- (x) a", "- ( ) b", "  > f", "```", "", "unit: km", "kind: cloze", "kind: numeric", "text"),
    *("= {{a}}", "[[c]] case matters yes, typos no", "### Variables", "a = 1..9", "## q"),
)


@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=8), max_size=14))
def test_no_text_makes_reading_crash(lines: list[str]) -> None:
    """Whatever stands in a file is read or told, and what was read is written back."""
    parsed = parse("\n".join(["## q", "passage: p", *lines]), bank="b")

    for question in parsed.bank.questions:
        assert parse_question(write_question(question)) == question
