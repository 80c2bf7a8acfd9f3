"""What a passage refers to must stand in it, because each passage is shown by itself."""

from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.token import Token

from lessons import dialect
from lessons.errors import Report

_REFERENCES = ("link_open", "footnote_ref")


def note_far(
    parser: MarkdownIt, text: str, inside: Iterable[Token], line: int, report: Report
) -> None:
    """Note a link or footnote that works in the whole lesson and not in the passage alone.

    :param text: the passage's Markdown.
    :param inside: the tokens that the passage has when the whole lesson is parsed.
    :param line: the passage's line in the file.
    """
    env: dict[str, object] = {}
    alone = dialect.tokens(parser, text, env)
    if _count(alone) < _count(inside):
        report.add(
            line,
            "links",
            "the address of a link or the text of a footnote stands in another passage;"
            " move it here, because each passage is shown by itself",
        )
    for label in _unused(env):
        report.add(
            line, "footnote", f"nothing here refers to '[^{label}]'; refer to it or remove it"
        )


def _count(tokens: Iterable[Token]) -> int:
    return sum(child.type in _REFERENCES for token in tokens for child in token.children or ())


def _unused(env: dict[str, object]) -> list[str]:
    footnotes = env.get("footnotes")
    refs = footnotes["refs"] if isinstance(footnotes, dict) else {}
    return [label.removeprefix(":") for label, number in refs.items() if number < 0]
