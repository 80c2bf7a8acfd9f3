"""Readable ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.slugs import LONGEST, is_slug, slugger, slugify


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        pytest.param("The Cold War Era", "the-cold-war-era", id="words"),
        pytest.param("  US–Russia: what’s next? ", "us-russia-whats-next", id="signs"),
        pytest.param("Crème brûlée & Straße", "creme-brulee-strasse", id="accents"),
        pytest.param("Łódź, Ærø and Þing", "lodz-aero-and-thing", id="letters of their own"),
        pytest.param("1. Begin", "1-begin", id="a number"),
        pytest.param("Война и мир", "", id="no Latin letter"),
        pytest.param("…", "", id="only signs"),
    ],
)
def test_a_title_makes_a_slug(title: str, slug: str) -> None:
    """Words are kept, signs part them, accents go."""
    assert slugify(title) == slug


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("Tides", id="a capital"),
        pytest.param("a--b", id="two hyphens"),
        pytest.param("-a", id="a hyphen first"),
        pytest.param("a-", id="a hyphen last"),
        pytest.param("a_b", id="an underscore"),
        pytest.param("é", id="an accent"),
        pytest.param("a\n", id="a line end"),
        pytest.param("a" * (LONGEST + 1), id="one letter too many"),
    ],
)
def test_what_is_no_slug_is_told(text: str) -> None:
    """The rule has no exceptions."""
    assert not is_slug(text)


def test_a_long_title_is_cut_between_words() -> None:
    """A slug never ends in half a word when it need not."""
    slug = slugify("word " * 40)
    assert len(slug) <= LONGEST
    assert set(slug.split("-")) == {"word"}


@given(st.lists(st.text(max_size=120), max_size=30))
def test_a_slugger_gives_slugs_and_never_one_twice(titles: list[str]) -> None:
    """Whatever the titles, the slugs are valid and different."""
    make = slugger({"course"})
    slugs = [make(title, "section") for title in titles]
    assert len({*slugs, "course"}) == len(slugs) + 1
    assert all(map(is_slug, slugs))


def test_repeated_titles_are_counted() -> None:
    """The second of a name is number two."""
    make = slugger()
    assert [make("Trade", "x") for _ in range(3)] == ["trade", "trade-2", "trade-3"]
