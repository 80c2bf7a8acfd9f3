"""Texts and marks as forms send them, and faults put beside the field that they are about."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar

from wtforms import Field, Form, IntegerField, StringField, TextAreaField

from quizzes.errors import Fault, QuestionFaults, refuse
from quizzes.questions.text import normal, trimmed

Made = TypeVar("Made")

MOST_DIGITS = 9
# The text format's own way of marking; in a form there is a box to tick.
_FORMAT_HINTS = (" with (x)", " with [x]")


def block(text: str | None) -> str:
    """Bring what a text area sent into the form that a question's Markdown has."""
    lines = (text or "").replace("\r\n", "\n").replace("\r", "\n")
    return trimmed(normal(lines))


def line(text: str | None) -> str:
    """Bring what a text field sent into the form that a question's lines have."""
    return normal(text or "").strip(" \t")


def lines(text: str | None) -> tuple[str, ...]:
    """Give the lines of what a text area sent, without those that are empty."""
    return tuple(kept for each in (text or "").split("\n") if (kept := line(each)))


def whole(sent: str | int) -> int:
    """Read a whole number; Python alone would take ``1_0`` and digits of any script as well.

    :raise ValueError: it is none, or has more digits than any number of a form.
    """
    if isinstance(sent, int):
        return sent
    digits = sent.strip().removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS):
        raise ValueError
    return int(sent)


class Whole(IntegerField):
    """A whole number."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the number that was sent."""
        try:
            super().process_formdata([whole(value) for value in valuelist])
        except ValueError:
            self.data = None
            raise ValueError(self.gettext("Not a valid integer value.")) from None


class Places(Field):
    """The rows that are marked, sent as one value each: a set of places counted from 0."""

    def process_data(self, value: Collection[int] | None) -> None:
        """Take the places from the question that is edited."""
        self.data = frozenset(value or ())

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the places that were sent; what cannot be a place marks nothing."""
        sent = (value for value in valuelist if value.isascii() and value.isdigit())
        self.data = frozenset(int(value) for value in sent if len(value) <= 2)


class Row(Form):
    """One option, or one wrong answer: its text and what to say to whoever gives it."""

    text = StringField("{word} {number}", filters=[line])
    feedback = TextAreaField("Feedback to {lower} {number}", filters=[block])

    @property
    def empty(self) -> bool:
        """Whether nothing was written into it."""
        return not (self.text.data or self.feedback.data)


def beside(make: Callable[[], Made], fields: Mapping[str, Field], otherwise: Field) -> Made:
    """Make a value; what keeps it from being made stands beside the field that is at fault.

    :raise QuestionFaults: it cannot be made.
    """
    try:
        return make()
    except QuestionFaults as refusal:
        for fault in refusal.faults:
            field = fields.get(fault.field, otherwise)
            field.errors = [*field.errors, said(fault)]
        raise


def all_made(makers: Iterable[Callable[[], Made]]) -> tuple[Made, ...]:
    """Make every value, so that all faults are found at once.

    :raise QuestionFaults: one of them cannot be made; the faults of all are listed.
    """
    made: list[Made] = []
    faults: list[Fault] = []
    for make in makers:
        try:
            made.append(make())
        except QuestionFaults as refusal:
            faults += refusal.faults
    refuse(faults)
    return tuple(made)


def said(fault: Fault) -> str:
    """Write a fault as a sentence for the field that it stands beside."""
    text = fault.message
    for hint in _FORMAT_HINTS:
        text = text.removesuffix(hint)
    place = f"Line {fault.line + 1}: " if fault.line else ""
    return f"{place}{text[:1].upper()}{text[1:]}."
