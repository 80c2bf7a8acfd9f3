"""A text with many questions, read for a course: what it holds, and what is wrong with it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from course.models import Lesson, Passage, Question
from lessons.slugs import slugger
from quizzes.errors import Problem
from quizzes.formats.recognised import Recognised, Writing
from quizzes.formats.recognised import read as read_any
from quizzes.questions import Question as QuestionValue

MOST = 500
"""How many questions can be added at once."""
WORDS_IN_A_SLUG = 8
_FILE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A question that was read, and the line where it begins."""

    value: QuestionValue
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a text was understood to hold."""

    writing: Writing
    drafts: tuple[Draft, ...]
    """The questions without a problem."""
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether everything can be saved."""
        return bool(self.drafts) and not self.problems


def read(session: Session, course_id: int, text: str, *, passage: str) -> Reading:
    """Read a text for a course; `passage` is for questions that name none."""
    slugs = set(session.scalars(select(Question.slug).where(Question.course_id == course_id)))
    recognised = read_any(text, passage=passage, name=_namer(slugs), file=_FILE, most=MOST)
    problems = [
        *recognised.parsed.problems,
        *_strangers(recognised, slugs, _objectives(session, course_id)),
    ]
    lines = recognised.parsed.lines
    drafts = (Draft(value=each, line=lines[each.id]) for each in recognised.parsed.bank.questions)
    return Reading(
        writing=recognised.writing,
        drafts=tuple(sorted(drafts, key=lambda draft: draft.line)),
        problems=tuple(sorted(problems, key=lambda problem: problem.line)),
    )


def in_use(course_id: int) -> tuple[ColumnElement[bool], ...]:
    """Give what holds for a passage that questions can be put into."""
    return (
        Passage.course_id == course_id,
        Passage.retired_at.is_(None),
        Lesson.retired_at.is_(None),
    )


def _namer(taken: set[str]) -> Callable[[str], str]:
    make = slugger(taken)
    return lambda stem: make(" ".join(stem.split()[:WORDS_IN_A_SLUG]), "question")


def _strangers(
    recognised: Recognised, slugs: set[str], objectives: dict[str, frozenset[str]]
) -> Iterator[Problem]:
    """Tell of ids that are taken, and of passages and objectives that are none."""
    lines = recognised.parsed.lines
    for question in recognised.parsed.bank.questions:
        line = lines[question.id]
        if question.id in slugs:
            message = f"the course has a question {question.id} already; write another id or none"
            yield Problem(file=_FILE, line=line, field="id", message=message)
        if question.passage not in objectives:
            message = f"the course has no passage {question.passage}"
            yield Problem(file=_FILE, line=line, field="passage", message=message)
        elif question.objective and question.objective not in objectives[question.passage]:
            message = f"the lesson of {question.passage} has no objective {question.objective}"
            yield Problem(file=_FILE, line=line, field="objective", message=message)


def _objectives(session: Session, course_id: int) -> dict[str, frozenset[str]]:
    """Give the objectives that a question of each passage may have."""
    rows = session.execute(
        select(Passage.slug, Lesson.objectives)
        .join(Lesson, Lesson.id == Passage.lesson_id)
        .where(*in_use(course_id))
    )
    return {slug: frozenset(goal[0] for goal in goals) for slug, goals in rows}
