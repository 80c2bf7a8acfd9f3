"""Plain text to an article, by small examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import ContentProblems, read
from tests.lessons.readers.trees import said, tree

LONG = (
    "The sea rises and falls twice a day, and "
    + "nobody who lives beside it forgets, " * 4
    + "ever."
)


def tree_of(text: str) -> list[str]:
    """Read a text and draw what was made of it."""
    return tree(read(text, name="tides.txt").article)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The moon pulls.\n\nthe moon\n\nIt pulls.\n\nSpring Tides\n\nThey are high.\n",
            [
                "P The moon pulls.",
                "# the moon",
                "P It pulls.",
                "## Spring Tides",
                "P They are high.",
            ],
            id="lower case stands above capitals when it comes first",
        ),
        pytest.param(
            "It moves.\n\nTHE MOON\n\nIt pulls.\n\nSpring tides\n\nHigh.\n\nTHE SUN\n\nIt is far.",
            [
                "P It moves.",
                "# THE MOON",
                "P It pulls.",
                "## Spring tides",
                "P High.",
                "# THE SUN",
                "P It is far.",
            ],
            id="capitals throughout stand above when they come first",
        ),
        pytest.param(
            "About Tides\n\nIt moves.\n\nThe Moon\n\nIt pulls.\n\nThe Sun\n\nIt pulls too.",
            ["P It moves.", "# The Moon", "P It pulls.", "# The Sun", "P It pulls too."],
            id="a heading on the first line is the title",
        ),
        pytest.param(
            "It moves.\n\n1. Causes\n\nTwo.\n\n1.1 The moon\n\nNear.\n\n1.2 The sun\n\nFar.\n\n"
            "2. Effects\n\nMany.",
            [
                "P It moves.",
                "# Causes",
                "P Two.",
                "## The moon",
                "P Near.",
                "## The sun",
                "P Far.",
                "# Effects",
                "P Many.",
            ],
            id="numbers give the depth",
        ),
        pytest.param(
            "It moves.\n\nCauses\n======\n\nTwo.\n\nEffects\n=======\n\nMany.",
            ["P It moves.", "# Causes", "P Two.", "# Effects", "P Many."],
            id="underlined lines",
        ),
        pytest.param(
            "It moves.\n\nWhy does it move?\n\nThe moon pulls.",
            ["P It moves.", "# Why does it move?", "P The moon pulls."],
            id="a question can be a heading",
        ),
        pytest.param(
            "It moves.\n\nYours sincerely",
            ["P It moves.", "P Yours sincerely"],
            id="a line with nothing under it is a paragraph",
        ),
        pytest.param(
            "It moves.\n\nHigh Water\n\nLow Water\n\nSlack Water\n\nThen it turns.",
            ["P It moves.", "P High Water", "P Low Water", "# Slack Water", "P Then it turns."],
            id="only the last of several like lines heads what follows",
        ),
        pytest.param(
            "No heading here.\n\nNor here.",
            ["P No heading here.", "P Nor here."],
            id="no headings at all",
        ),
        pytest.param("Tides", ["P Tides"], id="a single line is text, not a title"),
    ],
)
def test_headings(text: str, expected: list[str]) -> None:
    """Short lines that stand alone are headings, ranked by the order of their styles."""
    assert tree_of(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("It rises and it falls.", id="a full stop"),
        pytest.param("These are the causes:", id="a colon"),
        pytest.param("The sea rose. The harbour flooded", id="two sentences"),
        pytest.param("and " * 15, id="too many words"),
        pytest.param("潮汐", id="a script without capitals"),
        pytest.param("1954–1962", id="no letter"),
        pytest.param("later Than Ever", id="capitals only inside"),
    ],
)
def test_lines_that_head_nothing(line: str) -> None:
    """A line that is no heading is a paragraph, though text follows."""
    assert tree_of(f"It moves.\n\n{line}\n\nMore text.")[1:] == [
        f"P {line.strip()}",
        "P More text.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("* a\n* b", ["- a / b"], id="stars"),
        pytest.param("  • a\n\n  • b", ["- a / b"], id="blank lines between items"),
        pytest.param("- a\n  goes on\n- b", ["- a goes on / b"], id="an item of two lines"),
        pytest.param("Two causes:\n- a\n- b", ["P Two causes:", "- a / b"], id="after a paragraph"),
        pytest.param("1. a\n2. b", ["1. a / b"], id="numbers"),
        pytest.param("a) moon\nb) sun", ["1. moon / sun"], id="letters"),
        pytest.param("Said:\n\n1. a\n\n2. b\n\nSo.", ["P Said:", "1. a / b", "P So."], id="apart"),
        pytest.param("- a\n\n1. b", ["- a", "1. b"], id="two kinds of list"),
        pytest.param("-5 degrees it was.", ["P -5 degrees it was."], id="a sign without a blank"),
    ],
)
def test_lists(text: str, expected: list[str]) -> None:
    """Bullets and numbers make items."""
    assert tree_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Sea\tRange\nNorth\t4 m", "T Sea|Range / North|4 m", id="tabs"),
        pytest.param(
            "| Sea | Range |\n|---|---|\n| North | 4 m |", "T Sea|Range / North|4 m", id="bars"
        ),
        pytest.param(
            "Sea    Range\nNorth  4 m\nBlack  0 m", "T Sea|Range / North|4 m / Black|0 m", id="gaps"
        ),
        pytest.param(
            "Cause Effect\n🌙 Full Moon Tides rise high.\n☀️ Low Sun They rise less.",
            "T Cause|Effect / 🌙 Full Moon|Tides rise high. / ☀️ Low Sun|They rise less.",
            id="columns lost in copying",
        ),
    ],
)
def test_tables(text: str, expected: str) -> None:
    """Lines with the same columns are a table."""
    assert tree_of(f"It moves.\n\n{text}\n\nSo it is.")[1] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The sea\nrises.", id="a paragraph of two lines"),
        pytest.param("one  two\nthree  four", id="gaps in two lines may be chance"),
        pytest.param("Old Words\nThe Sea rises high.\nand falls.", id="a line without a label"),
        pytest.param("a | b\nc", id="a bar in one line only"),
        pytest.param("a\tb\nc\td\te", id="uneven tabs"),
    ],
)
def test_what_is_no_table(text: str) -> None:
    """Where columns are in doubt, it is a paragraph."""
    assert tree_of(f"It moves.\n\n{text}\n\nSo it is.")[1].startswith("P ")


def test_broken_lines_are_one_paragraph_and_long_lines_are_one_each() -> None:
    """Text broken by hand is joined; text whose paragraphs are lines needs no blank lines."""
    assert tree_of("The sea\nrises and\nfalls.") == ["P The sea rises and falls."]
    assert tree_of(f"{LONG}\nThe Moon\n{LONG}\n- a\n- b") == [
        f"P {LONG}",
        "# The Moon",
        f"P {LONG}",
        "- a / b",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("\ufeffIt moves.\r\n\r\nThe Moon\r\n\r\nIt pulls.\r\n", 5, id="BOM and CRLF"),
        pytest.param("It moves.\n\f\nThe Moon\n\f\nIt pulls.", 5, id="form feeds on their own"),
        pytest.param("It moves.\n\fThe Moon\n\fIt pulls.", 3, id="form feeds at a line's start"),
        pytest.param(
            "It mo\u200bves.\n\n\u2060The Moon\n\nIt pu\xadlls.\u202e", 5, id="unseen signs"
        ),
    ],
)
def test_what_nobody_sees_changes_nothing(text: str, expected: int) -> None:
    """Marks, controls and page breaks are taken away; lines keep their numbers."""
    article = read(text, name="tides.txt").article
    assert tree(article) == ["P It moves.", "# The Moon", "P It pulls."]
    assert article.sections[0].blocks[0].line == expected


def test_one_huge_line_is_one_paragraph() -> None:
    """Size alone makes no structure."""
    (block,) = read("tide " * 300_000, name="tides.txt").article.lead
    assert block.line == 1


def test_a_title_comes_from_the_first_line_or_from_the_name() -> None:
    """An article always has a title."""
    assert read("About Tides\n\nThey move.", name="x.txt").article.title == "About Tides"
    assert read("They move.", name="deep/high_and-low.txt").article.title == "High and low"


WORDS = st.sampled_from(
    ["sea", "The", "Moon", "pulls.", "TIDE", "why?", "-", "•", "2.", "FAQ", "|"]
)
LINES = st.lists(WORDS, max_size=8).map(" ".join)


@given(st.lists(LINES, min_size=1, max_size=25))
def test_nothing_gets_lost(lines: list[str]) -> None:
    """Every word of a source is in the article or among what was left out."""
    text = "\n".join(["Start here.", *lines])
    kept = " ".join(said(read(text, name="x.txt"))).casefold()
    lost = [word for word in text.casefold().split() if word.strip("-•|.2") and word not in kept]
    assert lost == []


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_in_plain_words(text: str) -> None:
    """No input ends in anything but an article or a refusal that names the file."""
    try:
        message = f"x.txt: {read(text, name='x.txt').article.title}"
    except ContentProblems as error:
        message = str(error)
    assert message.startswith("x.txt:")
