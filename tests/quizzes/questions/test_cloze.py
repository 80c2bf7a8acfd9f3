"""What texts with gaps may be, and how they are stored."""

from dataclasses import replace

import pytest

from quizzes import QuestionFaults, ShapeRefused, ShortAnswer
from quizzes.questions import Cloze, Gap, gap_names
from quizzes.questions.codec import cloze
from tests.quizzes.examples import CLOZE

WORD = ShortAnswer(accepted=("a",))


@pytest.mark.parametrize(
    ("stem", "names"),
    [
        pytest.param("[[a]] and [[b-2]]", ("a", "b-2"), id="two gaps"),
        pytest.param("[[a]][[a]]", ("a", "a"), id="one name twice"),
        pytest.param("[a] [[A]] [[a b]] [[-a]] [[]] [[a]", (), id="what is nearly a gap"),
        pytest.param("[[[a]]]", ("a",), id="a gap in brackets"),
    ],
)
def test_the_gaps_of_a_stem(stem: str, names: tuple[str, ...]) -> None:
    """A gap is a name in two pairs of brackets; everything else is text."""
    assert gap_names(stem) == names


@pytest.mark.parametrize(
    ("names", "message"),
    [
        pytest.param([], "give 1 to 20", id="no gap"),
        pytest.param([f"g{n}" for n in range(21)], "there are 21", id="21 gaps"),
        pytest.param(["a", "a"], "described 2 times", id="one name twice"),
        pytest.param(["A"], "no name of a gap", id="a capital letter"),
        pytest.param([""], "no name of a gap", id="no name"),
        pytest.param(["a\n"], "no name of a gap", id="a line end"),
        pytest.param(["a" * 81], "at most 80", id="a long name"),
    ],
)
def test_other_gaps_are_refused(names: list[str], message: str) -> None:
    """There are 1 to 20 gaps, each with a name of its own."""
    with pytest.raises(QuestionFaults, match=message):
        Cloze(gaps=tuple(Gap(name=name, body=WORD) for name in names))


@pytest.mark.parametrize(
    ("stem", "message"),
    [
        pytest.param("[[year]] [[city]]", "members.* is not in the text", id="a gap too few"),
        pytest.param("[[year]] [[city]] [[members]] [[x]]", "x.* has no answers", id="one more"),
        pytest.param("[[year]] [[year]] [[city]] [[members]]", "2 times", id="one gap twice"),
        pytest.param("[[city]] [[year]] [[members]]", "another order", id="another order"),
    ],
)
def test_gaps_are_those_of_the_stem(stem: str, message: str) -> None:
    """Every gap of the stem is described once, in its order, and no other."""
    with pytest.raises(QuestionFaults, match=message):
        replace(CLOZE, stem=stem)


@pytest.mark.parametrize(
    "gap",
    [
        pytest.param({"name": "a", "kind": "essay", "body": {}}, id="an essay"),
        pytest.param({"name": "a", "kind": "cloze", "body": {}}, id="more gaps"),
        pytest.param({"name": "a", "kind": "numeric", "body": {"accepted": ["a"]}},
                     id="the body of another kind"),
        pytest.param({"name": 5, "kind": "numeric", "body": {}}, id="a number"),
        pytest.param("a", id="a name alone"),
    ],
)  # fmt: skip
def test_another_stored_form_is_refused(gap: object) -> None:
    """A stored gap has a name, one of three kinds, and a body of that kind."""
    with pytest.raises(ShapeRefused):
        cloze.from_json({"gaps": [gap]})
