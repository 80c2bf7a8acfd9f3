"""The form in which a grade is set by hand, and points as people write them."""

import re
from fractions import Fraction
from typing import Any

from flask_wtf import FlaskForm
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from course.services.keep_grades import Decision, Excused, Given, Withdrawn

LONGEST_REASON = 1000

# Decimal or fraction, with digits in bounds: nothing here can be large, infinite or no number.
_DECIMAL = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,6}))?")
_FRACTION = re.compile(r"([0-9]{1,9}) ?/ ?([0-9]{1,9})")


def read_points(text: str) -> Fraction | None:
    """Read points such as 7, 7.5, 7,5 or 15/2, exactly; None when it is no such number."""
    text = text.strip()
    if found := _FRACTION.fullmatch(text):
        whole = int(found[2])
        return Fraction(int(found[1]), whole) if whole else None
    return Fraction(text.replace(",", ".")) if _DECIMAL.fullmatch(text) else None


class DecisionForm(FlaskForm):
    """What an instructor decides about one grade."""

    most = 0
    """The points of the item, which the route sets."""

    choice = RadioField(
        "Decision",
        choices={
            "points": "Give the points below",
            "excused": "Excuse the learner from it",
            "withdraw": "Withdraw the decision, so that the attempts count",
        },
        default="points",
    )
    points = StringField("Points", description="Such as 7, 7.5 or 15/2; used exactly.")
    reason = TextAreaField(
        "Reason",
        description="The learner sees it with the grade.",
        validators=[
            InputRequired("Say why the grade is changed."),
            Length(max=LONGEST_REASON, message=f"Write at most {LONGEST_REASON} characters."),
        ],
        filters=[lambda text: (text or "").replace("\r\n", "\n").strip()],
    )

    def validate_reason(self, field: Any) -> None:
        """Refuse a reason that is only blanks, or holds what no database can."""
        if not field.data:
            raise ValidationError("Say why the grade is changed.")
        if not all(each.isprintable() or each in "\n\t" for each in field.data):
            raise ValidationError("There is a control character in it; type it again.")

    def validate_points(self, field: Any) -> None:
        """Refuse points that are no number, when points are given."""
        if self.choice.data != "points":
            return
        points = read_points(field.data or "")
        if points is None:
            raise ValidationError("Write a number such as 7, 7.5 or 15/2.")
        if points > self.most:
            raise ValidationError(f"Give between 0 and {self.most} points.")

    def decision(self) -> Decision:
        """Give the decision of a form that has been validated."""
        if self.choice.data == "excused":
            return Excused()
        if self.choice.data == "withdraw":
            return Withdrawn()
        return Given(earned=read_points(self.points.data or "") or Fraction(0))
