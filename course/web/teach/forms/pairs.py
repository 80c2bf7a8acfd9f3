"""Rows of two sides, for what is matched and what is put into categories."""

from wtforms import Form, StringField

from course.web.teach.fields import line


class PairRow(Form):
    """Something, and what it belongs to."""

    left = StringField("{word} {number}", filters=[line])
    right = StringField("Belongs to", filters=[line])

    @property
    def empty(self) -> bool:
        """Whether nothing was written into it."""
        return not (self.left.data or self.right.data)
