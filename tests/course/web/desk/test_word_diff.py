"""What differs between two texts, word by word."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.web.teach.word_diff import Fate, differences

texts = st.text(alphabet="ab \n.", max_size=60) | st.text(max_size=30)


def written(before: str, after: str) -> str:
    """Write the stretches as text: what is gone in square brackets, what is new in curly ones."""
    signs = {Fate.same: ("", ""), Fate.gone: ("[", "]"), Fate.new: ("{", "}")}
    return "".join(each.text.join(signs[each.fate]) for each in differences(before, after))


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        pytest.param("", "", "", id="nothing"),
        pytest.param("the same", "the same", "the same", id="nothing changed"),
        pytest.param("in May 1949.", "in May 1955.", "in May [1949]{1955}.", id="a word"),
        pytest.param("a b c", "a c", "a [b ]c", id="a word taken out"),
        pytest.param("a\nb\n", "a\nnew\nb\n", "a\n{new\n}b\n", id="a line put in"),
        pytest.param("old\n", "", "[old\n]", id="everything taken out"),
        pytest.param(
            "one\ntwo\nthree\n", "one\n2\nthree\n", "one\n[two]{2}\nthree\n", id="a line changed"
        ),
    ],
)
def test_changed_words_are_told(before: str, after: str, marked: str) -> None:
    """Lines are matched first, and the words of those that were changed."""
    assert written(before, after) == marked


@given(texts, texts)
def test_nothing_of_either_text_is_lost(before: str, after: str) -> None:
    """What is not new makes the text before, what is not gone the text after."""
    found = differences(before, after)

    assert "".join(each.text for each in found if each.fate is not Fate.new) == before
    assert "".join(each.text for each in found if each.fate is not Fate.gone) == after
    assert all(one.fate is not other.fate for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("a b " * 20_000, "b a " * 20_000, id="one endless line"),
        pytest.param("a b\n" * 20_000, "b a\n" * 20_000, id="endless lines"),
        pytest.param("a b " * 140, "b a " * 140, id="just within the bound"),
        pytest.param("x\n" * 590, "y\nx\n" * 290, id="lines that are all alike"),
    ],
)
def test_hostile_texts_are_compared_in_bounded_time(before: str, after: str) -> None:
    """What is too large to be compared word by word is told as replaced."""
    begun = time.process_time()

    assert differences(before, after)

    assert time.process_time() - begun < 2
