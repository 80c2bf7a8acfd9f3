"""An answer to type: the accepted ones, and the wrong ones that deserve a word."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from quizzes.errors import Fault, refuse
from quizzes.questions import limits
from quizzes.questions.text import line_faults, markdown_faults


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongAnswer:
    """A wrong answer that the author expects, and what to tell whoever gives it.

    :raise QuestionFaults: the text is empty, too long or not one line.
    """

    text: str
    feedback: str = ""
    """Markdown."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        faults = (
            *line_faults("wrong answer", self.text, most=limits.SHORT_ANSWER),
            *markdown_faults("feedback", self.feedback, most=limits.FEEDBACK, optional=True),
        )
        refuse(faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortAnswer:
    """Type a word, a name, a year.

    :raise QuestionFaults: no answer is accepted, there are too many, or one is given twice.
    """

    accepted: tuple[str, ...]
    """Plain text, one line each; the first is the one to show."""
    wrong: tuple[WrongAnswer, ...] = ()
    case_matters: bool = False

    def __post_init__(self) -> None:
        """Check what the class promises."""
        faults = (
            *_count_faults(self),
            *(
                fault
                for text in self.accepted
                for fault in line_faults("accepted answer", text, most=limits.SHORT_ANSWER)
            ),
            *_repeat_faults(self),
        )
        refuse(faults)


def _count_faults(body: ShortAnswer) -> Iterator[Fault]:
    most = limits.ACCEPTED_ANSWERS
    if not 1 <= len(body.accepted) <= most:
        message = f"there are {len(body.accepted)}; give 1 to {most}"
        yield Fault(field="accepted answers", message=message)
    if len(body.wrong) > most:
        message = f"there are {len(body.wrong)}; at most {most} are allowed"
        yield Fault(field="wrong answers", message=message)


def _repeat_faults(body: ShortAnswer) -> Iterator[Fault]:
    given = Counter((*body.accepted, *(wrong.text for wrong in body.wrong)))
    for text, times in given.items():
        if times > 1:
            yield Fault(field="answers", message=f"{text!r} is listed {times} times; keep one")
