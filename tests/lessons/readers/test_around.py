"""What stands around an article: furniture, the author's box, the FAQ, the conclusion."""

import pytest

from lessons import read
from tests.lessons.readers.trees import tree

PLAIN = "The sea moves.\n\nthe moon\n\nIt pulls.\n\n{}\n\nthe sun\n\nIt pulls too.\n"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("Read more content", "it leads elsewhere", id="read more"),
        pytest.param("READ MORE »", "it leads elsewhere", id="in capitals with an arrow"),
        pytest.param("Share this on Mastodon", "it leads elsewhere", id="share"),
        pytest.param("Subscribe to our newsletter!", "it leads elsewhere", id="subscribe"),
        pytest.param("Related Articles", "it leads elsewhere", id="related articles"),
        pytest.param("Advertisement", "a notice about the page", id="an advertisement"),
        pytest.param("Published on 3 May 2021", "a notice about the page", id="a date"),
        pytest.param("7 min read", "a notice about the page", id="reading time"),
        pytest.param("© 2021 The Tide Table", "a notice about the page", id="copyright"),
        pytest.param("* * *", "a line without words", id="stars"),
        pytest.param("———", "a line without words", id="dashes"),
    ],
)
@pytest.mark.parametrize("name", ["tides.txt", "tides.md"])
def test_furniture_is_left_out_and_reported(line: str, reason: str, name: str) -> None:
    """Whatever the reader, the line is named with the reason."""
    (left,) = read(PLAIN.format(line), name=name).left_out
    assert left.line == 7
    assert left.reason.endswith(reason)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Share prices fall at spring tide.", id="share as a noun"),
        pytest.param("Read more than one tide table before you sail, says the pilot.", id="advice"),
        pytest.param("Authors differ about the age of the moon.", id="authors in a sentence"),
        pytest.param("Published tables are not exact.", id="published without a date"),
        pytest.param("Sign of a storm", id="a sign"),
    ],
)
def test_sentences_that_begin_like_furniture_stay(line: str) -> None:
    """Only whole lines count."""
    assert read(PLAIN.format(line), name="tides.txt").left_out == ()


def test_the_authors_box_runs_to_the_end() -> None:
    """Nothing under the author's name is part of the article."""
    text = PLAIN.format("It is near.")
    text += "\nAbout the Author\n\nAda sails.\n\n- a boat\n- an oar\n\na\tb\nc\td"
    reading = read(text, name="tides.txt")
    assert [(each.line, each.text) for each in reading.left_out] == [
        (13, "About the Author"),
        (15, "Ada sails."),
        (17, "a boat; an oar"),
        (20, "a | b; c | d"),
    ]
    assert {each.reason for each in reading.left_out} == {"the note about the author"}


def test_a_section_called_author_in_the_middle_stays() -> None:
    """A box is the last thing on a page; what headings follow is none."""
    assert read(PLAIN.format("Author"), name="tides.txt").left_out == ()


FAQ_PLAIN = """The sea moves.

Frequently Asked Questions

Does the moon pull?

Yes

Does the sun?

It does, though less. Who would have thought?

- at new moon
- at full moon

Why does anyone ask?
"""

FAQ_MARKDOWN = """The sea moves.

## FAQs

### About the moon

#### Does the moon pull?

Yes

**Does the sun?**

It does, though less. Who would have thought?

- at new moon
- at full moon

### Why does anyone ask?

## Next

So it is.
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.txt", FAQ_PLAIN, id="plain text"),
        pytest.param("a.md", FAQ_MARKDOWN, id="Markdown"),
    ],
)
def test_an_faq_is_questions_with_answers(name: str, text: str) -> None:
    """Answers keep their parts, short answers are no headings, and unanswered ones are told."""
    reading = read(text, name=name)
    assert [(it.question, it.answer) for it in reading.article.questions] == [
        ("Does the moon pull?", "Yes"),
        (
            "Does the sun?",
            "It does, though less. Who would have thought?\n\n- at new moon\n- at full moon",
        ),
    ]
    assert reading.left_out[-1].reason == "a question without an answer"


def test_an_faq_ends_with_the_next_section() -> None:
    """What follows it is read as before, and inner headings are told."""
    reading = read(FAQ_MARKDOWN, name="a.md")
    assert tree(reading.article)[:3] == ["P The sea moves.", "# Next", "P So it is."]
    assert [each.text for each in reading.left_out][:2] == ["FAQs", "About the moon"]


def test_an_faq_without_questions_is_a_section() -> None:
    """The word alone makes none."""
    article = read("a\n\n## What an FAQ is\n\nA list.", name="a.md").article
    assert tree(article) == ["P a", "# What an FAQ is", "P A list."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "x\n\n## Moon\n\nNear.\n\nIn conclusion, it pulls.\n\nStill.",
            ["P x", "# Moon", "P Near.", "end P In conclusion, it pulls.", "end P Still."],
            id="by its first words",
        ),
        pytest.param(
            "x\n\n## Moon\n\nNear.\n\n## Conclusion\n\nIt pulls.",
            ["P x", "# Moon", "P Near.", "end P It pulls."],
            id="by its heading",
        ),
        pytest.param(
            "x\n\n## Moon\n\nNear.\n\nIn conclusion, it pulls.\n\n## Sun\n\nFar.",
            ["P x", "# Moon", "P Near.", "P In conclusion, it pulls.", "# Sun", "P Far."],
            id="not before the last section",
        ),
        pytest.param(
            "x\n\n## Moon\n\nIn conclusion, it pulls.",
            ["P x", "# Moon", "P In conclusion, it pulls."],
            id="not when nothing else stands under the heading",
        ),
        pytest.param(
            "x\n\n## Moon\n\nNear.\n\nOverall, it pulls.",
            ["P x", "# Moon", "P Near.", "P Overall, it pulls."],
            id="not by words that end any section",
        ),
        pytest.param(
            "x\n\n## Moon\n\nNear.\n\n### Summary\n\nIt pulls.",
            ["P x", "# Moon", "P Near.", "## Summary", "P It pulls."],
            id="not by a heading of a lower level",
        ),
        pytest.param("x\n\nIn conclusion, y.", ["P x", "P In conclusion, y."], id="no sections"),
        pytest.param(
            "x\n\n## Moon\n\nNear.\n\n## FAQ\n\nIs it?\n\nYes.\n\nTo sum up, it is.",
            ["P x", "# Moon", "P Near.", "end P To sum up, it is.", "Q Is it? A Yes."],
            id="after the questions",
        ),
    ],
)
def test_the_conclusion_closes_the_article(text: str, expected: list[str]) -> None:
    """It is told by its heading or its first words, in the last place only."""
    assert tree(read(text, name="a.md").article) == expected
