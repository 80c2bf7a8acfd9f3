"""The results of a quiz: after handing in, to whom they concern, as far as the policy goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from course.models import Feedback, Quiz, Role
from quizzes import Chosen
from tests.course.filled_in import as_sent
from tests.course.revisions import with_edited
from tests.course.site import (
    QUIZ_PAGE,
    Site,
    fill_in,
    page,
    running,
    said,
    send,
)
from tests.course.sitting import begin, hand_in, place_of
from tests.course.study import of_kind, publish, with_questions

BEGIN = f"{QUIZ_PAGE}attempts"


@pytest.fixture
def site(sqlite_url: str, tmp_path: Path) -> Iterator[Site]:
    """Give the site with a course and a learner."""
    with running(sqlite_url, tmp_path) as site:
        yield site


@pytest.fixture
def attempt(site: Site) -> int:
    """Give an attempt that the learner has begun."""
    with site.session() as session:
        return begin(session, site.ada)


def test_results_wait_for_handing_in(site: Site, attempt: int) -> None:
    """Until then their address leads to the paper, which says nothing of the key."""
    client = site.browser(site.ada)
    assert client.get(f"/attempts/{attempt}/results").location == f"/attempts/{attempt}/"
    html = page(client, f"/attempts/{attempt}/")
    for word in ("feedback", "explanation", "accepted"):
        assert word not in html
    teacher = site.browser(site.settle("teacher", role=Role.instructor))
    page(teacher, f"/attempts/{attempt}/results", status=404)


def test_a_teacher_reads_a_learners_results(site: Site, attempt: int) -> None:
    """With the learner's name, and without the buttons that are for the learner."""
    with site.session() as session:
        hand_in(session, site.ada, attempt)
    teacher = site.browser(site.settle("teacher", role=Role.instructor))
    text = said(page(teacher, f"/attempts/{attempt}/results"))
    assert "Attempt 1 of Ada" in text
    assert "Not answered" in text
    assert "Begin another attempt" not in text


def test_a_quiz_that_tells_nothing_shows_the_score_alone(site: Site, attempt: int) -> None:
    """The policy holds for learner and teacher alike."""
    with site.session() as session:
        session.scalars(select(Quiz)).one().feedback = Feedback.never
        hand_in(session, site.ada, attempt)
    html = page(site.browser(site.ada), f"/attempts/{attempt}/results")
    assert "This quiz does not show what was right." in said(html)
    for word in ("explanation of", "feedback", "The accepted answer"):
        assert word not in html


def test_an_edit_does_not_change_a_paper(site: Site, attempt: int) -> None:
    """What was drawn is asked and told; the next attempt has the new text."""
    with site.session() as session:
        publish(session, with_edited(site.made, "truth", "The edited stem."))
    client = site.browser(site.ada)
    assert "The edited stem." not in page(client, f"/attempts/{attempt}/")
    send(client, f"/attempts/{attempt}/submit", {"key": "a-key-of-a-form"})
    assert "The stem of tides-1-truth." in page(client, f"/attempts/{attempt}/results")
    assert "The edited stem." in page(client, send(client, BEGIN).location)


def test_points_are_written_out(site: Site) -> None:
    """A part of a point is shown to two places, the whole as a number and a share."""
    weighty = replace(of_kind(site.made, "multiple"), points=3)
    with site.session() as session:
        others = [q for q in site.made.banks[0].questions if q.id != weighty.id]
        publish(session, with_questions(site.made, [weighty, *others]))
        attempt = begin(session, site.ada)
        place = place_of(session, attempt, "multiple")
    client = site.browser(site.ada)
    html = page(client, f"/attempts/{attempt}/")
    assert f"Question {place} of 4 · 3 points" in said(html)
    one = as_sent(site, attempt, place, Chosen(options=frozenset({0})))
    fill_in(client, html, f"/attempts/{attempt}/submit", {f"answer-{place}": one})
    text = said(page(client, f"/attempts/{attempt}/results"))
    assert "Partly right 1.50 of 3 points" in text
    assert "25 %" in text
