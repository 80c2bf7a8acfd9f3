"""The forms that questions are written in: what goes in comes out, for every kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from wtforms import BooleanField, FieldList, FormField

from course.services.find_questions import PassageChoice
from course.web.teach.fields import Places
from course.web.teach.forms import KIND_WORDS
from course.web.teach.forms.question import QuestionForm
from course.web.teach.values import edit_form, question_of
from quizzes.formats.recognised import Writing, read
from quizzes.questions import Kind, Question, kind_of
from tests.quizzes.formats.naming import namer
from tests.quizzes.strategies import questions

SITE = Flask(__name__)
SITE.config.update(SECRET_KEY="only for tests", WTF_CSRF_ENABLED=False)
KINDS = [pytest.param(kind, id=kind.value) for kind in Kind]


def passage(question: Question) -> PassageChoice:
    """Give a passage that the question can belong to, with its objective."""
    goals = ((question.objective, "A goal"),) if question.objective else ()
    return PassageChoice(
        slug=question.passage, title="A passage", lesson="A lesson", objectives=goals, questions=1
    )


def sent(form: QuestionForm) -> dict[str, Any]:
    """Give what a browser would send of a form as it stands."""
    return {name: value for field in form for name, value in values(field)}


def values(field: Any) -> Iterator[tuple[str, Any]]:
    """Give the names and values that a field sends."""
    if isinstance(field, FieldList | FormField):
        for part in field:
            yield from values(part)
    elif isinstance(field, BooleanField):
        yield from [(field.name, "y")] if field.data else []
    elif isinstance(field, Places):
        yield field.name, [str(place) for place in sorted(field.data)]
    else:
        yield field.name, "" if field.data is None else str(field.data).replace("\n", "\r\n")


def sent_back(question: Question) -> Question | None:
    """Fill the form with a question and read it again."""
    with SITE.test_request_context():
        form = sent(edit_form(question, 1, [passage(question)]))
    with SITE.test_request_context(method="POST", data=form):
        again = edit_form(question, 1, [passage(question)])
        made = question_of(again, question.id)
        assert made is not None, again.errors
        return made


def example(kind: Kind) -> Question:
    """Give the example that quick add offers."""
    text = KIND_WORDS[kind].example
    (question,) = read(text, passage="a-passage", name=namer()).parsed.sound().questions
    return question


@settings(max_examples=60, deadline=None)
@given(question=questions())
def test_a_form_that_is_sent_back_as_it_came_is_the_same_question(question: Question) -> None:
    """Whatever a question holds, its form holds it too: opening and saving loses nothing."""
    assert sent_back(question) == question


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_of_each_kind_holds_its_example(kind: Kind) -> None:
    """Also the kinds that are written in the text format's own manner."""
    question = example(kind)

    assert kind_of(question.body) is kind
    assert sent_back(question) == question


@pytest.mark.parametrize("kind", KINDS)
def test_examples_need_no_id_and_no_passage(kind: Kind) -> None:
    """They are as short as quick add allows, and recognised."""
    recognised = read(KIND_WORDS[kind].example, passage="a-passage", name=namer())

    assert recognised.writing is Writing.TEXT_FORMAT
    assert "passage:" not in KIND_WORDS[kind].example


def test_what_all_kinds_have_comes_back_too() -> None:
    """Hints with their costs, author, licence, and variables that are used."""
    text = (
        "## sums\npassage: p\nauthor: Ada\nlicence: CC BY 4.0\n\nWhat is {{a}} + 1?\n\n= {{b}}\n\n"
        "### Variables\na = 2..9\nb = a + 1\n\n### Hint\ncost: 1/4\nCount.\n\n### Hint\nSlowly.\n"
    )
    text = text.replace("passage: p", "kind: numeric\npassage: p")
    (question,) = read(text, passage="", name=namer()).parsed.sound().questions

    assert sent_back(question) == question
    assert (question.author, len(question.hints), len(question.variables)) == ("Ada", 2, 2)


@pytest.mark.parametrize(
    ("kind", "changed", "field", "said"),
    [
        pytest.param(Kind.NUMERIC, {"accepted": "many"}, "accepted", "Line 1: ", id="no number"),
        pytest.param(
            Kind.NUMERIC, {"accepted": "1\r\n5..2"}, "accepted", "Line 2: ", id="a range backwards"
        ),
        pytest.param(
            Kind.NUMERIC,
            {"wrong-0-text": "x"},
            "wrong-0-text",
            "",
            id="a wrong number that is none",
        ),
        pytest.param(
            Kind.NUMERIC,
            {"significant_figures": "lots"},
            "significant_figures",
            "whole number",
            id="figures that are none",
        ),
        pytest.param(
            Kind.CLOZE, {"gaps-0-accepted": ""}, "gaps-0-accepted", "Has no answers", id="a gap"
        ),
        pytest.param(Kind.HOT_TEXT, {"text": "a [b c"}, "text", "closed", id="an open bracket"),
        pytest.param(
            Kind.ESSAY, {"rubric-0-levels": "2 good"}, "rubric-0-levels", "Line 1: ", id="a level"
        ),
        pytest.param(Kind.ESSAY, {"fewest_words": "few"}, "fewest_words", "150-300", id="a length"),
        pytest.param(Kind.MATCHING, {"pairs-0-right": ""}, "pairs-0-right", "no text", id="a pair"),
        pytest.param(
            Kind.ORDERING,
            {"items-1-text": "The Berlin blockade"},
            "items",
            "twice",
            id="an item twice",
        ),
        pytest.param(
            Kind.CATEGORISING, {"items-0-right": ""}, "items-0-right", "no text", id="no category"
        ),
        pytest.param(
            Kind.SHORT_ANSWER,
            {"accepted": "a\r\n/(/"},
            "accepted",
            "Line 2: ",
            id="a pattern that is none",
        ),
    ],
)
def test_a_fault_stands_beside_its_field(
    kind: Kind, changed: dict[str, str], field: str, said: str
) -> None:
    """The field and, in a text area, the line that has to be mended are named."""
    question = example(kind)
    with SITE.test_request_context():
        form = sent(edit_form(question, 1, [passage(question)])) | changed
    with SITE.test_request_context(method="POST", data=form):
        again = edit_form(question, 1, [passage(question)])
        assert question_of(again, question.id) is None
        found = {each.id: " ".join(map(str, each.errors)) for each in again.at_fault()}

    assert said in found[field]


def test_a_gap_that_is_new_in_the_text_gets_its_fields() -> None:
    """What was written for the gaps before stays with them, in the order of the text."""
    question = example(Kind.CLOZE)
    with SITE.test_request_context():
        form = sent(edit_form(question, 1, [passage(question)]))
    form["stem"] = "In [[month]] of [[decade]], [[year]]"
    with SITE.test_request_context(method="POST", data=form):
        again = edit_form(question, 1, [passage(question)])
        assert again.press("gaps.find")
        gaps = again["gaps"].data

    assert [gap["name"] for gap in gaps] == ["month", "decade", "year"]
    assert [gap["accepted"] for gap in gaps] == ["", "", "1961"]


def test_a_text_may_have_one_gap_and_nothing_else() -> None:
    """A line that is a gap alone means something in the text format, and nothing here."""
    question = example(Kind.CLOZE)
    with SITE.test_request_context():
        form = sent(edit_form(question, 1, [passage(question)]))
    form["stem"] = "It fell in\n[[month]]"
    with SITE.test_request_context(method="POST", data=form):
        made = question_of(edit_form(question, 1, [passage(question)]), question.id)

    assert made is not None
    assert made.stem == form["stem"]


def test_the_credit_is_asked_where_answers_have_parts() -> None:
    """A single choice is right or wrong; a matching can be right in part."""
    asked = {}
    for kind in Kind:
        question = replace(example(kind), tags=("a",))
        with SITE.test_request_context():
            asked[kind] = "credit" in edit_form(question, 1, [passage(question)])

    assert not asked[Kind.SINGLE_CHOICE]
    assert not asked[Kind.NUMERIC]
    assert all(asked[kind] for kind in (Kind.CLOZE, Kind.MATCHING, Kind.MULTIPLE_RESPONSE))
