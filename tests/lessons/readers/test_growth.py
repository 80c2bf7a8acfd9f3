"""Reading takes time in proportion to the text: work is counted, not timed."""

import pytest

from lessons import LessonsError, read, to_html
from tests.effort import grows_in_line

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


def grown(shape: str, times: int) -> str:
    """Repeat a shape after a first paragraph."""
    return "It begins.\n\n" + shape * times


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_twice_the_article_is_at_most_twice_the_work(shape: str, suffix: str) -> None:
    """Anything that looked back at what came before would show as four times the work."""
    assert grows_in_line(lambda times: read(grown(shape, times), name=f"a.{suffix}"), 100)


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
        pytest.param("![", id="pictures that never end"),
        pytest.param("$a ", id="dollars that open nothing"),
        pytest.param("$a\\$", id="dollars that are meant"),
        pytest.param("- $$a\n", id="formulas that never end, in lists"),
        pytest.param("$$\nx\n", id="formulas on lines of their own"),
        pytest.param("|a|b|\n|-|-|\n|a|b|\n\n", id="tables"),
    ],
)
def test_twice_the_markdown_is_at_most_twice_the_rendering(shape: str) -> None:
    """The same holds for what is rendered."""

    def render(times: int) -> str:
        try:
            return to_html("[^1]: note\n\n" + shape * times)
        except LessonsError as error:
            return str(error)

    assert grows_in_line(render, 100)
