"""Each rule about answers to type finds what is weak, and is silent about what is good."""

import pytest

from quizzes import Bank, Option, Question, ShortAnswer, SingleChoice, WrongAnswer
from quizzes.lint import check
from quizzes.questions import Body, Cloze, Gap

OTHER = Question(
    id="other",
    stem="Which of these?",
    passage="p",
    body=SingleChoice(
        options=(Option(text="Slovenija", right=True), Option(text="Croatia", right=False))
    ),
    explanation="That one.",
)


def found(body: Body) -> list[tuple[str, str]]:
    """Give the rule and message of each finding that is about the answers."""
    stem = "In [[one]]?" if isinstance(body, Cloze) else "Where?"
    question = Question(id="q", stem=stem, passage="p", body=body, explanation="So.")
    findings = check(Bank(slug="b", questions=(OTHER, question)), ("p",))
    return [
        (finding.rule, finding.message) for finding in findings if finding.rule != "few-questions"
    ]


@pytest.mark.parametrize(
    ("body", "rule", "message"),
    [
        pytest.param(ShortAnswer(accepted=("Slovenije",)), "typo-too-near",
                     "q: “slovenije” is one slip away from “slovenija”, which is an answer or an "
                     "option in this bank. Write = Slovenije {exact}", id="near an option"),
        pytest.param(Cloze(gaps=(Gap(name="one", body=ShortAnswer(accepted=("Slovenije",))),)),
                     "typo-too-near", "Write = Slovenije {exact}", id="in a gap"),
        pytest.param(ShortAnswer(accepted=("hypertension",)), "typo-too-near", "hypotension",
                     id="near its opposite"),
        pytest.param(ShortAnswer(accepted=("MW",), wrong=(WrongAnswer(text="mW"),)),
                     "right-and-wrong-alike", "case matters: yes", id="wrong but for a capital"),
        pytest.param(ShortAnswer(accepted=("Warsaw", "warsaw.")), "same-answer",
                     "q: 'warsaw.' is accepted as 'Warsaw' already", id="listed twice"),
        pytest.param(ShortAnswer(accepted=("Warsaw",), patterns=(".+",)), "wide-pattern",
                     "q: the pattern /.+/ accepts anything", id="a pattern for everything"),
    ],
)  # fmt: skip
def test_a_weak_answer_is_found(body: Body, rule: str, message: str) -> None:
    """The rule says what is weak and what to write."""
    ((broken, told),) = found(body)

    assert broken == rule
    assert message in told


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(ShortAnswer(accepted=("Slovenije",), strict=("Slovenije",)), id="exact"),
        pytest.param(ShortAnswer(accepted=("Slovenije",), typos=False), id="without typos"),
        pytest.param(ShortAnswer(accepted=("Slovenija",)), id="the very same word"),
        pytest.param(
            ShortAnswer(accepted=("MW",), wrong=(WrongAnswer(text="mW"),), case_matters=True),
            id="capitals that count",
        ),
        pytest.param(ShortAnswer(accepted=("Warsaw", "Warszawa")), id="two names"),
        pytest.param(ShortAnswer(accepted=("1955",), patterns=(r"19\d\d",)), id="a narrow pattern"),
    ],
)
def test_a_good_answer_is_left_alone(body: Body) -> None:
    """What only resembles a weakness is none."""
    assert found(body) == []
