"""Keys and counts of forms: taken when they can be meant, refused in words when not."""

from __future__ import annotations

import pytest

from course.services.errors import Invalid
from course.web.keys import LARGEST_COUNT, new_key, read_count, read_key


def test_a_new_key_can_be_sent_back() -> None:
    """Each is another one, and each is of the form that is taken."""
    keys = {new_key() for _ in range(100)}
    assert len(keys) == 100
    assert {read_key(key) for key in keys} == keys


@pytest.mark.parametrize("key", ["abcdefgh", "A-Z_0-9-", "k" * 48])
def test_keys_as_browsers_make_them_are_taken(key: str) -> None:
    """Eight to forty-eight letters, digits, hyphens and underscores."""
    assert read_key(key) == key


@pytest.mark.parametrize(
    "key",
    [
        pytest.param(None, id="none at all"),
        pytest.param("", id="an empty one"),
        pytest.param("short-1", id="seven characters"),
        pytest.param("k" * 49, id="too many characters"),
        pytest.param("k" * 100_000, id="far too many characters"),
        pytest.param("key with blanks", id="blanks"),
        pytest.param("attempt.12.3", id="the dots of our own keys"),
        pytest.param("abcdefgh\n", id="a line end"),
        pytest.param("abcdefg\x00", id="a null character"),
        pytest.param("schlüssel", id="a letter beyond ASCII"),
        pytest.param("١٢٣٤٥٦٧٨", id="digits of another script"),
    ],
)
def test_other_keys_are_refused(key: str | None) -> None:
    """The message says what to do."""
    with pytest.raises(Invalid, match="Reload the page and answer again"):
        read_key(key)


@pytest.mark.parametrize(
    ("value", "count"),
    [
        pytest.param("0", 0, id="nothing"),
        pytest.param("17", 17, id="a count"),
        pytest.param("007", 7, id="zeros before it"),
        pytest.param("9999999999", LARGEST_COUNT, id="more than can be meant"),
        pytest.param("", 5, id="an empty field"),
        pytest.param(None, 5, id="no field"),
    ],
)
def test_counts_are_read(value: str | None, count: int) -> None:
    """What is missing is the caller's number; what is huge is bounded."""
    assert read_count(value, otherwise=5) == count


@pytest.mark.parametrize(
    "value", ["-1", "+1", "1.0", "1e3", " 1", "1\n", "¹", "١", "banana", "0x10", "9" * 11]
)
def test_what_is_no_count_is_refused(value: str) -> None:
    """It is not taken for a number that nobody sent."""
    with pytest.raises(Invalid, match="count that is no number"):
        read_count(value)
