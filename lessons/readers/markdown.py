"""Markdown to pieces, by the tokens of a CommonMark parser, which carry the lines.

Links and emphasis become plain text, an image its alternative text. Raw HTML, front matter and
rules are left out. A first-level heading that comes before all others and has no second of its
level is the article's title.
"""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from lessons.article import Bullets, Code, LeftOut, Paragraph, Quotation, Table
from lessons.dialect import NESTING
from lessons.errors import LessonsError
from lessons.readers import faq, furniture
from lessons.readers.pieces import Heading, Piece, Title
from lessons.source import one_line

HTML = "raw HTML"
FRONT = "the file's front matter"
EMPTY = "nothing to read"


def pieces(text: str) -> list[Piece]:
    """Cut a Markdown text into pieces.

    :raise LessonsError: it is nested so deep that the parser would leave something out.
    """
    tokens = _parser().parse(text.replace("\f", " "))
    if any(token.level >= NESTING - 1 for token in tokens):
        raise LessonsError("has quotes or lists nested too deep; take some levels away")
    raw = [_piece(block) for block in _top_blocks(tokens)]
    return _titled(faq.gather(furniture.sweep(raw)))


def _parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"maxNesting": NESTING}).enable("table")
    return markdown.use(front_matter_plugin)


def _top_blocks(tokens: list[Token]) -> Iterator[list[Token]]:
    """Group the tokens by the outermost block that they belong to."""
    block: list[Token] = []
    for token in tokens:
        block.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield block
            block = []


def _piece(block: list[Token]) -> Piece:
    first = block[0]
    line = first.map[0] + 1 if first.map else 1
    text = _text(block)
    match first.type:
        case "heading_open" if text:
            return Heading(title=text, rank=int(first.tag[1]), line=line)
        case "bullet_list_open" | "ordered_list_open" if text:
            items = tuple(item for item in _items(block) if item)
            return Bullets(items=items, ordered=first.tag == "ol", line=line)
        case "table_open":
            return Table(rows=_rows(block), line=line)
        case "blockquote_open" if text:
            return Quotation(text=text, line=line)
        case "fence" | "code_block" if text:
            return Code(text=first.content.rstrip("\n"), line=line)
        case "paragraph_open" if text:
            return Paragraph(text=text, line=line)
        case _:
            return LeftOut(line=line, text=text or first.markup, reason=_reason(first))


def _reason(token: Token) -> str:
    reasons = {"html_block": HTML, "front_matter": FRONT, "hr": furniture.PARTING}
    return reasons.get(token.type, EMPTY)


def _text(tokens: list[Token]) -> str:
    return one_line(" ".join(_said(token) for token in tokens))


def _said(token: Token) -> str:
    """Return the plain text of a block's token or of an image."""
    if token.children is None or token.type not in ("inline", "image"):
        return token.content
    return "".join(_inline(child) for child in token.children)


def _inline(token: Token) -> str:
    if token.type == "image":
        return _said(token)
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return "" if token.type == "html_inline" else token.content


def _items(block: list[Token]) -> Iterator[str]:
    """Give each item's own text; the items of an inner list come after the one they stand in."""
    items: list[list[Token]] = []
    path: list[int] = []
    for token in block:
        if token.type == "list_item_open":
            path.append(len(items))
            items.append([])
        elif token.type == "list_item_close":
            path.pop()
        elif path:
            items[path[-1]].append(token)
    return (_text(item) for item in items)


def _rows(block: list[Token]) -> tuple[tuple[str, ...], ...]:
    rows: list[list[str]] = []
    for token in block:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_text([token]))
    return tuple(tuple(row) for row in rows)


def _titled(pieces: list[Piece]) -> list[Piece]:
    heads = [piece for piece in pieces if isinstance(piece, Heading)]
    if not heads or heads[0].rank != 1 or sum(head.rank == 1 for head in heads) > 1:
        return pieces
    title = Title(text=heads[0].title, line=heads[0].line)
    return [title if piece is heads[0] else piece for piece in pieces]
