"""The pages of a course: found, joined, read; prompts answered with a script or without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import func, select

from course.models import Course, Enrolment, Review, Role
from lessons import Passage
from tests.course.revisions import without
from tests.course.site import (
    COURSE,
    FRAGMENT,
    LESSON,
    Site,
    fields,
    fill_in,
    page,
    running,
    said,
    send,
)
from tests.course.study import publish, small
from tests.sites import running_site

PROMPT = "/courses/tides/prompts/tides-1-recall"
ANSWER = {"key": "a-key-of-a-form", "answer": "remembered"}


@pytest.fixture
def site(sqlite_url: str, tmp_path: Path) -> Iterator[Site]:
    """Give the site with a course and a learner."""
    with running(sqlite_url, tmp_path, small(lessons=2)) as site:
        yield site


def answered(site: Site) -> int:
    """Count the answers in the log."""
    with site.session() as session:
        return session.scalar(select(func.count()).select_from(Review)) or 0


def test_a_course_is_joined_read_and_remembered(database_url: str, tmp_path: Path) -> None:
    """The whole way without a script: course, lesson, prompt, and the day it returns."""
    with running(database_url, tmp_path, small(lessons=2)) as site:
        client = site.browser(site.settle("bob", course=None))
        assert COURSE in page(client, "/")
        joining = fill_in(client, page(client, COURSE), f"{COURSE}join")
        assert (joining.status_code, joining.location) == (303, COURSE)
        course = page(client, COURSE)
        assert "You have joined the course" in course
        assert "Begin to read" in said(course)

        lesson = page(client, LESSON)
        assert fields(lesson, PROMPT)["next"] == [LESSON]
        done = fill_in(client, lesson, PROMPT, {"answer": "forgot"})

        assert (done.status_code, done.location) == (303, f"{LESSON}#prompt-tides-1-recall")
        assert "In your review, back tomorrow" in said(page(client, LESSON))
        assert "1 answered" in said(page(client, COURSE))
        assert answered(site) == 1


def test_a_site_without_a_course_says_what_to_do(sqlite_url: str, tmp_path: Path) -> None:
    """The first page of a fresh installation is no empty list."""
    with running_site(sqlite_url, tmp_path) as app:
        text = said(page(app.test_client(), "/"))
    assert "No course yet" in text
    assert "parley load" in text


def test_a_course_without_lessons_says_so(site: Site) -> None:
    """It has been announced, and that is all."""
    with site.session() as session:
        row = session.scalars(select(Course)).one()
        empty = Course(slug="empty", title="Empty", source="", published_at=row.published_at)
        session.add(empty)
        session.flush()
        session.add(
            Enrolment(
                person_id=site.ada.id,
                course_id=empty.id,
                role=Role.learner,
                joined_at=row.published_at,
            )
        )
    assert "No lessons yet" in said(page(site.browser(site.ada), "/courses/empty/"))


def test_visitors_see_what_there_is(site: Site) -> None:
    """The courses, and how to make an account; nothing of anybody's progress."""
    text = said(page(site.browser(None), "/"))
    assert "Make an account" in text
    assert "2 lessons · 10 questions" in text
    assert "answered at least once" not in text


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(COURSE, id="a course"),
        pytest.param(LESSON, id="a lesson"),
        pytest.param(f"{LESSON}?from=mail", id="a lesson with a query"),
        pytest.param("/courses/no-such-course/", id="a course that is not there"),
    ],
)
def test_visitors_sign_in_and_come_back(site: Site, url: str) -> None:
    """The page that was asked for is where they go afterwards."""
    answer = site.browser(None).get(url)
    assert answer.status_code == 303
    assert parse_qs(urlsplit(answer.location).query) == {"next": [url]}


def test_a_visitors_answer_is_sent_to_sign_in(site: Site) -> None:
    """A form goes to the sign-in without a way back; a script is told where to go, as JSON."""
    client = site.browser(None)
    by_form = send(client, PROMPT, ANSWER)
    by_script = send(client, PROMPT, ANSWER, headers=FRAGMENT)
    assert (by_form.status_code, by_form.location) == (303, "/sign-in")
    assert (by_script.status_code, by_script.json) == (401, {"location": "/sign-in"})
    assert answered(site) == 0


@pytest.mark.parametrize(
    ("url", "status"),
    [
        pytest.param("/courses/no-such-course/", 404, id="no such course"),
        pytest.param("/courses/tides/lessons/no-such-lesson/", 404, id="no such lesson"),
        pytest.param("/courses/Tides/", 404, id="capitals in a slug"),
        pytest.param("/courses/" + "a" * 81 + "/", 404, id="a slug beyond all length"),
        pytest.param("/courses/tides/lessons/../", 404, id="dots"),
    ],
)
def test_what_is_not_there_is_told(site: Site, url: str, status: int) -> None:
    """In words, with a way back."""
    html = page(site.browser(site.ada), url, status=status)
    assert "There is nothing here" in html


def test_lessons_are_for_those_who_joined(site: Site) -> None:
    """Somebody with an account sees what a course is about, and no lesson of it."""
    client = site.browser(site.settle("bob", course=None))
    text = said(page(client, COURSE))
    assert "Join this course" in text
    assert "The lesson title." in text
    page(client, LESSON, status=404)
    assert send(client, PROMPT, ANSWER).status_code == 404
    assert answered(site) == 0


def test_a_closed_course_is_joined_by_invitation_only(site: Site) -> None:
    """The page has no button, and a form sent all the same is refused in words."""
    with site.session() as session:
        session.scalars(select(Course)).one().open_to_join = False
    client = site.browser(site.settle("bob", course=None))
    html = page(client, COURSE)
    assert "by invitation only" in said(html)
    assert f"{COURSE}join" not in html
    answer = send(client, f"{COURSE}join")
    assert answer.status_code == 403
    assert "Ask its instructor" in said(answer.text)


def test_a_lesson_shows_everything_that_it_has(site: Site) -> None:
    """Objectives, passages, words, closing, the way on, and its practice quiz."""
    text = said(page(site.browser(site.ada), LESSON))
    for part in (
        "Lesson 1 of 2",
        "After this lesson you can The objective.",
        "The passage title.",
        "The passage.",
        "Words to know The term.",
        "The closing title.",
        "Take the practice quiz",
        "Next",
    ):
        assert part in text
    assert "Before" not in text


def test_long_texts_and_hostile_ones_are_shown_as_text(site: Site) -> None:
    """Titles are escaped, Markdown was made safe, and nothing breaks at a great length."""
    attack = '"><script>alert(1)</script>'
    first = site.made.lessons[0]
    body = "\n\n".join(["> " + "wordwithoutanend" * 30, attack, "[link](javascript:alert(1))"] * 20)
    with site.session() as session:
        publish(
            session,
            replace(
                site.made,
                lessons=(
                    replace(
                        first,
                        title=f"{attack} {'T' * 150}",
                        passages=(Passage(slug="tides-1-passage", title=attack, body=body),),
                    ),
                    site.made.lessons[1],
                ),
            ),
        )
    html = page(site.browser(site.ada), LESSON)
    assert attack in said(html)
    assert "<script>alert" not in html
    page(site.browser(site.ada), COURSE)


def test_a_lesson_without_prompts_is_a_plain_text(site: Site) -> None:
    """Nothing is asked where there is nothing to ask."""
    with site.session() as session:
        publish(session, without(site.made, "recall"))
    assert "Show the answer" not in page(site.browser(site.ada), LESSON)
