"""The pages for those who teach: the class, its questions, its people. A line a part."""

from course.web.teach import class_pages, editor_pages, people_pages, question_pages
from course.web.teach.blueprint import bp

__all__ = [
    "bp",
    "class_pages",  # who did what, and one learner's doings
    "editor_pages",  # write a question, change one
    "people_pages",  # the roster, roles, invitations
    "question_pages",  # find questions, preview, publish, retire
]
