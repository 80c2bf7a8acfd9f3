"""What a reader would miss is told with its line; pictures are shown by name."""

from __future__ import annotations

import pytest

from lessons import Image, Lesson, Passage, flaws, lesson_flaws, to_html, write_lesson

MAP = Image(url="/courses/tides/media/0123.png", width=640, height=480)


def test_a_picture_of_the_course_is_shown_with_its_size() -> None:
    """The page keeps room for it, loads it when it comes near, and has words for it."""
    assert to_html('![A *"sea"*](map.png)', images={"map.png": MAP}) == (
        '<p><img class="picture" src="/courses/tides/media/0123.png" alt="A &quot;sea&quot;"'
        ' width="640" height="480" loading="lazy"></p>\n'
    )


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("other.png", id="a picture that is not there"),
        pytest.param("https://a.example/map.png", id="a picture of another site"),
        pytest.param("../map.png", id="a path"),
        pytest.param("MAP.PNG", id="capital letters"),
        pytest.param("map.png?x", id="a query"),
        pytest.param("<>", id="no name"),
    ],
)
def test_any_other_picture_gives_way_to_its_words(name: str) -> None:
    """A page never breaks for a picture."""
    assert to_html(f"![A map]({name})", images={"map.png": MAP}) == "<p>A map</p>\n"


def test_a_picture_comes_from_the_site_alone() -> None:
    """Whatever the caller's list says, another site is not asked for anything."""
    for url in ("https://a.example/x.png", "//a.example/x.png", "javascript:alert(1)", "data:x"):
        image = Image(url=url, width=1, height=1)
        assert "src" not in to_html("![x](map.png)", images={"map.png": image})


@pytest.mark.parametrize(
    ("markdown", "told"),
    [
        pytest.param("![A map](map.png) $x$", [], id="all is well"),
        pytest.param("a\n\nb\n![A map](chart.png)", [(4, "picture")], id="no such picture"),
        pytest.param("a ![](map.png)", [(1, "picture")], id="no words"),
        pytest.param("![ ](chart.png)", [(1, "picture"), (1, "picture")], id="neither"),
        pytest.param("a\n\nb  \n$x$\n$x^$", [(5, "formula")], id="a formula in a line"),
        pytest.param("a\n\n$$\n\\foo\n$$", [(3, "formula")], id="a formula on its own lines"),
        pytest.param("- a\n- $}$", [(2, "formula")], id="a formula in a list"),
        pytest.param("a[^1]\n\n[^1]: $}$", [(3, "formula")], id="a formula in a note"),
        pytest.param("> " * 50 + "a", [(1, "markdown")], id="a text that cannot be rendered"),
    ],
)
def test_a_flaw_is_told_with_its_line(markdown: str, told: list[tuple[int, str]]) -> None:
    """Line and subject lead to it."""
    found = flaws(markdown, images={"map.png"})
    assert [(each.line, each.rule) for each in found] == told


def test_a_flaw_is_told_in_plain_words() -> None:
    """The message names what was typed and the remedy."""
    found = flaws("$\\foo$ ![](chart.png)", images=())
    assert [each.message for each in found] == [
        r"'$\foo' has '\foo', which is not known here",
        "the course has no picture called 'chart.png'; add it under Media",
        "'chart.png' is without words for who cannot see it: ![words](name)",
    ]


def test_the_flaws_of_a_lesson_have_the_lines_of_its_file() -> None:
    """The fields at the top count as well."""
    passage = Passage(slug="ebb", title="Ebb", body="Text.\n\nA ![](map.png).")
    text = write_lesson(Lesson(slug="moon", title="Moon", summary="It.", passages=(passage,)))
    (found,) = lesson_flaws(text, file="moon.md", images={"map.png"})
    assert (found.file, found.field) == ("moon.md", "picture")
    assert text.split("\n")[found.line - 1] == "A ![](map.png)."
