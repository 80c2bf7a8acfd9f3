"""Other fields for a written question are what writing the changed question gives."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.formats.markdown import write_question
from quizzes.formats.markdown.refield import with_fields, with_id
from quizzes.questions import Question
from tests.quizzes import strategies

TAGS = (), ("pact",), ("pact", "1955")
GOALS = "", "goal"


@settings(max_examples=50)
@given(
    strategies.questions(), st.sampled_from(TAGS), st.sampled_from(GOALS), st.sampled_from(GOALS)
)
def test_fields_are_written_where_writing_puts_them(
    value: Question, tags: tuple[str, ...], before: str, objective: str
) -> None:
    """Whatever was there before, of whatever kind the question is."""
    value = replace(value, objective=before)
    changed = replace(value, passage="elsewhere", objective=objective, tags=tags)

    fields = {"passage": "elsewhere", "objective": objective, "tags": ", ".join(tags)}

    assert with_fields(write_question(value), fields) == write_question(changed)


@settings(max_examples=20)  # it is one line, and the same for every kind
@given(strategies.questions())
def test_another_id_changes_the_heading_alone(value: Question) -> None:
    """Nothing else is read."""
    assert with_id(write_question(value), "another") == write_question(replace(value, id="another"))


def test_a_field_that_cannot_be_given_anew_is_refused() -> None:
    """What marking depends on is read and checked instead."""
    with pytest.raises(KeyError):
        with_fields("## a\nkind: recall\n\nStem\n", {"points": "9"})
