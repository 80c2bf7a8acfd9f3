"""A text in which the right words have to be marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from quizzes.errors import Fault, refuse
from quizzes.questions import limits
from quizzes.questions.text import line_faults, markdown_faults

_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the text: words that can be marked, or words that cannot.

    :raise QuestionFaults: the text is empty, or it cannot be marked and is right all the same.
    """

    text: str
    """Plain text; may begin or end with blanks and, where it is not markable, hold line feeds."""
    markable: bool = False
    right: bool = False
    """Whether it should be marked; never where it cannot be."""
    feedback: str = ""
    """Markdown, for a learner who marked it."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        faults: list[Fault] = [
            *markdown_faults("feedback", self.feedback, most=limits.FEEDBACK, optional=True)
        ]
        if self.markable:
            faults += line_faults("words to mark", self.text, most=limits.OPTION)
        elif self.right or self.feedback or not self.text:
            message = "has no words; or what cannot be marked is right or has feedback"
            faults.append(Fault(field="text", message=message))
        refuse(faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class HotText:
    """Mark every right stretch of words and no other.

    :raise QuestionFaults: too few or too many can be marked, none is right, or all are; the text
        is too long, or no plain text.
    """

    pieces: tuple[Piece, ...]
    """The whole text, in order."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        refuse(_faults(self))

    @property
    def markable(self) -> tuple[Piece, ...]:
        """What can be marked, in order; a response counts in these, from 0."""
        return tuple(piece for piece in self.pieces if piece.markable)

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(piece.text for piece in self.pieces)


def _faults(body: HotText) -> Iterator[Fault]:
    found = body.markable
    if not 2 <= len(found) <= limits.HOT_WORDS:
        message = f"{len(found)} stretches can be marked; let it be 2 to {limits.HOT_WORDS}"
        yield Fault(field="text", message=message)
    right = sum(piece.right for piece in found)
    if right == 0:
        yield Fault(field="text", message="nothing in it is right; write [[…]] around what is")
    if right == len(found) > 0:
        message = "everything that can be marked is right; write […] around something that is not"
        yield Fault(field="text", message=message)
    if any(not one.markable and not other.markable for one, other in pairwise(body.pieces)):
        message = "two stretches that cannot be marked stand side by side; make them one"
        yield Fault(field="text", message=message)
    if _FENCE.search(body.text):
        message = "is plain text: no line of it may open a block of code (``` or ~~~)"
        yield Fault(field="text", message=message)
    else:
        yield from markdown_faults("text", body.text, most=limits.STEM)
