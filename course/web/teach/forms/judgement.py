"""The form in which an essay is judged: a level and a comment for each criterion of its rubric."""

from typing import Any
from unicodedata import category

from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, RadioField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from course.services.mark_essays import LONGEST_COMMENT, LONGEST_REMARK, EssayPage, Verdict
from quizzes.questions import Criterion

NAME = 60
"""Characters of a criterion's name that stand in the label of its comment."""


def judgement_form(essay: EssayPage) -> FlaskForm:
    """Make the form for a rubric, filled with the judgement that stands, where one does.

    It tells which judgement it was made for, so that nobody replaces one that they have not seen.
    """
    stands = essay.last.verdict if essay.last else None
    fields: dict[str, Any] = {"replaces": HiddenField(default=essay.stands)}
    for number, criterion in enumerate(essay.body.rubric):
        chosen = str(stands.levels[number]) if stands else None
        remark = stands.remarks[number] if stands else ""
        fields[f"criterion_{number}"] = _levels(criterion, chosen)
        fields[f"remark_{number}"] = _text(_about(criterion), LONGEST_REMARK, remark)
    fields["comment"] = _text(
        "Comment on the whole text", LONGEST_COMMENT, stands.comment if stands else ""
    )
    form: FlaskForm = type("JudgementForm", (FlaskForm,), fields)()
    return form


def criteria_of(form: FlaskForm) -> list[tuple[Field, Field]]:
    """Give the fields of each criterion, its levels and its comment, in the rubric's order."""
    levels = [field for field in form if isinstance(field, RadioField)]
    return [(field, form[field.name.replace("criterion", "remark")]) for field in levels]


def verdict_of(form: FlaskForm) -> Verdict:
    """Give what a form that was validated holds."""
    criteria = criteria_of(form)
    return Verdict(
        levels=tuple(int(levels.data) for levels, _ in criteria),
        remarks=tuple(remark.data for _, remark in criteria),
        comment=form["comment"].data,
    )


def worth_text(worth: int) -> str:
    """Write the points of a level."""
    return "1 point" if worth == 1 else f"{worth} points"


def _levels(criterion: Criterion, chosen: str | None) -> RadioField:
    return RadioField(
        criterion.name,
        choices={
            str(place): f"{worth_text(level.worth)}: {level.description}"
            for place, level in enumerate(criterion.levels)
        },
        default=chosen,
        validators=[InputRequired("Choose a level.")],
    )


def _text(label: str, longest: int, text: str) -> TextAreaField:
    return TextAreaField(
        label,
        default=text,
        validators=[
            Length(max=longest, message=f"Write at most {longest:,} characters."),
            _typed,
        ],
        filters=[lambda sent: (sent or "").replace("\r\n", "\n").strip()],
    )


def _typed(_form: FlaskForm, field: Field) -> None:
    """Refuse what no database can hold, and what no key types.

    :raise ValidationError: there is a control character in it.
    """
    if any(category(each) in {"Cc", "Cs"} and each not in "\n\t" for each in field.data):
        raise ValidationError("There is a control character in it; type it again.")


def _about(criterion: Criterion) -> str:
    """Name a comment by its criterion, in a few words."""
    name = criterion.name
    return f"Comment on “{name if len(name) <= NAME else name[: NAME - 1] + '…'}”"
