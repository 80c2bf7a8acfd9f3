"""Questions meet HTML: options by their place, answers back again, and what is told of them."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.rows.shown import asked_html, told_html
from course.services.errors import Invalid
from course.web.asking import (
    ToldView,
    asked_view,
    card_order,
    given_view,
    points_text,
    read_answer,
    told_view,
)
from quizzes import Chosen, Decided, Kind, Question, Recalled, Response, Typed
from quizzes.errors import ResponseRefused
from quizzes.grading import grade
from tests.school.content import questions

VALUES = {each.kind: each for each in questions("tides-1")}
ORDER = [2, 0, 3, 1]


@pytest.mark.parametrize(
    ("kind", "values", "response"),
    [
        pytest.param("single_choice", ["1"], Chosen(options=frozenset({0})), id="one place"),
        pytest.param("single_choice", ["03"], Chosen(options=frozenset({1})), id="a zero before"),
        pytest.param(
            "multiple_response", ["0", "1"], Chosen(options=frozenset({0, 2})), id="two places"
        ),
        pytest.param(
            "multiple_response", ["0", "0"], Chosen(options=frozenset({2})), id="a place twice"
        ),
        pytest.param("true_false", ["true"], Decided(value=True), id="true"),
        pytest.param("true_false", ["false"], Decided(value=False), id="false"),
        pytest.param("short_answer", [" Warsaw "], Typed(text=" Warsaw "), id="text as it was"),
        pytest.param("recall", ["remembered"], Recalled(remembered=True), id="remembered"),
        pytest.param("recall", ["forgot"], Recalled(remembered=False), id="forgot"),
        *(
            pytest.param(kind.value, values, None, id=f"{kind.value} left open {values}")
            for kind in VALUES
            for values in ([], [""], [" ", "\t"])
        ),
    ],
)
def test_a_form_becomes_a_response(kind: str, values: list[str], response: Response | None) -> None:
    """Places on the page become the author's options; nothing is no response."""
    assert read_answer(asked_html(VALUES[Kind(kind)]), values, ORDER) == response


@pytest.mark.parametrize(
    ("kind", "values", "message"),
    [
        pytest.param("single_choice", ["0", "1"], "takes one answer", id="two of one"),
        pytest.param("single_choice", ["4"], "no option '4'", id="beyond the last"),
        pytest.param("single_choice", ["1000"], "no option", id="far beyond"),
        pytest.param("single_choice", ["-1"], "no option", id="from behind"),
        pytest.param("multiple_response", ["0", "x"], "no option 'x'", id="a letter"),
        pytest.param("multiple_response", ["٣"], "no option", id="a digit of another script"),
        pytest.param("true_false", ["True"], "must be true or false", id="a capital"),
        pytest.param("true_false", ["1"], "must be true or false", id="a number"),
        pytest.param("short_answer", ["a", "b"], "takes one answer", id="two texts"),
        pytest.param("recall", ["good"], "must be remembered or forgot", id="another word"),
        pytest.param("single_choice", ["<b>" * 99], "<b><b>", id="a long text is cut short"),
    ],
)
def test_what_is_no_answer_is_told(kind: str, values: list[str], message: str) -> None:
    """The refusal names what was wrong, and never repeats more than a few characters."""
    with pytest.raises(Invalid, match=message) as refused:
        read_answer(asked_html(VALUES[Kind(kind)]), values, ORDER)
    assert len(str(refused.value)) < 100


def test_a_question_without_options_has_none_to_choose() -> None:
    """Whatever place is sent."""
    with pytest.raises(Invalid):
        read_answer({"kind": "single_choice"}, ["0"], [])


def test_a_typed_answer_has_a_bound() -> None:
    """A thousand characters and one are refused before anything compares them."""
    assert read_answer({"kind": "short_answer"}, ["x" * 1000], []) == Typed(text="x" * 1000)
    with pytest.raises(ResponseRefused, match="1,000"):
        read_answer({"kind": "short_answer"}, ["x" * 1001], [])


@given(order=st.permutations(range(6)), chosen=st.frozensets(st.integers(0, 5), min_size=1))
def test_what_was_given_comes_back_as_it_was_sent(order: list[int], chosen: frozenset[int]) -> None:
    """Reading an answer and showing it again are each other's inverse, in any order of options."""
    response = Chosen(options=chosen)
    asked = {"kind": "multiple_response"}
    shown = given_view(asked, response, order)
    assert [order[int(place)] for place in shown] == [n for n in order if n in chosen]
    assert read_answer(asked, shown, order) == response


@pytest.mark.parametrize(
    ("response", "shown"),
    [
        pytest.param(None, None, id="nothing"),
        pytest.param(Decided(value=False), "false", id="a decision"),
        pytest.param(Typed(text="<b>"), "<b>", id="a text, escaped by the page"),
        pytest.param(Recalled(remembered=True), "remembered", id="a memory"),
        pytest.param(Chosen(options=frozenset({0})), ["1"], id="an option, by its place"),
    ],
)
def test_an_answer_is_shown_in_the_forms_terms(response: Response | None, shown: object) -> None:
    """As the form would send it."""
    assert given_view({"kind": "any"}, response, ORDER) == shown


def test_options_stand_in_the_order_of_the_page() -> None:
    """By place, not by number; nothing about a place says which option it holds."""
    asked = asked_html(VALUES[Kind.SINGLE_CHOICE])
    view = asked_view("single_choice", asked, ORDER, "Question 1")
    assert [(each.position, each.html) for each in view.options] == [
        (str(place), asked["options"][index]) for place, index in enumerate(ORDER)
    ]
    assert (view.kind, view.label, view.answer_html) == ("single_choice", "Question 1", "")


def test_a_card_has_another_order_each_time() -> None:
    """The same asking has the same order; over a few, the place of an option says nothing."""
    asked = asked_html(VALUES[Kind.SINGLE_CHOICE])
    orders = [card_order(7, sequence, asked) for sequence in range(1, 30)]
    assert orders == [card_order(7, sequence, asked) for sequence in range(1, 30)]
    assert any(one != other for one, other in pairwise(orders))
    assert {order.index(0) for order in orders} == {0, 1, 2, 3}
    assert card_order(7, 1, asked_html(VALUES[Kind.TRUE_FALSE])) == []


def told(question: Question, response: Response | None, *, points: int = 1) -> ToldView:
    """Give what is told of an answer, as the pages make it."""
    mark = grade(question, response) if response else None
    order = ORDER if asked_html(question)["options"] else []
    return told_view(
        asked_html(question),
        told_html(question),
        order,
        response,
        mark,
        points=points,
        passage_url="/there",
        passage_title="There",
    )


def test_chosen_options_are_told_with_their_feedback() -> None:
    """In the order of the page: what was chosen, what is right, and why."""
    view = told(VALUES[Kind.MULTIPLE_RESPONSE], Chosen(options=frozenset({0, 1})), points=2)
    assert [(each.chosen, each.right) for each in view.options] == [
        (False, True),
        (True, True),
        (False, False),
        (True, False),
    ]
    assert "feedback 1 of tides-1-multiple" in view.options[3].feedback_html
    assert (view.right, view.partly, view.earned_text) == (False, False, "0 of 2 points")


@pytest.mark.parametrize(
    ("kind", "response", "right", "partly", "earned"),
    [
        pytest.param(
            Kind.SINGLE_CHOICE,
            Chosen(options=frozenset({0})),
            True,
            False,
            "1 of 1 point",
            id="the right option",
        ),
        pytest.param(
            Kind.MULTIPLE_RESPONSE,
            Chosen(options=frozenset({0})),
            False,
            True,
            "0.50 of 1 point",
            id="half of the right ones",
        ),
        pytest.param(
            Kind.TRUE_FALSE, Decided(value=False), False, False, "0 of 1 point", id="the wrong word"
        ),
        pytest.param(
            Kind.RECALL, Recalled(remembered=True), True, False, "1 of 1 point", id="remembered"
        ),
        pytest.param(Kind.SHORT_ANSWER, None, False, False, "0 of 1 point", id="left open"),
    ],
)
def test_a_verdict_is_one_of_three(
    kind: Kind, response: Response | None, right: bool, partly: bool, earned: str
) -> None:
    """Right, partly right or not right, with the points in words."""
    view = told(VALUES[kind], response)
    assert (view.right, view.partly, view.earned_text) == (right, partly, earned)
    assert "explanation of" in view.explanation_html
    assert (view.passage_url, view.passage_title) == ("/there", "There")


def test_a_decision_is_told_with_both_words() -> None:
    """True and false stand there, each with what was said to it."""
    view = told(VALUES[Kind.TRUE_FALSE], Decided(value=False))
    assert [(str(each.html), each.chosen, each.right) for each in view.options] == [
        ("True", False, True),
        ("False", True, False),
    ]
    assert "feedback false" in view.options[1].feedback_html


def test_a_typed_answer_is_told_what_was_accepted() -> None:
    """With what was forgiven, and with the word for an expected wrong one."""
    right = told(VALUES[Kind.SHORT_ANSWER], Typed(text="the ACCEPTED answer 0 of tides-1-short"))
    assert right.right
    assert "capital letters" in right.forgiven
    assert right.accepted == ("The accepted answer 0 of tides-1-short.",)
    assert right.feedback_html == ""
    wrong = told(VALUES[Kind.SHORT_ANSWER], Typed(text="The wrong answer of tides-1-short."))
    assert wrong.feedback_html == "<p>The feedback of tides-1-short.</p>\n"


def test_a_prompt_is_told_its_answer() -> None:
    """There are no options to show."""
    view = told(VALUES[Kind.RECALL], Recalled(remembered=False))
    assert view.options == ()
    assert "The answer of tides-1-recall" in view.answer_html


@pytest.mark.parametrize(
    ("earned", "points", "text"),
    [
        pytest.param(Fraction(0), 1, "0 of 1 point", id="nothing of one"),
        pytest.param(Fraction(2), 3, "2 of 3 points", id="whole points"),
        pytest.param(Fraction(1, 3), 1, "0.33 of 1 point", id="a third"),
        pytest.param(Fraction(2, 3), 2, "0.67 of 2 points", id="two thirds, rounded half up"),
        pytest.param(Fraction(1, 200), 1, "0.01 of 1 point", id="half of a hundredth"),
        pytest.param(Fraction(299, 300), 1, "1.00 of 1 point", id="nearly one is written as one"),
    ],
)
def test_points_are_written_exactly_or_to_two_places(
    earned: Fraction, points: int, text: str
) -> None:
    """Rounded here, where they are shown, and nowhere before."""
    assert points_text(earned, points) == text
