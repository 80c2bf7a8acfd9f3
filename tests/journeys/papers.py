"""A paper as it lies in the browser: its questions, found in the bank, answered right or wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from playwright.sync_api import Locator, Page, expect

from quizzes.questions import (
    Categorising,
    Cloze,
    Essay,
    HotText,
    Kind,
    Matching,
    MultipleResponse,
    Numeric,
    Ordering,
    Question,
    Recall,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quizzes.questions.cloze import GAP
from tests.journeys import answering
from tests.journeys.answering import NONSENSE
from tests.journeys.shipped import shown, tidy

SAVED = re.compile(r"saved \d\d:\d\d:\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question on a page, and what the bank knows about it."""

    place: Locator
    question: Question

    @property
    def kind(self) -> Kind:
        """The question's kind."""
        return self.question.kind

    def answer(self, *, right: bool) -> None:
        """Give a right answer, or one that earns nothing."""
        match self.question.body:
            case SingleChoice() | MultipleResponse() | TrueFalse():
                for text in self.choices(right=right):
                    self.pick(text).check()
            case ShortAnswer() | Numeric():
                self.blank.fill(self.accepted if right else NONSENSE)
            case Cloze() as body:
                answering.fill_gaps(self.place, body, right=right)
            case Matching() as body:
                answering.match(self.place, body, right=right)
            case Ordering() as body:
                answering.order(self.place, body, right=right)
            case Categorising() as body:
                answering.categorise(self.place, body, right=right)
            case HotText() as body:
                answering.mark(self.place, body, right=right)
            case Essay():
                self.place.get_by_label("Your text").fill(NONSENSE)
            case Recall():
                raise AssertionError(f"{self.question.id} is a prompt, which no paper asks")
            case _ as unknown:
                assert_never(unknown)

    def choices(self, *, right: bool) -> list[str]:
        """Give the texts of the options that make up a right answer, or one that earns nothing."""
        match self.question.body:
            case SingleChoice(options=options) | MultipleResponse(options=options):
                return answering.meant(options, right=right)
            case TrueFalse(right=truth, reasons=reasons):
                decision = "True" if truth is right else "False"
                return [decision, *answering.meant(reasons, right=right)]
            case _:
                raise AssertionError(f"{self.question.id} has no options")

    @property
    def accepted(self) -> str:
        """What is typed for a right answer."""
        assert isinstance(self.question.body, ShortAnswer | Numeric)
        return answering.typed(self.question.body)

    @property
    def blank(self) -> Locator:
        """The field for a short answer or a number."""
        return self.place.get_by_label("Your answer")

    @property
    def receipt(self) -> Locator:
        """The line that says whether the answer is saved."""
        return self.place.locator("[data-receipt]")

    def pick(self, text: str) -> Locator:
        """Give the box or the dot of the option that shows this text."""
        return self.place.locator(".choice input").nth(self.offered().index(text))

    def offered(self) -> list[str]:
        """Give the texts of the options in the order of the page."""
        return [tidy(text) for text in self.place.locator(".choice-text").all_inner_texts()]


def asked(page: Page, keys: Mapping[str, Question]) -> list[Asked]:
    """Find what a paper asks; the stem on the page tells which question of the bank it is."""
    expect(page.get_by_role("button", name="Hand in")).to_be_visible()
    return [_asked(place, keys) for place in page.locator(".paper-item").all()]


def hand_in(page: Page) -> None:
    """Hand the paper in and see the results."""
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("heading", name="Question by question")).to_be_visible()


def points(items: Sequence[Asked]) -> int:
    """Add up what the questions are worth."""
    return sum(item.question.points for item in items)


def _asked(place: Locator, keys: Mapping[str, Question]) -> Asked:
    return Asked(place=place, question=question_in(place, keys))


def question_in(place: Locator, keys: Mapping[str, Question]) -> Question:
    """Find the question that stands at a place by its stem, which may hold fields."""
    stem = tidy(place.locator(".stem").inner_text())
    return keys[stem] if stem in keys else _with_gaps(stem, keys.values())


def _with_gaps(stem: str, questions: Iterable[Question]) -> Question:
    """Find the text with gaps of which a stem holds every word in between."""
    return next(
        each
        for each in questions
        if isinstance(each.body, Cloze)
        and all(words.strip() in stem for words in GAP.sub("\0", shown(each.stem)).split("\0"))
    )
