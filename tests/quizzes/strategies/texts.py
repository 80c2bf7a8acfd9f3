"""Arbitrary texts, with the lines that a text format finds hardest."""

from functools import cache

from hypothesis import strategies as st

from quizzes.questions.text import line_faults, markdown_faults, normal, trimmed

NASTY_LINES = (
    *("## not-a-question", "##", "##\tid", "### Explanation", "### Answer", "###", "#### deeper"),
    *("= an answer", "=", "===", "~ wrong", "~", "~~", "= true", "\\= once", "\\\\= twice", "\\"),
    *("- ( ) option", "- (x) key", "- (X) nearly", "- () empty", "- [ ] box", "- [x] box"),
    *("a {exact}", "{exact}", "a \\{exact}", "a { Exact }", "/usr/", "\\/usr/", "/a/ {exact}"),
    *("- [](https://example.org)", "- (a) text", "- item", "\\- (x) key", "\\## heading"),
    *(
        "- a => b",
        "- => b",
        "- a =>",
        "=>",
        "a => b",
        "- ( ) a => b",
        "\\=>",
        "- a -> b",
        "* a => b",
    ),
    *(
        "[[gap]]",
        "[[gap]] numeric",
        "[[gap]] unit km",
        "[[gap]] is",
        "[[]]",
        "\\[[gap]]",
        "[[a b]]",
    ),
    *("1. first", "1.", "2) second", "1. 2. third", "\\1. fourth", "10.5 million", "(x) a", "[ ]"),
    *("---", "bank: other", "kind: recall", "passage: elsewhere", "# title", "#hash"),
    *("  > quotation", "  >", "> quotation", "    ## indented", "\ttab", "   ", "", "break  "),
    *(
        "`code`",
        "```inline``` code",
        "<script>alert(1)</script>",
        "\u00a0",
        "e\u0301",
        "\U0001f600",
    ),
)
PATTERNS = (r"19\d\d", "a|b", "/", r"\\", "x {exact}", "(?i)é+", "[[:alpha:]]+ # text", r"\/.")
_BLOCK_LINES = st.lists(st.sampled_from(NASTY_LINES), max_size=4)
_CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])

SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)


@st.composite
def _blocks(draw: st.DrawFn) -> str:
    """Draw a fenced code block full of lines that mean something elsewhere."""
    fence = draw(st.sampled_from(["```", "~~~", "`````", "  ```"]))
    info = draw(st.sampled_from(["", "python", " text"]))
    return "\n".join([fence + info, *draw(_BLOCK_LINES), fence])


@cache
def markdowns(*, optional: bool = False) -> st.SearchStrategy[str]:
    """Give Markdown as a question may hold it."""
    pieces = st.one_of(
        st.sampled_from(NASTY_LINES), st.text(_CHARACTERS, max_size=20).map(normal), _blocks()
    )
    texts = st.lists(pieces, max_size=6).map("\n".join).map(normal).map(trimmed)
    return texts.filter(lambda text: not [*markdown_faults("", text, most=999, optional=optional)])


@cache
def lines() -> st.SearchStrategy[str]:
    """Give texts of one line, as an option or answer may hold them."""
    texts = st.one_of(st.sampled_from(NASTY_LINES), st.text(_CHARACTERS, min_size=1, max_size=20))
    stripped = texts.map(normal).map(lambda text: text.strip(" \t"))
    return stripped.filter(lambda text: not [*line_faults("", text, most=40)])
