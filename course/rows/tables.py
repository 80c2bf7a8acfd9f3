"""The tables by their short names, for statements written with Core."""

from sqlalchemy import Table

from course.models import (
    Attempt,
    AttemptItem,
    Base,
    Card,
    Course,
    Enrolment,
    Lesson,
    Passage,
    Person,
    Question,
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
card = _table(Card)
course = _table(Course)
enrolment = _table(Enrolment)
lesson = _table(Lesson)
passage = _table(Passage)
person = _table(Person)
question = _table(Question)
quiz = _table(Quiz)
response = _table(Response)
review = _table(Review)
sign_in = _table(SignIn)
version = _table(QuestionVersion)
