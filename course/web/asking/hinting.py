"""Hints on a page: those that were asked for, the button for the next one, and what they cost."""

from fractions import Fraction

from markupsafe import Markup

from course.rows.hints import Hints
from course.web.asking.values import HintButton, HintsView
from course.web.markup import published

ASKED_FOR = "hint"
"""What a form is sent with that asks for a hint: its number."""
COUNTED_IN = "hints"
"""What says how many were shown, where the page is all that knows it."""

_GLYPHS = {
    Fraction(1, 2): "½",
    Fraction(1, 3): "⅓",
    Fraction(2, 3): "⅔",
    Fraction(1, 4): "¼",
    Fraction(3, 4): "¾",
    Fraction(1, 5): "⅕",
    Fraction(2, 5): "⅖",
    Fraction(3, 5): "⅗",
    Fraction(4, 5): "⅘",
    Fraction(1, 6): "⅙",
    Fraction(5, 6): "⅚",
    Fraction(1, 8): "⅛",
    Fraction(3, 8): "⅜",
    Fraction(5, 8): "⅝",
    Fraction(7, 8): "⅞",
}


def share_text(share: Fraction) -> str:
    """Write a share as people do: ¼, 3/7, all."""
    if share == 1:
        return "all"
    return _GLYPHS.get(share) or f"{share.numerator}/{share.denominator}"


def hints_view(
    hints: Hints,
    url: str,
    *,
    new: bool = False,
    name: str = ASKED_FOR,
    value: str = "",
    counted_in: str = "",
    on_card: bool = False,
) -> HintsView | None:
    """Make the hints of a question that is still to be answered; None where it has none.

    :param url: where the form goes that asks for a further one.
    :param name: of the button; its value is the number of the hint, unless `value` is given.
    :param on_card: no points are counted there, and a hint has another price.
    """
    if not hints.costs:
        return None
    number, cost = hints.taken + 1, (*hints.costs, None)[hints.taken]
    button = None
    if cost is not None:
        label = "Show another hint" if hints.taken else "Show a hint"
        said = label + _price(cost, on_card=on_card)
        key = "h" if on_card else None
        button = HintButton(label=said, url=url, name=name, value=value or str(number), key=key)
    return HintsView(
        shown=_shown(hints), button=button, counted_in=counted_in, new=new and hints.taken > 0
    )


def hints_taken_view(hints: Hints) -> HintsView | None:
    """Make the hints of a question that was answered; None where none was taken."""
    return HintsView(shown=_shown(hints)) if hints.taken else None


def less_text(hints: Hints) -> str:
    """Say what hints have cost: less ¼ for a hint; empty where they were free."""
    if not hints.cost:
        return ""
    paid = sum(1 for cost in hints.costs[: hints.taken] if cost)
    return f"less {share_text(hints.cost)} for {'a hint' if paid == 1 else f'{paid} hints'}"


def _shown(hints: Hints) -> tuple[Markup, ...]:
    return tuple(published(html) for html in hints.shown)


def _price(cost: Fraction, *, on_card: bool) -> str:
    if not cost:
        return ""
    if on_card:
        return " (the card then comes back soon)"
    return f" (costs {share_text(cost)} of the points)"
