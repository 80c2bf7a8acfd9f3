"""What a text from outside must be before anything reads it: decoded, in bounds, plain."""

import re

from lessons.errors import LessonsError, Report

ARTICLE_LIMIT = 2_000_000
"""The longest article, in characters (and in bytes, where bytes are given)."""

_LINE_ENDS = re.compile(r"\r\n?")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_NEVER = re.compile("[\x00\ud800-\udfff]")
_NOT_IN_LESSONS = re.compile("[\ud800-\udfff\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_SPACES = re.compile("[ \t\n\r\x0b\x0c\x85\u2028\u2029]+")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes) -> str:
    """Read bytes as UTF-8, as UTF-16 when a byte order mark says so, else as Windows-1252.

    Windows-1252 is what older word processors and mail programs write. Bytes that are no text in
    any of the three are refused instead of being guessed at.

    :raise LessonsError: the bytes are too many, or no text.
    """
    if len(data) > 2 * ARTICLE_LIMIT:
        raise LessonsError(f"The file has more than {2 * ARTICLE_LIMIT:,} bytes; split it.")
    encodings = ["utf-16"] if data.startswith(_UTF16_MARKS) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        text = _decoded(data, encoding)
        if text is not None and not _NO_TEXT.search(text):
            return text
    raise LessonsError("The file is not text. Save it as plain text in UTF-8 and try again.")


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def checked(text: str, *, file: str, limit: int) -> str:
    """Return *text* with every line ending as LF and without a leading byte order mark.

    :param limit: the most characters that are read.
    :raise ContentProblems: too long, nothing but blanks, or NUL or half a character in it.
    """
    report = Report(file)
    if len(text) > limit:
        report.add(1, "file", f"has {len(text):,} characters; at most {limit:,} are read, split it")
        report.raise_if_any()
    text = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))
    if not text.strip():
        report.add(1, "file", "is empty")
    if found := _NEVER.search(text):
        report.add(
            line_at(text, found.start()),
            "file",
            f"holds the character U+{ord(found[0]):04X}, which is no text; remove it",
        )
    report.raise_if_any()
    return text


def invisible(text: str) -> re.Match[str] | None:
    """Find the first control character or half a character, which no editor shows."""
    return _NOT_IN_LESSONS.search(text)


def note_invisible(text: str, report: Report) -> None:
    """Note the first invisible character of a file."""
    if found := invisible(text):
        report.add(
            line_at(text, found.start()),
            "file",
            f"holds the invisible character U+{ord(found[0]):04X}; remove it",
        )


def line_at(text: str, position: int) -> int:
    """Return the line, from 1, in which a position of *text* stands."""
    return text.count("\n", 0, position) + 1


def one_line(text: str) -> str:
    """Return *text* on one line: each run of spaces and line breaks is one space.

    No-break spaces are kept, as they are typed on purpose.
    """
    return _SPACES.sub(" ", text).strip()
