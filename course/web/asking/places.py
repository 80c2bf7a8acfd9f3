"""Places on a page and positions in the bank: what a form sends, and what it stands for.

What is shown in another order travels by its place on the page, never by its position in the bank:
what a browser sees differs in nothing between a key and a distractor.
"""

from collections.abc import Sequence

from course.services.errors import Invalid


def only(values: Sequence[str]) -> str:
    """Give the one value.

    :raise Invalid: there are several.
    """
    if len(values) != 1:
        raise Invalid("This question takes one answer; several were sent.")
    return values[0]


def position(value: str, order: Sequence[int]) -> int:
    """Give the position of what stands at a place.

    :raise Invalid: nothing stands there.
    """
    return order[place(value, len(order))]


def place(value: str, count: int) -> int:
    """Read a place, counted from 0.

    :raise Invalid: there are not that many.
    """
    if not (value.isascii() and value.isdigit() and len(value) <= 3 and int(value) < count):
        raise Invalid(f"The question has no option {value[:20]!r}.")
    return int(value)


def shown_at(wanted: int | None, order: Sequence[int]) -> str:
    """Give the place at which a position stands, as a form sends it; empty for nothing."""
    return str(list(order).index(wanted)) if wanted is not None and wanted in order else ""


def one_each(values: Sequence[str], count: int) -> Sequence[str]:
    """Give the values of a question that sends one for each of its parts.

    :raise Invalid: there are more or fewer.
    """
    if len(values) != count:
        raise Invalid(f"The question has {count} parts; {len(values)} answers were sent.")
    return [value.strip() for value in values]
