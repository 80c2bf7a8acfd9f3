"""A number to type."""

from typing import Any

from quizzes.questions import Numeric


def asked(body: Numeric) -> dict[str, Any]:
    """Give the unit that a bare number is taken to be in; one that has to be given is secret."""
    return {"unit": "" if body.unit_needed else body.unit}


def told(body: Numeric) -> dict[str, Any]:
    """Give the accepted numbers, with their unit."""
    unit = f" {body.unit}" if body.unit else ""
    return {"accepted": [f"{one.text}{unit}" for one in body.accepted]}
