"""The form for a text with gaps: the gaps are found in the question, and each is filled in."""

from collections.abc import Mapping
from typing import Any, assert_never

from wtforms import (
    FieldList,
    Form,
    FormField,
    HiddenField,
    SelectField,
    TextAreaField,
)

from course.web.teach.fields import block
from course.web.teach.forms.kind_words import KindWords
from course.web.teach.forms.question import QuestionForm
from course.web.teach.forms.settings import NumberSettings, WordSettings, number_data, word_data
from course.web.teach.forms.written import Draft, with_feedback, written_rows
from course.web.teach.rows import put_data
from quizzes.formats.markdown import answers
from quizzes.questions import (
    Body,
    Cloze,
    GapBody,
    Kind,
    Numeric,
    ShortAnswer,
    SingleChoice,
    gap_names,
    limits,
)
from quizzes.questions.text import BLANK

FIND = "gaps.find"
"""What the button is called that looks for gaps."""
GAP_KINDS = {
    Kind.SHORT_ANSWER.value: "Words to type",
    Kind.NUMERIC.value: "A number to type",
    Kind.SINGLE_CHOICE.value: "Options to choose from",
}


class GapForm(WordSettings, NumberSettings, Form):
    """One gap: how it is filled, and with what. Only the fields of its kind are used."""

    name = HiddenField()
    kind = SelectField("How it is filled", choices=GAP_KINDS, default=Kind.SHORT_ANSWER.value)
    accepted = TextAreaField("Accepted", filters=[block])
    wrong = TextAreaField("Wrong answers worth a word", filters=[block])
    options = TextAreaField("Options", filters=[block])


EXAMPLE = """\
##
kind: cloze

The wall was built in [[year]] and fell in [[month]] 1989.

[[year]]
= 1961

[[month]]
- ( ) October
- (x) November
"""


class ClozeForm(QuestionForm):
    """A text with gaps."""

    words = KindWords(
        name="Gaps",
        about="A text with gaps, each to be typed into or chosen.",
        marking="Each gap earns the same share of the points. Options are offered in a "
        "changing order.",
        stem="The text; write [[name]] where a gap is. Markdown.",
        example=EXAMPLE,
    )
    has_parts = True

    gaps = FieldList(FormField(GapForm), max_entries=limits.GAPS)

    def press(self, button: str) -> bool:
        """Give each gap of the text its fields; what was written for a gap before stays."""
        if button != FIND:
            return super().press(button)
        self.find_gaps()
        return True

    def find_gaps(self) -> None:
        """Bring the fields in line with the gaps of the text."""
        before = {entry["name"]: entry for entry in self.gaps.data}
        names = list(dict.fromkeys(gap_names(self.stem.data or "")))[: limits.GAPS]
        put_data(self.gaps, [before.get(name, {"name": name}) for name in names])

    def body(self) -> Body:
        """Make the gaps, in the order of the text."""
        self.find_gaps()
        draft = Draft(Kind.CLOZE, self.stem)
        # A gap that stands alone on its line would be read as the beginning of its answers.
        draft.stem = " ".join(["-", *(f"[[{name}]]" for name in gap_names(self.stem.data or ""))])
        for entry in self.gaps.entries:
            _write(draft, entry.form)
        return draft.body()


def data(body: Cloze) -> dict[str, Any]:
    """Give what the form is filled with."""
    return {"gaps": [{"name": gap.name, **_gap_data(gap.body)} for gap in body.gaps]}


def _write(draft: Draft, gap: GapForm) -> None:
    kind, opening = gap.kind.data, f"[[{gap.name.data}]]"
    if kind == Kind.SINGLE_CHOICE.value:
        draft.line(opening, gap.options)
        _options(draft, gap)
        return
    numeric = kind == Kind.NUMERIC.value
    chosen = gap.number_settings() if numeric else gap.word_settings()
    settings = [f"{name} {value}" for name, value, _ in chosen if value]
    opening = f"{opening} numeric" if numeric else opening
    draft.line(f"{opening} {', '.join(settings)}".rstrip(), gap.accepted)
    draft.marked("=", gap.accepted.data, gap.accepted)
    draft.marked("~", gap.wrong.data, gap.wrong)


def _options(draft: Draft, gap: GapForm) -> None:
    for number, each in enumerate((gap.options.data or "").split("\n"), 1):
        if each.startswith(">"):
            draft.line(f"  {each}", gap.options, number)
        elif each.strip(BLANK):
            option = each.strip(BLANK)
            marked = option if option.startswith("(") else f"( ) {option}"
            draft.line(f"- {marked}", gap.options, number)


def _gap_data(body: GapBody) -> Mapping[str, Any]:
    lines = answers.write(body).lines
    typed = {
        "accepted": with_feedback(written_rows(lines, "=")),
        "wrong": with_feedback(written_rows(lines, "~")),
    }
    match body:
        case SingleChoice():
            options = with_feedback(written_rows(lines, "-"))
            return {"kind": Kind.SINGLE_CHOICE.value, "options": options}
        case ShortAnswer():
            return {"kind": Kind.SHORT_ANSWER.value, **typed, **word_data(body)}
        case Numeric():
            return {"kind": Kind.NUMERIC.value, **typed, **number_data(body)}
        case _:
            assert_never(body)
