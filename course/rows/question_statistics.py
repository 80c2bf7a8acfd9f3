"""How questions did: how often they were marked in quizzes, and the share of points they earned."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import Connection, Float, Subquery, case, cast, func, select

from course.rows.tables import attempt_item, question, version


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What became of a question in the quizzes that were handed in, over all its versions."""

    answers: int = 0
    """How often it was marked; what was left without an answer counts, and earned nothing."""
    earned: Fraction = Fraction(0)
    points: int = 0

    @property
    def share(self) -> Fraction | None:
        """The share of the points that was earned, the facility of test theory; None: never marked.

        It may be below nothing where questions take points away.
        """
        return self.earned / self.points if self.points else None


def marked(connection: Connection, questions: Collection[int]) -> dict[int, Marked]:
    """Add up, exactly, how some questions did; those that were never marked are left out."""
    rows = connection.execute(
        select(
            version.c.question_id,
            attempt_item.c.earned_den,
            func.count().label("answers"),
            func.sum(attempt_item.c.earned_num).label("earned"),
            func.sum(attempt_item.c.points).label("points"),
        )
        .join(version, version.c.id == attempt_item.c.version_id)
        .where(version.c.question_id.in_(questions), attempt_item.c.earned_num.is_not(None))
        .group_by(version.c.question_id, attempt_item.c.earned_den)
    )
    found: dict[int, Marked] = {}
    for row in rows:
        so_far = found.get(row.question_id, Marked())
        found[row.question_id] = Marked(
            answers=so_far.answers + row.answers,
            earned=so_far.earned + Fraction(int(row.earned), row.earned_den),
            points=so_far.points + int(row.points),
        )
    return found


def of_course(course_id: int) -> Subquery:
    """Add up how the questions of a course did, to narrow a list: question_id, answers, share.

    The share is a floating-point number, good to nine places: a list is narrowed by whole per cent.
    """
    earned = func.sum(cast(attempt_item.c.earned_num, Float) / attempt_item.c.earned_den)
    points = func.sum(attempt_item.c.points)
    return (
        select(
            version.c.question_id,
            func.count().label("answers"),
            case((points > 0, earned / points)).label("share"),
        )
        .join(version, version.c.id == attempt_item.c.version_id)
        .join(question, question.c.id == version.c.question_id)
        .where(question.c.course_id == course_id, attempt_item.c.earned_num.is_not(None))
        .group_by(version.c.question_id)
        .subquery("marked")
    )
