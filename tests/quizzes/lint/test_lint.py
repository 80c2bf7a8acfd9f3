"""Each rule finds what is weak, and is silent about what is good."""

from dataclasses import replace

import pytest

from quizzes import Bank, MultipleResponse, Option, Question, SingleChoice
from quizzes.lint import RULES, check
from tests.quizzes.samples import MULTIPLE, RECALL, SHORT, SINGLE, TRUE_FALSE

PASSAGES = ("the-cold-war-era",)
SOUND = (SINGLE, MULTIPLE, TRUE_FALSE, SHORT, RECALL)

SAME_SINGLE = SingleChoice(
    options=(
        Option(text="1955", right=True),
        Option(text="In  May", right=False),
        Option(text="in may", right=False),
    )
)
SAME_MULTIPLE = MultipleResponse(
    options=(Option(text="a", right=True), Option(text="A", right=False))
)


def found(*questions: Question, passages: tuple[str, ...] = PASSAGES) -> list[tuple[str, int]]:
    """Give the rule and line of each finding; the question n stands in line 10 n."""
    lines = {question.id: 10 * n for n, question in enumerate(questions, start=1)}
    bank = Bank(slug="b", questions=questions)
    findings = check(bank, passages, ("explain-mistrust",), lines=lines, file="b.md")
    return [(finding.rule, finding.line) for finding in findings]


def test_a_good_bank_has_no_findings() -> None:
    """The rules are silent about questions that keep them."""
    assert found(*SOUND) == []
    assert found(*SOUND[:2], replace(SHORT, objective="explain-mistrust")) == []


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        pytest.param(replace(SHORT, passage="no-such"), "unknown-passage", id="another passage"),
        pytest.param(replace(SHORT, objective="no-such"), "unknown-objective", id="no objective"),
        pytest.param(replace(SHORT, explanation=""), "no-explanation", id="no explanation"),
        pytest.param(replace(SINGLE, id="again", stem="in which  YEAR was the Warsaw Pact signed?"),
                     "same-stem", id="the same stem"),
        pytest.param(replace(SINGLE, id="x", stem="Other?", body=SAME_SINGLE), "same-option",
                     id="an option twice"),
        pytest.param(replace(SINGLE, id="x", stem="Other?", body=SAME_MULTIPLE), "same-option",
                     id="an option twice, of several"),
    ],
)  # fmt: skip
def test_a_weak_question_is_found(question: Question, rule: str) -> None:
    """Each rule names the line of the question that breaks it, and only that."""
    assert found(SINGLE, MULTIPLE, RECALL, question) == [(rule, 40)]


@pytest.mark.parametrize(
    "question",
    [
        pytest.param(replace(SINGLE, id="x", stem="Another?"), id="another stem"),
        pytest.param(replace(RECALL, id="x", stem=SINGLE.stem), id="the same stem as a prompt"),
        pytest.param(replace(RECALL, id="x", stem="Y?"), id="a prompt without an explanation"),
    ],
)
def test_a_good_question_is_left_alone(question: Question) -> None:
    """What only resembles a weakness is none."""
    assert found(SINGLE, MULTIPLE, RECALL, question) == []


@pytest.mark.parametrize(("count", "few"), [(0, True), (2, True), (3, False)])
def test_a_passage_needs_three_questions(count: int, few: bool) -> None:
    """A passage with too few questions is found, also one with none."""
    rules = found(*SOUND[:count])

    assert rules == ([("few-questions", 1)] if few else [])


def test_every_passage_counts() -> None:
    """Each passage of the lesson is looked at."""
    assert found(*SOUND, passages=(*PASSAGES, "another")) == [("few-questions", 1)]


def test_a_finding_reads_as_a_line() -> None:
    """A finding begins with the place, as editors and people expect it."""
    bank = Bank(slug="b", questions=(replace(SHORT, explanation=""), SINGLE, RECALL))
    (finding,) = check(bank, PASSAGES, lines={SHORT.id: 7}, file="banks/b.md")

    assert str(finding).startswith("banks/b.md:7: no-explanation: pact-city: add ### Explanation")


def test_every_rule_explains_itself() -> None:
    """The docstring of a rule says what it finds."""
    assert all((rule.__doc__ or "").startswith("Find ") for rule in RULES)
