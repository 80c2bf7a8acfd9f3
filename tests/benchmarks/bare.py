"""The yardstick: bare Flask views with ORM entities, doing the same statements and nothing else.

A session, entities read, changed and committed, a few values as JSON. Nobody is refused, no form
has a token, no card is scheduled and nothing is rendered. Its engines are the site's own, so that
its databases are as durable and as cheap to read. There are two of it: one builds its statements in
its views, as introductions to both libraries do, and a lean one builds each of them once.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from flask import Flask, Response, current_app, jsonify, request
from sqlalchemy import Executable, create_engine
from sqlalchemy.orm import Session

from course import clock
from course.database import engine_options, prepare, reading, writing
from course.models import Response as Answer
from course.models import Review, Source
from course.rows.who import key_hash
from quizzes.review import Rating
from tests.benchmarks import bare_selects as selects

app = Flask(__name__)
app.config["BUILT"] = lambda build: build()
engine = create_engine(**engine_options(os.environ["PARLEY_DATABASE_URL"]))
prepare(engine)
to_read, to_write = reading(engine), writing(engine)


def create_bare() -> Flask:
    """Give the one that builds its statements in its views."""
    return app


def create_lean() -> Flask:
    """Give the one that keeps its statements."""
    app.config["BUILT"] = cache(lambda build: build())
    return app


def built(build: Callable[[], Executable]) -> Executable:
    """Give a statement, built now or kept from before."""
    statement: Executable = current_app.config["BUILT"](build)
    return statement


@app.get("/courses/<course>/lessons/<lesson>/")
def show_lesson(course: str, lesson: str) -> Response:
    """Read who asks, the lesson with its passages, its prompts, and the course's contents."""
    who = {"key_hash": key_hash(request.args["me"]), "at": clock.now()}
    with Session(to_read) as session:
        me = session.execute(built(selects.viewer), who | {"course": course}).one()
        what = {"course_id": me.Enrolment.course_id, "lesson": lesson, "person_id": me.Person.id}
        rows = session.execute(built(selects.lesson), what).all()
        prompts = session.execute(built(selects.prompts), what).all()
        lessons = session.execute(built(selects.outline), what).all()
        return jsonify(
            due=me.due,
            title=rows[0].Lesson.title,
            passages=[row.Passage.slug for row in rows],
            prompts=[row.Question.slug for row in prompts],
            lessons=[row.Lesson.slug for row in lessons],
        )


@app.post("/attempts/<int:attempt>/answers/<int:position>")
def save_answer(attempt: int, position: int) -> Response:
    """Read the question of the attempt, add a response, commit."""
    at, form = clock.now(), request.form
    what = {"attempt_id": attempt, "position": position, "key": form["key"]}
    with Session(to_write) as session:
        session.execute(
            built(selects.item), what | {"key_hash": key_hash(form["me"]), "at": at}
        ).one()
        answer = {"sent": form[f"answer-{position}"]}
        sequence = int(form["sequence"]) + 1
        session.add(Answer(**what, sequence=sequence, answer=answer, given_at=at))
        session.commit()
    return jsonify(saved=f"{at:%H:%M:%S}")


@app.post("/review/cards/<int:card>")
def answer_card(card: int) -> Response:
    """Read the card and its question, change the card, add a review, read the next one, commit."""
    at, form = clock.now(), request.form
    what = {"card_id": card, "key": form["key"], "key_hash": key_hash(form["me"]), "at": at}
    with Session(to_write) as session:
        row = session.execute(built(selects.card), what).one()
        _move(row.Card, at)
        session.add(_logged(row, form["key"], {"sent": form["answer"]}, at))
        whose = {"person_id": row.Person.id, "at": at}
        following = session.execute(
            built(selects.next_card), whose
        ).first()  # what was changed is written first
        due = following.due if following else 0
        session.commit()
    return jsonify(saved=f"{at:%H:%M:%S}", due=due)


def _move(card: Any, at: datetime) -> None:
    card.sequence += 1
    card.stability *= 1.5
    card.difficulty += 0.1
    card.reps += 1
    card.last_review_at = at
    card.due_at = card.opens_at = at + timedelta(days=1)


def _logged(row: Any, key: str, answer: dict[str, Any], at: datetime) -> Review:
    return Review(
        card_id=row.Card.id,
        sequence=row.Card.sequence,
        key=key,
        version_id=row.QuestionVersion.id,
        source=Source.review,
        answer=answer,
        rating=Rating.GOOD,
        days=5,
        moved=True,
        reviewed_at=at,
    )
