"""Bank: the questions of one lesson, each with an id of its own."""

from collections import Counter
from dataclasses import dataclass

from quizzes.errors import Fault, QuizzesError
from quizzes.questions import Question
from quizzes.questions.text import slug_faults

MOST_QUESTIONS = 5_000


class BankFaults(QuizzesError):
    """A bank cannot be made from what was given."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(str(fault) for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """Questions in the author's order.

    :raise BankFaults: the slug is none, an id is used twice, or there are too many questions.
    """

    slug: str
    questions: tuple[Question, ...] = ()

    def __post_init__(self) -> None:
        """Check what the class promises."""
        faults = list(slug_faults("bank", self.slug))
        if len(self.questions) > MOST_QUESTIONS:
            message = f"there are {len(self.questions):,}; {MOST_QUESTIONS:,} are allowed"
            faults.append(Fault(field="questions", message=message))
        for id_, times in Counter(question.id for question in self.questions).items():
            if times > 1:
                faults.append(Fault(field="id", message=f"{id_} is used {times} times"))
        if faults:
            raise BankFaults(tuple(faults))

    def by_id(self) -> dict[str, Question]:
        """Give the questions by id, in the author's order."""
        return {question.id: question for question in self.questions}

    def by_passage(self) -> dict[str, tuple[Question, ...]]:
        """Give the questions by passage; passages stand in the order of their first question."""
        found: dict[str, list[Question]] = {}
        for question in self.questions:
            found.setdefault(question.passage, []).append(question)
        return {passage: tuple(questions) for passage, questions in found.items()}

    def question(self, id_: str) -> Question | None:
        """Give the question with this id, or None."""
        return next((question for question in self.questions if question.id == id_), None)

    def of_passage(self, passage: str) -> tuple[Question, ...]:
        """Give the questions of one passage, in the author's order."""
        return tuple(question for question in self.questions if question.passage == passage)
