"""The whole story on the course that ships with Parley: from the article to exported grades."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import time_machine
from playwright.sync_api import BrowserContext, Page

from lessons import load_course
from tests.journeys import learning, teaching
from tests.journeys.shipped import LESSONS, keys
from tests.journeys.story import Story


def test_from_the_article_to_exported_grades(
    new_context: Callable[..., BrowserContext],
    axe: Callable[[Page], None],
    sqlite_url: str,
    noon: time_machine.Traveller,
    tmp_path: Path,
) -> None:
    """Read, answer, be marked, review the next day; teach, and take the grades away."""
    _, files = load_course(LESSONS)
    story = Story(
        teacher=new_context().new_page(),
        student=new_context().new_page(),
        axe=axe,
        titles=[lesson.title for lesson in files],
        lesson=files[0].slug,
        keys=dict(keys(files[0].slug)),
    )
    teaching.become_the_first_instructor(story, sqlite_url)
    learning.register_and_join(story)
    learning.read_the_first_lesson(story)
    learning.meet_every_kind_of_question(story)
    learning.find_the_review_resting(story)
    noon.shift(timedelta(days=1))
    learning.review_what_was_missed(story)
    teaching.write_a_question(story)
    learning.meet_the_new_question(story, teaching.NEW)
    teaching.see_who_did_what(story)
    teaching.take_the_grades_away(story, tmp_path)
