"""The values of an article that has been read: a tree of sections with blocks of text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Plain text without line breaks."""

    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words that the article quotes as a block of their own; plain text without line breaks."""

    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """Text whose line breaks and blanks mean something."""

    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list; the items of a list inside an item follow it, one level like the others."""

    items: tuple[str, ...]
    ordered: bool
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; the first row is its head."""

    rows: tuple[tuple[str, ...], ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAndAnswer:
    """One pair of the article's frequently asked questions; ``line`` is the question's."""

    question: str
    answer: str
    line: int


Block = Paragraph | Quotation | Code | Bullets | Table | QuestionAndAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it: blocks first, then the sections below it."""

    title: str
    slug: str
    """Unique in the article, and made from the title alone, so that it outlives an edit."""
    level: int
    """1 for a section, 2 for a subsection, and so on."""
    line: int
    blocks: tuple[Block, ...]
    sections: tuple["Section", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article: what stands before, in, and after its sections."""

    name: str
    """The file's name, without folders."""
    title: str
    lead: tuple[Block, ...]
    sections: tuple[Section, ...]
    closing: tuple[Block, ...]
    """Its conclusion, and what follows that without a heading."""
    questions: tuple[QuestionAndAnswer, ...]
    """Its frequently asked questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A line of the source that is no part of the article, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What reading made of a source: the article, and what it left out, in the order of lines."""

    article: Article
    left_out: tuple[LeftOut, ...]
