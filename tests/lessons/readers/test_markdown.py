"""Markdown to an article, by small examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import Code, ContentProblems, Quotation, read
from tests.lessons.readers.trees import tree


def tree_of(text: str) -> list[str]:
    """Read a text and draw what was made of it."""
    return tree(read(text, name="tides.md").article)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "# About\n\nIt moves.\n\n## Moon\n\nNear.\n\n### Phases\n\nFour.\n\n## Sun\n\nFar.",
            ["P It moves.", "# Moon", "P Near.", "## Phases", "P Four.", "# Sun", "P Far."],
            id="one first-level heading is the title",
        ),
        pytest.param(
            "# Moon\n\nNear.\n\n## Phases\n\nFour.\n\n# Sun\n\nFar.",
            ["# Moon", "P Near.", "## Phases", "P Four.", "# Sun", "P Far."],
            id="several first-level headings are sections",
        ),
        pytest.param(
            "Moon\n====\n\nNear.\n\nPhases\n------\n\nFour.\n\nSun\n===\n\nFar.",
            ["# Moon", "P Near.", "## Phases", "P Four.", "# Sun", "P Far."],
            id="underlined headings",
        ),
        pytest.param(
            "#### Deep\n\nOne.\n\n## High\n\nTwo.\n\n##### Below\n\nThree.",
            ["# Deep", "P One.", "# High", "P Two.", "## Below", "P Three."],
            id="levels without gaps",
        ),
        pytest.param("## *Moon* and `sun`\n\nText.", ["# Moon and sun", "P Text."], id="marks"),
        pytest.param(
            "Just **bold** text\nand [more](x).", ["P Just bold text and more."], id="none"
        ),
    ],
)
def test_headings(text: str, expected: list[str]) -> None:
    """The levels of headings make the tree."""
    assert tree_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("- a\n- b\n", "- a / b", id="a list"),
        pytest.param("- a\n  - b\n  - c\n- d\n", "- a / b / c / d", id="a list in a list"),
        pytest.param("3. a\n4. b\n", "1. a / b", id="a numbered list"),
        pytest.param("- a\n\n  more\n- b\n", "- a more / b", id="an item of two paragraphs"),
        pytest.param("|a|b|\n|-|-|\n|1|*2*|\n", "T a|b / 1|2", id="a table"),
        pytest.param("> a\n> b\n", "Q a b", id="a block quote"),
        pytest.param("> - a\n>\n> b\n", "Q a b", id="a list in a block quote"),
        pytest.param("```c\nint a;\n\n  b;\n```\n", "C int a;\n\n  b;", id="a fence"),
        pytest.param("    int a;\n", "C int a;", id="an indented block"),
        pytest.param("a ![the *tide*](x.png)\n", "P a the tide", id="an image"),
        pytest.param("a<b>c</b>\n", "P ac", id="tags inside of a text"),
        pytest.param("AT&amp;T &lt;3\n", "P AT&T <3", id="entities"),
    ],
)
def test_blocks(text: str, expected: str) -> None:
    """Each kind of block becomes its value, in plain text."""
    assert tree_of(f"Start.\n\n{text}\nEnd.") == ["P Start.", expected, "P End."]


def test_quotations_and_code_are_kinds_of_their_own() -> None:
    """Someone else's words and lines that must stay lines are told apart from paragraphs."""
    lead = read("> Said.\n\n    kept\n", name="a.md").article.lead
    assert lead == (Quotation(text="Said.", line=1), Code(text="kept", line=3))


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        pytest.param("a\n\n<div>\nx\n</div>\n", (3, "raw HTML"), id="a block of HTML"),
        pytest.param("a\n\n<!-- x -->\n", (3, "raw HTML"), id="a comment"),
        pytest.param("a\n\n***\n\nb", (3, "a line without words"), id="a rule"),
        pytest.param("---\ntitle: x\n---\n\na", (1, "the file's front matter"), id="front matter"),
        pytest.param("a\n\n![](x.png)\n", (3, "nothing to read"), id="an image without words"),
        pytest.param("a\n\n#\n", (3, "nothing to read"), id="an empty heading"),
        pytest.param("# a\n\n## b\n\n## B\n\nc", (5, "repeats the heading of line 3"), id="twice"),
    ],
)
def test_what_is_no_text_is_reported(text: str, reported: tuple[int, str]) -> None:
    """What is left out is told with its line and the reason."""
    (left,) = read(text, name="tides.md").left_out
    assert (left.line, left.reason) == reported


def test_lines_are_those_of_the_source() -> None:
    """CRLF, a byte order mark and front matter do not shift them."""
    article = read("\ufeff---\r\na: b\r\n---\r\n\r\n## Moon\r\n\r\nNear.\r\n", name="a.md").article
    assert article.sections[0].line == 5
    assert article.sections[0].blocks[0].line == 7


@pytest.mark.parametrize(
    ("name", "text", "sections"),
    [
        pytest.param("a.md", "The Moon\n\nNear.", 0, id="the suffix says Markdown"),
        pytest.param("a.MARKDOWN", "x\n\n## Moon\n\nNear.", 1, id="the longer suffix"),
        pytest.param("a.txt", "x\n\n## Moon\n\nNear.", 1, id="a heading of Markdown says so"),
        pytest.param("a", "#moon\n\nNear.\n\nThe Sun\n\nFar.", 1, id="a hashtag does not"),
    ],
)
def test_the_reader_is_picked_by_name_and_content(name: str, text: str, sections: int) -> None:
    """Markdown is what is called so or has a heading with hashes; the rest is plain text."""
    assert len(read(text, name=name).article.sections) == sections


def test_nesting_too_deep_is_refused() -> None:
    """What the parser would leave out unsaid is refused aloud."""
    with pytest.raises(ContentProblems, match=r"deep[.]md:1: article: .*too deep"):
        read("> " * 10_000 + "x", name="deep.md")


MARKUP = st.sampled_from(
    ["# ", "## ", "- ", "1. ", "> ", "| ", "|-|", "```", "<b>", "[a](b)", "*", "\n", "\n\n", "    "]
)


@given(st.lists(MARKUP | st.text(max_size=6), max_size=40).map("".join))
def test_any_markdown_is_read_or_refused_in_plain_words(text: str) -> None:
    """No input ends in anything but an article or a refusal that names the file."""
    try:
        message = f"x.md: {read(text, name='x.md').article.title}"
    except ContentProblems as error:
        message = str(error)
    assert message.startswith("x.md:")
