"""Rows of a form that are added, removed and moved by buttons, without a script."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import FieldList

_BUTTON = re.compile(r"(remove|up|down)-([0-9]{1,2})")


def rearranged(count: int, button: str, *, most: int) -> list[int | None] | None:
    """Say where each row comes from after a button was pressed: an old place; None for a new row.

    Gives None when the button is none of those that work on rows.
    """
    order: list[int | None] = list(range(count))
    if button == "add":
        return [*order, None][:most]
    pressed = _BUTTON.fullmatch(button)
    if pressed is None:
        return None
    move, row = pressed[1], int(pressed[2])
    if row >= count:
        return order
    if move == "remove":
        return order[:row] + order[row + 1 :]
    other = row - 1 if move == "up" else row + 1
    if 0 <= other < count:
        order[row], order[other] = order[other], order[row]
    return order


def put(rows: "FieldList[Any]", order: Sequence[int | None]) -> None:
    """Fill a list of rows anew, in another order."""
    before: list[Any] = list(rows.data)
    put_data(rows, [None if place is None else before[place] for place in order])


def put_data(rows: "FieldList[Any]", data: Iterable[Any]) -> None:
    """Fill a list of rows anew, each with its data; None makes an empty one."""
    while rows.entries:
        rows.pop_entry()
    for each in data:
        rows.append_entry(each)
