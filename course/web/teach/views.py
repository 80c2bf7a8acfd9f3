"""What the class and learner pages write: rows as texts, sorting links, events as sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from flask import url_for

from course.models import AttemptState
from course.services.watch_class import HANDED_IN, ClassPage, Event, LearnerPage, Sort, Wanted
from course.web.desk import percent_text, points_text
from quizzes.scoring import rounded

COLUMNS = (
    (Sort.name, "Learner", ""),
    (Sort.seen, "Last seen", ""),
    (Sort.answered, "Answered", "number"),
    (Sort.practice, "Practice", "number"),
    (Sort.due, "Due", "number"),
)

SENTENCES = {
    HANDED_IN: "handed in",
    "course.joined": "joined the course",
    "course.published": "published the course",
    "essay.marked": "marked an answer to the question",
    "enrolment.ended": "ended the enrolment of",
    "enrolment.restored": "brought back",
    "enrolment.role_changed": "changed the role of",
    "grade.decision_withdrawn": "withdrew a decision on the grade",
    "grade.excused": "excused somebody from",
    "grade.set": "set a grade by hand for",
    "invitation.made": "made an invitation link for the role of",
    "question.brought_back": "brought back the question",
    "question.deleted": "deleted the draft",
    "question.guarded": "had no typing error let pass any more in",
    "question.published": "published the question",
    "question.restored": "restored a version of the question",
    "question.retired": "retired the question",
    "question.revised": "revised the question",
    "question.written": "wrote the question",
    "questions.brought_back": "brought back",
    "questions.duplicated": "duplicated",
    "questions.moved": "moved",
    "questions.published": "published",
    "questions.retired": "retired",
    "questions.tagged": "added tags to",
    "questions.undone": "undid a change of",
    "questions.untagged": "took tags away from",
    "questions.added": "added",
    "questions.taken_back": "took back",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a column that can be sorted by."""

    label: str
    kind: str
    url: str
    sorted: str
    """What aria-sort says: ascending, descending or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnerView:
    """One line of the class."""

    person_id: int
    name: str
    seen_at: datetime | None
    answered: int
    answered_percent: int
    lessons: str
    practice: str
    practice_percent: int
    due: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """One event as a sentence."""

    at: datetime
    who: str
    did: str
    subject: str
    score: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptView:
    """One attempt of a learner."""

    quiz: str
    number: int
    at: datetime
    score: str
    percent: str
    url: str | None
    """The read-only results; empty while the attempt is open."""


def sort_heads(course: str, wanted: Wanted) -> list[Head]:
    """Make the heads; the one that is sorted by turns the order round."""
    return [_head(course, wanted, *column) for column in COLUMNS]


def learner_views(page: ClassPage) -> list[LearnerView]:
    """Write the learners' numbers."""
    return [
        LearnerView(
            person_id=each.person_id,
            name=each.name,
            seen_at=each.seen_at,
            answered=each.answered,
            answered_percent=whole_percent(each.answered, page.questions),
            lessons=f"{each.lessons_begun} of {len(page.lessons)}",
            practice=percent_text(each.practice),
            practice_percent=int(rounded((each.practice or Fraction(0)) * 100, places=0)),
            due=each.due,
        )
        for each in page.learners
    ]


def event_views(events: Sequence[Event]) -> list[EventView]:
    """Write the events as sentences; one without a sentence is told by its own name."""
    return [
        EventView(
            at=event.at,
            who=event.who or "The command line",
            did=_did(event),
            subject="" if event.role and event.own else event.subject,
            score=percent_text(event.score) if event.score is not None else "",
        )
        for event in events
    ]


def _did(event: Event) -> str:
    if event.role:
        return f"became {event.role}" if event.own else f"gave the role of {event.role} to"
    return SENTENCES.get(event.verb, event.verb.replace(".", " ").replace("_", " "))


def attempt_views(page: LearnerPage) -> list[AttemptView]:
    """Write the attempts, each with a link to its results."""
    return [
        AttemptView(
            quiz=each.quiz,
            number=each.number,
            at=each.submitted_at or each.started_at,
            score="" if each.earned is None else f"{points_text(each.earned)} of {each.points}",
            percent=percent_text(
                each.earned / each.points if each.earned is not None and each.points else None
            ),
            url=url_for("quiz.results", attempt=each.attempt_id)
            if each.state is not AttemptState.in_progress
            else None,
        )
        for each in page.attempts
    ]


def whole_percent(part: int, whole: int) -> int:
    """Give a part of a whole in whole per cent, rounded half up; nothing of nothing is nothing."""
    return int(rounded(Fraction(100 * part, whole), places=0)) if whole else 0


def _head(course: str, wanted: Wanted, sort: Sort, label: str, kind: str) -> Head:
    current = wanted.sort is sort
    down = not wanted.descending if current else sort is not Sort.name
    state = ("descending" if wanted.descending else "ascending") if current else "none"
    link = url_for(
        ".show_class",
        course=course,
        sort=sort.value,
        order="down" if down else "up",
        q=wanted.search or None,
    )
    return Head(label=label, kind=kind, url=link, sorted=state)
