"""The one text format for questions: what quick add, the bank files and the export share.

The page ``docs/formats/questions.md`` is its description. In reading order: ``problems``,
``markers`` (lines that mean something), ``rows`` (numbered lines), ``heading``, ``parts`` (what a
question consists of), ``fields``, ``answers`` (one module a kind), ``reader``, ``writer``.
``python -m quizzes.formats.markdown FILE...`` checks files.
"""

from quizzes.formats.markdown.reader import Parsed, parse, parse_bytes, parse_question
from quizzes.formats.markdown.writer import write, write_question

__all__ = ["Parsed", "parse", "parse_bytes", "parse_question", "write", "write_question"]
