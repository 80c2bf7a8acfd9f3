"""What the templates of a question want: as it is asked, and as it is told after the answer."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class OptionView:
    """One thing to choose, as it is asked."""

    position: str
    """Its place on this page, counted from 0: what the form sends."""
    html: Markup

    @property
    def text(self) -> str:
        """Give it without its marks, for lists that hold nothing but text; none for a formula."""
        return "" if has_pictures(self.html) else self.html.striptags()


def has_pictures(html: str) -> bool:
    """Tell whether HTML holds what text alone cannot say: a picture or a formula."""
    return "<img" in html or "<math" in html


@dataclass(frozen=True, slots=True, kw_only=True)
class HintButton:
    """The button that asks for the next hint; it sends the form around it to an address."""

    label: str
    url: str
    name: str
    value: str
    key: str | None = None
    """The key that presses it, where a page has keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HintsView:
    """The hints of a question that were asked for, and the way to the next one."""

    shown: tuple[Markup, ...]
    button: HintButton | None = None
    """None where there is no further hint, or no more can be asked for."""
    counted_in: str = ""
    """The name of the hidden field that says how many are shown, where nothing else keeps it."""
    new: bool = False
    """Whether the last one has been shown just now, so that the focus goes there."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as it is asked: what the template's macro wants."""

    kind: str
    label: str
    stem_html: Markup
    options: tuple[OptionView, ...]
    """In the order of this page."""
    answer_html: Markup
    """What a learner who judges alone turns over."""
    alone: bool = False
    """Whether the learner judges the answer: a prompt, or an essay that came back for review."""
    parts: Any = None
    """What the kind's own template needs besides."""
    hints: HintsView | None = None
    """None where the question has none, or none can be shown here."""


@dataclass(frozen=True, slots=True)
class OptionTold:
    """One option after the answer."""

    html: Markup
    chosen: bool
    right: bool
    feedback_html: Markup


@dataclass(frozen=True, slots=True)
class PartTold:
    """One part of a question after the answer: a gap, a thing that was given a place."""

    label: Markup
    given: Markup
    """Empty when nothing was given."""
    key: Markup
    """What would have been right; empty where that need not be said."""
    right: bool | None
    """None when nothing was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldView:
    """What is told after the answer: what the template's macro wants."""

    right: bool | None
    """None while a person has still to judge."""
    partly: bool
    earned_text: str
    options: tuple[OptionTold, ...]
    parts: tuple[PartTold, ...] = ()
    pieces: Any = None
    """A text with its marked words, where the kind has one."""
    forgiven: tuple[str, ...]
    accepted: tuple[str, ...]
    answer_html: Markup
    feedback_html: Markup
    explanation_html: Markup
    passage_url: str
    passage_title: str
    less_text: str = ""
    """What hints have cost, in words; empty where nothing was lost by them."""
    judgement: Any = None
    """What a person has said to it, where one has: the chosen levels, and comments."""
