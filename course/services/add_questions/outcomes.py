"""What comes of writing or publishing a question, and why it may be refused."""

from dataclasses import dataclass

from course.services.errors import Changed, NotFound, Refusal


class SlugTaken(Refusal):
    """Another question of the course has this id."""


class Stale(Changed):
    """The question has a newer version than the one that was revised, or another live one."""


class PlaceGone(NotFound):
    """What is to be restored belongs to a passage or an objective that the course has no more."""

    status = 409


class KeptForever(Refusal):
    """Learners may have met the question; it can be retired, not deleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The version that was written, or the one that says the same already."""

    slug: str
    number: int
    new: bool
    """Whether a version was added; saving without a change adds none."""
    notices: tuple[str, ...] = ()
    """In which answers no typing error is let pass, in this question and in others, and why."""
