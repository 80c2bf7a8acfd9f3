"""Every page of the desk, by topic: importing a topic puts its routes on the blueprint."""

from course.web.teach import (
    bulk_pages,
    class_pages,
    editor_pages,
    history_pages,
    list_pages,
    marking_pages,
    people_pages,
    question_pages,
    quick_add_pages,
)
from course.web.teach.blueprint import bp

TOPICS = (
    class_pages,
    list_pages,
    bulk_pages,
    question_pages,
    history_pages,
    editor_pages,
    quick_add_pages,
    marking_pages,
    people_pages,
)

__all__ = ["TOPICS", "bp"]
