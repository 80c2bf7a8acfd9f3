"""Options, decisions and prompts: what is chosen with a click."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import escape

from course.services.errors import Invalid
from course.web.asking.places import only, position, shown_at
from course.web.asking.values import OptionTold
from course.web.markup import published
from quizzes.questions import Chosen, Decided, Recalled, Response

TRUTH = {"true": True, "false": False}
RECALLED = {"remembered": True, "forgot": False}
REASON = "reason:"
"""What the value of a reason begins with; decision and reason are sent together."""


def read_single(values: Sequence[str], order: Sequence[int]) -> Chosen:
    """Read the one chosen option.

    :raise Invalid: it is none, or there are several.
    """
    return Chosen(options=frozenset({position(only(values), order)}))


def read_multiple(values: Sequence[str], order: Sequence[int]) -> Chosen:
    """Read the chosen options.

    :raise Invalid: one of them is none.
    """
    return Chosen(options=frozenset(position(value, order) for value in values))


def read_decision(values: Sequence[str], order: Sequence[int]) -> Decided | None:
    """Read the decision and its reason; None while nothing is decided.

    :raise Invalid: one of them is none, or there are several.
    """
    reasons = [value.removeprefix(REASON) for value in values if value.startswith(REASON)]
    decisions = [value for value in values if not value.startswith(REASON)]
    reason = position(only(reasons), order) if reasons else None
    if not decisions:
        return None
    return Decided(value=_word(only(decisions), TRUTH), reason=reason)


def read_recalled(values: Sequence[str]) -> Recalled:
    """Read whether the learner remembered.

    :raise Invalid: it is neither of the two words.
    """
    return Recalled(remembered=_word(only(values), RECALLED))


def given_options(response: Chosen, order: Sequence[int]) -> list[str]:
    """Give the places of the chosen options."""
    return [str(place) for place, index in enumerate(order) if index in response.options]


def given_decision(response: Decided, order: Sequence[int]) -> str | list[str]:
    """Give the decision and, where there is one, the place of the reason."""
    decided = "true" if response.value else "false"
    reason = shown_at(response.reason, order)
    return [decided, f"{REASON}{reason}"] if reason else decided


def told_options(
    texts: Sequence[str],
    told: Sequence[Mapping[str, Any]],
    order: Sequence[int],
    chosen: frozenset[int],
) -> tuple[OptionTold, ...]:
    """Make what is told of options."""
    return tuple(
        OptionTold(
            html=published(texts[index]),
            chosen=index in chosen,
            right=told[index]["right"],
            feedback_html=published(told[index]["feedback"]),
        )
        for index in order
    )


def told_decision(told: Mapping[str, Any], response: Response | None) -> tuple[OptionTold, ...]:
    """Make what is told of the two decisions."""
    said = response.value if isinstance(response, Decided) else None
    return tuple(
        OptionTold(
            html=escape("True" if value else "False"),
            chosen=said is value,
            right=told["right"] is value,
            feedback_html=published(told["true" if value else "false"]),
        )
        for value in (True, False)
    )


def told_reasons(
    asked: Mapping[str, Any], told: Mapping[str, Any], order: Sequence[int], response: Any
) -> tuple[OptionTold, ...]:
    """Make what is told of the reasons."""
    said = response.reason if isinstance(response, Decided) else None
    chosen = frozenset() if said is None else frozenset({said})
    return told_options(asked["options"], told.get("reasons", ()), order, chosen)


def _word(value: str, words: Mapping[str, bool]) -> bool:
    if value not in words:
        raise Invalid(f"The answer must be {' or '.join(words)}, not {value[:20]!r}.")
    return words[value]
