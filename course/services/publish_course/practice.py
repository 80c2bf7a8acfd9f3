"""Give each lesson its practice quiz, and the quiz its column in the gradebook."""

from datetime import datetime

from sqlalchemy import func, select
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
    """Make the practice quizzes that are missing and name the others after their lessons."""
    quizzes = {
        quiz.lesson_id: quiz
        for quiz in session.scalars(select(Quiz).filter_by(course_id=course.id))
    }
    last = session.scalar(
        select(func.coalesce(func.max(GradeItem.position), 0)).filter_by(course_id=course.id)
    )
    position = int(last or 0)
    slug_of = slugger(quiz.slug for quiz in quizzes.values())
    for lesson in lessons.values():
        quiz = quizzes.get(lesson.id)
        title = f"{PRACTICE}{lesson.title}"[:200]
        if quiz is None:
            position += 1
            slug = slug_of(f"practice-{lesson.slug}", "practice")
            _make(session, lesson, slug, title, position=position, at=at)
        changes.note(
            f"quiz practice-{lesson.slug}",
            new=quiz is None,
            different=quiz is not None and quiz.title != title,
        )
        if quiz is not None:
            quiz.title = title
    session.flush()


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
