"""The tree of an article, as text and as plain values."""

import json

from lessons import as_json, as_text, read

SOURCE = """\
Tides move the sea.

the moon

It pulls.

Phases

There are four.

- new
- full

the sun

It pulls too.

In conclusion, both pull.

FAQ

Is it so?

It is.
"""


def test_the_text_shows_tree_lines_and_kinds() -> None:
    """One line a section, the source's line in front, the kinds of blocks behind."""
    assert as_text(read(SOURCE, name="tides.txt").article) == (
        "Tides (tides.txt)\n"
        "     1  lead: 1 paragraph\n"
        "     3  1 the moon {#the-moon}: 1 paragraph\n"
        "     7    1.1 Phases {#phases}: 1 paragraph, 1 list\n"
        "    14  2 the sun {#the-sun}: 1 paragraph\n"
        "    18  closing: 1 paragraph\n"
        "    22  1 question and answer\n"
    )


def test_an_empty_section_says_so() -> None:
    """A heading may have nothing but lower headings under it."""
    text = as_text(read("a\n\n## Moon\n\n### Phases\n\nFour.", name="a.md").article)
    assert "1 Moon {#moon}: nothing of its own" in text


def test_the_values_are_plain_and_hold_the_same() -> None:
    """They can be written as JSON and hold lines, slugs and kinds."""
    tree = as_json(read(SOURCE, name="tides.txt").article)
    assert json.loads(json.dumps(tree)) == tree
    assert tree == {
        "name": "tides.txt",
        "title": "Tides",
        "lead": [{"kind": "paragraph", "line": 1}],
        "sections": [
            {
                "title": "the moon",
                "slug": "the-moon",
                "level": 1,
                "line": 3,
                "blocks": [{"kind": "paragraph", "line": 5}],
                "sections": [
                    {
                        "title": "Phases",
                        "slug": "phases",
                        "level": 2,
                        "line": 7,
                        "blocks": [
                            {"kind": "paragraph", "line": 9},
                            {"kind": "list", "line": 11},
                        ],
                        "sections": [],
                    }
                ],
            },
            {
                "title": "the sun",
                "slug": "the-sun",
                "level": 1,
                "line": 14,
                "blocks": [{"kind": "paragraph", "line": 16}],
                "sections": [],
            },
        ],
        "closing": [{"kind": "paragraph", "line": 18}],
        "questions": [{"question": "Is it so?", "line": 22}],
    }
