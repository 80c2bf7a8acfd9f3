"""Answers by the fields that a question's kind has: lists, places, words in a text, lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from playwright.sync_api import Locator

from quizzes.questions import (
    Categorising,
    Cloze,
    Gap,
    HotText,
    Matching,
    Numeric,
    Option,
    Ordering,
    ShortAnswer,
    SingleChoice,
)
from tests.journeys.shipped import shown, tidy

NONSENSE = "none of the above, I fear"


def typed(body: ShortAnswer | Numeric) -> str:
    """Give what is typed for a right answer."""
    return body.accepted[0] if isinstance(body, ShortAnswer) else str(body.accepted[0].low)


def meant(options: Sequence[Option], *, right: bool) -> list[str]:
    """Give the texts of what to choose: every right option, or one that is wrong."""
    found = [shown(option.text) for option in options if option.right is right]
    return found if right else found[:1]


def fill_gaps(place: Locator, body: Cloze, *, right: bool) -> None:
    """Fill every gap of a text."""
    for gap, field in zip(body.gaps, place.locator(".gap-field").all(), strict=True):
        _fill_gap(field, gap, right=right)


def _fill_gap(field: Locator, gap: Gap, *, right: bool) -> None:
    if isinstance(gap.body, SingleChoice):
        field.select_option(label=meant(gap.body.options, right=right)[0])
    else:
        field.fill(typed(gap.body) if right else NONSENSE)


def match(place: Locator, body: Matching, *, right: bool) -> None:
    """Give each thing the target that belongs to it, or another one."""
    texts = {shown(pair.left): shown(pair.right) for pair in body.pairs}
    _give_places(place, texts, [shown(text) for text in body.targets], right=right)


def categorise(place: Locator, body: Categorising, *, right: bool) -> None:
    """Put each item into its category, or into another one."""
    texts = {shown(item): shown(each.name) for each in body.categories for item in each.items}
    _give_places(place, texts, [shown(each.name) for each in body.categories], right=right)


def _give_places(
    place: Locator, keys: Mapping[str, str], targets: Sequence[str], *, right: bool
) -> None:
    for row in place.locator(".placing-row").all():
        key = keys[tidy(row.locator(".choice-text").inner_text())]
        row.locator("select").select_option(
            label=key if right else next(text for text in targets if text != key)
        )


def order(place: Locator, body: Ordering, *, right: bool) -> None:
    """Choose each item's place from its list, from the first place to the last."""
    items = [shown(item) for item in body.items]
    for rank, text in enumerate(items if right else reversed(items), 1):
        list_of(place, text).select_option(label=str(rank))


def list_of(place: Locator, text: str) -> Locator:
    """Give the list of places of an item, wherever it stands now."""
    rows = place.locator(".ordering-item")
    texts = [tidy(each) for each in rows.locator(".choice-text").all_inner_texts()]
    return rows.nth(texts.index(text)).locator("select")


def mark(place: Locator, body: HotText, *, right: bool) -> None:
    """Mark every right stretch of a text, or one that is wrong."""
    boxes = place.locator(".hot-text input")
    wanted = [n for n, piece in enumerate(body.markable) if piece.right is right]
    for position in wanted if right else wanted[:1]:
        boxes.nth(position).check()
