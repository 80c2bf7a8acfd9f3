"""Options to choose from, with those that are right marked: a single choice, several, reasons."""

from collections.abc import Collection, Sequence
from functools import partial
from typing import Any

from wtforms import FieldList, FormField

from course.web.teach.fields import Places, Row, all_made, beside
from course.web.teach.forms.question import Group, QuestionForm
from quizzes.questions import Option, limits, right_options

NEW_OPTIONS = 4
"""How many empty options the form of a new question offers."""


class OptionsForm(QuestionForm):
    """Options to choose from."""

    groups = (Group("options", "Option", empty=NEW_OPTIONS),)

    options = FieldList(FormField(Row), min_entries=2, max_entries=limits.OPTIONS)
    right = Places("Right answer", default=())

    def moved(self, group: Group, order: Sequence[int | None]) -> None:
        """Let the marks of right options follow them."""
        if group.name == "options":
            self.right.data = following(order, self.right.data)


def following(order: Sequence[int | None], marked: Collection[int]) -> frozenset[int]:
    """Give the places where marked rows stand in another order."""
    return frozenset(place for place, old in enumerate(order) if old in marked)


def made_options(rows: "FieldList[Any]", marked: Collection[int]) -> tuple[Option, ...]:
    """Make the options; a row without anything in it is not meant.

    :raise QuestionFaults: an option cannot be made; what is wrong stands in its row.
    """
    return all_made(
        partial(_option, entry.form, right=place in marked)
        for place, entry in enumerate(rows.entries)
        if place in marked or not entry.form.empty
    )


def option_rows(options: Sequence[Option]) -> list[dict[str, str]]:
    """Give what the rows are filled with."""
    return [{"text": option.text, "feedback": option.feedback} for option in options]


def options_data(options: tuple[Option, ...]) -> dict[str, Any]:
    """Give what the form is filled with."""
    return {"options": option_rows(options), "right": right_options(options)}


def _option(form: Row, *, right: bool) -> Option:
    return beside(
        lambda: Option(text=form.text.data or "", right=right, feedback=form.feedback.data or ""),
        {"feedback": form.feedback},
        form.text,
    )
