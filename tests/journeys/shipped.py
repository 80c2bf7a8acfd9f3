"""The course that ships with Parley: loaded into a database, and its answer keys by stem."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from course import clock
from course.services.publish_course import publish
from course.services.read_content import read_content
from lessons import to_html
from quizzes.formats.markdown import parse
from quizzes.questions import Kind, Question
from tests.accounts import opened

ROOT = Path(__file__).resolve().parents[2]
COURSE = "us-russia-peace-talks"
LESSONS = ROOT / "lessons" / "courses" / COURSE
BANKS = ROOT / "quizzes" / "banks" / COURSE

TAG = re.compile(r"<[^<>]*>")


def load(database_url: str) -> None:
    """Publish the course as `parley load` does."""
    content = read_content(LESSONS, BANKS)
    with opened(database_url) as session:
        publish(session, content.course, content.lessons, content.banks, at=clock.now())
        session.commit()


@cache
def bank(lesson: str) -> tuple[Question, ...]:
    """Read the questions of a lesson from its bank file, in the order of the file."""
    path = BANKS / f"{lesson}.md"
    parsed = parse(path.read_text(encoding="utf-8"), file=str(path))
    assert not parsed.problems, parsed.problems
    return parsed.bank.questions


def keys(lesson: str) -> Mapping[str, Question]:
    """Give what a quiz of the lesson may ask, by the stem as a page shows it."""
    asked = [question for question in bank(lesson) if question.kind is not Kind.RECALL]
    return {shown(question.stem): question for question in asked}


def prompts(lesson: str) -> tuple[Question, ...]:
    """Give the recall prompts of a lesson, in the order of the file."""
    return tuple(question for question in bank(lesson) if question.kind is Kind.RECALL)


def shown(markdown: str) -> str:
    """Write Markdown as the text that a page shows, on one line."""
    return tidy(html.unescape(TAG.sub(" ", to_html(markdown))))


def tidy(text: str) -> str:
    """Bring a text onto one line, so that two ways of breaking it compare."""
    return " ".join(text.split())
