"""Formulas and pictures in a question that learners would not see as they are meant."""

from collections.abc import Container
from dataclasses import replace

from sqlalchemy import Connection

from course.rows.media import A_PICTURE, images_of
from course.rows.shown import asked_html, told_html
from lessons import Flaw, flaws
from lessons.render import to_html
from quizzes.formats.markdown import write_question
from quizzes.questions import Question


def flaws_in_course(connection: Connection, course_id: int, value: Question) -> list[Flaw]:
    """Find a question's flaws, by the lines of its text and the pictures that its course has."""
    text = write_question(value)
    images = images_of(connection, course_id) if A_PICTURE in text else {}
    return question_flaws(value, text, images=images)


def question_flaws(
    value: Question, text: str, *, images: Container[str], line: int = 1
) -> list[Flaw]:
    """Find the flaws of every Markdown text of a question, of whatever kind.

    :param text: the question as it is written; each flaw gets the line where it stands in it.
    :param line: the line on which *text* begins.
    """
    found = {
        replace(flaw, line=line + _line_of(flaw.typed, text))
        for markdown in _texts(value)
        for flaw in flaws(markdown, images=images)
    }
    return sorted(found, key=lambda flaw: (flaw.line, flaw.message))


def _texts(value: Question) -> list[str]:
    """Collect what is rendered of a question: no kind can have a text that is forgotten here."""
    texts: list[str] = []

    def note(markdown: str) -> str:
        texts.append(markdown)
        return to_html(markdown)

    asked_html(value, note)
    told_html(value, note)
    return texts


def _line_of(typed: str, text: str) -> int:
    place = text.find(typed) if typed else 0
    return text.count("\n", 0, max(place, 0))
