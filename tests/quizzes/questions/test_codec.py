"""The stored form of questions and responses."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import (
    Chosen,
    Decided,
    Question,
    QuizzesError,
    Recalled,
    Response,
    ResponseRefused,
    ShapeRefused,
    Typed,
    from_json,
    response_from_json,
    response_to_json,
    to_json,
)
from quizzes.questions import Credit, Ordered, Placed
from tests.quizzes.samples import MULTIPLE, SINGLE, TRUE_FALSE
from tests.quizzes.strategies import questions


@given(questions())
def test_nothing_of_a_question_is_lost(question: Question) -> None:
    """A question survives the way into a JSON column and back."""
    assert from_json(json.loads(json.dumps(to_json(question)))) == question


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("id", 7, id="a number for a text"),
        pytest.param("kind", "riddle", id="an unknown kind"),
        pytest.param("kind", "recall", id="the body of another kind"),
        pytest.param("body", [], id="a list for an object"),
        pytest.param(
            "body", {"options": [{"text": "a", "right": 1, "feedback": ""}]}, id="right 1"
        ),
        pytest.param("body", {"options": {}}, id="an object for a list"),
        pytest.param("difficulty", True, id="true for a number"),
        pytest.param("difficulty", 4, id="a difficulty out of range"),
        pytest.param("tags", "a", id="a text for a list"),
        pytest.param("tags", [1], id="numbers for texts"),
        pytest.param("bloom", None, id="nothing for a word"),
        pytest.param("credit", "half", id="an unknown partial credit"),
        pytest.param("credit", "", id="a text for no partial credit"),
        pytest.param("colour", "red", id="a name too many"),
    ],
)
def test_another_shape_is_refused(name: str, value: object) -> None:
    """A stored form is exactly as agreed, or an error."""
    data: dict[str, Any] = {**to_json(SINGLE), name: value}

    with pytest.raises(ShapeRefused):
        from_json(data)


def test_a_missing_name_is_refused() -> None:
    """Nothing is filled in when a stored form is read."""
    data = to_json(SINGLE)
    del data["points"]

    with pytest.raises(ShapeRefused, match="points"):
        from_json(data)


def test_what_was_stored_before_a_name_existed_is_still_read() -> None:
    """A question that was stored by an earlier version means what it meant then."""
    multiple, decision = to_json(MULTIPLE), to_json(TRUE_FALSE)
    del multiple["credit"], decision["credit"]
    decision["body"] = {"right": False, "feedback_true": "", "feedback_false": ""}

    assert from_json(multiple) == MULTIPLE
    assert from_json(decision).credit is None


def test_partial_credit_is_stored_as_its_words() -> None:
    """The stored word is the one that files use, and nothing where the usual rule holds."""
    question = replace(MULTIPLE, credit=Credit.BELOW_ZERO)

    assert to_json(question)["credit"] == "per part, below zero"
    assert to_json(MULTIPLE)["credit"] is None
    assert from_json(to_json(question)) == question


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
)


@given(anything)
def test_anything_else_is_refused_with_our_own_error(data: object) -> None:
    """No JSON whatever makes reading crash."""
    with pytest.raises(QuizzesError):
        from_json(data)
    with pytest.raises(ResponseRefused):
        response_from_json(data)


@pytest.mark.parametrize(
    ("response", "data"),
    [
        pytest.param(Chosen(options=frozenset({2, 0})), {"chosen": [0, 2]}, id="chosen"),
        pytest.param(Chosen(options=frozenset()), {"chosen": []}, id="nothing chosen"),
        pytest.param(Decided(value=False), {"decided": False}, id="decided"),
        pytest.param(Decided(value=True, reason=2), {"decided": True, "reason": 2}, id="reasoned"),
        pytest.param(Placed(places=(1, None)), {"placed": [1, None]}, id="placed"),
        pytest.param(Ordered(order=(1, 0)), {"ordered": [1, 0]}, id="ordered"),
        pytest.param(Typed(text=" 5 "), {"typed": " 5 "}, id="typed, as it was typed"),
        pytest.param(Recalled(remembered=True), {"recalled": True}, id="recalled"),
    ],
)
def test_a_response_has_a_stored_form(response: Response, data: dict[str, object]) -> None:
    """A response survives the way into a JSON column and back."""
    assert response_to_json(response) == data
    assert response_from_json(data) == response


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"chosen": [0], "typed": "a"}, id="two at once"),
        pytest.param({"chosen": [0, 0]}, id="the same choice twice"),
        pytest.param({"chosen": ["0"]}, id="a text for a number"),
        pytest.param({"chosen": [True]}, id="true for a number"),
        pytest.param({"chosen": [1.0]}, id="a number with a point"),
        pytest.param({"chosen": list(range(101))}, id="more than there can be"),
        pytest.param({"chosen": 0}, id="a number for a list"),
        pytest.param({"decided": 1}, id="a number for a decision"),
        pytest.param({"decided": True, "reason": True}, id="a truth value for a reason"),
        pytest.param({"reason": 1}, id="a reason for nothing"),
        pytest.param({"placed": [0.5]}, id="half a place"),
        pytest.param({"placed": [0] * 21}, id="more places than there can be"),
        pytest.param({"ordered": [0, 0]}, id="a place given twice"),
        pytest.param({"ordered": [1, 2]}, id="an order without its first"),
        pytest.param({"ordered": [None]}, id="nothing for a place"),
        pytest.param({"typed": None}, id="nothing for a text"),
        pytest.param({"typed": "a" * 1_001}, id="a novel"),
        pytest.param({"typed": "a\x00"}, id="a null character"),
        pytest.param({"typed": "a\ud800"}, id="half a character"),
        pytest.param({"recalled": "yes"}, id="a word for a truth value"),
        pytest.param([], id="a list"),
    ],
)
def test_another_response_is_refused(data: object) -> None:
    """What was not agreed is an error, and nothing is scored."""
    with pytest.raises(ResponseRefused):
        response_from_json(data)


def test_a_typed_answer_may_have_lines_and_tabs() -> None:
    """What a keyboard can type is accepted."""
    assert Typed(text="a\r\n\tb").text == "a\r\n\tb"
