"""The grades of a whole course as the table that leaves the site; staff are left out."""

from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Enrolment, Person, Role
from course.rows.class_list import by_name, enrolled
from course.services.keep_grades.grades import grades, items
from quizzes.gradebook import Cell, Column, GradeTable, Row


def grade_table(session: Session, course_id: int) -> GradeTable:
    """Collect the grades of every learner who is in the course now."""
    people = session.execute(
        select(Person.id, Person.name, Person.email)
        .join(Enrolment, Enrolment.person_id == Person.id)
        .where(enrolled(course_id, Role.learner))
        .order_by(*by_name())
    ).all()
    columns = items(session, course_id)
    numbers = [person.id for person in people]
    given = grades(session, course_id, columns, numbers, everybody=True)
    return GradeTable(
        columns=tuple(
            Column(id=item.slug, title=item.title, points=Fraction(item.points)) for item in columns
        ),
        rows=tuple(
            Row(
                learner_id=str(person.id),
                name=person.name,
                email=person.email,
                cells=tuple(
                    Cell(status=grade.status, earned=grade.earned)
                    for grade in (given[person.id, item.id] for item in columns)
                ),
            )
            for person in people
        ),
    )
