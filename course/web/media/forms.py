"""The form that pictures are sent with."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, MultipleFileField
from wtforms.validators import ValidationError

from course.services.keep_media import MOST_AT_ONCE


class UploadForm(FlaskForm):
    """One or several pictures."""

    files = MultipleFileField("Pictures")
    replace = BooleanField("Replace pictures that have the same name")

    def validate_files(self, field: Field) -> None:
        """Take some files, and not too many."""
        chosen = [each for each in field.data or () if getattr(each, "filename", "")]
        if not chosen:
            raise ValidationError("Choose a file.")
        if len(chosen) > MOST_AT_ONCE:
            raise ValidationError(f"Send at most {MOST_AT_ONCE} files at once.")
        field.data = chosen
