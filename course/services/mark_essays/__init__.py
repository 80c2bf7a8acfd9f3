"""Essays wait for a person: which do, one text with its rubric, and the mark that it is given.

In the order of the story: waiting (the list), essay (one text), marks (what a person gives it).
"""

from course.services.mark_essays.essay import EssayPage, essay_page
from course.services.mark_essays.marks import mark
from course.services.mark_essays.waiting import Queue, Waiting, count, queue

__all__ = ["EssayPage", "Queue", "Waiting", "count", "essay_page", "mark", "queue"]
