"""What holds for every kind: it can be stored, marked, written down, and is in the table."""

import json

import pytest
from hypothesis import Phase, find, settings

from quizzes import Kind, from_json, grade, to_json
from quizzes.formats.markdown import parse_question, write_question
from quizzes.formats.markdown.fields import KIND_WORDS
from quizzes.questions import kind_of, response_from_json, response_to_json
from tests.quizzes.examples import EXAMPLES
from tests.quizzes.strategies import BODIES

ANY_ONE = settings(phases=[Phase.generate], max_examples=1, database=None)


def test_the_table_of_kinds_is_complete_and_in_order() -> None:
    """There is an example of every kind; a new kind without one fails here."""
    assert [*EXAMPLES] == [*Kind]


def test_chance_makes_every_kind_up() -> None:
    """What is tried on arbitrary questions is tried on all kinds."""
    assert [*BODIES] == [*Kind]
    for kind, strategy in BODIES.items():
        assert kind_of(find(strategy, lambda _body: True, settings=ANY_ONE)) is kind


@pytest.mark.parametrize("kind", Kind)
def test_a_question_knows_its_kind(kind: Kind) -> None:
    """The example is of the kind that it stands for."""
    assert EXAMPLES[kind].question.kind is kind


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_stored_form(kind: Kind) -> None:
    """Nothing is lost in a JSON column, and the kind can be searched for in it."""
    stored = json.dumps(to_json(EXAMPLES[kind].question))

    assert json.loads(stored)["kind"] == kind
    assert from_json(json.loads(stored)) == EXAMPLES[kind].question


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_written_form(kind: Kind) -> None:
    """The kind is always written out, and read back."""
    text = write_question(EXAMPLES[kind].question)

    assert f"\nkind: {KIND_WORDS[kind]}\n" in text
    assert parse_question(text) == EXAMPLES[kind].question


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_rule_of_marking(kind: Kind) -> None:
    """The best response and another one earn what the table says, each time they are marked."""
    example = EXAMPLES[kind]
    for response, earned in (
        (example.right, example.earned),
        (example.other, example.other_earned),
    ):
        mark = grade(example.question, response)
        assert mark.earned == earned
        assert mark == grade(example.question, response)


@pytest.mark.parametrize("kind", Kind)
def test_every_response_has_a_stored_form(kind: Kind) -> None:
    """What a learner gave survives the way into a JSON column and back."""
    for response in (EXAMPLES[kind].right, EXAMPLES[kind].other):
        stored = json.dumps(response_to_json(response))
        assert response_from_json(json.loads(stored)) == response
