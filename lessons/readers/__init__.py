"""Source text to article: the reader is picked by the file's suffix, or by what the text holds.

In reading order: ``pieces`` (what both readers make), ``columns``, ``headings``, ``furniture``,
``conclusion``, ``faq``, the readers ``plain_text`` and ``markdown``, and ``assembly``.
"""

import re
from pathlib import PurePath

from lessons.article import Reading
from lessons.errors import ContentProblems, LessonsError, Problem
from lessons.readers import assembly, markdown, plain_text
from lessons.source import ARTICLE_LIMIT, checked, one_line

__all__ = ["read"]

_MARKDOWN = (".md", ".markdown")
_HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
# Characters that nobody sees and nobody means: controls, zero-width spaces, soft hyphens, marks
# that turn the direction of writing. Joiners stay: scripts and emoji are written with them.
_UNSEEN = re.compile(
    "[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad"
    "\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
# Line ends of other times and programs that stand inside of a line of ours.
_INNER_BREAKS = re.compile("[\x0b\x85\u2028\u2029]")


def read(text: str, *, name: str) -> Reading:
    """Read an article.

    Markdown is what is called ``.md`` or ``.markdown`` or has a line that begins with ``#`` and a
    blank; all else is plain text.

    :param name: the file's name; folders before it are dropped.
    :raise ContentProblems: too long, empty, or with a character that is no text.
    """
    name = one_line(_seen(PurePath(name.replace("\\", "/")).name)) or "article"
    text = _seen(checked(text, file=name, limit=ARTICLE_LIMIT))
    if not any(character.isalnum() for character in text):
        raise _refusal(name, "has no words; there is nothing to read")
    is_markdown = name.lower().endswith(_MARKDOWN) or _HEADING.search(text)
    reader = markdown if is_markdown else plain_text
    try:
        pieces = reader.pieces(text)
    except LessonsError as error:
        raise _refusal(name, str(error)) from error
    return assembly.assemble(pieces, name=name)


def _refusal(name: str, message: str) -> ContentProblems:
    return ContentProblems((Problem(file=name, line=1, field="article", message=message),))


def _seen(text: str) -> str:
    return _INNER_BREAKS.sub(" ", _UNSEEN.sub("", text))
