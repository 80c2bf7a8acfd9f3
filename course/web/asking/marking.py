"""A text to mark words in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from course.web.asking.places import place
from course.web.markup import published
from quizzes.questions import Chosen, Response

EMPTY_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


@dataclass(frozen=True, slots=True)
class PieceView:
    """A stretch of the text; `position` is empty where it cannot be marked."""

    text: str
    position: str


@dataclass(frozen=True, slots=True)
class PieceTold:
    """A stretch of the text after the answer."""

    text: str
    marked: bool
    right: bool
    feedback_html: Markup


def text_view(asked: Mapping[str, Any]) -> tuple[PieceView, ...]:
    """Make the text in pieces."""
    return tuple(
        PieceView(flowing(text), "" if number is None else str(number))
        for text, number in _numbered(asked["pieces"])
    )


def read_marks(values: Sequence[str], asked: Mapping[str, Any]) -> Chosen:
    """Read the positions of the marked stretches.

    :raise Invalid: one of them is none.
    """
    count = sum(markable for _, markable in asked["pieces"])
    return Chosen(options=frozenset(place(value, count) for value in values))


def given_marks(response: Chosen) -> list[str]:
    """Give the positions of the marked stretches."""
    return [str(position) for position in sorted(response.options)]


def told_text(
    asked: Mapping[str, Any], told: Mapping[str, Any], response: Response | None
) -> tuple[PieceTold, ...]:
    """Make the text with what was marked, and what should have been."""
    marked = response.options if isinstance(response, Chosen) else frozenset()
    plain: Mapping[str, Any] = {"right": False, "feedback": ""}
    return tuple(
        PieceTold(
            flowing(text),
            number in marked,
            (about := plain if number is None else told["marks"][number])["right"],
            published(about["feedback"]),
        )
        for text, number in _numbered(asked["pieces"])
    )


def flowing(text: str) -> str:
    """Let a text flow as Markdown does: only an empty line ends a paragraph."""
    return "\n\n".join(part.replace("\n", " ") for part in EMPTY_LINES.split(text))


def _numbered(pieces: Sequence[tuple[str, bool]]) -> list[tuple[str, int | None]]:
    numbered: list[tuple[str, int | None]] = []
    count = 0
    for text, markable in pieces:
        numbered.append((text, count if markable else None))
        count += markable
    return numbered
