"""Which lines are in a fenced code block."""

import pytest
from markdown_it import MarkdownIt

from quizzes.questions.fences import fenced


@pytest.mark.parametrize(
    ("text", "inside", "unclosed"),
    [
        pytest.param("a\n```\nb\n```\nc", {1, 2, 3}, (), id="a block"),
        pytest.param("~~~ text\nb\n~~~~~", {0, 1, 2}, (), id="tildes, closed by more of them"),
        pytest.param("````\n```\n````", {0, 1, 2}, (), id="a shorter fence inside"),
        pytest.param("```\n~~~\n```", {0, 1, 2}, (), id="another fence inside"),
        pytest.param("   ```\nb\n  ```", {0, 1, 2}, (), id="indented by less than four"),
        pytest.param("    ```\nb", set(), (), id="indented by four is no fence"),
        pytest.param("```a`b\nc", set(), (), id="a back-tick in the info is no fence"),
        pytest.param("```\nb\n``` c\n```", {0, 1, 2, 3}, (), id="a closing fence stands alone"),
        pytest.param("a\n```\nb", set(), (1,), id="never closed"),
        pytest.param("~~~\nb\n```\nc\n```", {2, 3, 4}, (0,), id="seen again after a forgotten one"),
    ],
)
def test_fences(text: str, inside: set[int], unclosed: tuple[int, ...]) -> None:
    """Fences open and close as in CommonMark, and a forgotten one is told."""
    assert fenced(text.split("\n")) == (frozenset(inside), unclosed)

    if not unclosed:
        tokens = [t.map for t in MarkdownIt("commonmark").parse(text) if t.type == "fence"]
        assert inside == {line for begin, end in filter(None, tokens) for line in range(begin, end)}
