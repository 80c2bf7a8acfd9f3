"""Reading takes time in proportion to the text: work is counted, not timed."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from lessons import LessonsError, read, to_html

SHAPES = {
    "sections": "tides of the sea\n\nIt moves.\n\nThe Moon\n\nIt pulls.\n\n- a\n- b\n\n",
    "like lines": "Some Words\n\n",
    "repeated headings": "the moon\n\nthe moon\n\nIt pulls.\n\n",
    "questions": "Why is it so?\n\nIt is.\n\n",
    "faqs": "FAQ\n\n",
    "furniture": "Read more\n\nAuthor\n\n",
    "list items": "- a\n",
    "loose items": "- a\n\n",
    "table rows": "a\tb\n",
    "long lines": "The sea rises and falls. " * 6 + "\n",
    "blank lines": "\n\f \n",
    "markdown": "## The *moon*\n\nIt [pulls](x).\n\n- a\n  - b\n\n> c\n\n|a|\n|-|\n|b|\n\n",
    "bullets in bullets": "- " * 8 + "\n",
}


def calls(work: Callable[[], object]) -> int:
    """Count the calls of functions, in Python and in C, that some work takes."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def grown(shape: str, times: int) -> str:
    """Repeat a shape after a first paragraph."""
    return "It begins.\n\n" + shape * times


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_twice_the_article_is_at_most_twice_the_work(shape: str, suffix: str) -> None:
    """Anything that looked back at what came before would show as four times the work."""
    name = f"a.{suffix}"
    small, large = (calls(lambda n=n: read(grown(shape, n), name=name)) for n in (100, 200))  # type: ignore[misc]  # a default binds the size of this round
    assert large <= 2.2 * small


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param("::: context\n", id="context blocks that never end"),
        pytest.param("::: context\na\n:::\n", id="context blocks"),
        pytest.param("[^1] ", id="footnote marks"),
        pytest.param("[a][b", id="labels that never end"),
        pytest.param("*a _b ", id="emphasis that never ends"),
        pytest.param("> - ", id="nesting"),
        pytest.param("`" * 7 + " ", id="backticks"),
    ],
)
def test_twice_the_markdown_is_at_most_twice_the_rendering(shape: str) -> None:
    """The same holds for what is rendered."""

    def render(times: int) -> str:
        try:
            return to_html("[^1]: note\n\n" + shape * times)
        except LessonsError as error:
            return str(error)

    assert calls(lambda: render(200)) <= 2.2 * calls(lambda: render(100))
