"""The form for things to be put into categories."""

from functools import partial
from typing import Any

from wtforms import FieldList, FormField

from course.web.teach.fields import all_made, beside
from course.web.teach.forms.kind_words import KindWords
from course.web.teach.forms.pairs import PairRow
from course.web.teach.forms.question import Group, QuestionForm
from quizzes.questions import Categorising, Category, limits

EXAMPLE = """\
##
kind: categorising

Put each state into the bloc that it belonged to in 1960.

- Hungary => East
- Romania => East
- Belgium => West
- Portugal => West
"""


class CategorisingForm(QuestionForm):
    """Items, each with its category; a category without an item is one that stays empty."""

    words = KindWords(
        name="Categorising",
        about="Things to be put into the categories that they belong to.",
        marking="Each thing that is put into its category earns a share of the points. "
        "Learners get the things mixed.",
        example=EXAMPLE,
    )
    has_parts = True
    groups = (Group("items", "Item", empty=4),)

    items = FieldList(
        FormField(PairRow), min_entries=2, max_entries=limits.OPTIONS + limits.CATEGORIES
    )

    def body(self) -> Categorising:
        """Make the categories, in the order in which they are first named."""
        rows = [entry.form for entry in self.items.entries if not entry.form.empty]
        names = dict.fromkeys(row.right.data or "" for row in rows)
        categories = all_made(partial(_category, name, rows) for name in names)
        return beside(lambda: Categorising(categories=categories), {}, self.items)


def data(body: Categorising) -> dict[str, Any]:
    """Give what the form is filled with."""
    return {
        "items": [
            {"left": item, "right": category.name}
            for category in body.categories
            for item in category.items or ("",)
        ]
    }


def _category(name: str, rows: list[PairRow]) -> Category:
    mine = [row for row in rows if (row.right.data or "") == name]
    items = tuple(row.left.data for row in mine if row.left.data)
    return beside(
        lambda: Category(name=name, items=items), {"category": mine[0].right}, mine[0].left
    )
