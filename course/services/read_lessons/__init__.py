"""Courses, lessons and the prompts in them, as one learner reads them.

In reading order: outline (the lessons and how far one is), courses, onward (where to go on), text
(one lesson).
"""

from course.services.read_lessons.courses import NOBODY, About, CourseEntry, about, courses
from course.services.read_lessons.onward import Onward, onward
from course.services.read_lessons.outline import LessonEntry, outline
from course.services.read_lessons.text import LessonText, PassageText, Prompt, lesson_text

__all__ = [
    "NOBODY",
    "About",
    "CourseEntry",
    "LessonEntry",
    "LessonText",
    "Onward",
    "PassageText",
    "Prompt",
    "about",
    "courses",
    "lesson_text",
    "onward",
    "outline",
]
