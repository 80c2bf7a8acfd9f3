"""How the tokens that are the dialect's own are written as HTML: context, notes, tables, images."""

from collections.abc import Callable, Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

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
        "image": lambda token, _: escape(alternative(token)),
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
