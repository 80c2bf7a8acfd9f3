"""The form for a text in which the right words have to be marked."""

from typing import Any

from wtforms import FieldList, FormField, TextAreaField

from course.web.teach.fields import Row, block
from course.web.teach.forms.kind_words import KindWords
from course.web.teach.forms.question import Group, QuestionForm
from course.web.teach.forms.written import Draft, written_rows
from quizzes.formats.markdown import answers
from quizzes.formats.markdown.sections import TEXT
from quizzes.questions import Body, HotText, Kind, limits

EXAMPLE = """\
##
kind: hot text

Mark the words that name a military alliance.

### Text
In 1955 [West Germany] joined [[NATO]], and the [[Warsaw Pact]] was its answer, said the [press].
"""


class HotTextForm(QuestionForm):
    """A text with words to mark."""

    words = KindWords(
        name="Hot text",
        about="A text in which the right words have to be marked.",
        marking="Each right stretch that is marked earns a share of the points, and each wrong one "
        "takes such a share away again. Nobody gets less than nothing, unless you say so.",
        stem="What is to be marked. Markdown.",
        example=EXAMPLE,
    )
    needed = ("text",)
    has_parts = True
    groups = (Group("told", "Stretch"),)

    text = TextAreaField("The text", filters=[block])
    told = FieldList(FormField(Row), max_entries=limits.HOT_WORDS)

    def body(self) -> Body:
        """Make the text of its marks, with the feedback to its stretches."""
        draft = Draft(Kind.HOT_TEXT, self.text)
        draft.rows("~", self.told.entries)
        draft.line("")
        draft.section(TEXT, self.text.data, self.text)
        return draft.body()


def data(body: HotText) -> dict[str, Any]:
    """Give what the form is filled with."""
    written = answers.write(body)
    return {"text": dict(written.sections)[TEXT], "told": written_rows(written.lines, "~")}
