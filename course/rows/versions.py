"""A question and its immutable versions: written with everything that pages will need of them."""

import json
from datetime import datetime
from functools import lru_cache
from typing import Any, assert_never

from sqlalchemy import Connection, bindparam, func, insert, select, update

from course.models import Status
from course.rows.tables import question, version
from lessons.render import to_html
from quizzes.formats.markdown import write_question
from quizzes.questions import (
    MultipleResponse,
    Question,
    Recall,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    from_json,
    to_json,
)

CACHED_QUESTIONS = 4096


def asked_html(value: Question) -> dict[str, Any]:
    """Render what a learner may see before answering: kind, stem, options; nothing of the key."""
    options: list[str] = []
    match value.body:
        case SingleChoice(options=choices) | MultipleResponse(options=choices):
            options = [to_html(option.text) for option in choices]
        case TrueFalse() | ShortAnswer() | Recall():
            pass
        case _:
            assert_never(value.body)
    return {"kind": value.kind.value, "stem": to_html(value.stem), "options": options}


def told_html(value: Question) -> dict[str, Any]:
    """Render what is told after the answer: the key, its feedback and the explanation."""
    told: dict[str, Any] = {"explanation": to_html(value.explanation)}
    match value.body:
        case SingleChoice(options=choices) | MultipleResponse(options=choices):
            told["options"] = [
                {"right": option.right, "feedback": to_html(option.feedback)} for option in choices
            ]
        case TrueFalse() as body:
            told["right"] = body.right
            told["true"] = to_html(body.feedback_true)
            told["false"] = to_html(body.feedback_false)
        case ShortAnswer() as body:
            told["accepted"] = list(body.accepted)
            # By its Markdown, in which a Mark names the feedback that it gives.
            told["wrong"] = {wrong.feedback: to_html(wrong.feedback) for wrong in body.wrong}
        case Recall(answer=answer):
            told["answer"] = to_html(answer)
        case _:
            assert_never(value.body)
    return told


def add_version(
    connection: Connection, question_id: int, value: Question, *, by: int | None, at: datetime
) -> tuple[int, int]:
    """Write the next version of a question and give its row's number and its own number."""
    newest = select(func.coalesce(func.max(version.c.number), 0)).where(
        version.c.question_id == question_id
    )
    number = connection.execute(newest).scalar_one() + 1
    row = {
        "question_id": question_id,
        "number": number,
        "source": write_question(value),
        "body": json.dumps(to_json(value), ensure_ascii=False),
        "asked": asked_html(value),
        "told": told_html(value),
        "points": value.points,
        "written_by": by,
        "written_at": at,
    }
    made = connection.execute(insert(version).values(row).returning(version.c.id)).scalar_one()
    connection.execute(
        update(question)
        .where(question.c.id == question_id, question.c.live_number.is_(None))
        .values(kind=value.kind.value)
    )
    return made, number


def set_live(connection: Connection, question_id: int, number: int) -> None:
    """Let learners meet this version from now on."""
    body = connection.execute(
        select(version.c.body).where(
            version.c.question_id == question_id, version.c.number == number
        )
    ).scalar_one()
    connection.execute(
        update(question)
        .where(question.c.id == question_id)
        .values(status=Status.live, live_number=number, kind=read_body(body).kind.value)
    )


_RENDER = (
    update(version)
    .where(version.c.id == bindparam("b_id"))
    .values(asked=bindparam("b_asked"), told=bindparam("b_told"))
)


def render_again(connection: Connection, course_id: int) -> int:
    """Write the HTML of a course's versions anew where it would be another one now; count them.

    What a version says never changes; how it is shown follows the renderer, so that a hole in it
    is closed for every version, and for past attempts too.
    """
    rows = connection.execute(
        select(version.c.id, version.c.body, version.c.asked, version.c.told)
        .join(question, question.c.id == version.c.question_id)
        .where(question.c.course_id == course_id)
    )
    stale = [anew for row in rows if (anew := _rendered(row)) is not None]
    if stale:
        connection.execute(_RENDER, stale)
    return len(stale)


def _rendered(row: Any) -> dict[str, Any] | None:
    """Render a stored version; None when that gives what is stored."""
    value = read_body(row.body)
    asked, told = asked_html(value), told_html(value)
    if (asked, told) == (row.asked, row.told):
        return None
    return {"b_id": row.id, "b_asked": asked, "b_told": told}


@lru_cache(maxsize=CACHED_QUESTIONS)
def read_body(stored: str) -> Question:
    """Make the value of a version's stored text; versions never change, so it is kept."""
    return from_json(json.loads(stored))
