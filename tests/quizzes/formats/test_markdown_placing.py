"""Pairs, orders, categories, reasons and partial credit in the text format."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import Kind, Question, TrueFalse
from quizzes.formats.markdown import parse, parse_question, write_question
from quizzes.questions import Credit, Matching, Ordering, Pair
from tests.quizzes.examples import CATEGORISING, MATCHING, ORDERING
from tests.quizzes.samples import MULTIPLE, SINGLE


def told(answers: str, kind: str, stem: str = "Stem?") -> list[tuple[int, str]]:
    """Give the line and field of each problem; the answers begin in line 7."""
    text = f"## q\nkind: {kind}\npassage: p\n\n{stem}\n\n{answers}\n"
    return [(problem.line, problem.field) for problem in parse(text, bank="b").problems]


def answers_of(question: Question) -> str:
    """Give the answer part of a written question."""
    return write_question(question).split(question.stem[-9:])[1].split("###")[0].strip()


def test_the_written_forms() -> None:
    """Each kind is written as the format's page says; what only looks like an arrow is guarded."""
    assert answers_of(MATCHING) == (
        "- North Atlantic Treaty => 1949\n"
        "- **Warsaw** Pact => 1955\n"
        "- INF \\=> a treaty => 1987\n"
        "- => 1961"
    )
    assert answers_of(CATEGORISING) == (
        "- Turkey => NATO\n"
        "- Norway => NATO\n"
        "- Poland => Warsaw Pact\n"
        "- => A third alliance\n"
        "- Finland => Neither"
    )
    assert answers_of(ORDERING).endswith("3. Helsinki accords\n4. Fall of the wall")


@pytest.mark.parametrize(
    ("left", "line"),
    [
        pytest.param("a", "- a => x", id="a word"),
        pytest.param("a=>b", "- a=>b => x", id="an arrow inside a word"),
        pytest.param("=>", "- \\=> => x", id="an arrow alone"),
        pytest.param("a =>", "- a \\=> => x", id="an arrow at the end"),
        pytest.param("\\=>", "- \\\\=> => x", id="a backslash before an arrow"),
        pytest.param("(x) a", "- \\(x) a => x", id="what begins like a key"),
        pytest.param("[](b)", "- \\[](b) => x", id="what begins like an empty box"),
        pytest.param("\\( ) a", "- \\\\( ) a => x", id="a backslash before a bracket"),
        pytest.param("-> a", "- -> a => x", id="another arrow"),
        pytest.param("```", "- ``` => x", id="a fence"),
        pytest.param("## a", "- ## a => x", id="a heading"),
    ],
)
def test_a_left_side_may_hold_anything(left: str, line: str) -> None:
    """What means something elsewhere is only text in a pair, and comes back as it was."""
    body = Matching(pairs=(Pair(left=left, right="x"), Pair(left="other", right="y")))
    question = replace(MATCHING, body=body)

    assert f"\n{line}\n" in write_question(question)
    assert parse_question(write_question(question)) == question


def test_a_category_may_be_named_first() -> None:
    """Categories stand in the order of their first mention, with or without an item."""
    text = "## q\nkind: categorising\npassage: p\n\nS?\n\n- => B\n- a => A\n- b => B\n"
    body = parse_question(text).body

    assert [getattr(body, "items", ()), getattr(body, "key", ())] == [("b", "a"), (0, 1)]


@pytest.mark.parametrize(
    ("kind", "stem"),
    [
        pytest.param("single choice", "Which follow?\n1. one\n2. two", id="a numbered list"),
        pytest.param("single choice", "Which are so?\n- a => b\n- c -> d", id="a list with arrows"),
        pytest.param("matching", "Which follow?\n1. one\n2. two", id="numbers above pairs"),
        pytest.param("ordering", "In order:\n- a => b", id="arrows above an order"),
        pytest.param("matching", "*Mind* that\n--> is\na -> b", id="arrows in no list"),
    ],
)
def test_lists_of_other_kinds_are_text(kind: str, stem: str) -> None:
    """Only where a kind has use for it does a list mean anything; elsewhere it is as it was."""
    found = {"single choice": SINGLE, "matching": MATCHING, "ordering": ORDERING}[kind]
    question = replace(found, stem=stem)

    assert stem in write_question(question)
    assert parse_question(write_question(question)) == question


@pytest.mark.parametrize(
    ("question", "line"),
    [
        pytest.param(ORDERING, "1. one", id="a number above an order"),
        pytest.param(ORDERING, "2) two", id="a number in brackets above an order"),
        pytest.param(MATCHING, "- a => b", id="a pair above pairs"),
        pytest.param(MATCHING, "* a -> b", id="nearly a pair above pairs"),
        pytest.param(CATEGORISING, "- a \u2192 b", id="a printed arrow above categories"),
    ],
)
def test_a_line_of_the_same_look_is_guarded(question: Question, line: str) -> None:
    """In the stem it is written with a backslash, as other lines that look like answers."""
    changed = replace(question, stem=f"Look:\n{line}")

    assert f"\n\\{line}\n" in write_question(changed)
    assert parse_question(write_question(changed)) == changed


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        pytest.param("- a => x\n- b => y", Kind.MATCHING, id="pairs"),
        pytest.param("- => z\n- a => x\n- b => y", Kind.MATCHING, id="a distractor first"),
        pytest.param("1. a\n2. b", Kind.ORDERING, id="numbers"),
        pytest.param("= true\n- ( ) a\n- (x) b", Kind.TRUE_FALSE, id="a decision and reasons"),
        pytest.param("- (x) a => x\n- ( ) b", Kind.SINGLE_CHOICE, id="an arrow in an option"),
        pytest.param("1. a\n2. b\n\n- [x] 1\n- [ ] 2", Kind.MULTIPLE_RESPONSE, id="numbers above"),
        pytest.param("1. a\n2. b\n\n### Answer\na", Kind.RECALL, id="numbers above an answer"),
    ],
)
def test_the_kind_is_read_from_the_answers(answers: str, kind: Kind) -> None:
    """The shape of the answer part tells the kind."""
    assert parse_question(f"## q\npassage: p\n\nStem?\n\n{answers}\n").kind is kind


PAIRS = "- a => x\n- b => y\n"


@pytest.mark.parametrize(
    ("kind", "answers", "problems"),
    [
        pytest.param("matching", "", [(1, "pairs")], id="no pair"),
        pytest.param("matching", "- a => x", [(7, "pairs")], id="one pair"),
        pytest.param("matching", PAIRS + "- a => z", [(7, "pairs")], id="a left side twice"),
        pytest.param("matching", PAIRS + "- c =>", [(9, "=>")], id="no right side"),
        pytest.param("matching", PAIRS + "- =>", [(9, "=>")], id="only an arrow"),
        pytest.param("matching", PAIRS + "- c=>z", [(9, "=>")], id="no blanks"),
        pytest.param("matching", PAIRS + "- c \\=> z", [(9, "=>")], id="only a guarded arrow"),
        pytest.param("matching", PAIRS + "- c => d => z", [(9, "=>")], id="two arrows"),
        pytest.param("matching", PAIRS + "- c -> z", [(9, "->")], id="a thin arrow"),
        pytest.param("matching", "- c \u21d2 z\n" + PAIRS, [(7, "->")], id="a printed arrow"),
        pytest.param("matching", "- a -> x\n- b -> y", [(7, "->"), (8, "->")], id="thin arrows"),
        pytest.param("categorising", "- a -> x", [(7, "->")], id="one thin arrow"),
        pytest.param("matching", PAIRS + "* c => z", [(9, "->")], id="a star"),
        pytest.param("matching", PAIRS + "- c", [(9, "answers")], id="no arrow"),
        pytest.param("matching", PAIRS + "  > fb", [(9, "feedback")], id="feedback for a pair"),
        pytest.param("matching", PAIRS + "- => x", [(9, "distractors")], id="a target as well"),
        pytest.param("matching", PAIRS + "= z", [(9, "=")], id="an answer among pairs"),
        pytest.param("matching", PAIRS + "- (x) z", [(9, "(x)")], id="an option among pairs"),
        pytest.param("matching", PAIRS + f"- c => {'z' * 2_001}", [(9, "right side")], id="long"),
        pytest.param("categorising", "", [(1, "pairs")], id="no item"),
        pytest.param("categorising", "- a => x\n- b => x", [(7, "categories")], id="one category"),
        pytest.param("categorising", PAIRS + "- a => y", [(7, "items")], id="an item twice"),
        pytest.param("categorising", PAIRS + "- \x07 => y", [(9, "item")], id="a bell"),
        pytest.param("categorising", PAIRS + "- c => \x07", [(9, "category")], id="a named bell"),
        pytest.param("categorising", PAIRS + "  > fb", [(9, "feedback")], id="an item with a word"),
        pytest.param("ordering", "", [(1, "items")], id="nothing to order"),
        pytest.param("ordering", "1. a", [(7, "items")], id="one thing to order"),
        pytest.param("ordering", "1. a\n3. b\n4. c", [(8, "3.")], id="a gap"),
        pytest.param("ordering", "0. a\n1. b", [(7, "0.")], id="counted from nought"),
        pytest.param("ordering", "1. a\n1. b", [(8, "1.")], id="a number twice"),
        pytest.param("ordering", "1. a\n02. b", [(8, "02.")], id="a nought in front"),
        pytest.param("ordering", "1. a\n2) b", [(8, "2)")], id="a bracket for the full stop"),
        pytest.param("ordering", "1. a\n2.b", [(7, "items"), (8, "answers")], id="run together"),
        pytest.param("ordering", "1. a\n2.", [(8, "2.")], id="an empty item"),
        pytest.param("ordering", "1. a\n2. a", [(7, "items")], id="an item twice in order"),
        pytest.param("ordering", "1. a\n2. b\n  > fb", [(9, "feedback")], id="feedback in order"),
        pytest.param("ordering", "1. a\n2. \x07", [(8, "item")], id="a bell in order"),
        pytest.param("ordering", "1. a\n2. b\n- [x] c", [(9, "[x]")], id="a box in order"),
        pytest.param("true/false", "= true\n- ( ) a", [(8, "reasons")] * 2, id="one reason"),
        pytest.param("true/false", "= true\n- ( ) a\n- ( ) b", [(8, "reasons")], id="none right"),
        pytest.param("true/false", "= true\n- [x] a\n- [ ] b", [(8, "[x]"), (9, "[ ]")], id="box"),
        pytest.param("true/false", "- (x) a\n- ( ) b", [(1, "answer")], id="reasons alone"),
        pytest.param("single choice", "- (x) a\n- ( ) b\n1. c", [(9, "answers")], id="a number"),
    ],
)  # fmt: skip
def test_problems_of_an_answer_part(
    kind: str, answers: str, problems: list[tuple[int, str]]
) -> None:
    """What is wrong or nearly right is told with its line, and nothing is guessed."""
    assert sorted(set(told(answers, kind))) == sorted(set(problems))


@pytest.mark.parametrize("credit", Credit)
def test_partial_credit_is_a_field(credit: Credit) -> None:
    """The rule is written out where the author chose one, and read back."""
    question = replace(MULTIPLE, credit=credit)

    assert f"\ncredit: {credit}\n" in write_question(question)
    assert parse_question(write_question(question)) == question
    assert "credit" not in write_question(MULTIPLE)


@pytest.mark.parametrize(
    ("field", "kind", "answers"),
    [
        pytest.param("credit: half", "matching", PAIRS, id="an unknown rule"),
        pytest.param("credit: Per part", "matching", PAIRS, id="a capital letter"),
        pytest.param("credit:", "matching", PAIRS, id="no rule"),
        pytest.param("credit: per part", "single choice", "- (x) a\n- ( ) b", id="one choice"),
        pytest.param("credit: per part", "true/false", "= true", id="a decision without reasons"),
        pytest.param("credit: all or nothing", "short answer", "= a", id="one word"),
    ],
)
def test_problems_of_partial_credit(field: str, kind: str, answers: str) -> None:
    """A rule that is none, or has nothing to rule, is told with the line of the field."""
    text = f"## q\nkind: {kind}\n{field}\npassage: p\n\nStem?\n\n{answers}\n"

    assert [(one.line, one.field) for one in parse(text, bank="b").problems] == [(3, "credit")]


def test_reasons_are_written_under_the_decision() -> None:
    """Reasons look like the options of a single choice and have feedback as those have."""
    text = (
        "= false\n  > So it is.\n~ true\n  > It is not.\n"
        "- ( ) a\n  > No.\n- (x) b\n"
    )  # fmt: skip
    question = parse_question(f"## q\nkind: true/false\npassage: p\n\nStem?\n\n{text}")

    assert isinstance(question.body, TrueFalse)
    assert [(one.text, one.right, one.feedback) for one in question.body.reasons] == [
        ("a", False, "No."), ("b", True, ""),
    ]  # fmt: skip
    assert write_question(question).endswith("\n" + text)


pieces = st.sampled_from(
    [
        *("- ", "=>", " => ", "->", "a", "x", "1. ", "2. ", "2) ", "= true", "- (x) ", "  > fb"),
        *("\\", "\n", "\n", "\n", "\u21d2", "* ", " ", "- =>", "### Answer", "```", "\t"),
    ]
)


@given(
    st.lists(pieces, max_size=25).map("".join),
    st.sampled_from(["", "kind: matching\n", "kind: ordering\n", "kind: categorising\n",
                     "kind: true/false\n"]),
    st.sampled_from(["", "credit: per part\n"]),
)  # fmt: skip
def test_whatever_is_typed_is_read_or_told(answers: str, kind: str, credit: str) -> None:
    """No text makes reading crash, and what is read is settled."""
    parsed = parse(f"## q\n{kind}passage: p\n{credit}\nStem?\n\n{answers}", bank="b")

    assert parsed.problems or parsed.bank.questions
    for question in parsed.bank.questions:
        assert parse_question(write_question(question)) == question


def test_an_ordering_is_its_items() -> None:
    """The numbers are no part of the items."""
    assert ORDERING.body == Ordering(
        items=("Berlin blockade", "Cuban missile crisis", "Helsinki accords", "Fall of the wall")
    )
