"""Markdown to HTML that may stand on any page, and how long a text takes to read.

Two walls stand one behind the other: the parser knows no HTML, and what it writes is cleaned
against the lists below, which name every tag, attribute, class and address scheme that passes.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

import nh3
from markdown_it.token import Token

from lessons import dialect, rules
from lessons.dollars import BLOCK, INLINE
from lessons.errors import LessonsError
from lessons.formula_tree import CLASSES, LENGTHS, PLAIN
from lessons.formulas import Allowance
from lessons.pictures import Image
from lessons.slugs import RULE, is_slug

WORDS_A_MINUTE = 220
"""A little under the 238 words a minute that Brysbaert found for silent reading of non-fiction.

Marc Brysbaert, How many words do we read per minute?, Journal of Memory and Language 109, 2019.
"""

_WORD = re.compile(r"\w+(?:[-–'’.]\w+)*")
_ALIGNED = {f"align-{side}" for side in rules.ALIGNMENTS}


def _relative(address: str) -> str | None:
    """Let an address within the site pass, and nothing that only looks like one."""
    first = re.split(r"[/?#]", address, maxsplit=1)[0]
    return None if ":" in first or address.startswith("//") else address


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Let pictures come from the site alone; what else passes is said by the lists below."""
    if tag == "img" and name == "src" and not (value.startswith("/") and value[1:2] != "/"):
        return None
    return value


_MATHEMATICS = {
    *("mrow", "mi", "mn", "mo", "mtext", "mspace", "mstyle", "mpadded", "mphantom"),
    *("mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover"),
    *("mtable", "mtr", "mtd"),
}
"""Of MathML what only shows: no links, no actions, no foreign content."""

_OF_MATHEMATICS = PLAIN | LENGTHS | {"form", "scriptlevel", "mathvariant"}

_CLEANER = nh3.Cleaner(
    tags={
        *("p", "h3", "h4", "h5", "h6", "hr", "br", "blockquote", "pre", "code", "em", "strong"),
        *("ul", "ol", "li", "a", "sup", "aside", "section", "div"),
        *("table", "thead", "tbody", "tr", "th", "td"),
        *("img", "span", "math", *_MATHEMATICS),
    },
    attributes={
        "img": {"src", "alt", "title", "width", "height"},
        "math": {"alttext", "aria-label"},
        **dict.fromkeys(_MATHEMATICS, _OF_MATHEMATICS),
        "a": {"href", "title", "id", "aria-label"},
        "li": {"id"},
        "ol": {"start"},
    },
    tag_attribute_values={
        "aside": {"role": {"note"}, "aria-label": {rules.CONTEXT_LABEL}},
        "section": {"aria-label": {"Notes"}},
        "div": {"role": {"region", "group"}, "aria-label": {"Table", "Formula"}, "tabindex": {"0"}},
        "span": {"role": {"group"}, "aria-label": {"Formula"}, "tabindex": {"0"}},
        "math": {"display": {"block", "inline"}, "displaystyle": {"true"}},
        "img": {"loading": {"lazy"}},
        "code": {"class": {"math-error"}},
        "th": {"scope": {"col"}},
    },
    allowed_classes={
        "aside": {"context"},
        "p": {"context-label"},
        "section": {"notes"},
        "a": {"note-back"},
        "sup": {"note-mark"},
        "div": {"table-scroll", "math-block"},
        "span": {"math-wide"},
        "img": {"picture"},
        **dict.fromkeys(("mrow", "mtd", "mtext"), CLASSES),
        "th": _ALIGNED,
        "td": _ALIGNED,
    },
    url_schemes={"http", "https", "mailto"},
    url_relative=_relative,
    attribute_filter=_attribute,
    link_rel="noopener noreferrer",
    id_prefix=rules.NOTE,
)


_NO_IMAGES: Mapping[str, Image] = MappingProxyType({})


def to_html(
    markdown: str, *, anchor: str = "text", images: Mapping[str, Image] = _NO_IMAGES
) -> str:
    """Turn Markdown into safe HTML.

    Straight quotes become printers' quotes, outside of code. Raw HTML is shown as text. Formulas
    become MathML; one that cannot be read is shown as it was typed. Headings begin at the third
    level. The only ids are those of footnotes; each begins with ``note:`` and the anchor.

    :param anchor: a slug, unique on the page, that keeps the footnotes of two texts apart.
    :param images: the pictures that the text may show, by name; others give way to their
        alternative text.
    :raise LessonsError: too long or nested too deep to be rendered, or *anchor* is no slug.
    """
    if not is_slug(anchor):
        raise LessonsError(f"'{anchor}' cannot be an anchor; use {RULE}")
    parser = dialect.parser()
    dialect.curl_quotes(parser, markdown)
    rules.install(parser)
    env: dict[str, object] = {"anchor": anchor, "images": images, "formulas": Allowance()}
    parsed = dialect.tokens(parser, markdown, env)
    for token in parsed:
        rules.settle(token)
    return _CLEANER.clean(str(parser.renderer.render(parsed, parser.options, env)))


def words(markdown: str) -> int:
    """Count the words that a reader sees, those of code and footnotes included.

    A formula is one word.

    :raise LessonsError: as :func:`to_html` does.
    """
    parsed = dialect.tokens(dialect.parser(), markdown, {})
    return sum(len(_WORD.findall(_seen(token))) for token in parsed)


def minutes(words: int) -> int:
    """Say how many minutes so many words take, begun ones counted as whole; at least 1."""
    return max(1, -(-words // WORDS_A_MINUTE))


_BREAKS = ("softbreak", "hardbreak", "footnote_ref")
_A_WORD = "0"


def _seen(token: Token) -> str:
    """Return a token's text; marks of emphasis do not part a word, breaks do."""
    if token.children is None:
        return _A_WORD if token.type == BLOCK else token.content
    return "".join(" " if each.type in _BREAKS else _shown(each) for each in token.children)


def _shown(token: Token) -> str:
    if token.type == INLINE:
        return _A_WORD
    return rules.alternative(token) if token.type == "image" else token.content
