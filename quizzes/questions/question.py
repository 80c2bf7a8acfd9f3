"""Question: a stem, the part that differs from kind to kind, and what is known about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never, get_args

from quizzes.errors import Fault, refuse
from quizzes.questions import limits
from quizzes.questions.categorising import Categorising
from quizzes.questions.choice import MultipleResponse, SingleChoice
from quizzes.questions.cloze import Cloze, gap_faults
from quizzes.questions.essay import Essay
from quizzes.questions.hint import Hint
from quizzes.questions.hot_text import HotText
from quizzes.questions.kind import Bloom, Credit, Difficulty, Kind, RestsOn
from quizzes.questions.matching import Matching
from quizzes.questions.numeric import Numeric
from quizzes.questions.ordering import Ordering
from quizzes.questions.recall import Recall
from quizzes.questions.short_answer import ShortAnswer
from quizzes.questions.text import line_faults, markdown_faults, slug_faults
from quizzes.questions.true_false import TrueFalse
from quizzes.questions.variables import Variable, variable_faults

Body = (
    SingleChoice
    | MultipleResponse
    | TrueFalse
    | ShortAnswer
    | Numeric
    | Cloze
    | Matching
    | Ordering
    | Categorising
    | HotText
    | Essay
    | Recall
)
"""The part of a question that differs from kind to kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of a bank; a changed question is a new value with the same id.

    :raise QuestionFaults: a part breaks a rule; every fault is listed.
    """

    id: str
    """A slug, unique in the course, for ever."""
    stem: str
    """Markdown."""
    body: Body
    passage: str
    """The slug of the passage that it belongs to."""
    objective: str = ""
    """The slug of a learning objective, or nothing."""
    difficulty: Difficulty = 2
    bloom: Bloom = Bloom.UNDERSTAND
    tags: tuple[str, ...] = ()
    rests_on: RestsOn = RestsOn.ARTICLE
    explanation: str = ""
    """Markdown, for everyone who has answered."""
    points: int = 1
    credit: Credit | None = None
    """What a partly right answer earns; None: what is usual for the kind."""
    hints: tuple[Hint, ...] = ()
    """In the order in which a learner may ask for them."""
    author: str = ""
    """Who wrote it, on one line; empty where that is not said."""
    licence: str = ""
    """Under which terms others may use it, on one line; empty where that is not said."""
    variables: tuple[Variable, ...] = ()
    """What is drawn anew for each attempt; a formula uses the variables before it."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        refuse(_faults(self))

    @property
    def kind(self) -> Kind:
        """The kind of the question, as its body says."""
        return kind_of(self.body)


def kind_of(body: Body) -> Kind:
    """Name the kind of a body."""
    match body:
        case SingleChoice():
            return Kind.SINGLE_CHOICE
        case MultipleResponse():
            return Kind.MULTIPLE_RESPONSE
        case TrueFalse():
            return Kind.TRUE_FALSE
        case ShortAnswer():
            return Kind.SHORT_ANSWER
        case Numeric():
            return Kind.NUMERIC
        case Cloze():
            return Kind.CLOZE
        case Matching():
            return Kind.MATCHING
        case Ordering():
            return Kind.ORDERING
        case Categorising():
            return Kind.CATEGORISING
        case HotText():
            return Kind.HOT_TEXT
        case Essay():
            return Kind.ESSAY
        case Recall():
            return Kind.RECALL
        case _:
            assert_never(body)


def usual_credit(body: Body) -> Credit | None:
    """Give the partial credit that is usual for a body; None where it has one part only."""
    match body:
        case MultipleResponse() | HotText():
            return Credit.PENALTY  # otherwise choosing everything would earn everything
        case Cloze() | Matching() | Ordering() | Categorising():
            return Credit.PER_PART
        case TrueFalse():
            return Credit.PER_PART if body.reasons else None
        case SingleChoice() | ShortAnswer() | Numeric() | Essay() | Recall():
            return None
        case _:
            assert_never(body)


def _faults(question: Question) -> Iterator[Fault]:
    yield from slug_faults("id", question.id)
    yield from slug_faults("passage", question.passage)
    if question.objective:
        yield from slug_faults("objective", question.objective)
    yield from markdown_faults("stem", question.stem, most=limits.STEM)
    if isinstance(question.body, Cloze):
        yield from gap_faults(question.stem, question.body)
    yield from markdown_faults(
        "explanation", question.explanation, most=limits.EXPLANATION, optional=True
    )
    yield from _tag_faults(question.tags)
    yield from _credit_line_faults(question)
    if len(question.hints) > limits.HINTS:
        message = f"there are {len(question.hints)}; {limits.HINTS} are allowed"
        yield Fault(field="hints", message=message)
    yield from variable_faults(question.variables)
    if not question.variables and _is_drawn(question.body):
        message = "are missing: an answer holds {{…}}; add ### Variables with a line for each"
        yield Fault(field="variables", message=message)
    yield from _number_faults(question)


def _tag_faults(tags: tuple[str, ...]) -> Iterator[Fault]:
    if len(tags) > limits.TAGS:
        yield Fault(field="tags", message=f"there are {len(tags)}; {limits.TAGS} are allowed")
        return  # the rest of the checks is for a bounded number
    if len(set(tags)) < len(tags):
        yield Fault(field="tags", message="a tag is given twice; keep one")
    for tag in tags:
        yield from line_faults("tags", tag, most=limits.TAG)
        if "," in tag:
            yield Fault(field="tags", message=f"{tag!r} holds a comma; commas separate tags")


def _is_drawn(body: Body) -> bool:
    match body:
        case Numeric(drawn=drawn):
            return bool(drawn)
        case Cloze(gaps=gaps):
            return any(isinstance(gap.body, Numeric) and gap.body.drawn for gap in gaps)
        case _:
            return False


def _credit_line_faults(question: Question) -> Iterator[Fault]:
    for field, text in (("author", question.author), ("licence", question.licence)):
        if text:
            yield from line_faults(field, text, most=limits.CREDIT)


def _number_faults(question: Question) -> Iterator[Fault]:
    if question.difficulty not in get_args(Difficulty):
        yield Fault(field="difficulty", message="is not 1, 2 or 3")
    if not 1 <= question.points <= limits.POINTS:
        message = f"is not a whole number from 1 to {limits.POINTS}"
        yield Fault(field="points", message=message)
    if question.credit and usual_credit(question.body) is None:
        message = "is for answers of several parts, and this one has a single part; leave it out"
        yield Fault(field="credit", message=message)
