"""What the form of every kind of question has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any, ClassVar

from flask_wtf import FlaskForm
from wtforms import (
    Field,
    FieldList,
    Form,
    FormField,
    HiddenField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired

from course.web.teach.fields import Whole, all_made, beside, block, line, said, whole
from course.web.teach.forms.choices import BLOOM, CREDIT, DIFFICULTY, RESTS_ON, USUAL
from course.web.teach.forms.kind_words import KindWords
from course.web.teach.rows import put, rearranged
from quizzes.errors import Fault, QuestionFaults, refuse
from quizzes.parameters import lines as variable_lines
from quizzes.questions import Body, Credit, Hint, Variable, intervals, limits


@dataclass(frozen=True, slots=True)
class Group:
    """A list of rows that can be added, removed and moved."""

    name: str
    """The field that holds them."""
    word: str
    """What one of them is called."""
    empty: int = 0
    """How many empty ones the form of a new question offers."""


class HintRow(Form):
    """One hint, and what asking for it costs."""

    text = TextAreaField("{word} {number}", filters=[block])
    cost = StringField("Cost of {lower} {number}", filters=[line])

    @property
    def empty(self) -> bool:
        """Whether nothing was written into it."""
        return not (self.text.data or self.cost.data)


HINTS = Group("hints", "Hint")


class QuestionForm(FlaskForm):
    """What every kind of question has."""

    words: ClassVar[KindWords]
    groups: ClassVar[tuple[Group, ...]] = ()
    has_parts: ClassVar[bool] = False
    """Whether an answer can be right in part, so that the author may say what that earns."""
    needed: ClassVar[tuple[str, ...]] = ()
    """The kind's own fields without which there is no question; the page marks them."""

    version = HiddenField()
    slug = StringField("Id", filters=[line])
    passage = SelectField("Passage", validators=[InputRequired("Choose a passage.")])
    stem = TextAreaField("Question", filters=[block])
    explanation = TextAreaField("Explanation", filters=[block])
    objective = SelectField("Objective")
    difficulty = SelectField("Difficulty", choices=DIFFICULTY, coerce=whole, default=2)
    bloom = SelectField("Level", choices=BLOOM, default="understand")
    tags = StringField("Tags", filters=[line])
    points = Whole("Points", default=1)
    rests_on = SelectField("Rests on", choices=RESTS_ON, default="article")
    credit = SelectField("Partly right answers", choices=CREDIT, default=USUAL)
    hints = FieldList(FormField(HintRow), max_entries=limits.HINTS)
    author = StringField("Author", filters=[line])
    licence = StringField("Licence", filters=[line])
    variables = TextAreaField("Variables", filters=[block])

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if not self.has_parts:
            del self.credit
        for name in ("stem", *self.needed):
            self[name].flags.required = True
        for group in self.all_groups():
            for number, entry in enumerate(self[group.name].entries, 1):
                _name(entry.form, group.word, number)

    @classmethod
    def new_data(cls) -> dict[str, Any]:
        """Give what the form of a new question is filled with."""
        return {group.name: [{}] * group.empty for group in cls.groups if group.empty}

    @classmethod
    def all_groups(cls) -> tuple[Group, ...]:
        """Give every list of rows, also the one that all kinds have."""
        return (*cls.groups, HINTS)

    def body(self) -> Body:
        """Make the part that differs from kind to kind.

        :raise QuestionFaults: it cannot be made; each fault stands beside its field.
        """
        raise NotImplementedError  # each kind's form says; forms cannot be abstract classes

    def given_hints(self) -> tuple[Hint, ...]:
        """Make the hints; a row without anything in it is not meant.

        :raise QuestionFaults: one cannot be made; what is wrong stands in its row.
        """
        rows = (entry.form for entry in self.hints.entries if not entry.form.empty)
        return all_made(partial(_hint, row) for row in rows)

    def given_variables(self) -> tuple[Variable, ...]:
        """Make the variables, one a line.

        :raise QuestionFaults: a line is none; which one stands beside the field.
        """
        return all_made(
            partial(_variable, self.variables, number, text)
            for number, text in enumerate((self.variables.data or "").split("\n"), 1)
            if text.strip()
        )

    def given_credit(self) -> Credit | None:
        """Give what a partly right answer earns; None for what is usual."""
        chosen = self.credit.data if "credit" in self else USUAL
        return Credit(chosen) if chosen else None

    def tag_texts(self) -> tuple[str, ...]:
        """Give the tags, which commas separate."""
        return tuple(tag for tag in map(line, (self.tags.data or "").split(",")) if tag)

    def group(self, name: str) -> Group:
        """Give a list of rows by its field's name."""
        return next(each for each in self.all_groups() if each.name == name)

    def blank(self, name: str) -> Any:
        """Give an empty row, as the next one would be; the page copies it when one is added."""
        rows: FieldList[Any] = self[name]
        most, rows.max_entries = rows.max_entries, None
        entry = rows.append_entry()
        rows.pop_entry()
        rows.max_entries = most
        _name(entry.form, self.group(name).word, len(rows.entries) + 1)
        return entry

    def press(self, button: str) -> bool:
        """Do what a button of the form asks for, such as ``options.up-1``; False if none of it."""
        name, _, does = button.partition(".")
        group = next((each for each in self.all_groups() if each.name == name), None)
        if group is None:
            return False
        rows: FieldList[Any] = self[group.name]
        order = rearranged(len(rows.entries), does, most=rows.max_entries or 0)
        if order is None:
            return False
        put(rows, order)
        for number, entry in enumerate(rows.entries, 1):
            _name(entry.form, group.word, number)
        self.moved(group, order)
        return True

    def moved(self, group: Group, order: Sequence[int | None]) -> None:
        """Let marks follow their rows, where rows can be marked."""

    def tell_of_rows(self) -> None:
        """Say at the head of a list of rows that some of them are faulty."""
        for rows in self:
            entries = rows.entries if isinstance(rows, FieldList) else ()
            if any(isinstance(entry, FormField) and entry.form.errors for entry in entries):
                rows.errors = ["See the marked rows."]

    def at_fault(self) -> Iterator[Field]:
        """Give every field, also those in rows, beside which a fault stands."""
        for field in self:
            rows = field.entries if isinstance(field, FieldList) else ()
            yield from (each for entry in rows for each in entry.form if each.errors)
            if field.errors:
                yield field


def _hint(row: Any) -> Hint:
    return beside(
        lambda: Hint(text=row.text.data or "", cost=_cost(row.cost.data or "0")),
        {"cost": row.cost},
        row.text,
    )


def _cost(text: str) -> Fraction:
    try:
        cost = intervals.number(text)
    except QuestionFaults:
        cost = Fraction(-1)
    if not 0 <= cost <= 1:
        message = "is a share of the points from 0 to 1, such as 1/4; empty where it costs nothing"
        refuse([Fault(field="cost", message=message)])
    return cost


def _variable(field: Field, number: int, text: str) -> Variable:
    try:
        return variable_lines.read(text.strip())
    except QuestionFaults as refusal:
        told = [f"Line {number}: {said(fault)}" for fault in refusal.faults]
        field.errors = [*field.errors, *told]
        raise


def _name(row: Any, word: str, number: int) -> None:
    """Give the fields of a row labels of their own."""
    for field in row:
        field.label.text = field.label.text.format(
            word=word, lower=word[:1].lower() + word[1:], number=number
        )
