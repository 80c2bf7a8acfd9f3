"""A number to type."""

import re
from collections.abc import Callable
from typing import Any

from quizzes.questions import Numeric

_POWER = re.compile(r"(?:\^|\*\*)(-?[0-9]+)")
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def asked(body: Numeric) -> dict[str, Any]:
    """Give the unit that a bare number is taken to be in; one that has to be given is secret."""
    return {"unit": "" if body.unit_needed else unit_text(body.unit)}


def told(body: Numeric, render: Callable[[str], str]) -> dict[str, Any]:
    """Give the accepted numbers with their unit, and what is said to those that are expected."""
    unit = f" {unit_text(body.unit)}" if body.unit else ""
    return {
        "accepted": [f"{one.text.replace('..', ' to ')}{unit}" for one in body.accepted],
        "said": {one.feedback: render(one.feedback) for one in (*body.accepted, *body.wrong)},
    }


def unit_text(unit: str) -> str:
    """Write a unit as it is printed: m/s² for m/s^2."""
    return _POWER.sub(lambda power: power[1].translate(_RAISED), unit)
