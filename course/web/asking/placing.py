"""Things to be matched, ordered and put into categories: one value of the form for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from markupsafe import Markup, escape

from course.web.asking.places import one_each, place, position, shown_at
from course.web.asking.values import OptionView, PartTold
from course.web.markup import inline, published
from quizzes.grading import Mark
from quizzes.questions import Ordered, Placed, Response

NOTHING = Markup("")
LONGEST_IN_A_LIST = 40
"""How many characters a list of choices shows on a phone."""


@dataclass(frozen=True, slots=True)
class PlacingView:
    """Things, and what each may be given."""

    things: tuple[Markup, ...]
    """In the order of the page."""
    targets: tuple[OptionView, ...]
    lettered: bool
    """Whether the targets stand above, under letters, as a list of texts could not show them."""
    labels: tuple[str, ...]
    """What a list shows of each target."""


def matching_view(asked: Mapping[str, Any], order: Sequence[int]) -> PlacingView:
    """Make the left sides, and the right sides in the order of this page."""
    targets = [published(asked["options"][index]) for index in order]
    return _view(map(published, asked["things"]), targets)


def categorising_view(asked: Mapping[str, Any], order: Sequence[int]) -> PlacingView:
    """Make the items in the order of this page, and the categories in the author's."""
    things = (published(asked["options"][index]) for index in order)
    return _view(things, [published(name) for name in asked["places"]])


def read_matching(values: Sequence[str], asked: Mapping[str, Any], order: Sequence[int]) -> Placed:
    """Read one place of the targets, or nothing, for each left side.

    :raise Invalid: there are more or fewer, or one is no place.
    """
    sent = one_each(values, len(asked["things"]))
    return Placed(places=tuple(position(value, order) if value else None for value in sent))


def read_categorising(
    values: Sequence[str], asked: Mapping[str, Any], order: Sequence[int]
) -> Placed:
    """Read one category, or nothing, for each item on the page.

    :raise Invalid: there are more or fewer, or one is no category.
    """
    sent = one_each(values, len(order))
    count = len(asked["places"])
    chosen = {
        item: place(value, count) if value else None
        for item, value in zip(order, sent, strict=True)
    }
    return Placed(places=tuple(chosen[item] for item in range(len(order))))


def read_ordering(values: Sequence[str], order: Sequence[int]) -> Ordered:
    """Read a rank, counted from 1, for each item on the page.

    Items of one rank stay as they stand on the page, and those without a rank go last: every form
    that can be sent is an order.

    :raise Invalid: there are more or fewer, or one is no rank.
    """
    sent = one_each(values, len(order))
    last = len(order) + 1
    ranks = [place(value, last) if value else last for value in sent]
    ranked = sorted(zip(ranks, order, strict=True), key=lambda pair: pair[0])
    return Ordered(order=tuple(item for _, item in ranked))


def given_matching(response: Placed, order: Sequence[int]) -> list[str]:
    """Give the place of each left side's target."""
    return [shown_at(target, order) for target in response.places]


def given_categorising(response: Placed, order: Sequence[int]) -> list[str]:
    """Give each item's category, in the order of the page."""
    places = [response.places[item] for item in order if item < len(response.places)]
    return ["" if chosen is None else str(chosen) for chosen in places]


def given_ordering(response: Ordered, order: Sequence[int]) -> list[str]:
    """Give each item's rank, in the order of the page."""
    ranks = {item: str(rank) for rank, item in enumerate(response.order, 1)}
    return [ranks.get(item, "") for item in order]


def told_matching(
    asked: Mapping[str, Any], told: Mapping[str, Any], response: Response | None, mark: Mark | None
) -> tuple[PartTold, ...]:
    """Make what is told of each left side."""
    return _told(asked["things"], asked["options"], told["key"], response, mark)


def told_categorising(
    asked: Mapping[str, Any], told: Mapping[str, Any], response: Response | None, mark: Mark | None
) -> tuple[PartTold, ...]:
    """Make what is told of each item."""
    return _told(asked["options"], asked["places"], told["key"], response, mark)


def told_ordering(
    asked: Mapping[str, Any], response: Response | None, mark: Mark | None
) -> tuple[PartTold, ...]:
    """Make what is told of each item: in the right order, with the place that it was given.

    Marking looks at neighbours, so an item is right that directly follows the one before it; of
    the first there is nothing to say.
    """
    given = response.order if isinstance(response, Ordered) else ()
    places = {item: place for place, item in enumerate(given, 1)}
    follows = (None, *(mark.parts if mark else (None,) * len(asked["options"])))
    return tuple(
        PartTold(
            label=published(html),
            given=escape(places[item]) if item in places else NOTHING,
            key=escape(item + 1),
            right=right,
        )
        for item, (html, right) in enumerate(zip(asked["options"], follows, strict=False))
    )


def _view(things: Any, targets: Sequence[Markup]) -> PlacingView:
    options = tuple(OptionView(str(n), html) for n, html in enumerate(targets))
    texts = [option.text for option in options]
    lettered = any(not 0 < len(text) <= LONGEST_IN_A_LIST for text in texts)
    return PlacingView(
        things=tuple(things),
        targets=options,
        lettered=lettered,
        labels=tuple(_label(n, text, lettered) for n, text in enumerate(texts)),
    )


def _label(place: int, text: str, lettered: bool) -> str:
    """Write a target for a list of texts: the letter that it stands under, and how it begins."""
    begins = text if len(text) <= LONGEST_IN_A_LIST else f"{text[:LONGEST_IN_A_LIST].rstrip()}…"
    parts = [letters(place) if lettered else "", begins]
    return ": ".join(part for part in parts if part)


def letters(place: int) -> str:
    """Give the letters that a list numbers a place with: A, B, …, Z, AA, AB."""
    ahead, last = divmod(place, len(ascii_uppercase))
    return (ascii_uppercase[ahead - 1] if ahead else "") + ascii_uppercase[last]


def _told(
    things: Sequence[str],
    places: Sequence[str],
    key: Sequence[int],
    response: Response | None,
    mark: Mark | None,
) -> tuple[PartTold, ...]:
    given = response.places if isinstance(response, Placed) else (None,) * len(things)
    parts = mark.parts if mark else (None,) * len(things)
    return tuple(
        PartTold(
            label=published(thing),
            given=NOTHING if chosen is None else inline(places[chosen]),
            key=inline(places[right]),
            right=part,
        )
        for thing, chosen, right, part in zip(things, given, key, parts, strict=True)
    )
