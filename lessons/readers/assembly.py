"""Pieces to an article: the tree of its sections, and what stands outside of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from lessons.article import Article, Block, LeftOut, QuestionAndAnswer, Reading, Section
from lessons.readers import conclusion
from lessons.readers.pieces import Heading, Piece, Title
from lessons.slugs import slugger


@dataclass(slots=True)
class _Open:
    """A section while its parts are still being gathered."""

    rank: int
    title: str = ""
    slug: str = ""
    line: int = 1
    blocks: list[Block] = field(default_factory=list)
    sections: list["_Open"] = field(default_factory=list)


def assemble(pieces: list[Piece], *, name: str) -> Reading:
    """Build the article that a row of pieces is.

    Levels count from 1 without gaps, whatever ranks the headings had.
    """
    main, closing = conclusion.part(pieces)
    root = _grown(main)
    left = [piece for piece in (*main, *closing) if isinstance(piece, LeftOut)]
    article = Article(
        name=name,
        title=next((piece.text for piece in pieces if isinstance(piece, Title)), _named(name)),
        lead=tuple(root.blocks),
        sections=tuple(_section(child, 1) for child in root.sections),
        closing=_blocks(closing),
        questions=tuple(piece for piece in pieces if isinstance(piece, QuestionAndAnswer)),
    )
    return Reading(article=article, left_out=tuple(sorted(left, key=lambda each: each.line)))


def _named(name: str) -> str:
    words = " ".join(PurePath(name).stem.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:] or name


def _grown(pieces: list[Piece]) -> _Open:
    """Hang each piece under the heading that it belongs to."""
    make_slug = slugger()
    path = [_Open(rank=0)]
    for piece in pieces:
        if isinstance(piece, Heading):
            while path[-1].rank >= piece.rank:
                path.pop()
            slug = make_slug(piece.title, "section")
            below = _Open(rank=piece.rank, title=piece.title, slug=slug, line=piece.line)
            path[-1].sections.append(below)
            path.append(below)
        else:
            path[-1].blocks += _blocks([piece])
    return path[0]


def _blocks(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    outside = Heading | Title | LeftOut | QuestionAndAnswer
    return tuple(piece for piece in pieces if not isinstance(piece, outside))


def _section(node: _Open, level: int) -> Section:
    return Section(
        title=node.title,
        slug=node.slug,
        level=level,
        line=node.line,
        blocks=tuple(node.blocks),
        sections=tuple(_section(child, level + 1) for child in node.sections),
    )
