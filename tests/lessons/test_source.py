"""What a text from outside must be."""

import pytest

from lessons.errors import ContentProblems, LessonsError
from lessons.source import ARTICLE_LIMIT, checked, decode, one_line


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("naïve – “q”".encode(), "naïve – “q”", id="UTF-8"),
        pytest.param("\ufeffnaïve".encode(), "naïve", id="UTF-8 with a byte order mark"),
        pytest.param("naïve – “q”".encode("cp1252"), "naïve – “q”", id="Windows-1252"),
        pytest.param("naïve".encode("utf-16"), "naïve", id="UTF-16 with a byte order mark"),
        pytest.param(b"", "", id="nothing"),
        pytest.param(b"a\r\n\tb\x0cc", "a\r\n\tb\x0cc", id="line ends, tabs and form feeds"),
    ],
)
def test_bytes_are_read_in_the_encoding_they_have(data: bytes, text: str) -> None:
    """Three encodings are told apart by the bytes themselves."""
    assert decode(data) == text


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", id="a picture"),
        pytest.param(b"PK\x03\x04\x14\x00\x00\x00", id="an archive"),
        pytest.param(b"text with a \x00 in it", id="NUL"),
        pytest.param(b"caf\xe9 \x81", id="a byte that Windows-1252 does not know"),
        pytest.param(b"\xff\xfea", id="half a character of UTF-16"),
        pytest.param(b"\xff\xfe\x00\xd8a\x00", id="half a pair of UTF-16"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    """Nothing is guessed: the message says what to save the file as."""
    with pytest.raises(LessonsError, match=r"not text\. Save it as plain text in UTF-8"):
        decode(data)


def test_a_file_beyond_every_limit_is_not_even_decoded() -> None:
    """The bound on bytes comes before all other work."""
    with pytest.raises(LessonsError, match="split it"):
        decode(b"a" * (2 * ARTICLE_LIMIT + 1))


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        pytest.param("a\r\nb", "a\nb", id="line ends of Windows"),
        pytest.param("a\rb\r\r\nc", "a\nb\n\nc", id="line ends of old Macs"),
        pytest.param("\ufeffa", "a", id="a byte order mark"),
        pytest.param("a\x0cb\u2028c", "a\x0cb\u2028c", id="what only looks like a line end"),
    ],
)
def test_line_ends_become_one_kind(text: str, clean: str) -> None:
    """Line numbers are the same whatever system a file comes from."""
    assert checked(text, file="a.txt", limit=100) == clean


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("a\nb\0c", 2, "U[+]0000", id="NUL"),
        pytest.param("a\n\n\ud800", 3, "U[+]D800", id="half a character"),
        pytest.param(" \n\t\n", 1, "is empty", id="nothing but blanks"),
        pytest.param("", 1, "is empty", id="nothing at all"),
        pytest.param("a" * 101, 1, "101 characters; at most 100", id="one character too many"),
    ],
)
def test_what_is_no_text_is_refused_with_its_line(text: str, line: int, message: str) -> None:
    """A refusal names the place."""
    with pytest.raises(ContentProblems, match=message) as caught:
        checked(text, file="a.txt", limit=100)
    assert caught.value.problems[0].line == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("  a \n\n b\t", "a b", id="runs become one blank"),
        pytest.param("a\x0bb\x85c\u2028d\u2029e", "a b c d e", id="every kind of break"),
        pytest.param("10\u00a0km", "10\u00a0km", id="no-break spaces stay"),
    ],
)
def test_a_value_stands_on_one_line(text: str, line: str) -> None:
    """Breaks and runs of blanks count as one blank."""
    assert one_line(text) == line
