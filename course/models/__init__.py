"""Every table, for Alembic and for callers."""

from course.models.base import Base
from course.models.content import Course, Lesson, Passage
from course.models.grades import GradeItem, GradeOverride
from course.models.hints import HintTaken
from course.models.judgements import Judgement
from course.models.listed import QuestionChange, QuestionEntry, QuestionTag
from course.models.media import Media, MediaKind
from course.models.people import Enrolment, Person, Purpose, Role, SignIn, Throttle, Token
from course.models.questions import Question, QuestionVersion, Status
from course.models.quizzes import (
    Attempt,
    AttemptItem,
    AttemptState,
    Feedback,
    Quiz,
    Response,
    fraction,
)
from course.models.records import AuditEvent, Letter, MailRequest
from course.models.reviews import Card, Review, Source

__all__ = [
    "Attempt",
    "AttemptItem",
    "AttemptState",
    "AuditEvent",
    "Base",
    "Card",
    "Course",
    "Enrolment",
    "Feedback",
    "GradeItem",
    "GradeOverride",
    "HintTaken",
    "Judgement",
    "Lesson",
    "Letter",
    "MailRequest",
    "Media",
    "MediaKind",
    "Passage",
    "Person",
    "Purpose",
    "Question",
    "QuestionChange",
    "QuestionEntry",
    "QuestionTag",
    "QuestionVersion",
    "Quiz",
    "Response",
    "Review",
    "Role",
    "SignIn",
    "Source",
    "Status",
    "Throttle",
    "Token",
    "fraction",
]
