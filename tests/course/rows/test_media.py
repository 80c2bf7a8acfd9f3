"""Names of pictures in texts, and the flaws of questions, each with its line."""

from __future__ import annotations

import pytest

from course.rows.flaws import question_flaws
from course.rows.media import is_media_name, mentioned
from quizzes import Option, Question, SingleChoice
from quizzes.formats.markdown import write_question


@pytest.mark.parametrize(
    ("markdown", "names"),
    [
        pytest.param("![A](map.png)", {"map.png"}, id="in a line"),
        pytest.param('![A [b] c](<map.png> "title")', {"map.png"}, id="with all that may be"),
        pytest.param("![A][m]\n\n[m]: map.png", {"map.png"}, id="by reference"),
        pytest.param("![](a.jpg) and ![](b.webp)", {"a.jpg", "b.webp"}, id="two"),
        pytest.param("map.png", set(), id="as a word"),
        pytest.param("![A](https://a.example/map.png)", set(), id="of another site"),
    ],
)
def test_a_text_names_its_pictures(markdown: str, names: set[str]) -> None:
    """Every way that Markdown has of showing one is found."""
    assert mentioned(markdown) == names


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("map.png", True),
        ("a-map-2.jpeg", True),
        ("Map.png", False),
        ("a_b.png", False),
        ("map.svg", False),
        ("../map.png", False),
        ("map.png\n", False),
        ("-.png", False),
        ("x" * 97 + ".png", False),
    ],
)
def test_a_name_is_plain(name: str, fits: bool) -> None:
    """Lower-case words and one of five endings."""
    assert is_media_name(name) is fits


def test_a_question_s_flaws_have_their_lines() -> None:
    """Whatever text of whatever kind they are in."""
    question = Question(
        id="which",
        stem="What is $x$?\n\nAnd ![](map.png)?",
        passage="ebb",
        body=SingleChoice(
            options=(
                Option(text=r"$\foo$", right=True, feedback="![A](none.png)"),
                Option(text="$x$", right=False, feedback=""),
            )
        ),
        explanation="Because $x^$.",
    )
    text = write_question(question)
    found = question_flaws(question, text, images={"map.png"}, line=11)
    lines = text.split("\n")
    told = {(flaw.rule, lines[flaw.line - 11]) for flaw in found}
    assert told == {
        ("picture", "And ![](map.png)?"),
        ("formula", r"- (x) $\foo$"),
        ("picture", "  > ![A](none.png)"),
        ("formula", "Because $x^$."),
    }
