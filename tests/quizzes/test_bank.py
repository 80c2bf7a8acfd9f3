"""A bank: unique ids, and ways to find a question."""

from dataclasses import replace

import pytest

from quizzes import Bank, QuizzesError
from tests.quizzes.samples import RECALL, SHORT, SINGLE

BANK = Bank(slug="b", questions=(SINGLE, replace(SHORT, passage="elsewhere"), RECALL))


def test_questions_are_found_by_id_and_passage() -> None:
    """A question is found by its id, and a passage's questions in the author's order."""
    assert BANK.question("pact-recall") == RECALL
    assert BANK.question("none") is None
    assert list(BANK.by_id()) == ["pact-year", "pact-city", "pact-recall"]
    assert BANK.of_passage("the-cold-war-era") == (SINGLE, RECALL)
    assert list(BANK.by_passage()) == ["the-cold-war-era", "elsewhere"]


def test_an_id_is_used_once() -> None:
    """Two questions of one id cannot be in a bank."""
    with pytest.raises(QuizzesError, match="pact-year is used 2 times"):
        Bank(slug="b", questions=(SINGLE, SINGLE))


def test_a_bank_has_a_slug() -> None:
    """A bank that could not be a file name is refused."""
    with pytest.raises(QuizzesError, match="bank: is not a slug"):
        Bank(slug="../b")


def test_a_bank_has_its_limit() -> None:
    """More questions than any lesson needs are refused."""
    questions = tuple(replace(RECALL, id=f"q{n}") for n in range(5_001))

    assert len(Bank(slug="b", questions=questions[1:]).questions) == 5_000
    with pytest.raises(QuizzesError, match="5,001; 5,000 are allowed"):
        Bank(slug="b", questions=questions)
