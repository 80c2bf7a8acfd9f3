"""The tree of an article, for people as indented text and for programs as plain values."""

from collections import Counter
from collections.abc import Iterator

from lessons.article import Article, Block, Section

_NAMES = {
    "Paragraph": ("paragraph", "paragraphs"),
    "Quotation": ("quotation", "quotations"),
    "Code": ("code block", "code blocks"),
    "Bullets": ("list", "lists"),
    "Table": ("table", "tables"),
    "QuestionAndAnswer": ("question and answer", "questions and answers"),
}


def as_text(article: Article) -> str:
    """Write the tree, one line for each section, with the source's line numbers in front."""
    return "\n".join(_lines(article)) + "\n"


def _lines(article: Article) -> Iterator[str]:
    yield f"{article.title} ({article.name})"
    if article.lead:
        yield _line(article.lead[0].line, f"lead: {_counted(article.lead)}")
    for number, section in enumerate(article.sections, 1):
        yield from _section_lines(section, str(number))
    if article.closing:
        yield _line(article.closing[0].line, f"closing: {_counted(article.closing)}")
    if article.questions:
        yield _line(article.questions[0].line, _counted(article.questions))


def _section_lines(section: Section, number: str) -> Iterator[str]:
    indent = "  " * (section.level - 1)
    title = f"{indent}{number} {section.title} {{#{section.slug}}}"
    yield _line(section.line, f"{title}: {_counted(section.blocks) or 'nothing of its own'}")
    for place, child in enumerate(section.sections, 1):
        yield from _section_lines(child, f"{number}.{place}")


def _line(number: int, text: str) -> str:
    return f"{number:>6}  {text}"


def _counted(blocks: tuple[Block, ...]) -> str:
    counts = Counter(type(block).__name__ for block in blocks)
    return ", ".join(f"{count} {_NAMES[kind][count > 1]}" for kind, count in counts.items())


def as_json(article: Article) -> dict[str, object]:
    """Return the tree as dictionaries, lists, texts and numbers.

    A block is its kind and its line; a section has ``title``, ``slug``, ``level``, ``line``,
    ``blocks`` and ``sections``.
    """
    return {
        "name": article.name,
        "title": article.title,
        "lead": _blocks(article.lead),
        "sections": [_section(section) for section in article.sections],
        "closing": _blocks(article.closing),
        "questions": [{"question": it.question, "line": it.line} for it in article.questions],
    }


def _section(section: Section) -> dict[str, object]:
    return {
        "title": section.title,
        "slug": section.slug,
        "level": section.level,
        "line": section.line,
        "blocks": _blocks(section.blocks),
        "sections": [_section(child) for child in section.sections],
    }


def _blocks(blocks: tuple[Block, ...]) -> list[dict[str, object]]:
    return [{"kind": _NAMES[type(block).__name__][0], "line": block.line} for block in blocks]
