"""The pages about what quick add understands keep their word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizzes.formats.recognised import Writing, read
from quizzes.questions import Kind
from tests.quizzes.formats.naming import namer

DOCS = Path(__file__).parents[3] / "docs/formats"


@pytest.mark.parametrize(
    ("page", "writing", "kinds"),
    [
        pytest.param(
            "aiken.md", Writing.AIKEN, [Kind.SINGLE_CHOICE, Kind.SINGLE_CHOICE], id="Aiken"
        ),
        pytest.param(
            "plain-lists.md",
            Writing.PLAIN_LIST,
            [Kind.SINGLE_CHOICE, Kind.MULTIPLE_RESPONSE],
            id="numbered lists",
        ),
        pytest.param(
            "questions.md",
            Writing.TEXT_FORMAT,
            [Kind.SHORT_ANSWER, Kind.TRUE_FALSE],
            id="the text format, without ids and passages",
        ),
    ],
)
def test_the_example_of_a_page_is_understood(
    page: str, writing: Writing, kinds: list[Kind]
) -> None:
    """Whoever copies it into quick add gets the questions that the page speaks of."""
    text = re.search(r"^```text\n(.*?)^```$", (DOCS / page).read_text("utf-8"), re.M | re.S)
    assert text
    recognised = read(text.group(1), passage="a-passage", name=namer())

    assert recognised.writing is writing
    assert [question.kind for question in recognised.parsed.sound().questions] == kinds
