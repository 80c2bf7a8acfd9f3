"""The form for things to be put in order."""

from typing import Any

from wtforms import FieldList, Form, FormField, StringField

from course.web.teach.fields import beside, line
from course.web.teach.forms.kind_words import KindWords
from course.web.teach.forms.question import Group, QuestionForm
from quizzes.questions import Ordering, limits


class ItemRow(Form):
    """One thing of an order."""

    text = StringField("{word} {number}", filters=[line])


EXAMPLE = """\
##
kind: ordering

Put these events in their order.

1. The Berlin blockade
2. The Cuban missile crisis
3. The fall of the wall
"""


class OrderingForm(QuestionForm):
    """Items in their right order."""

    words = KindWords(
        name="Ordering",
        about="Things to be put in the right order.",
        marking="Each thing that comes directly after the one that it should come after earns a "
        "share of the points. Learners get the things mixed.",
        example=EXAMPLE,
    )
    has_parts = True
    groups = (Group("items", "Item", empty=4),)

    items = FieldList(FormField(ItemRow), min_entries=2, max_entries=limits.OPTIONS)

    def body(self) -> Ordering:
        """Make the order; a row without anything in it is not meant."""
        texts = [entry.form.text.data or "" for entry in self.items.entries]
        items = tuple(text for text in texts if text)
        return beside(lambda: Ordering(items=items), {}, self.items)


def data(body: Ordering) -> dict[str, Any]:
    """Give what the form is filled with."""
    return {"items": [{"text": text} for text in body.items]}
