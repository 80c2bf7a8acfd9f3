"""Scenery: the paper of an attempt filled in, as a browser would send it."""

from __future__ import annotations

from sqlalchemy import select

from course.models import AttemptItem
from quizzes import Chosen, Decided, Typed
from quizzes import Response as Answer
from tests.course.site import Site
from tests.course.sitting import asked, place_of, right


def places(site: Site, attempt: int) -> dict[str, int]:
    """Give the place of each kind of question on the paper."""
    with site.session() as session:
        kinds = ("single", "multiple", "truth", "short")
        return {kind: place_of(session, attempt, kind) for kind in kinds}


def as_sent(site: Site, attempt: int, place: int, response: Answer) -> list[str]:
    """Give what a browser sends for a response: options by their place on the page."""
    with site.session() as session:
        order = session.scalars(
            select(AttemptItem.option_order).filter_by(attempt_id=attempt, position=place)
        ).one()
    match response:
        case Chosen(options=options):
            return [str(shown) for shown, index in enumerate(order) if index in options]
        case Decided(value=value):
            return ["true" if value else "false"]
        case Typed(text=text):
            return [text]
        case _:
            raise AssertionError("no quiz has such a question")


def everything_right(site: Site, attempt: int) -> dict[str, list[str]]:
    """Give the form's answers that earn everything."""
    with site.session() as session:
        questions = asked(session, attempt)
    return {
        f"answer-{place}": as_sent(site, attempt, place, right(question))
        for place, question in questions.items()
    }
