"""What is said about a kind of question on the pages where questions are written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWords:
    """The words of one kind; each form has its own."""

    name: str
    about: str
    """What it is for, in a sentence, where a kind is chosen."""
    marking: str
    """How it is marked."""
    example: str
    """A question of the kind in the text format, as it may be typed into quick add."""
    stem: str = "What is asked. Markdown."
    """What to write into the question's field."""
