"""The forms that questions are written in: what all kinds share, and one form for each kind."""

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar, assert_never

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    FieldList,
    FormField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired

from course.web.teach.fields import Places, Row, all_made, beside, block, line
from course.web.teach.rows import put, rearranged
from course.web.teach.words import BLOOM, DIFFICULTY, RESTS_ON, TRUTH
from quizzes.questions import (
    Body,
    Kind,
    MultipleResponse,
    Option,
    Recall,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    WrongAnswer,
    limits,
    right_options,
)


class QuestionForm(FlaskForm):
    """What every kind of question has."""

    rows_name: ClassVar[str] = ""
    """The field whose rows can be added, removed and moved, if there is one."""
    row_word: ClassVar[str] = ""
    """What one of its rows is called."""

    version = HiddenField()
    slug = StringField("Id", filters=[line])
    passage = SelectField("Passage", validators=[InputRequired("Choose a passage.")])
    stem = TextAreaField("Question", filters=[block])
    explanation = TextAreaField("Explanation", filters=[block])
    objective = SelectField("Objective")
    difficulty = SelectField("Difficulty", choices=DIFFICULTY, coerce=int, default=2)
    bloom = SelectField("Level", choices=BLOOM, default="understand")
    tags = StringField("Tags", filters=[line])
    points = IntegerField("Points", default=1)
    rests_on = SelectField("Rests on", choices=RESTS_ON, default="article")

    def body(self) -> Body:
        """Make the part that differs from kind to kind.

        :raise QuestionFaults: it cannot be made; each fault stands beside its field.
        """
        raise NotImplementedError  # each kind's form says; forms cannot be abstract classes

    def tag_texts(self) -> tuple[str, ...]:
        """Give the tags, which commas separate."""
        return tuple(tag for tag in map(line, (self.tags.data or "").split(",")) if tag)

    def press(self, button: str) -> bool:
        """Do what a button among the rows asks for; False when it is none of them."""
        if not self.rows_name:
            return False
        rows = self[self.rows_name]
        order = rearranged(len(rows.entries), button, most=rows.max_entries)
        if order is None:
            return False
        put(rows, order)
        self.moved(order)
        return True

    def moved(self, order: Sequence[int | None]) -> None:
        """Let marks follow their rows, where rows can be marked."""


class ChoiceForm(QuestionForm):
    """Options to choose from."""

    rows_name = "options"
    row_word = "Option"

    options = FieldList(FormField(Row), min_entries=2, max_entries=limits.OPTIONS)
    right = Places("Right answer", default=())

    def moved(self, order: Sequence[int | None]) -> None:
        """Let the marks of right options follow them."""
        self.right.data = frozenset(n for n, old in enumerate(order) if old in self.right.data)

    def made_options(self) -> tuple[Option, ...]:
        """Make the options; a row without anything in it is not meant.

        :raise QuestionFaults: an option cannot be made.
        """
        marked = self.right.data
        return all_made(
            partial(_option, entry.form, right=place in marked)
            for place, entry in enumerate(self.options.entries)
            if place in marked or not entry.form.empty
        )


class SingleChoiceForm(ChoiceForm):
    """One option is right."""

    def body(self) -> SingleChoice:
        """Make the options and see that one of them is right."""
        options = self.made_options()
        return beside(lambda: SingleChoice(options=options), {}, self.right)


class MultipleResponseForm(ChoiceForm):
    """Several options may be right."""

    def body(self) -> MultipleResponse:
        """Make the options and see that some of them are right."""
        options = self.made_options()
        return beside(lambda: MultipleResponse(options=options), {}, self.right)


class TrueFalseForm(QuestionForm):
    """A statement to decide."""

    truth = RadioField(
        "The statement is",
        choices=TRUTH,
        validators=[InputRequired("Say whether the statement is true or false.")],
    )
    feedback_true = TextAreaField("Feedback for “true”", filters=[block])
    feedback_false = TextAreaField("Feedback for “false”", filters=[block])

    def body(self) -> TrueFalse:
        """Make the key with what is said to either answer."""
        fields = {
            "feedback for true": self.feedback_true,
            "feedback for false": self.feedback_false,
        }
        return beside(self._made, fields, self.truth)

    def _made(self) -> TrueFalse:
        return TrueFalse(
            right=self.truth.data == "true",
            feedback_true=self.feedback_true.data or "",
            feedback_false=self.feedback_false.data or "",
        )


class ShortAnswerForm(QuestionForm):
    """A word or two to type."""

    rows_name = "wrong"
    row_word = "Wrong answer"

    accepted = TextAreaField("Accepted answers", filters=[block])
    case_matters = BooleanField("Capital letters matter")
    wrong = FieldList(FormField(Row), max_entries=limits.ACCEPTED_ANSWERS)

    def body(self) -> ShortAnswer:
        """Make the answers that are accepted, and those that get a word of their own."""
        wrong = all_made(
            partial(_wrong_answer, entry.form)
            for entry in self.wrong.entries
            if not entry.form.empty
        )
        lines = self.accepted.data.split("\n") if self.accepted.data else []
        accepted = tuple(text for text in map(line, lines) if text)
        return beside(
            lambda: ShortAnswer(
                accepted=accepted, wrong=wrong, case_matters=bool(self.case_matters.data)
            ),
            {},
            self.accepted,
        )


class RecallForm(QuestionForm):
    """An answer to recall and to judge alone."""

    answer = TextAreaField("Answer", filters=[block])

    def body(self) -> Recall:
        """Make the answer."""
        return beside(lambda: Recall(answer=self.answer.data or ""), {}, self.answer)


def form_class(kind: Kind) -> type[QuestionForm]:
    """Give the form in which questions of a kind are written."""
    match kind:
        case Kind.SINGLE_CHOICE:
            return SingleChoiceForm
        case Kind.MULTIPLE_RESPONSE:
            return MultipleResponseForm
        case Kind.TRUE_FALSE:
            return TrueFalseForm
        case Kind.SHORT_ANSWER:
            return ShortAnswerForm
        case Kind.RECALL:
            return RecallForm
        case _:
            assert_never(kind)


def body_data(body: Body) -> dict[str, Any]:
    """Give what the form of a body's kind is filled with to edit it."""
    match body:
        case SingleChoice(options=options) | MultipleResponse(options=options):
            rows = [{"text": option.text, "feedback": option.feedback} for option in options]
            return {"options": rows, "right": right_options(options)}
        case TrueFalse():
            return {
                "truth": "true" if body.right else "false",
                "feedback_true": body.feedback_true,
                "feedback_false": body.feedback_false,
            }
        case ShortAnswer():
            rows = [{"text": wrong.text, "feedback": wrong.feedback} for wrong in body.wrong]
            return {
                "accepted": "\n".join(body.accepted),
                "case_matters": body.case_matters,
                "wrong": rows,
            }
        case Recall():
            return {"answer": body.answer}
        case _:
            assert_never(body)


def _option(form: Row, *, right: bool) -> Option:
    return beside(
        lambda: Option(text=form.text.data or "", right=right, feedback=form.feedback.data or ""),
        {"feedback": form.feedback},
        form.text,
    )


def _wrong_answer(form: Row) -> WrongAnswer:
    return beside(
        lambda: WrongAnswer(text=form.text.data or "", feedback=form.feedback.data or ""),
        {"feedback": form.feedback},
        form.text,
    )
