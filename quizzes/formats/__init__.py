"""Files of questions, read and written; one module or package a format.

Each offers ``parse`` (text to a bank and the problems found) and ``write`` (a bank to text).
"""

from quizzes.formats import markdown

__all__ = ["markdown"]
