"""The tables by their short names, for statements written with Core."""

from sqlalchemy import Table

from course.models import (
    Attempt,
    AttemptItem,
    AuditEvent,
    Base,
    Card,
    Course,
    Enrolment,
    HintTaken,
    Judgement,
    Lesson,
    Media,
    Passage,
    Person,
    Question,
    QuestionChange,
    QuestionEntry,
    QuestionTag,
    QuestionVersion,
    Quiz,
    Response,
    Review,
    SignIn,
)


def _table(model: type[Base]) -> Table:
    return Base.metadata.tables[model.__tablename__]


attempt = _table(Attempt)
attempt_item = _table(AttemptItem)
audit_event = _table(AuditEvent)
card = _table(Card)
change = _table(QuestionChange)
course = _table(Course)
enrolment = _table(Enrolment)
entry = _table(QuestionEntry)
hint_taken = _table(HintTaken)
judgement = _table(Judgement)
lesson = _table(Lesson)
media = _table(Media)
passage = _table(Passage)
person = _table(Person)
question = _table(Question)
quiz = _table(Quiz)
response = _table(Response)
review = _table(Review)
sign_in = _table(SignIn)
tag = _table(QuestionTag)
version = _table(QuestionVersion)
