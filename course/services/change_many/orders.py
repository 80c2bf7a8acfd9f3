"""What can be ordered for many questions at once, and what came of it."""

from dataclasses import dataclass, replace
from enum import StrEnum

from course.services.errors import Invalid
from quizzes.errors import QuestionFaults
from quizzes.questions import Question, Recall

_ANY_QUESTION = Question(id="any", stem="Any", passage="any", body=Recall(answer="Any"))


class Action(StrEnum):
    """What to do with the questions that were chosen."""

    add_tags = "add_tags"
    remove_tags = "remove_tags"
    move = "move"
    publish = "publish"
    """Let learners meet the newest versions; what is retired stays retired."""
    retire = "retire"
    bring_back = "bring_back"
    duplicate = "duplicate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An action with what it needs."""

    action: Action
    tags: tuple[str, ...] = ()
    """What to add or to remove."""
    passage: str = ""
    """The slug of the passage to move to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of an order."""

    chosen: int
    """How many questions it was for."""
    changed: int
    event: int | None
    """The number by which it can be undone; None when nothing was changed."""
    stopped: str = ""
    """Why the rest was left as it was; empty when it was not."""

    @property
    def left(self) -> int:
        """How many questions needed no change, or could not be changed so."""
        return self.chosen - self.changed


def sound_tags(typed: str) -> tuple[str, ...]:
    """Read tags that are typed with commas between them.

    :raise Invalid: there is none, or one of them cannot be a tag.
    """
    tags = tuple(dict.fromkeys(each.strip() for each in typed.split(",") if each.strip()))
    if not tags:
        raise Invalid("Write the tags, with commas between them.")
    try:
        return replace(_ANY_QUESTION, tags=tags).tags
    except QuestionFaults as refusal:
        said = "; ".join(fault.message for fault in refusal.faults)
        raise Invalid(f"These cannot be tags: {said}.") from refusal
