"""What a question may be, and how it says what it may not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from quizzes import (
    MultipleResponse,
    Option,
    QuestionFaults,
    Recall,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    WrongAnswer,
)
from quizzes.questions import limits
from tests.quizzes.samples import SINGLE

WRONG = tuple(WrongAnswer(text=str(n)) for n in range(51))
KEY, DISTRACTOR = Option(text="a", right=True), Option(text="b", right=False)


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        pytest.param(lambda: replace(SINGLE, id=""), "id: is not a slug", id="no id"),
        pytest.param(lambda: replace(SINGLE, id="a_b"), "id: is not a slug", id="an underscore"),
        pytest.param(lambda: replace(SINGLE, id="a--b"), "id: is not a slug", id="two hyphens"),
        pytest.param(lambda: replace(SINGLE, id="\u0661"), "id: is not a slug", id="other digits"),
        pytest.param(lambda: replace(SINGLE, id="a\n"), "id: is not a slug", id="a line end"),
        pytest.param(lambda: replace(SINGLE, id="a" * 81), "id: is not a slug", id="81 letters"),
        pytest.param(lambda: replace(SINGLE, passage=""), "passage: is not a slug", id="nowhere"),
        pytest.param(lambda: replace(SINGLE, stem=""), "stem: has no text", id="no stem"),
        pytest.param(lambda: replace(SINGLE, stem="\u00a0"), "stem: has no text", id="a blank"),
        pytest.param(lambda: replace(SINGLE, stem="\nA"), "stem: begins or ends", id="a gap"),
        pytest.param(lambda: replace(SINGLE, stem="A\n"), "stem: begins or ends", id="an end"),
        pytest.param(lambda: replace(SINGLE, stem="a" * 10_001), "10,001 characters", id="long"),
        pytest.param(lambda: replace(SINGLE, stem="a\x00"), r"U\+0000", id="a null"),
        pytest.param(lambda: replace(SINGLE, stem="a\u202eb"), r"U\+202E", id="an override"),
        pytest.param(lambda: replace(SINGLE, stem="e\u0301"), "composed form", id="decomposed"),
        pytest.param(lambda: replace(SINGLE, stem="```"), "never closed", id="an open fence"),
        pytest.param(lambda: replace(SINGLE, explanation="a" * 10_001), "explanation", id="essay"),
        pytest.param(lambda: replace(SINGLE, tags=("a",) * 2), "given twice", id="a tag twice"),
        pytest.param(lambda: replace(SINGLE, tags=("a,b",)), "holds a comma", id="two in one tag"),
        pytest.param(lambda: replace(SINGLE, tags=tuple(map(str, range(21)))), "21", id="21 tags"),
        pytest.param(lambda: replace(SINGLE, points=0), "points: is not", id="no points"),
        pytest.param(lambda: replace(SINGLE, points=101), "points: is not", id="101 points"),
        pytest.param(lambda: Option(text="", right=True), "option: has no text", id="no option"),
        pytest.param(lambda: Option(text="a\nb", right=True), "more than one line", id="two lines"),
        pytest.param(lambda: Option(text=" a", right=True), "begins or ends", id="indented"),
        pytest.param(lambda: Option(text="a" * 2_001, right=True), "2,001", id="a long option"),
        pytest.param(lambda: SingleChoice(options=(KEY,)), "there are 1 options", id="one option"),
        pytest.param(lambda: SingleChoice(options=(DISTRACTOR,) * 2), "0 options", id="no key"),
        pytest.param(lambda: SingleChoice(options=(KEY,) * 2), "2 options", id="two keys"),
        pytest.param(lambda: SingleChoice(options=(KEY, *(DISTRACTOR,) * 20)), "21", id="too many"),
        pytest.param(lambda: MultipleResponse(options=(DISTRACTOR,) * 2), "no option", id="no box"),
        pytest.param(lambda: MultipleResponse(options=(KEY,) * 2), "every option", id="all boxes"),
        pytest.param(lambda: MultipleResponse(options=()), "there are 0", id="no boxes"),
        pytest.param(lambda: TrueFalse(right=True, feedback_true="\x01"), "for true", id="a bell"),
        pytest.param(lambda: ShortAnswer(accepted=()), "there are 0", id="nothing accepted"),
        pytest.param(lambda: ShortAnswer(accepted=("a",) * 2), "2 times", id="an answer twice"),
        pytest.param(lambda: ShortAnswer(accepted=tuple(map(str, range(51)))), "51", id="51"),
        pytest.param(lambda: ShortAnswer(accepted=("a" * 201,)), "201", id="a long answer"),
        pytest.param(lambda: ShortAnswer(accepted=("a",), wrong=WRONG), "51", id="51 wrong ones"),
        pytest.param(lambda: WrongAnswer(text=""), "wrong answer: has no text", id="no wrong"),
        pytest.param(lambda: Recall(answer=" "), "answer", id="an empty answer"),
    ],
)  # fmt: skip
def test_what_a_question_may_not_be(make: Callable[[], object], fault: str) -> None:
    """A value that breaks a rule cannot be made, and the error names the field and the rule."""
    with pytest.raises(QuestionFaults, match=fault):
        make()


def test_all_faults_are_told_at_once() -> None:
    """Whoever mends a question learns of everything in one go."""
    with pytest.raises(QuestionFaults) as refusal:
        replace(SINGLE, id="A", passage="B", stem="", points=0)

    fields = [fault.field for fault in refusal.value.faults]
    assert fields == ["id", "passage", "stem", "points"]


def test_a_fault_inside_a_text_knows_its_line() -> None:
    """The line is counted inside the text, from nought."""
    with pytest.raises(QuestionFaults) as refusal:
        replace(SINGLE, stem="one\ntwo\nthr\x00ee")

    assert [fault.line for fault in refusal.value.faults] == [2]


def test_what_is_just_within_the_limits() -> None:
    """A limit is the largest size that is allowed."""
    options = (KEY, *(Option(text="b" * limits.OPTION, right=False),) * (limits.OPTIONS - 1))
    question = replace(
        SINGLE,
        id="a" * limits.SLUG,
        stem="a" * limits.STEM,
        body=SingleChoice(options=options),
        explanation="a" * limits.EXPLANATION,
        tags=tuple(f"{n:02}".ljust(limits.TAG, "x") for n in range(limits.TAGS)),
        points=limits.POINTS,
    )

    assert question.points == limits.POINTS
