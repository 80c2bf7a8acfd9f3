"""The form for a prompt: an answer to recall and to judge alone."""

from typing import Any

from wtforms import TextAreaField

from course.web.teach.fields import beside, block
from course.web.teach.forms.kind_words import KindWords
from course.web.teach.forms.question import QuestionForm
from quizzes.questions import Recall

EXAMPLE = """\
##
What is a proxy war?

### Answer
A war in which two powers support opposite sides without fighting each other directly.
"""


class RecallForm(QuestionForm):
    """An answer to recall and to judge alone."""

    words = KindWords(
        name="Recall",
        about="A prompt in the text: the learner recalls the answer and judges alone.",
        marking="There are no points: learners say whether they remembered, and that decides when "
        "the card comes back.",
        example=EXAMPLE,
    )
    needed = ("answer",)

    answer = TextAreaField("Answer", filters=[block])

    def body(self) -> Recall:
        """Make the answer."""
        return beside(lambda: Recall(answer=self.answer.data or ""), {}, self.answer)


def data(body: Recall) -> dict[str, Any]:
    """Give what the form is filled with."""
    return {"answer": body.answer}
