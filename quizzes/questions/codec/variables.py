"""The stored form of a variable: its name, and one of ``range``, ``list`` and ``formula``."""

from typing import assert_never

from quizzes.errors import ShapeRefused
from quizzes.questions.codec.shape import Fields
from quizzes.questions.variables import Formula, Listed, Range, Source, Variable


def to_json(variable: Variable) -> dict[str, object]:
    """Give the name and what the value comes from; numbers as texts, exact."""
    return {"name": variable.name, **_source_to_json(variable.source)}


def from_json(data: object) -> Variable:
    """Read a variable."""
    match data:
        case {"range": found}:
            fields = Fields(data, "name", "range")
            return Variable(name=fields.text("name"), source=_range(found))
        case {"list": _}:
            fields = Fields(data, "name", "list")
            return Variable(name=fields.text("name"), source=Listed(values=fields.texts("list")))
        case {"formula": _}:
            fields = Fields(data, "name", "formula")
            return Variable(name=fields.text("name"), source=Formula(text=fields.text("formula")))
        case _:
            raise ShapeRefused("A variable has a range, a list or a formula.")


def _source_to_json(source: Source) -> dict[str, object]:
    match source:
        case Range(low=low, high=high, step=step):
            return {"range": {"low": str(low), "high": str(high), "step": str(step)}}
        case Listed(values=values):
            return {"list": list(values)}
        case Formula(text=text):
            return {"formula": text}
        case _:
            assert_never(source)


def _range(data: object) -> Range:
    fields = Fields(data, "low", "high", "step")
    return Range(low=fields.share("low"), high=fields.share("high"), step=fields.share("step"))
