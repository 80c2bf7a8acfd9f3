"""The forms about accounts: what may be typed where, and what is said when it may not."""

from functools import cache
from typing import Any

from flask_wtf import FlaskForm
from wtforms import EmailField, HiddenField, PasswordField, SelectField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import InputRequired, StopValidation, ValidationError

from course.rows import passwords, zones
from course.rows.names import Address, Unusable, read_address, tidy_name

EMPTY = "Please fill this in."


class AddressField(EmailField):
    """An e-mail address that mail can be sent to; `.address` once it has been checked."""

    address: Address

    def pre_validate(self, form: Any) -> None:
        """Read the address.

        :raises StopValidation: it is none; the message says what one looks like.
        """
        del form
        try:
            self.address = read_address(self.data or "")
        except Unusable as error:
            raise StopValidation(str(error) if self.data else EMPTY) from error


class NameField(StringField):
    """What someone is called; `.name_given` once it has been checked."""

    name_given: str

    def pre_validate(self, form: Any) -> None:
        """Tidy the name.

        :raises StopValidation: nobody can be called that; the message says why.
        """
        del form
        try:
            self.name_given = tidy_name(self.data or "")
        except Unusable as error:
            raise StopValidation(str(error) if self.data else EMPTY) from error


def new_password(_form: Any, field: PasswordField) -> None:
    """Refuse a password that is too short, too long or no text."""
    found = passwords.problem(field.data or "")
    if found:
        raise ValidationError(found)


def known_zone(_form: Any, field: SelectField) -> None:
    """Refuse what is not in the list."""
    if field.data not in zones.zones():
        raise ValidationError("Please choose one from the list.")


def filled(_form: Any, field: StringField) -> None:
    """Refuse to be left empty; for short forms, where every field is needed and none is marked."""
    if not field.data:
        raise StopValidation(EMPTY)


_MARKED = InputRequired(EMPTY)


@cache
def _places() -> list[Any]:
    """Give the menu of time zones: the places by region."""
    return [
        SelectChoice(name, place, optgroup=region)
        for region, places in zones.by_region().items()
        for name, place in places
    ]


def _zone_field() -> Any:
    return SelectField(
        "Time zone",
        choices=_places(),
        default=zones.DEFAULT,
        validate_choice=False,
        validators=[known_zone],
        description="It decides when your day of review begins.",
    )


def _new_password_field(label: str, needed: Any = filled) -> Any:
    return PasswordField(
        label,
        [needed, new_password],
        description=f"At least {passwords.SHORTEST} characters. Several words are easy to keep.",
    )


class RegisterForm(FlaskForm):
    """Ask for an account."""

    name = NameField("Name", [_MARKED], description="As your course knows you.")
    email = AddressField("E-mail", [_MARKED])
    password = _new_password_field("Password", _MARKED)
    time_zone = _zone_field()
    next = HiddenField()


class SignInForm(FlaskForm):
    """Say who one is."""

    email = EmailField("E-mail", [filled])
    password = PasswordField("Password", [filled])
    next = HiddenField()


class ForgotForm(FlaskForm):
    """Ask for a letter with a reset link."""

    email = AddressField("E-mail", [filled])


class ResetForm(FlaskForm):
    """Choose a new password with a link."""

    password = _new_password_field("New password")


class ChangePasswordForm(FlaskForm):
    """Choose a new password, knowing the old one."""

    current_password = PasswordField("The password you have now", [filled])
    new_password = _new_password_field("New password")


class DetailsForm(FlaskForm):
    """Change one's name and when one's day begins."""

    name = NameField("Name")
    time_zone = _zone_field()
    day_starts_at = SelectField(
        "A new day begins at",
        choices={str(hour): f"{hour:02}:00" for hour in range(24)},
        description="Cards that are due on a day can be reviewed from this hour on.",
    )


class CodeForm(FlaskForm):
    """Bring an invitation that came as a link or as a code."""

    code = StringField(
        "Invitation",
        [filled],
        description="The whole link, or just the code at its end.",
    )
