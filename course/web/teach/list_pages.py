"""The list of a course's questions: searched, narrowed, and the form that changes many of them."""

from collections.abc import Collection
from dataclasses import dataclass

from flask import render_template, request, url_for

from course.extensions import db
from course.models import Role
from course.services import change_many, find_questions, list_questions
from course.services.list_questions import PAGE, Part, Sort, Wanted
from course.web import access
from course.web.desk import desk, percent_text
from course.web.teach.blueprint import bp
from course.web.teach.question_query import (
    DIFFICULTIES,
    SHARES,
    SORTS,
    arguments,
    narrowing,
    wanted_questions,
)
from course.web.teach.words import ACTIONS, KINDS, STATUSES


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What the form held that was sent, and why it was refused."""

    problem: str = ""
    ticked: Collection[str] = ()
    every: bool = False
    action: str = ""
    tags: str = ""
    to: str = ""


@bp.get("/questions", endpoint="list_questions")
@access.teachers
def show_questions(course: str) -> str:
    """List the course's questions, narrowed by text, place, kind, status and how they did."""
    return question_list(course, wanted_questions(request.args), Sent())


def question_list(course: str, wanted: Wanted, sent: Sent) -> str:
    """Write the page, with the form as it was sent."""
    may_write = access.me().role is Role.instructor
    entries, part = list_questions.listing(db.session, access.course_id(), wanted)
    there = arguments(wanted)
    return render_template(
        "teach/questions.html",
        **desk(course, "questions"),
        entries=entries,
        part=part,
        count=_count(part),
        page_size=PAGE,
        wanted=wanted,
        narrowed=bool(narrowing(wanted)),
        more_filters=bool(wanted.tag or wanted.difficulty or wanted.answers or wanted.share),
        passages=find_questions.passages(db.session, access.course_id()),
        tags=list_questions.tags(db.session, access.course_id()),
        kinds=KINDS,
        statuses=STATUSES,
        difficulties=DIFFICULTIES,
        shares=SHARES,
        sorts=SORTS,
        usual_sort=Sort.passage,
        actions=ACTIONS,
        sent=sent,
        percent=percent_text,
        may_write=may_write,
        interrupted=may_write and change_many.interrupted(db.session, access.course_id()),
        change_url=url_for(".change_questions", course=course, **arguments(wanted, page=True)),
        page_url=url_for(".list_questions", course=course, **there, page=""),
    )


def _count(part: Part) -> str:
    """Say how many questions there are, as far as they were counted."""
    if part.more:
        return f"more than {part.total:,} questions"
    return "1 question" if part.total == 1 else f"{part.total:,} questions"
