"""Essays wait for a person: which do, one text with its rubric, and the mark that it is given.

In the order of the story: waiting (the list), essay (one text), marks (what a person gives it),
following (which text comes next).
"""

from course.rows.judgements import Judgement, Verdict
from course.services.mark_essays.essay import EssayPage, essay_page
from course.services.mark_essays.following import following
from course.services.mark_essays.marks import LONGEST_COMMENT, LONGEST_REMARK, mark
from course.services.mark_essays.waiting import Queue, Waiting, count, queue

__all__ = [
    "LONGEST_COMMENT",
    "LONGEST_REMARK",
    "EssayPage",
    "Judgement",
    "Queue",
    "Verdict",
    "Waiting",
    "count",
    "essay_page",
    "following",
    "mark",
    "queue",
]
