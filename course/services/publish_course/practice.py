"""Give each lesson its practice quiz, and the quiz its column in the gradebook."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Course, Feedback, GradeItem, Lesson, Quiz
from course.services.publish_course.changes import Changes
from lessons.slugs import slugger

PRACTICE = "Practice: "
"""What the title of a practice quiz begins with; its lesson's title follows."""

SIZE = 10
"""How many questions a practice attempt draws at most, and its points in the gradebook."""


def publish_practice(
    session: Session,
    course: Course,
    lessons: dict[str, Lesson],
    changes: Changes,
    *,
    at: datetime,
) -> None:
    """Make the quizzes that are missing, name the others after their lessons, retire the rest."""
    quizzes = session.scalars(select(Quiz).filter_by(course_id=course.id).order_by(Quiz.id)).all()
    items = session.scalars(select(GradeItem).filter_by(course_id=course.id)).all()
    by_lesson = {quiz.lesson_id: quiz for quiz in quizzes if quiz.lesson_id is not None}
    by_quiz = {item.quiz_id: item for item in items}
    position = max((item.position for item in items), default=0)
    slug_of = slugger(quiz.slug for quiz in quizzes)
    for lesson in lessons.values():
        quiz = by_lesson.pop(lesson.id, None)
        title = f"{PRACTICE}{lesson.title}"[:200]
        different = quiz is not None and _follow(quiz, by_quiz.get(quiz.id), title)
        changes.note(f"quiz practice-{lesson.slug}", new=quiz is None, different=different)
        if quiz is None:
            position += 1
            slug = slug_of(f"practice-{lesson.slug}", "practice")
            _make(session, lesson, slug, title, position=position, at=at)
    _retire(by_lesson.values(), changes, at)
    session.flush()


def _follow(quiz: Quiz, item: GradeItem | None, title: str) -> bool:
    """Let a quiz and its column be named after the lesson, and be in use; say if it was not so."""
    wanted = (title, None)
    different = (quiz.title, quiz.retired_at) != wanted
    quiz.title, quiz.retired_at = wanted
    if item is not None and item.title != title:
        item.title, different = title, True
    return different


def _retire(quizzes: Iterable[Quiz], changes: Changes, at: datetime) -> None:
    """Close the quizzes whose lessons left the course; what was earned in them is kept."""
    for quiz in quizzes:
        if quiz.retired_at is None:
            quiz.retired_at = at
            changes.retired.append(f"quiz {quiz.slug}")


def _make(
    session: Session, lesson: Lesson, slug: str, title: str, *, position: int, at: datetime
) -> None:
    quiz = Quiz(
        course_id=lesson.course_id,
        lesson_id=lesson.id,
        slug=slug,
        title=title,
        size=SIZE,
        feedback=Feedback.after_submission,
        created_at=at,
    )
    session.add(quiz)
    session.flush()  # the grade item needs its number
    session.add(
        GradeItem(
            course_id=lesson.course_id,
            quiz_id=quiz.id,
            slug=slug,
            title=title,
            points=SIZE,
            position=position,
        )
    )
