"""An answer to type: the accepted ones, and the wrong ones that deserve a word."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from quizzes.errors import Fault, refuse
from quizzes.questions import limits
from quizzes.questions.pattern import pattern_faults
from quizzes.questions.text import line_faults, markdown_faults


class Language(StrEnum):
    """A language whose articles are known; the value is its tag (ISO 639-1)."""

    ENGLISH = "en"
    GERMAN = "de"
    FRENCH = "fr"
    SPANISH = "es"
    ITALIAN = "it"


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

    :raise QuestionFaults: no answer is accepted, there are too many, or one is given twice; a
        pattern cannot be matched in linear time; a strict answer is none of the accepted ones.
    """

    accepted: tuple[str, ...]
    """Plain text, one line each; the first is the one to show."""
    patterns: tuple[str, ...] = ()
    """Patterns (RE2) for answers that are accepted as well; the whole answer has to fit."""
    wrong: tuple[WrongAnswer, ...] = ()
    """They go before the patterns: what is listed here is wrong, whatever a pattern says."""
    case_matters: bool = False
    accents_ignored: bool = False
    ignored_articles: Language | None = None
    """Whose articles may stand before the answer or be missing; None: an article counts."""
    typos: bool = True
    """Whether one slip in a long word is forgiven; never one that could be another word."""
    strict: tuple[str, ...] = ()
    """Those of the accepted answers, in their order, in which no typo is forgiven: the author
    says so, or another answer of the bank is too near."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        faults = (
            *_count_faults(self),
            *(
                fault
                for text in self.accepted
                for fault in line_faults("accepted answer", text, most=limits.SHORT_ANSWER)
            ),
            *(fault for pattern in self.patterns for fault in pattern_faults(pattern)),
            *_repeat_faults(self),
            *_strict_faults(self),
        )
        refuse(faults)


def _count_faults(body: ShortAnswer) -> Iterator[Fault]:
    most = limits.ACCEPTED_ANSWERS
    if not body.accepted and body.patterns:
        message = "there are only patterns; give one answer in plain text too, to be shown"
        yield Fault(field="accepted answers", message=message)
    elif not 1 <= len(body.accepted) <= most:
        message = f"there are {len(body.accepted)}; give 1 to {most}"
        yield Fault(field="accepted answers", message=message)
    if len(body.patterns) > limits.PATTERNS:
        message = f"there are {len(body.patterns)}; at most {limits.PATTERNS} are allowed"
        yield Fault(field="patterns", message=message)
    if len(body.wrong) > most:
        message = f"there are {len(body.wrong)}; at most {most} are allowed"
        yield Fault(field="wrong answers", message=message)


def _repeat_faults(body: ShortAnswer) -> Iterator[Fault]:
    patterns = (f"/{pattern}/" for pattern in body.patterns)
    plain = (*body.accepted, *(wrong.text for wrong in body.wrong))
    for given in (Counter(plain), Counter(patterns)):
        for text, times in given.items():
            if times > 1:
                message = f"{text!r} is listed {times} times; keep one"
                yield Fault(field="answers", message=message)


def _strict_faults(body: ShortAnswer) -> Iterator[Fault]:
    if body.strict != tuple(text for text in body.accepted if text in body.strict):
        message = "should be some of the accepted answers, in their order"
        yield Fault(field="strict answers", message=message)
