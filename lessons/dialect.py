"""The one Markdown: CommonMark, tables, footnotes, mathematics, ``::: context``, no HTML."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from lessons import dollars
from lessons.errors import LessonsError

LIMIT = 200_000
"""The most characters of one Markdown text."""

NESTING = 20
"""How deep quotes and lists may stand in each other; each list takes two levels."""

QUOTES = 2_000
"""The most straight quotes that are turned into printers' ones."""

# The footnote rule looks for the end of a label again at each '[^': without this bound, a text
# of nothing but '[^' takes time with the square of its length.
_LONG_LABEL = re.compile(r"\[\^[^\] \n]{100}")


def parser() -> MarkdownIt:
    """Return a new parser of the dialect."""
    options = {"html": False, "linkify": False, "maxNesting": NESTING, "typographer": True}
    markdown = MarkdownIt("commonmark", options)
    markdown.enable("table")
    markdown.use(footnote_plugin, inline=False)
    markdown.use(container_plugin, "context", validate=_is_context)
    dollars.install(markdown)
    return markdown


def curl_quotes(markdown: MarkdownIt, text: str) -> None:
    """Let a parser turn straight quotes into printers' ones.

    A text with more of them than any lesson has stays as it is: the library copies the text for
    each quote, which is time with the square of its length. Its other replacements stay off: an
    option called (c) is meant as it stands.
    """
    if text.count('"') + text.count("'") <= QUOTES:
        markdown.enable("smartquotes")


def _is_context(params: str, _markup: str) -> bool:
    return params.strip() == "context"


def tokens(markdown: MarkdownIt, text: str, env: dict[str, object]) -> list[Token]:
    """Parse *text*.

    :raise LessonsError: it is too long, has an endless footnote label, or is nested so deep
        that the parser would leave out what stands innermost.
    """
    if len(text) > LIMIT:
        raise LessonsError(f"has {len(text):,} characters; at most {LIMIT:,} are read, split it")
    if _LONG_LABEL.search(text):
        raise LessonsError("has a footnote label of 100 characters or more; shorten it")
    parsed = markdown.parse(text, env)
    if any(token.level >= NESTING - 1 for token in parsed):
        raise LessonsError("has quotes or lists nested too deep; take some levels away")
    return parsed
