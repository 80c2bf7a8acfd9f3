"""How the dialect's own tokens are written as HTML: context, notes, tables, formulas, pictures."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from lessons.dollars import BLOCK, INLINE
from lessons.formula_tree import FormulaError
from lessons.formulas import Allowance
from lessons.pictures import Image

CONTEXT_LABEL = "Context added by the course"
"""What stands above a context block, for eyes and for screen readers."""

NOTE = "note:"
"""The beginning of every id; a colon is in no slug, so that no id of a page can be the same."""

TOP_HEADING = 3
"""The level of a passage's uppermost headings: the page has the first two."""

ALIGNMENTS = ("left", "center", "right")

Write = Callable[[Token, EnvType], str]


def install(markdown: MarkdownIt) -> None:
    """Teach a parser's renderer to write the dialect."""
    rules: dict[str, Write] = {
        "image": _picture,
        INLINE: _formula,
        BLOCK: _formula,
        "table_open": lambda *_: _TABLE_OPEN,
        "table_close": lambda *_: "</table></div>\n",
        "container_context_open": lambda *_: _CONTEXT_OPEN,
        "container_context_close": lambda *_: "</aside>\n",
        "footnote_block_open": lambda *_: '<section class="notes" aria-label="Notes">\n<ol>\n',
        "footnote_block_close": lambda *_: "</ol>\n</section>\n",
        "footnote_open": lambda token, env: f'<li id="{_note(token, env)}">\n',
        "footnote_ref": _note_mark,
        "footnote_anchor": _note_back,
    }
    for name, write in rules.items():
        markdown.add_render_rule(name, _rule(write))


def _rule(write: Write) -> Callable[..., str]:
    def rule(
        _renderer: RendererHTML,
        tokens: Sequence[Token],
        place: int,
        _options: OptionsDict,
        env: EnvType,
    ) -> str:
        return write(tokens[place], env)

    return rule


def settle(token: Token) -> None:
    """Put a token's level, alignment and scope in the terms that the allow-list knows."""
    if token.type in ("heading_open", "heading_close"):
        token.tag = f"h{max(TOP_HEADING, int(token.tag[1]))}"
    if token.type in ("th_open", "td_open"):
        # A style attribute would be stopped by the site's Content-Security-Policy; a class is not.
        side = str(token.attrs.pop("style", "")).removeprefix("text-align:")
        if side in ALIGNMENTS:
            token.attrSet("class", f"align-{side}")
    if token.type == "th_open":
        token.attrSet("scope", "col")


def alternative(image: Token) -> str:
    """Return what stands in for an image: its alternative text."""
    return "".join(
        alternative(each) if each.type == "image" else each.content for each in image.children or ()
    )


def picture_name(image: Token) -> str:
    """Return the name that a text calls a picture by."""
    return unquote(str(image.attrGet("src") or ""))


def _picture(token: Token, env: EnvType) -> str:
    """Write a picture of the course; any other gives way to its alternative text."""
    images: Mapping[str, Image] = env["images"]
    image, said = images.get(picture_name(token)), escape(alternative(token))
    if image is None:
        return said
    title = escape(str(token.attrGet("title") or ""))
    return (
        f'<img class="picture" src="{escape(image.url)}" alt="{said}"'
        + (f' title="{title}"' if title else "")
        + f' width="{image.width}" height="{image.height}" loading="lazy">'
    )


def _formula(token: Token, env: EnvType) -> str:
    """Write a formula; one that cannot be read is shown as it was typed."""
    block, display = token.type == BLOCK, token.markup == "$$"
    allowance: Allowance = env["formulas"]
    try:
        made = allowance.formula(token.content, block=block, display=display)
    except FormulaError:
        typed = escape(f"{token.markup}{token.content}{token.markup}")
        code = f'<code class="math-error">{typed}</code>'
        return f"<p>{code}</p>\n" if block else code
    if block:
        return f'<div class="math-block" {_SCROLLS}>{made.html}</div>\n'
    return f'<span class="math-wide" {_SCROLLS}>{made.html}</span>' if made.wide else made.html


_SCROLLS = 'role="group" aria-label="Formula" tabindex="0"'
"""For what may be wider than the page: it scrolls by keyboard, too."""

_TABLE_OPEN = '<div class="table-scroll" role="region" aria-label="Table" tabindex="0"><table>\n'

_CONTEXT_OPEN = (
    f'<aside class="context" role="note" aria-label="{CONTEXT_LABEL}">\n'
    f'<p class="context-label">{CONTEXT_LABEL}</p>\n'
)


def _note(token: Token, env: EnvType) -> str:
    return f"{NOTE}{env['anchor']}:{token.meta['id'] + 1}"


def _mark(token: Token, env: EnvType) -> str:
    return f"{_note(token, env)}:{token.meta.get('subId', 0) + 1}"


def _note_mark(token: Token, env: EnvType) -> str:
    number = token.meta["id"] + 1
    return (
        f'<sup class="note-mark"><a href="#{_note(token, env)}" id="{_mark(token, env)}"'
        f' aria-label="Note {number}">{number}</a></sup>'
    )


def _note_back(token: Token, env: EnvType) -> str:
    return (
        f' <a class="note-back" href="#{_mark(token, env)}"'
        f' aria-label="Back to the text">\u21a9\ufe0e</a>'
    )
