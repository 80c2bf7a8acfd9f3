"""An article in, ordered lessons out. No web, no database, no clock.

In reading order:

- ``errors``: what can be wrong, each with its place
- ``source``: what a text from outside must be before anything reads it
- ``slugs``: readable ids
- ``dollars``: where mathematics stands in it; ``dialect``: the one Markdown of lessons
- ``article``: the values of an article that has been read
- ``readers``: plain text or Markdown to an article
- ``outline``: the tree of an article, as text and as plain values
- ``plain_yaml``, ``front_matter``, ``fields``: the fields at the top of a file
- ``contexts``, ``references``, ``body``: the Markdown under them, cut into passages
- ``lesson``, ``course``: the values, and the reading and writing of their files
- ``folder``: a course's files together
- ``notes``, ``derive``: an article to the draft of a course
- ``pictures``: what a page has to know of a picture
- ``formula_tree``, ``formulas``: LaTeX to MathML
- ``rules``, ``render``: Markdown to safe HTML; ``proof``: what would be shown otherwise than meant
"""

from lessons.article import (
    Article,
    Block,
    Bullets,
    Code,
    LeftOut,
    Paragraph,
    QuestionAndAnswer,
    Quotation,
    Reading,
    Section,
    Table,
)
from lessons.course import Course, read_course, write_course
from lessons.derive import Draft, QuestionSeed, derive
from lessons.errors import ContentProblems, LessonsError, Problem
from lessons.folder import course_files, load_course
from lessons.lesson import Lesson, Objective, Passage, Term, read_lesson, write_lesson
from lessons.outline import as_json, as_text
from lessons.pictures import Image
from lessons.proof import Flaw, flaws, lesson_flaws
from lessons.readers import read
from lessons.render import minutes, to_html, words
from lessons.source import decode

__all__ = [
    "Article",
    "Block",
    "Bullets",
    "Code",
    "ContentProblems",
    "Course",
    "Draft",
    "Flaw",
    "Image",
    "LeftOut",
    "Lesson",
    "LessonsError",
    "Objective",
    "Paragraph",
    "Passage",
    "Problem",
    "QuestionAndAnswer",
    "QuestionSeed",
    "Quotation",
    "Reading",
    "Section",
    "Table",
    "Term",
    "as_json",
    "as_text",
    "course_files",
    "decode",
    "derive",
    "flaws",
    "lesson_flaws",
    "load_course",
    "minutes",
    "read",
    "read_course",
    "read_lesson",
    "to_html",
    "words",
    "write_course",
    "write_lesson",
]
