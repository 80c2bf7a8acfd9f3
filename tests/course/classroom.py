"""Scenery: a small course with questions, quizzes and a gradebook, and people in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from course.models import (
    Attempt,
    AttemptState,
    Card,
    Course,
    Enrolment,
    Feedback,
    GradeItem,
    Lesson,
    Passage,
    Person,
    Question,
    QuestionVersion,
    Quiz,
    Review,
    Role,
    Source,
    Status,
)
from course.rows.passwords import hashed, hashing
from course.rows.versions import add_version, set_live
from quizzes.questions import Option, Recall, ShortAnswer, SingleChoice, TrueFalse
from quizzes.questions import Question as QuestionValue
from quizzes.review import Rating

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
PASSWORD = "a long enough password"
HASH = hashed(hashing("test"), PASSWORD)
DAY = timedelta(days=1)


@dataclass(slots=True)
class Room:
    """The numbers of a course's rows, for the tests that look behind the pages."""

    course_id: int
    slug: str
    lessons: list[int] = field(default_factory=list)
    passages: dict[str, int] = field(default_factory=dict)
    quizzes: list[int] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    """The slugs of the grade items."""


def room(session: Session, slug: str = "peace-talks", *, lessons: int = 2) -> Room:
    """Put a course with lessons of two passages each, a quiz a lesson, and its grade items."""
    course = Course(slug=slug, title="Peace talks", source="", published_at=NOON)
    session.add(course)
    session.flush()
    made = Room(course_id=course.id, slug=slug)
    for number in range(1, lessons + 1):
        _lesson(session, made, number)
    return made


def choice(slug: str = "pact-year", passage: str = "passage-1-1") -> QuestionValue:
    """Give a single choice whose right option is 1955."""
    options = (
        Option(text="1949", right=False, feedback="That is the North Atlantic Treaty."),
        Option(text="1955", right=True, feedback="In May."),
    )
    return QuestionValue(
        id=slug,
        stem=f"In which year was the pact of {slug} signed?",
        passage=passage,
        body=SingleChoice(options=options),
        explanation="It was signed in May 1955.",
    )


def statement(slug: str = "pact-today", passage: str = "passage-1-1") -> QuestionValue:
    """Give a statement that is false."""
    return QuestionValue(
        id=slug, stem="The pact still exists.", passage=passage, body=TrueFalse(right=False)
    )


def typed(slug: str = "pact-city", passage: str = "passage-1-1") -> QuestionValue:
    """Give a question whose answer is Warsaw."""
    body = ShortAnswer(accepted=("Warsaw",))
    return QuestionValue(id=slug, stem="In which city?", passage=passage, body=body)


def prompt(slug: str = "pact-why", passage: str = "passage-1-1") -> QuestionValue:
    """Give a recall prompt."""
    body = Recall(answer="West Germany had joined NATO.")
    return QuestionValue(id=slug, stem="Why was it signed?", passage=passage, body=body)


def put_question(
    session: Session,
    room: Room,
    value: QuestionValue,
    *,
    live: bool = True,
    by: int | None = None,
) -> int:
    """Put a question with its first version; give its number."""
    row = Question(
        course_id=room.course_id,
        passage_id=room.passages[value.passage],
        slug=value.id,
        kind=value.kind.value,
        status=Status.draft,
        created_at=NOON,
    )
    session.add(row)
    session.flush()
    add_version(session.connection(), row.id, value, by=by, at=NOON)
    if live:
        set_live(session.connection(), row.id, 1)
    session.expire(row)
    return row.id


def put_person(
    session: Session,
    room: Room | None = None,
    email: str = "ada@example.org",
    *,
    name: str = "",
    role: Role = Role.learner,
    left: bool = False,
) -> int:
    """Put somebody, with a role in the course if there is one; give their number."""
    row = Person(
        name=name or email.partition("@")[0].capitalize(),
        email=email,
        email_key=email.casefold(),
        password_hash=HASH,
        created_at=NOON,
    )
    session.add(row)
    session.flush()
    if room is not None:
        session.add(
            Enrolment(
                person_id=row.id,
                course_id=room.course_id,
                role=role,
                joined_at=NOON,
                ended_at=NOON if left else None,
            )
        )
        session.flush()
    return row.id


def put_attempt(
    session: Session,
    quiz_id: int,
    person_id: int,
    earned: Fraction | int | None,
    points: int,
    *,
    number: int = 1,
    state: AttemptState = AttemptState.graded,
    at: datetime = NOON,
) -> int:
    """Put an attempt with its score; give its number among all attempts."""
    score = None if earned is None else Fraction(earned)
    row = Attempt(
        quiz_id=quiz_id,
        person_id=person_id,
        number=number,
        seed=1,
        state=state,
        started_at=at,
        submitted_at=None if state is AttemptState.in_progress else at,
        points=points,
        earned_num=None if score is None else score.numerator,
        earned_den=None if score is None else score.denominator,
    )
    session.add(row)
    session.flush()
    return row.id


def put_card(
    session: Session,
    person_id: int,
    question_id: int,
    ratings: tuple[Rating, ...] = (Rating.GOOD,),
    *,
    opens_at: datetime = NOON + DAY,
) -> None:
    """Put a card with a log of ratings."""
    version = session.query(QuestionVersion).filter_by(question_id=question_id).first()
    assert version is not None
    card = Card(
        person_id=person_id,
        question_id=question_id,
        stability=1.0,
        difficulty=5.0,
        due_at=opens_at,
        opens_at=opens_at,
        last_review_at=NOON - DAY,
        reps=len(ratings),
        lapses=0,
        sequence=len(ratings),
    )
    session.add(card)
    session.flush()
    for sequence, rating in enumerate(ratings, 1):
        session.add(
            Review(
                card_id=card.id,
                sequence=sequence,
                key=f"key-{sequence}",
                version_id=version.id,
                source=Source.review,
                answer={"recalled": rating is not Rating.AGAIN},
                rating=rating,
                moved=True,
                reviewed_at=NOON - DAY,
            )
        )
    session.flush()


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """Collect the SQL statements that are sent while the block runs."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


def _lesson(session: Session, room: Room, number: int) -> None:
    lesson = Lesson(
        course_id=room.course_id,
        slug=f"lesson-{number}",
        position=number,
        title=f"Lesson {number}",
        objectives=[[f"goal-{number}", f"Reach goal {number}"]],
        source="",
        published_at=NOON,
    )
    session.add(lesson)
    session.flush()
    room.lessons.append(lesson.id)
    for position in (1, 2):
        slug = f"passage-{number}-{position}"
        passage = Passage(
            course_id=room.course_id,
            lesson_id=lesson.id,
            slug=slug,
            position=position,
            title=f"Passage {number}.{position}",
            html="<p>Text.</p>",
        )
        session.add(passage)
        session.flush()
        room.passages[slug] = passage.id
    _quiz(session, room, lesson, number)


def _quiz(session: Session, room: Room, lesson: Lesson, number: int) -> None:
    slug, title = f"practice-{number}", f"Practice {number}"
    quiz = Quiz(
        course_id=room.course_id,
        lesson_id=lesson.id,
        slug=slug,
        title=title,
        size=10,
        feedback=Feedback.after_submission,
        created_at=NOON,
    )
    session.add(quiz)
    session.flush()
    column = {"slug": slug, "title": title, "points": 10, "position": number}
    session.add(GradeItem(course_id=room.course_id, quiz_id=quiz.id, **column))
    session.flush()
    room.quizzes.append(quiz.id)
    room.items.append(slug)
