"""Grades: what each learner earned for each item, and what an instructor changed by hand.

In the order of the story: grades (one grade, and how it came about), book (the page of an
instructor and of a learner), overrides (changed by hand, with a reason), export (the table that
leaves the site).
"""

from course.services.keep_grades.book import BookRow, Gradebook, gradebook, mine
from course.services.keep_grades.export import grade_table
from course.services.keep_grades.grades import Grade, Item, Override, total
from course.services.keep_grades.overrides import (
    CellPage,
    Decision,
    Excused,
    Given,
    TriedAt,
    Withdrawn,
    cell_page,
    decide,
)

__all__ = [
    "BookRow",
    "CellPage",
    "Decision",
    "Excused",
    "Given",
    "Grade",
    "Gradebook",
    "Item",
    "Override",
    "TriedAt",
    "Withdrawn",
    "cell_page",
    "decide",
    "grade_table",
    "gradebook",
    "mine",
    "total",
]
