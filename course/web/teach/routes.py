"""Every page of the desk, by topic: importing a topic puts its routes on the blueprint."""

from course.web.teach import (
    class_pages,
    editor_pages,
    people_pages,
    question_pages,
    quick_add_pages,
)
from course.web.teach.blueprint import bp

TOPICS = (class_pages, question_pages, editor_pages, quick_add_pages, people_pages)

__all__ = ["TOPICS", "bp"]
