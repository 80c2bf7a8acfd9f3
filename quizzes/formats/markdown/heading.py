"""The heading block: three hyphens, the bank's slug, three hyphens, and nothing else."""

from collections.abc import Sequence
from itertools import takewhile

from quizzes.errors import Fault
from quizzes.formats.markdown.problems import Problems
from quizzes.questions.text import BLANK, slug_faults

UNNAMED = "unnamed"
"""What a bank is called whose heading has a problem."""

_FENCE = "---"
_REMEDY = "begin the file with ---, then bank: and its slug, then ---"


def read(lines: Sequence[str], bank: str | None, problems: Problems) -> tuple[str, int]:
    """Give the bank's slug and how many lines the heading block takes.

    The block may be left out when the caller knows the bank.
    """
    if not lines or lines[0].rstrip(BLANK) != _FENCE:
        if bank is None:
            problems.add(1, "bank", f"the heading block is missing: {_REMEDY}")
        return bank or UNNAMED, 0
    end = _end(lines)
    if end is None:
        problems.add(1, "bank", f"the heading block is never closed: {_REMEDY}")
        return bank or UNNAMED, _paragraph(lines)
    slug = _slug(lines[1:end], problems)
    if bank is not None and slug not in (bank, UNNAMED):
        problems.add(1, "bank", f"is {slug}, but the questions are for {bank}")
    return bank or slug, end + 1


def write(slug: str) -> list[str]:
    """Give the heading block of a bank."""
    return [_FENCE, f"bank: {slug}", _FENCE]


def _end(lines: Sequence[str]) -> int | None:
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip(BLANK) == _FENCE:
            return number
    return None


def _paragraph(lines: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda line: line.strip(BLANK), lines))


def _slug(lines: Sequence[str], problems: Problems) -> str:
    slug = ""
    for number, line in enumerate(lines, start=2):
        name, colon, value = line.partition(":")
        if not line.strip(BLANK):
            continue
        if name != "bank" or not colon:
            problems.add(number, "bank", "only one line stands here: bank: and its slug")
        elif slug:
            problems.add(number, "bank", "is given twice; keep one")
        else:
            slug = _checked(value.strip(BLANK), number, problems)
    if not slug:
        problems.add(1, "bank", "the slug is missing: add a line bank: and its slug")
    return slug or UNNAMED


def _checked(slug: str, line: int, problems: Problems) -> str:
    faults: list[Fault] = list(slug_faults("bank", slug))
    for fault in faults:
        problems.add(line, fault.field, fault.message)
    return UNNAMED if faults else slug
