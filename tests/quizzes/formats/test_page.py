"""The page that describes the format keeps its word."""

import re
from pathlib import Path

import pytest

from quizzes import Bloom, Kind, RestsOn
from quizzes.formats.markdown import parse, write
from quizzes.formats.markdown.fields import KIND_WORDS
from quizzes.questions import Credit, limits

PAGE = (Path(__file__).parents[3] / "docs/formats/questions.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^(`{3,})markdown\n(.*?)^\1$", PAGE, re.MULTILINE | re.DOTALL)
LIMITS = {name: value for name, value in vars(limits).items() if name.isupper() and name != "TYPED"}
TEXTS = [text for _, text in EXAMPLES]


@pytest.mark.parametrize("text", TEXTS)
def test_every_example_is_sound(text: str) -> None:
    """Whoever copies an example from the page has a sound bank or question."""
    parsed = parse(text, bank=None if text.startswith("---") else "b")

    assert parsed.problems == ()
    assert parse(write(parsed.bank)).bank == parsed.bank


def test_there_is_an_example_of_every_kind() -> None:
    """No kind is only described."""
    kinds = {question.kind for text in TEXTS for question in parse(text, bank="b").bank.questions}
    kinds |= {question.kind for question in parse(TEXTS[0]).bank.questions}

    assert kinds == set(Kind)


@pytest.mark.parametrize("word", [*KIND_WORDS.values(), *Bloom, *RestsOn, *Credit])
def test_every_word_is_on_the_page(word: str) -> None:
    """The words that a field may have are listed."""
    assert f"`{word}`" in PAGE


def test_every_kind_has_its_words() -> None:
    """A kind can be named in a file."""
    assert set(KIND_WORDS) == set(Kind)


@pytest.mark.parametrize("limit", [*LIMITS.values()], ids=[*LIMITS])
def test_every_limit_is_on_the_page(limit: int) -> None:
    """What is too long is no surprise."""
    assert re.search(rf"\b{limit:,}\b", PAGE)
