"""An article drawn as a few lines of text, so that a test can show what it expects."""

from lessons import Article, Bullets, LeftOut, Reading, Section, Table
from lessons.article import Block
from lessons.readers.pieces import text_of


def tree(article: Article) -> list[str]:
    """Draw the article: headings with their depth, blocks with a letter for their kind."""
    return [
        *map(_drawn, article.lead),
        *(line for section in article.sections for line in _section(section)),
        *(f"end {_drawn(block)}" for block in article.closing),
        *(f"Q {each.question} A {each.answer}" for each in article.questions),
    ]


def said(reading: Reading) -> list[str]:
    """List every text of a reading, kept or left out, words only, in no order."""
    article = reading.article
    blocks = [*article.lead, *article.closing, *article.questions]
    texts = [article.title, *map(text_of, blocks), *map(text_of, reading.left_out)]
    for section in article.sections:
        texts += _texts(section)
    return texts


def _texts(section: Section) -> list[str]:
    below = [text for child in section.sections for text in _texts(child)]
    return [section.title, *map(text_of, section.blocks), *below]


def _section(section: Section) -> list[str]:
    return [
        f"{'#' * section.level} {section.title}",
        *map(_drawn, section.blocks),
        *(line for child in section.sections for line in _section(child)),
    ]


def _drawn(block: Block | LeftOut) -> str:
    if isinstance(block, Bullets):
        marker = "1." if block.ordered else "-"
        return f"{marker} {' / '.join(block.items)}"
    if isinstance(block, Table):
        return "T " + " / ".join("|".join(row) for row in block.rows)
    return f"{type(block).__name__[0]} {text_of(block)}"
