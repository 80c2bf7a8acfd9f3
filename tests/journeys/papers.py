"""A paper as it lies in the browser: its questions, found in the bank, answered right or wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from playwright.sync_api import Locator, Page, expect

from quizzes.questions import (
    Kind,
    MultipleResponse,
    Option,
    Question,
    Recall,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from tests.journeys.shipped import shown, tidy

NONSENSE = "none of the above, I fear"
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
            case ShortAnswer():
                self.blank.fill(self.accepted if right else NONSENSE)
            case _:
                for text in self.choices(right=right):
                    self.pick(text).check()

    def choices(self, *, right: bool) -> list[str]:
        """Give the texts of the options that make up a right answer, or one that earns nothing."""
        match self.question.body:
            case SingleChoice(options=options) | MultipleResponse(options=options):
                return [shown(option.text) for option in _meant(options, right=right)]
            case TrueFalse(right=truth):
                return ["True" if truth is right else "False"]
            case ShortAnswer() | Recall():
                raise AssertionError(f"{self.question.id} has no options")
            case _ as unknown:
                assert_never(unknown)

    @property
    def accepted(self) -> str:
        """What is typed for a right short answer."""
        assert isinstance(self.question.body, ShortAnswer)
        return self.question.body.accepted[0]

    @property
    def blank(self) -> Locator:
        """The field for a short answer."""
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
    return Asked(place=place, question=keys[tidy(place.locator(".stem").inner_text())])


def _meant(options: Sequence[Option], *, right: bool) -> list[Option]:
    """Give what to choose: every right option, or one that is wrong."""
    return [option for option in options if option.right is right][: None if right else 1]
