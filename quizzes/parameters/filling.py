"""Filling a draw into whatever holds text: stem, options, feedback, answers, hints."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from quizzes.errors import Fault, QuestionFaults
from quizzes.parameters import places
from quizzes.parameters.drawing import Draw
from quizzes.questions import DrawnInterval, Interval, Numeric, intervals


def filled(value: Any, draw: Draw) -> Any:
    """Give the same value with the draw in each of its texts.

    It goes through values of any class, so that a new kind of question needs no word here.

    :raise QuestionFaults: what would be made breaks a rule of its class.
    """
    if type(value) is str:  # a word of a closed set is a str as well, and is left alone
        return places.filled(value, draw)
    if isinstance(value, tuple):
        return tuple(filled(one, draw) for one in value)
    if isinstance(value, Numeric):
        return _numeric(value, draw)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{f.name: filled(getattr(value, f.name), draw) for f in fields(value)}
        )
    return value


def texts(value: object) -> Iterator[str]:
    """Give every text that a draw is filled into."""
    if type(value) is str:
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def _numeric(body: Numeric, draw: Draw) -> Numeric:
    accepted = tuple(_interval(one, draw) for one in body.drawn if one.right)
    wrong = tuple(_interval(one, draw) for one in body.drawn if not one.right)
    return replace(
        body,
        accepted=(*accepted, *filled(body.accepted, draw)),
        wrong=(*wrong, *filled(body.wrong, draw)),
        drawn=(),
    )


def _interval(one: DrawnInterval, draw: Draw) -> Interval:
    interval = intervals.read(
        places.filled(one.text, draw), feedback=places.filled(one.feedback, draw)
    )
    cut = next(places.rounded(one.text, draw), None)
    if cut and interval.low == interval.high:
        message = (
            f"{cut} is {draw[cut].number}, which no decimal number is exactly; add a tolerance "
            f"such as +- 1%, round it in its formula, or write {{{{{cut} as fraction}}}}"
        )
        raise QuestionFaults((Fault(field="number", message=message),))
    return interval
