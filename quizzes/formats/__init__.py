"""Files of questions, read and written; one module or package a format.

``markdown`` is the text format: ``parse`` (text to a bank and the problems found) and ``write`` (a
bank to text). What quick add understands besides is read only: ``aiken`` and ``plain_list`` (both
on ``lettered``, with ``plain`` for text that is no Markdown); ``recognised`` tells them apart.
"""

from quizzes.formats import markdown

__all__ = ["markdown"]
