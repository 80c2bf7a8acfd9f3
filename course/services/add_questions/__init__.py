"""Instructors write questions: draft, revise, publish, retire; a version never changes.

In reading order: outcomes (what comes of it, and what is refused), rows (what they share), writing
(versions), standing (whether learners meet them).
"""

from course.services.add_questions.outcomes import (
    KeptForever,
    PlaceGone,
    SlugTaken,
    Stale,
    Written,
)
from course.services.add_questions.standing import bring_back, delete, publish, retire
from course.services.add_questions.writing import propose_slug, restore, revise, write

__all__ = [
    "KeptForever",
    "PlaceGone",
    "SlugTaken",
    "Stale",
    "Written",
    "bring_back",
    "delete",
    "propose_slug",
    "publish",
    "restore",
    "retire",
    "revise",
    "write",
]
