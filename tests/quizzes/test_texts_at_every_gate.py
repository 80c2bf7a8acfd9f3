"""No text of a question comes past the checks of text, from what is stored nor from a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from quizzes.errors import QuizzesError
from quizzes.formats.markdown import parse, write_question
from quizzes.questions import Kind, Question, from_json, to_json
from tests.school.content import EVERY, questions

BANK = "---\nbank: b\n---\n\n"
DRAWN = """## drawn
passage: tides-1-passage
unit: km

How far is {{city}}?

= {{a}} +- 5
~ 43
  > Too near.

### Hint

cost: 1/4

A hint.

### Variables

a = 2..9
city = Berlin | Prague
"""
BAD = [
    pytest.param("a\x00b", id="NUL"),
    pytest.param("a\ud800b", id="half of a surrogate pair"),
    pytest.param("a\u202eb", id="right-to-left override"),
    pytest.param("a\u2028b", id="line separator"),
    pytest.param("\x1b[31m", id="a terminal's escape"),
    pytest.param("e" + "\u0301" * 5000, id="five thousand combining marks"),
    pytest.param("x" * 100_000, id="endless"),
]
TEXTS_OF_ALL = ("stem", "explanation", "author", "licence", "tags", "hints")


def _samples() -> dict[str, Question]:
    """Give a question of every kind with an author, a licence and a unit."""
    made = [
        replace(one, author="Some author", licence="Some licence")
        for one in questions("tides-1", kinds=EVERY)
    ]
    made += parse(BANK + DRAWN, file="drawn.md").bank.questions
    return {one.id: one for one in made}


SAMPLES = _samples()


def _places(stored: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Name the place of every text in a stored question."""
    if isinstance(stored, str):
        yield path
    elif isinstance(stored, (dict, list)):
        pairs = stored.items() if isinstance(stored, dict) else enumerate(stored)
        for key, value in pairs:
            yield from _places(value, (*path, key))


def _with(stored: Any, path: tuple[Any, ...], text: str) -> Any:
    """Give a stored question with another text in one place."""
    changed = json.loads(json.dumps(stored))
    within = changed
    for key in path[:-1]:
        within = within[key]
    within[path[-1]] = text
    return changed


def _as_stored(question: Question) -> dict[str, Any]:
    return dict(to_json(question))


def _at(stored: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        stored = stored[key]
    return stored


def test_every_kind_and_every_text_of_all_kinds_is_tried() -> None:
    """A field that the samples leave empty would pass unseen."""
    assert {one.kind for one in SAMPLES.values()} == set(Kind)
    for field in TEXTS_OF_ALL:
        assert any(to_json(one)[field] for one in SAMPLES.values()), field
    units = {_as_stored(one)["body"].get("unit") for one in SAMPLES.values()}
    assert units - {None, ""}


@pytest.mark.parametrize("text", BAD)
@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_stored_is_checked_in_every_place(name: str, text: str) -> None:
    """Reading a question back refuses it, with the error that says so."""
    stored = to_json(SAMPLES[name])
    taken = []
    for path in _places(stored):
        try:
            from_json(_with(stored, path, text))
        except QuizzesError:
            continue
        taken.append(path)
    assert taken == []


@pytest.mark.parametrize("text", BAD)
@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_written_in_the_text_format_is_checked_in_every_place(name: str, text: str) -> None:
    """A problem is listed, and the question is not taken."""
    stored, source = to_json(SAMPLES[name]), write_question(SAMPLES[name])
    tried, taken = 0, []
    for path in _places(stored):
        first = _at(stored, path).partition("\n")[0]
        if path[0] == "id" or not first or first not in source:
            continue
        tried += 1
        parsed = parse(BANK + source.replace(first, text, 1), file="b.md")
        if not parsed.problems:
            taken.append(path)
    assert tried >= len(TEXTS_OF_ALL)
    assert taken == []
