"""What text a question may hold: characters, normal form, ends, size, closed code blocks."""

import re
import unicodedata
from collections.abc import Iterator

from quizzes.errors import Fault
from quizzes.questions import limits
from quizzes.questions.fences import fenced

BLANK = " \t"
"""What counts as nothing at the ends of a line; other spaces are text."""

# Control characters, halves of surrogate pairs, the line separators that only some programs see,
# the two bidirectional overrides (they can make a key look like a distractor), and two
# code points that XML cannot carry. Tab and line feed are the exceptions.
_REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202d\u202e\ufffe\uffff]"
)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Normalising takes time that grows with the square of a run of combining marks.
# Unicode's "stream-safe" text (UAX #15) has at most this many.
_MARKS_IN_A_ROW = 30

_ENDS = "begins or ends with blanks; leave them out"


def normal(text: str) -> str:
    """Give the text in Unicode's composed form (NFC), or as it is if that would take too long."""
    if text.isascii() or _too_many_marks(text):
        return text
    return unicodedata.normalize("NFC", text)


def trimmed(text: str) -> str:
    """Take away blank lines before and after, and blanks at the very end."""
    lines = text.rstrip(BLANK + "\n").split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip(BLANK)), 0)
    return "\n".join(lines[first:])


def slug_faults(field: str, slug: str) -> Iterator[Fault]:
    """Say what keeps a text from being a slug."""
    if len(slug) > limits.SLUG or not _SLUG.fullmatch(slug):
        message = (
            f"is not a slug: write lower-case words (a-z, 0-9) joined by hyphens, "
            f"at most {limits.SLUG} characters"
        )
        yield Fault(field=field, message=message)


def line_faults(field: str, text: str, *, most: int) -> Iterator[Fault]:
    """Say what keeps a text from being one line of at most so many characters."""
    if "\n" in text:
        yield Fault(field=field, message="has more than one line; write it on one")
    if text != text.strip(BLANK):
        yield Fault(field=field, message=_ENDS)
    yield from _text_faults(field, text, most)


def markdown_faults(field: str, text: str, *, most: int, optional: bool = False) -> Iterator[Fault]:
    """Say what keeps a text from being Markdown of at most so many characters."""
    if optional and not text:
        return
    if text != trimmed(text):
        yield Fault(field=field, message=_ENDS)
    yield from _text_faults(field, text, most)
    _, opened = fenced(text.split("\n"))
    for line in opened[:1]:
        yield Fault(field=field, message="a code block opens here and is never closed", line=line)


def _text_faults(field: str, text: str, most: int) -> Iterator[Fault]:
    if not text.strip():
        yield Fault(field=field, message="has no text")
    if len(text) > most:
        yield Fault(field=field, message=f"has {len(text):,} characters; {most:,} are allowed")
        return  # the rest of the checks is for text of a bounded size
    for number, line in enumerate(text.split("\n")):
        for message in _character_messages(line):
            yield Fault(field=field, message=message, line=number)


def _character_messages(line: str) -> Iterator[str]:
    if found := _REFUSED.search(line):
        code = ord(found[0])
        yield f"holds the character U+{code:04X}, which is not allowed; take it out"
    if line.isascii():
        return
    if _too_many_marks(line):
        yield f"stacks more than {_MARKS_IN_A_ROW} combining marks; take some out"
    elif not unicodedata.is_normalized("NFC", line):
        yield "is not in Unicode's composed form (NFC); normalise it first"


def _too_many_marks(text: str) -> bool:
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run > _MARKS_IN_A_ROW:
            return True
    return False
