"""The form for a text to write, and the rubric that a person judges it by."""

from typing import Any

from wtforms import FieldList, Form, FormField, StringField, TextAreaField

from course.web.teach.fields import block, line
from course.web.teach.forms.kind_words import KindWords
from course.web.teach.forms.question import Group, QuestionForm
from course.web.teach.forms.written import Draft
from quizzes.formats.markdown.sections import MODEL_ANSWER, RUBRIC
from quizzes.questions import Body, Essay, Kind, limits
from quizzes.questions.text import BLANK


class CriterionRow(Form):
    """One criterion, and its levels one a line."""

    name = StringField("{word} {number}", filters=[line])
    levels = TextAreaField("Levels of {lower} {number}", filters=[block])

    @property
    def empty(self) -> bool:
        """Whether nothing was written into it."""
        return not (self.name.data or self.levels.data)


EXAMPLE = """\
##
kind: essay
words: 100-200

Why did the two superpowers fight no war against each other directly?

### Rubric
- Names what kept them from it
  - 0: names nothing
  - 1: names one reason
  - 2: names two reasons or more
- Gives an example
  - 0: gives none
  - 1: gives a fitting one
"""


class EssayForm(QuestionForm):
    """An essay with its rubric."""

    words = KindWords(
        name="Essay",
        about="A text to write, judged by a person against a rubric.",
        marking="A person chooses a level of each criterion. The question’s points are what an "
        "essay earns that reaches the best level of all.",
        stem="What is to be written. Markdown.",
        example=EXAMPLE,
    )
    groups = (Group("rubric", "Criterion", empty=1),)

    rubric = FieldList(FormField(CriterionRow), max_entries=limits.CRITERIA)
    model_answer = TextAreaField("Model answer", filters=[block])
    fewest_words = StringField("Fewest words", filters=[line])
    most_words = StringField("Most words", filters=[line])

    def body(self) -> Body:
        """Make the rubric and what goes with it."""
        draft = Draft(Kind.ESSAY, self.rubric)
        if self.fewest_words.data or self.most_words.data:
            words = f"{self.fewest_words.data or ''}-{self.most_words.data or ''}"
            draft.field("words", words, self.fewest_words)
        draft.line(f"### {RUBRIC}", self.rubric)
        for entry in self.rubric.entries:
            if not entry.form.empty:
                _write(draft, entry.form)
        if self.model_answer.data:
            draft.section(MODEL_ANSWER, self.model_answer.data, self.model_answer)
        return draft.body()


def data(body: Essay) -> dict[str, Any]:
    """Give what the form is filled with."""
    return {
        "rubric": [
            {
                "name": each.name,
                "levels": "\n".join(f"{level.worth}: {level.description}" for level in each.levels),
            }
            for each in body.rubric
        ],
        "model_answer": body.model_answer,
        "fewest_words": str(body.fewest_words) if body.fewest_words else "",
        "most_words": str(body.most_words) if body.most_words else "",
    }


def _write(draft: Draft, row: CriterionRow) -> None:
    draft.line(f"- {row.name.data or ''}", row.name)
    for number, each in enumerate((row.levels.data or "").split("\n"), 1):
        if each.strip(BLANK):
            draft.line(f"  - {each.strip(BLANK)}", row.levels, number)
