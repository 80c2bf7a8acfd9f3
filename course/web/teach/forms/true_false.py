"""The form for a statement to decide, and the reasons to choose from where one is asked."""

from collections.abc import Sequence
from typing import Any

from wtforms import FieldList, FormField, RadioField, TextAreaField
from wtforms.validators import InputRequired

from course.web.teach.fields import Places, Row, beside, block
from course.web.teach.forms.choices import TRUTH
from course.web.teach.forms.kind_words import KindWords
from course.web.teach.forms.options import following, made_options, option_rows
from course.web.teach.forms.question import Group, QuestionForm
from quizzes.questions import Option, TrueFalse, limits, right_options

EXAMPLE = """\
##
The Warsaw Pact outlived the Soviet Union.

= false
  > It was dissolved in July 1991, the Soviet Union in December.
~ true
  > Look at the two dates once more.
"""


class TrueFalseForm(QuestionForm):
    """A statement to decide."""

    words = KindWords(
        name="True or false",
        about="A statement to decide, and a reason to choose if you like.",
        marking="The right decision earns all points. Where a reason is asked, the decision earns "
        "half, and the right reason the other half, if the decision is right as well. Reasons "
        "are offered in a changing order.",
        stem="The statement to decide; wholly true or wholly false. Markdown.",
        example=EXAMPLE,
    )
    has_parts = True
    groups = (Group("reasons", "Reason"),)

    truth = RadioField(
        "The statement is",
        choices=TRUTH,
        validators=[InputRequired("Say whether the statement is true or false.")],
    )
    feedback_true = TextAreaField("Feedback for “true”", filters=[block])
    feedback_false = TextAreaField("Feedback for “false”", filters=[block])
    reasons = FieldList(FormField(Row), max_entries=limits.OPTIONS)
    right = Places("Right reason", default=())

    def moved(self, group: Group, order: Sequence[int | None]) -> None:
        """Let the mark of the right reason follow it."""
        if group.name == "reasons":
            self.right.data = following(order, self.right.data)

    def body(self) -> TrueFalse:
        """Make the key with what is said to either answer, and the reasons."""
        reasons = made_options(self.reasons, self.right.data)
        fields = {
            "feedback for true": self.feedback_true,
            "feedback for false": self.feedback_false,
            "reasons": self.right,
        }
        return beside(lambda: self._made(reasons), fields, self.truth)

    def _made(self, reasons: tuple[Option, ...]) -> TrueFalse:
        return TrueFalse(
            right=self.truth.data == "true",
            feedback_true=self.feedback_true.data or "",
            feedback_false=self.feedback_false.data or "",
            reasons=reasons,
        )


def data(body: TrueFalse) -> dict[str, Any]:
    """Give what the form is filled with."""
    return {
        "truth": "true" if body.right else "false",
        "feedback_true": body.feedback_true,
        "feedback_false": body.feedback_false,
        "reasons": option_rows(body.reasons),
        "right": right_options(body.reasons),
    }
