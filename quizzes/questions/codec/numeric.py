"""The stored form of a number to type; exact numbers as texts such as ``981/100``."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from quizzes.questions.codec.shape import Fields
from quizzes.questions.intervals import Interval
from quizzes.questions.numeric import DrawnInterval, Numeric

_LATER: Mapping[str, object] = MappingProxyType({"drawn": []})


def to_json(body: Numeric) -> dict[str, object]:
    """Give the accepted and the expected wrong numbers, and what is asked of the learner's."""
    return {
        "accepted": _to_json(body.accepted),
        "wrong": _to_json(body.wrong),
        "unit": body.unit,
        "unit_needed": body.unit_needed,
        "significant_figures": body.significant_figures,
        "drawn": [
            {"text": one.text, "right": one.right, "feedback": one.feedback} for one in body.drawn
        ],
    }


def from_json(data: object) -> Numeric:
    """Read a number to type."""
    fields = Fields(
        data, "accepted", "wrong", "unit", "unit_needed", "significant_figures", later=_LATER
    )
    return Numeric(
        accepted=tuple(_interval(item) for item in fields.items("accepted")),
        wrong=tuple(_interval(item) for item in fields.items("wrong")),
        unit=fields.text("unit"),
        unit_needed=fields.truth("unit_needed"),
        significant_figures=fields.whole("significant_figures"),
        drawn=tuple(_drawn(item) for item in fields.items("drawn")),
    )


def _to_json(intervals: Sequence[Interval]) -> list[object]:
    return [
        {
            "text": one.text,
            "low": f"{one.low.numerator}/{one.low.denominator}",
            "high": f"{one.high.numerator}/{one.high.denominator}",
            "feedback": one.feedback,
        }
        for one in intervals
    ]


def _interval(data: object) -> Interval:
    fields = Fields(data, "text", "low", "high", "feedback")
    return Interval(
        text=fields.text("text"),
        low=fields.share("low"),
        high=fields.share("high"),
        feedback=fields.text("feedback"),
    )


def _drawn(data: object) -> DrawnInterval:
    fields = Fields(data, "text", "right", "feedback")
    return DrawnInterval(
        text=fields.text("text"), right=fields.truth("right"), feedback=fields.text("feedback")
    )
