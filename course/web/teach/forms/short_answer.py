"""The form for a word or two to type."""

from typing import Any

from wtforms import FieldList, FormField, TextAreaField

from course.web.teach.fields import Row, block
from course.web.teach.forms.kind_words import KindWords
from course.web.teach.forms.question import Group, QuestionForm
from course.web.teach.forms.settings import WordSettings, word_data
from course.web.teach.forms.written import Draft, with_feedback, written_rows
from quizzes.formats.markdown import answers
from quizzes.questions import Body, Kind, ShortAnswer, limits

EXAMPLE = """\
##
In which city was the Warsaw Pact signed?

= Warsaw
= Warszawa
~ Moscow
  > The joint command sat there; the treaty is named after another city.
"""


class ShortAnswerForm(WordSettings, QuestionForm):
    """A word or two to type."""

    words = KindWords(
        name="Short answer",
        about="A word or a name to type.",
        marking="An accepted answer earns all points. Capital letters and small slips in long "
        "words are let pass where that is safe, and what was let pass is told.",
        example=EXAMPLE,
    )
    needed = ("accepted",)
    groups = (Group("wrong", "Wrong answer"),)

    accepted = TextAreaField("Accepted answers", filters=[block])
    wrong = FieldList(FormField(Row), max_entries=limits.ACCEPTED_ANSWERS)

    def body(self) -> Body:
        """Make the answers that are accepted, and those that get a word of their own."""
        draft = Draft(Kind.SHORT_ANSWER, self.accepted)
        for name, value, source in self.word_settings():
            draft.field(name, value, source)
        draft.marked("=", self.accepted.data, self.accepted)
        draft.rows("~", self.wrong.entries)
        return draft.body()


def data(body: ShortAnswer) -> dict[str, Any]:
    """Give what the form is filled with."""
    lines = answers.write(body).lines
    return {
        "accepted": with_feedback(written_rows(lines, "=")),
        "wrong": written_rows(lines, "~"),
        **word_data(body),
    }
