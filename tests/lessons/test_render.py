"""Markdown to HTML, and the time it takes to read."""

import pytest

from lessons import LessonsError, minutes, to_html, words
from lessons.dialect import LIMIT


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        pytest.param(
            "A *b* **c** `d`", "<p>A <em>b</em> <strong>c</strong> <code>d</code></p>", id="text"
        ),
        pytest.param("# a", "<h3>a</h3>", id="no heading stands above the third level"),
        pytest.param("### a", "<h3>a</h3>", id="the third level stays"),
        pytest.param("##### a", "<h5>a</h5>", id="lower levels stay"),
        pytest.param("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>", id="a list"),
        pytest.param("3. a", '<ol start="3">\n<li>a</li>\n</ol>', id="a list from three"),
        pytest.param("a  \nb", "<p>a<br>\nb</p>", id="a line break"),
        pytest.param("![a *b*](x.png)", "<p>a b</p>", id="an image gives way to its text"),
        pytest.param("![a ![b](y) c](x)", "<p>a b c</p>", id="an image in an image"),
        pytest.param("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>", id="HTML is text"),
        pytest.param("```py\n<a>\n```", "<pre><code>&lt;a&gt;\n</code></pre>", id="code"),
        pytest.param("https://a.example", "<p>https://a.example</p>", id="no links by themselves"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_markdown_becomes_html(markdown: str, html: str) -> None:
    """The dialect is CommonMark without HTML."""
    assert to_html(markdown).strip() == html


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        pytest.param("https://a.example/b?c#d", True, id="https"),
        pytest.param("http://a.example", True, id="http"),
        pytest.param("mailto:ada@example.org", True, id="mail"),
        pytest.param("other#the-sun", True, id="relative"),
        pytest.param("#the-sun", True, id="a passage of the page"),
        pytest.param("ftp://a.example", False, id="ftp"),
        pytest.param("tel:123", False, id="telephone"),
        pytest.param("//a.example", False, id="another site without a scheme"),
        pytest.param("/lessons/moon?a=b:c", True, id="a colon that is no scheme"),
    ],
)
def test_links_lead_where_links_may_lead(address: str, kept: bool) -> None:
    """Addresses of the web, of mail and of the site stay; of others only the text does."""
    html = to_html(f"[a]({address})")
    assert ('href="' in html) == kept
    assert 'rel="noopener noreferrer"' in html


def test_context_stands_apart_with_a_label() -> None:
    """What the course adds is marked for eyes and for screen readers."""
    assert to_html("::: context\nAdded.\n:::") == (
        '<aside class="context" role="note" aria-label="Context added by the course">\n'
        '<p class="context-label">Context added by the course</p>\n'
        "<p>Added.</p>\n</aside>\n"
    )


def test_tables_can_scroll_and_name_their_columns() -> None:
    """A wide table scrolls by itself, by keyboard too; alignment needs no style attribute."""
    html = to_html("| a | b | c |\n|:-:|--:|---|\n| 1 | 2 | 3 |")
    assert html.startswith(
        '<div class="table-scroll" role="region" aria-label="Table" tabindex="0"><table>'
    )
    assert '<th class="align-center" scope="col">a</th>' in html
    assert '<td class="align-right">2</td>' in html
    assert "<td>3</td>" in html
    assert html.endswith("</table></div>\n")


def test_footnotes_lead_there_and_back() -> None:
    """Marks and notes are tied both ways, under ids that carry the anchor."""
    html = to_html("a[^x] b[^x]\n\n[^x]: Note.", anchor="the-moon")
    assert '<a href="#note:the-moon:1" id="note:the-moon:1:1" aria-label="Note 1"' in html
    assert '<a href="#note:the-moon:1" id="note:the-moon:1:2" aria-label="Note 1"' in html
    assert '<li id="note:the-moon:1">' in html
    assert 'href="#note:the-moon:1:2" aria-label="Back to the text"' in html


@pytest.mark.parametrize("anchor", ['x"', "A b", "", "a:b"])
def test_an_anchor_is_a_slug(anchor: str) -> None:
    """Nothing else can get into an id."""
    with pytest.raises(LessonsError, match="cannot be an anchor"):
        to_html("a", anchor=anchor)


@pytest.mark.parametrize(
    ("markdown", "count"),
    [
        pytest.param("One *two* three.", 3, id="marks are no words"),
        pytest.param("well-known isn’t 3.5", 3, id="joined words are one"),
        pytest.param("**b**old", 1, id="emphasis inside of a word"),
        pytest.param("one\ntwo  \nthree", 3, id="breaks part words"),
        pytest.param("## A b\n\n- c\n- d\n\n> e", 5, id="every kind of block"),
        pytest.param("[a b](https://c.example) ![d](e)", 3, id="addresses are not read"),
        pytest.param("|a|b|\n|-|-|\n|c|d e|", 5, id="cells"),
        pytest.param("a[^1]\n\n[^1]: b c", 3, id="footnotes"),
        pytest.param("```\na b\n```", 2, id="code"),
        pytest.param("", 0, id="nothing"),
    ],
)
def test_words_are_those_that_are_read(markdown: str, count: int) -> None:
    """Only what a reader sees is counted."""
    assert words(markdown) == count


@pytest.mark.parametrize(("count", "time"), [(0, 1), (1, 1), (220, 1), (221, 2), (2200, 10)])
def test_minutes_are_counted_as_begun(count: int, time: int) -> None:
    """220 words a minute, and never less than one."""
    assert minutes(count) == time


def test_length_is_bounded() -> None:
    """One character more than the limit is refused in plain words."""
    assert to_html("a" * LIMIT).startswith("<p>a")
    with pytest.raises(LessonsError, match="at most 200,000"):
        to_html("a" * (LIMIT + 1))
    with pytest.raises(LessonsError, match="at most 200,000"):
        words("a" * (LIMIT + 1))


def test_straight_quotes_become_printers_quotes() -> None:
    """Quotes and apostrophes are curled in the text, and left alone in code and in "(c)"."""
    html = to_html("""It's "so", said `it's`, option (c)...""")

    assert html == "<p>It’s “so”, said <code>it's</code>, option (c)...</p>\n"


def test_a_flood_of_quotes_is_left_as_it_is() -> None:
    """More quotes than a lesson has are not curled one by one, which would take for ever."""
    flood = '"' * 60_000

    assert flood in to_html(flood).replace("&quot;", '"')
