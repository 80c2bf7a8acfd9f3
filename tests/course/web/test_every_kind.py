"""Every kind on a page: asked, answered by a form, given back, told."""

from __future__ import annotations

from random import Random

import pytest
from flask import Flask, get_template_attribute

from course.rows.shown import asked_html, told_html
from course.services.errors import Invalid
from course.web.asking import asked_view, given_view, read_answer, told_view
from quizzes.draw import option_order
from quizzes.grading import grade
from quizzes.questions import Kind, Response
from tests.quizzes.examples import EXAMPLES, Example

EVERY = [pytest.param(example, id=kind.value) for kind, example in EXAMPLES.items()]


def order_of(example: Example, seed: int) -> list[int]:
    """Give the order in which one page shows what has a changing place."""
    return list(option_order(len(asked_html(example.question)["options"]), Random(seed)))


def as_sent(given: object) -> list[str]:
    """Give the values that a form sends when it is filled like this."""
    return given if isinstance(given, list) else [str(given)]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("example", EVERY)
def test_a_form_gives_back_the_response_that_it_was_filled_with(
    example: Example, seed: int
) -> None:
    """In whatever order the page stands: what was answered is what is read, and is marked."""
    asked, order = asked_html(example.question), order_of(example, seed)
    for response in (example.right, example.other):
        locale = getattr(response, "locale", "")
        shown = given_view(asked, response, order)
        again = read_answer(asked, as_sent(shown), order, locale)
        assert again == response
        assert grade(example.question, again) == grade(example.question, response)


@pytest.mark.parametrize("example", EVERY)
def test_nothing_sent_is_no_answer(example: Example) -> None:
    """Neither no value nor empty ones."""
    asked, order = asked_html(example.question), order_of(example, 1)
    for values in ([], [""], ["", " ", "\t"]):
        assert read_answer(asked, values, order) is None


@pytest.mark.parametrize("values", [["99"], ["0"] * 60, ["-1", "x"], ["\u0663"], ["reason:99"]])
@pytest.mark.parametrize("example", EVERY)
def test_whatever_is_sent_can_be_marked_or_is_refused(example: Example, values: list[str]) -> None:
    """Nothing is stored that marking would refuse later."""
    asked, order = asked_html(example.question), order_of(example, 2)
    try:
        response = read_answer(asked, values, order)
    except Invalid:
        return
    if response is not None:
        grade(example.question, response)


@pytest.mark.parametrize("example", EVERY)
def test_a_page_asks_and_tells(app: Flask, example: Example) -> None:
    """Each part of the answer has a field of the one name; afterwards each is told."""
    asked, told = asked_html(example.question), told_html(example.question)
    order = order_of(example, 3)
    kind = example.question.kind.value
    view = asked_view(kind, asked, order, "Question 1", told.get("answer", ""))
    with app.test_request_context():
        question = get_template_attribute("macros/question.html", "question")
        html = question(view, None, None)
        assert 'name="answer"' in html
        for response in (example.right, example.other):
            mark = grade(example.question, response)
            given = given_view(asked, response, order)
            filled = question(view, given, None)
            assert kind == "recall" or filled != html
            after = told_view(asked, told, order, response, mark, waiting=mark.waiting)
            shown = question(view, given, after)
            assert verdict(example, response) in shown


@pytest.mark.parametrize("example", EVERY)
def test_what_is_asked_holds_nothing_of_what_is_told(example: Example) -> None:
    """Not under any of the names that tell."""
    asked = asked_html(example.question)
    assert not {"right", "accepted", "key", "marks", "answer", "explanation"} & set(asked)


def verdict(example: Example, response: Response) -> str:
    """Say what the page has to say of a response."""
    mark = grade(example.question, response)
    if mark.waiting:
        return "Waiting for a person"
    if example.question.kind is Kind.RECALL:
        return "Remembered" if mark.is_right else "Forgotten"
    if mark.is_right:
        return "Right"
    return "Partly right" if mark.earned > 0 else "Not right"
