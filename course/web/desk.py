"""The desk of those who teach a course: its tabs, and numbers as its pages write them."""

from fractions import Fraction

from flask import url_for

from course.extensions import db
from course.rows.class_list import LONGEST_SEARCH
from course.services import watch_class
from course.web.access import course_id
from course.web.frame import Link
from quizzes.scoring import rounded

TABS = (
    ("class", "Class", "teach.show_class"),
    ("questions", "Questions", "teach.list_questions"),
    ("marking", "Marking", "teach.show_marking"),
    ("media", "Media", "media.show_all"),
    ("grades", "Gradebook", "grades.show_gradebook"),
    ("people", "People", "teach.show_people"),
)


def desk(course: str, tab: str) -> dict[str, object]:
    """Give what every page of the desk is framed with: tabs, and the way back to the course.

    The tab of the marking has the number of texts that wait, which comes with the course's title.
    """
    frame = watch_class.frame(db.session.connection(), course_id())
    return {
        "course": course,
        "course_title": frame.title,
        "waiting": frame.waiting,
        "course_url": url_for("learn.show_course", course=course),
        "tabs": [
            Link(
                label,
                url_for(endpoint, course=course),
                name == tab,
                badge=frame.waiting or None if name == "marking" else None,
            )
            for name, label, endpoint in TABS
        ],
    }


def percent_text(share: Fraction | None) -> str:
    """Write a share of a whole, 0 to 1, in whole per cent."""
    return "–" if share is None else f"{rounded(share * 100, places=0)} %"


def points_text(points: Fraction | None) -> str:
    """Write points to two places, without the zeros at the end."""
    if points is None:
        return "–"
    text = f"{rounded(points, places=2):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def search_text(sent: str | None) -> str:
    """Read what to search for from an address, without what no database can hold."""
    kept = "".join(each for each in (sent or "")[:LONGEST_SEARCH] if each.isprintable())
    return kept.strip()


def page_number(sent: str | None) -> int:
    """Read the number of a page from an address; anything else is the first page."""
    if sent is None or not (sent.isascii() and sent.isdigit() and len(sent) <= 9):
        return 1
    return max(int(sent), 1)
