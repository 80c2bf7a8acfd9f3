"""The form for a number to type."""

from typing import Any

from wtforms import FieldList, FormField, TextAreaField

from course.web.teach.fields import Row, block
from course.web.teach.forms.kind_words import KindWords
from course.web.teach.forms.question import Group, QuestionForm
from course.web.teach.forms.settings import NumberSettings, number_data
from course.web.teach.forms.written import Draft, with_feedback, written_rows
from quizzes.formats.markdown import answers
from quizzes.questions import Body, Kind, Numeric, limits

EXAMPLE = """\
##
kind: numeric
unit: km

How long was the wall around West Berlin, roughly?

= 155 +- 5
~ 43
  > That is only the part that ran through the city.
"""


class NumericForm(NumberSettings, QuestionForm):
    """A number, a range, or a number with what it may be off by."""

    words = KindWords(
        name="Number",
        about="A number to type, with a tolerance and a unit if you like.",
        marking="A number that lies within what is accepted earns all points. Learners may write "
        "it with a decimal comma or point, and in any unit that can be converted.",
        example=EXAMPLE,
    )
    needed = ("accepted",)
    groups = (Group("wrong", "Wrong number"),)

    accepted = TextAreaField("Accepted numbers", filters=[block])
    wrong = FieldList(FormField(Row), max_entries=limits.ACCEPTED_ANSWERS)

    def body(self) -> Body:
        """Make what is accepted, and the wrong numbers that get a word of their own."""
        draft = Draft(Kind.NUMERIC, self.accepted)
        for name, value, source in self.number_settings():
            draft.field(name, value, source)
        draft.marked("=", self.accepted.data, self.accepted)
        draft.rows("~", self.wrong.entries)
        return draft.body()


def data(body: Numeric) -> dict[str, Any]:
    """Give what the form is filled with."""
    lines = answers.write(body).lines
    return {
        "accepted": with_feedback(written_rows(lines, "=")),
        "wrong": written_rows(lines, "~"),
        **number_data(body),
    }
