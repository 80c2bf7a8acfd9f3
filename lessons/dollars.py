r"""Where mathematics stands in Markdown: `$…$` in a line, `$$…$$` on lines of its own.

A price is no formula: the dollar that opens one follows no letter or digit, no space stands inside
next to either dollar, and no digit comes after the one that closes it. `\$` is always a dollar.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

LONGEST = 2_000
"""The most characters between the dollars; what is longer is no formula but text."""

INLINE, BLOCK = "math_inline", "math_block"
"""The tokens; ``content`` is the LaTeX, ``markup`` the dollars around it."""

_INTERRUPTS = ["paragraph", "reference", "blockquote", "list"]


def install(markdown: MarkdownIt) -> None:
    """Teach a parser to find mathematics."""
    markdown.inline.ruler.before("escape", INLINE, _inline)
    markdown.block.ruler.before("fence", BLOCK, _block, {"alt": _INTERRUPTS})


def _inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "$" or _follows_a_word(state):
        return False
    mark = "$$" if state.src.startswith("$$", state.pos) else "$"
    begin = state.pos + len(mark)
    end = _closing(state.src, mark, begin, min(state.posMax, begin + LONGEST + len(mark)))
    after = end + len(mark)
    if end <= begin or not _holds(state.src[begin:end], mark) or _digit_at(state, after):
        return False
    if not silent:
        token = state.push(INLINE, "math", 0)
        token.content, token.markup = state.src[begin:end].strip(), mark
    state.pos = after
    return True


def _follows_a_word(state: StateInline) -> bool:
    return state.pos > 0 and state.src[state.pos - 1].isalnum()


def _digit_at(state: StateInline, place: int) -> bool:
    return place < state.posMax and state.src[place].isdigit()


def _closing(text: str, mark: str, begin: int, most: int) -> int:
    """Find the dollars that close a formula, past those that are written with a backslash."""
    end = text.find(mark, begin, most)
    while end > 0 and _escaped(text, begin, end):
        end = text.find(mark, end + 1, most)
    return end


def _escaped(text: str, begin: int, end: int) -> bool:
    before = text[begin:end]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _holds(content: str, mark: str) -> bool:
    """Say whether what stands between the dollars looks like a formula."""
    if mark == "$$":
        return bool(content.strip())
    return not (content[0].isspace() or content[-1].isspace())


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start) or not _line(state, start).startswith("$$"):
        return False
    found = _content(state, start, end)
    if found is None:
        return False
    if not silent:
        content, state.line = found
        token = state.push(BLOCK, "math", 0)
        token.block, token.content, token.markup = True, content, "$$"
        token.map = [start, state.line]
    return True


def _content(state: StateBlock, start: int, end: int) -> tuple[str, int] | None:
    """Read from the opening dollars to the closing ones: the LaTeX, and the line after it.

    Like a fence, a formula ends with the list item or the quote that it began in.
    """
    pieces: list[str] = []
    text, number = _line(state, start)[2:], start
    while not text.rstrip().endswith("$$"):
        pieces.append(text)
        number += 1
        if "$$" in text or sum(map(len, pieces)) > LONGEST or _ends_before(state, number, end):
            return None
        text = _line(state, number)
    content = "\n".join([*pieces, text.rstrip()[:-2]]).strip()
    return (content, number + 1) if content and len(content) <= LONGEST else None


def _ends_before(state: StateBlock, number: int, end: int) -> bool:
    return (
        number >= end
        or state.isEmpty(number)
        or state.sCount[number] < state.blkIndent
        or number - state.line > LONGEST
    )


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]
