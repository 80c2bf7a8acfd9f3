"""Scenery: what learners answer, and their attempts at a quiz from beginning to score."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any, assert_never

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from course.models import (
    Attempt,
    AttemptItem,
    QuestionVersion,
)
from course.models import Response as ResponseRow
from course.rows.versions import read_body
from course.services import take_quiz
from course.services.take_quiz import Receipt, Sent
from quizzes import (
    Chosen,
    Decided,
    MultipleResponse,
    Question,
    Recall,
    Recalled,
    Response,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    Typed,
)
from quizzes.questions import (
    Categorising,
    Cloze,
    Essay,
    Filled,
    Gap,
    HotText,
    Matching,
    Numeric,
    Ordered,
    Ordering,
    Placed,
    Written,
    response_from_json,
    right_options,
)

if TYPE_CHECKING:
    pass

from tests.course.study import NOON, QUIZ, SLUG, Learner, course_number


def asked(session: Session, attempt: int) -> dict[int, Question]:
    """Give the questions of an attempt by their place."""
    rows = session.execute(
        select(AttemptItem.position, QuestionVersion.body)
        .join(QuestionVersion, QuestionVersion.id == AttemptItem.version_id)
        .where(AttemptItem.attempt_id == attempt)
        .order_by(AttemptItem.position)
    )
    return {position: read_body(body) for position, body in rows}


def place_of(session: Session, attempt: int, kind: str) -> int:
    """Give the place on the paper of the first lesson's question of a kind."""
    wanted = f"{SLUG}-1-{kind}"
    return next(place for place, each in asked(session, attempt).items() if each.id == wanted)


def right(question: Question) -> Response:
    """Give the answer that earns everything."""
    match question.body:
        case SingleChoice() | MultipleResponse():
            return Chosen(options=right_options(question.body.options))
        case TrueFalse():
            (reason, *_) = (*right_options(question.body.reasons), None)
            return Decided(value=question.body.right, reason=reason)
        case ShortAnswer():
            return Typed(text=question.body.accepted[0])
        case Numeric(accepted=accepted):
            return Typed(text=str(accepted[0].low))
        case Cloze(gaps=gaps):
            return Filled(gaps=tuple(_right_gap(gap) for gap in gaps))
        case Matching(key=key) | Categorising(key=key):
            return Placed(places=key)
        case Ordering(items=items):
            return Ordered(order=tuple(range(len(items))))
        case HotText(markable=pieces):
            return Chosen(options=frozenset(n for n, piece in enumerate(pieces) if piece.right))
        case Essay():
            return Written(text="All that there is to say.")
        case Recall():
            return Recalled(remembered=True)
        case _:
            assert_never(question.body)


def wrong(question: Question) -> Response:
    """Give an answer that earns nothing."""
    match question.body:
        case SingleChoice() | MultipleResponse():
            return Chosen(options=frozenset({1}))
        case TrueFalse():
            return Decided(value=not question.body.right)
        case ShortAnswer():
            return Typed(text="neither here nor there")
        case Numeric():
            return Typed(text="-12345")
        case Cloze(gaps=gaps):
            return Filled(gaps=("",) * len(gaps))
        case Matching(key=key) | Categorising(key=key):
            return Placed(places=(None,) * len(key))
        case Ordering(items=items):
            return Ordered(order=tuple(reversed(range(len(items)))))
        case HotText(markable=pieces):
            return Chosen(options=frozenset(n for n, piece in enumerate(pieces) if not piece.right))
        case Essay():
            return Written(text="Nothing.")
        case Recall():
            return Recalled(remembered=False)
        case _:
            assert_never(question.body)


def _right_gap(gap: Gap) -> str:
    match gap.body:
        case SingleChoice(options=options):
            (position,) = right_options(options)
            return str(position)
        case Numeric(accepted=accepted):
            return str(accepted[0].low)
        case ShortAnswer(accepted=accepted):
            return accepted[0]
        case _:
            assert_never(gap.body)


def say(response: Response | None) -> Callable[..., Any]:
    """Give the reader of a form that holds this answer, whatever was asked."""
    return lambda *_asked: response


def begin(
    session: Session, who: Learner, *, quiz: str = QUIZ, seed: int = 7, at: datetime = NOON
) -> int:
    """Begin an attempt."""
    course_id = course_number(session)
    return take_quiz.start(session.connection(), course_id, quiz, who.id, seed=seed, at=at)


def give(
    session: Session,
    who: Learner,
    attempt: int,
    place: int,
    response: Response | None,
    *,
    key: str = "",
    sequence: int = 1,
    at: datetime = NOON,
) -> Receipt:
    """Save an answer, which is acknowledged."""
    receipt = take_quiz.save(
        session.connection(),
        who.key,
        attempt,
        place,
        say(response),
        key=key or f"answer-{place}-{sequence}",
        sequence=sequence,
        at=at,
    )
    assert receipt is not None, "there is no such question in an attempt of theirs"
    return receipt


def hand_in(session: Session, who: Learner, attempt: int, *, at: datetime = NOON) -> None:
    """Hand an attempt in."""
    assert take_quiz.submit(session.connection(), attempt, who.id, at=at)


def statements(count: int) -> list[Question]:
    """Give so many statements that are true."""
    return [
        Question(
            id=f"statement-{number}",
            passage="tides-1-passage",
            stem=f"Statement {number}.",
            body=TrueFalse(right=True),
        )
        for number in range(count)
    ]


def counted(session: Session, **where: object) -> int:
    """Count the answers that were stored."""
    rows = select(func.count()).select_from(ResponseRow).filter_by(**where)
    return session.scalar(rows) or 0


def paper(session: Session, who: Learner, attempt: int) -> take_quiz.Paper:
    """Give an attempt as its learner sees it."""
    found = take_quiz.paper(session.connection(), attempt, who.id)
    assert found is not None
    return found


def answers(session: Session, who: Learner, attempt: int) -> dict[int, Response | None]:
    """Give the answers that count, by place."""
    return {
        item.position: response_from_json(item.answer) if item.answer else None
        for item in paper(session, who, attempt).items
    }


def score(session: Session, attempt: int) -> tuple[Fraction | int | None, int]:
    """Give what an attempt earned, and of how many points."""
    session.expire_all()
    row = session.get_one(Attempt, attempt)
    return row.earned, row.points


def save_all(
    session: Session,
    who: Learner,
    attempt: int,
    form: Mapping[int, tuple[Response | None, int]],
    *,
    key: str = "whole-form",
    at: datetime = NOON,
) -> int | None:
    """Save a whole form: the answer at each place, with the count that its page had seen.

    Gives how many were new; None when there is no such attempt of theirs.
    """
    sent = {place: Sent(read=say(given), seen=seen) for place, (given, seen) in form.items()}
    saved = take_quiz.save_all(session.connection(), attempt, who.id, sent, key=key, at=at)
    return None if saved is None else saved.new
