"""Hints, author, licence and variables, as they are read and written."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import Question
from quizzes.formats.markdown import parse, parse_question, write_question
from quizzes.questions import Formula, Hint, Numeric, Range
from tests.quizzes.parameters.samples import TRAIN, asks, options
from tests.quizzes.samples import RECALL, SINGLE

SOUND = "- (x) a\n- ( ) b\n\n"


def told(text: str, stem: str = "Stem?", fields: str = "") -> list[tuple[int, str]]:
    """Give the line and field of each problem; fields are in line 3, sections begin in line 9."""
    written = f"## q\npassage: p\n{fields}\n{stem}\n\n{SOUND}{text}\n"
    return [(problem.line, problem.field) for problem in parse(written, bank="b").problems]


def read(text: str, stem: str = "Stem?") -> Question:
    """Give a sound question with these sections."""
    return parse_question(f"## q\npassage: p\n\n{stem}\n\n{SOUND}{text}\n")


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        pytest.param("### Hint\nThink.", [("Think.", 0)], id="a free one"),
        pytest.param("### Hint\ncost: 1/4\nThink.", [("Think.", Fraction(1, 4))], id="with a cost"),
        pytest.param("### Hint\n\ncost: 0.25\n\n\nThink.\n\nHarder.",
                     [("Think.\n\nHarder.", Fraction(1, 4))], id="with blank lines"),
        pytest.param("### Hint\nA.\n### Hint\ncost: 1\nB.", [("A.", 0), ("B.", 1)], id="two"),
        pytest.param("### Hint\ncost: 0\ncost: 1/4", [("cost: 1/4", 0)], id="a cost that is text"),
        pytest.param("### Hint\nThe cost: much.", [("The cost: much.", 0)], id="no cost at all"),
    ],
)  # fmt: skip
def test_hints(text: str, hints: list[tuple[str, Fraction | int]]) -> None:
    """A hint is a section; its first line may say what it costs."""
    question = read(text)

    assert [(hint.text, hint.cost) for hint in question.hints] == hints
    assert parse_question(write_question(question)) == question


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("### Hint", [(9, "### Hint")], id="no text"),
        pytest.param("### Hint\ncost: 1/4\n", [(10, "### Hint")], id="a cost and no text"),
        pytest.param("### Hint\nCost: 1/4\nA", [(10, "cost")], id="a capital letter"),
        pytest.param("### Hint\ncost : 1/4\nA", [(10, "cost")], id="a blank before the colon"),
        pytest.param("### Hint\ncost: 25%\nA", [(10, "cost")], id="per cent"),
        pytest.param("### Hint\ncost: 5/4\nA", [(10, "cost")], id="more than everything"),
        pytest.param("### Hint\ncost: -1/4\nA", [(10, "cost")], id="less than nothing"),
        pytest.param("### Hint\ncost: 1/0\nA", [(10, "cost")], id="divided by 0"),
        pytest.param("### Hint\ncost: 1/1001\nA", [(11, "cost")], id="too fine a share"),
        pytest.param("### Hint\ncost: 1/4\n\nA\n```\nB", [(13, "hint")], id="code left open"),
        pytest.param("### Hint\n" + "x" * 2_001, [(10, "hint")], id="too long"),
        pytest.param("### Hint\nA\n" * 6, [(1, "hints")], id="six"),
        pytest.param("### hint\nA", [(9, "### hint")], id="a small letter"),
    ],
)
def test_problems_of_hints(text: str, problems: list[tuple[int, str]]) -> None:
    """What is wrong with a hint is told with the line where it is."""
    assert told(text) == problems


def test_author_and_licence() -> None:
    """Who wrote a question and who may use it are fields, left out where nothing is said."""
    text = "## q\npassage: p\nauthor: Ada\nlicence: CC BY 4.0\n\nStem?\n\n" + SOUND
    question = parse_question(text)

    assert (question.author, question.licence) == ("Ada", "CC BY 4.0")
    assert "\nauthor: Ada\nlicence: CC BY 4.0\n" in write_question(question)
    assert "author" not in write_question(SINGLE)


@pytest.mark.parametrize("name", ["author", "licence"])
def test_an_author_is_short(name: str) -> None:
    """Two hundred characters have to do."""
    assert told("", fields=f"{name}: {'x' * 201}\n") == [(3, name)]


def test_variables() -> None:
    """Each line of the section is a variable; they are written before hints and explanation."""
    text = "### Explanation\nAs {{b}} says.\n### Variables\na = 2..9\n\nb = a * 2\n"
    question = read(text, stem="{{a}}?")

    assert [one.name for one in question.variables] == ["a", "b"]
    assert question.variables[0].source == Range(low=Fraction(2), high=Fraction(9))
    assert question.variables[1].source == Formula(text="a * 2")
    assert write_question(question).endswith(
        "### Variables\n\na = 2..9\nb = a * 2\n\n### Explanation\n\nAs {{b}} says.\n"
    )
    assert parse_question(write_question(question)) == question


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("### Variables", [(9, "### Variables")], id="none"),
        pytest.param("### Variables\na", [(10, "variable")], id="a line that is none"),
        pytest.param("### Variables\na = 1..2\n\nb = 9..2", [(12, "range")], id="a bad range"),
        pytest.param("### Variables\na = 1..2\na = 1..2", [(10, "variables")], id="one name twice"),
        pytest.param("### Variables\na = 1..2\nb = c", [(10, "variables")], id="an unknown name"),
        pytest.param("### Variables\na = 1..2\nb = 1 / (a - 1)", [(10, "variables")],
                     id="divided by 0 in one draw"),
        pytest.param("### Variables\nb = 1..2", [(10, "variables")],
                     id="a place without a variable"),
        pytest.param("### Variables\n- a = 1..2", [(10, "variable")], id="a list"),
        pytest.param("### Variables\n" + "".join(f"a{n} = 1..2\n" for n in range(21)),
                     [(10, "variables")], id="21"),
    ],
)  # fmt: skip
def test_problems_of_variables(text: str, problems: list[tuple[int, str]]) -> None:
    """What is wrong with a variable is told with its line, and with a draw at the section."""
    assert told(text, stem="{{a}}?") == problems


@given(
    st.text("ab=.,0123|+-*/^() \n#{}costhin:", max_size=60), st.sampled_from(["Variables", "Hint"])
)
def test_no_text_makes_reading_fail(text: str, name: str) -> None:
    """Whatever stands in the sections, there are problems or a question that is written back."""
    parsed = parse(f"## q\npassage: p\n\n{{{{a}}}}?\n\n{SOUND}### {name}\n{text}\n", bank="b")
    for question in parsed.bank.questions:
        assert parse_question(write_question(question)) == question


@pytest.mark.parametrize("question", [TRAIN, asks(options("{{a}}", "x"), "a = 1..9")])
def test_a_question_with_variables_comes_back_as_it_was(question: Question) -> None:
    """Variables and the answers that wait for them are read back unchanged."""
    assert parse_question(write_question(question)) == question


def test_a_number_with_variables_may_begin_with_what_is_wrong() -> None:
    """Accepted numbers are put first, as in the written form."""
    answers = "~ {{a}}\n= {{b}}\n= 0\n\n### Variables\na = 1..9\nb = a * 2\n"
    question = parse_question(f"## q\nkind: numeric\npassage: p\n\nTwice {{{{a}}}}?\n\n{answers}")

    assert isinstance(question.body, Numeric)
    assert [one.text for one in question.body.drawn] == ["{{b}}", "{{a}}"]
    assert parse_question(write_question(question)) == question


def test_a_number_that_waits_for_variables_needs_some() -> None:
    """Braces in the key of a number, and no variables, are a problem."""
    text = "## q\nkind: numeric\npassage: p\n\nStem?\n\n= {{a}}\n"

    assert [one.field for one in parse(text, bank="b").problems] == ["variables"]


def test_what_needs_no_extras_is_written_as_before() -> None:
    """A question without them has no trace of them in its text."""
    text = write_question(RECALL)

    assert not any(word in text for word in ("Hint", "Variables", "author", "licence", "credit"))


def test_a_hint_that_begins_like_a_cost_is_written_with_its_own() -> None:
    """The text of a hint is never taken for its cost."""
    question = asks(options("{{a}}", "x"), "a = 1..2")
    hinted = Question(
        id="q", stem="{{a}}?", passage="p", body=question.body, variables=question.variables,
        hints=(Hint(text="Costs: 5"),),
    )  # fmt: skip

    assert "\n### Hint\n\ncost: 0\n\nCosts: 5\n" in write_question(hinted)
    assert parse_question(write_question(hinted)) == hinted
