"""What differs between two texts, word by word, in a time that has a bound."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

STEPS = 6_000_000
"""How much comparing two sequences may take at worst; beyond it they are told as replaced whole."""

_WORDS = re.compile(r"\w+[ \t]*|[^\w\s]|\s")


class Fate(StrEnum):
    """What became of a stretch of text."""

    same = "same"
    gone = "gone"
    new = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of one of the texts, or of both."""

    fate: Fate
    text: str


def differences(before: str, after: str) -> list[Stretch]:
    """Compare line by line, and word by word where lines were changed.

    What is not new, put together, is the text before; what is not gone is the text after.
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return list(_joined(_compared(old, new, _by_words)))


def _by_words(old: str, new: str) -> Iterator[Stretch]:
    yield from _compared(_WORDS.findall(old), _WORDS.findall(new), _replaced)


def _replaced(old: str, new: str) -> Iterator[Stretch]:
    yield Stretch(fate=Fate.gone, text=old)
    yield Stretch(fate=Fate.new, text=new)


def _compared(
    old: Sequence[str], new: Sequence[str], changed: Callable[[str, str], Iterator[Stretch]]
) -> Iterator[Stretch]:
    """Compare two sequences; `changed` tells of a stretch that became another one."""
    start, end = _common(old, new)
    middle = old[start : len(old) - end], new[start : len(new) - end]
    yield Stretch(fate=Fate.same, text="".join(old[:start]))
    if _steps(*middle) > STEPS:
        yield from _replaced("".join(middle[0]), "".join(middle[1]))
    else:
        for _, a, b, c, d in SequenceMatcher(None, *middle, autojunk=False).get_opcodes():
            gone, came = "".join(middle[0][a:b]), "".join(middle[1][c:d])
            if gone == came:
                yield Stretch(fate=Fate.same, text=gone)
            elif gone and came:
                yield from changed(gone, came)
            else:
                yield from _replaced(gone, came)
    yield Stretch(fate=Fate.same, text="".join(old[len(old) - end :]))


def _steps(old: Sequence[str], new: Sequence[str]) -> int:
    """Bound the work of difflib: it looks at every pair of like parts, once for each part found."""
    there, here = Counter(old), Counter(new)
    pairs = sum(number * here[part] for part, number in there.items())
    return (pairs + len(old) + len(new)) * min(len(old), len(new))


def _common(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Count what two sequences have alike at their beginnings and at their ends."""
    most = min(len(old), len(new))
    start = next((n for n in range(most) if old[n] != new[n]), most)
    rest = most - start
    end = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    return start, end


def _joined(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """Put neighbours of one fate together, and leave empty ones out."""
    last: Stretch | None = None
    for each in stretches:
        if not each.text:
            continue
        if last is not None and last.fate is each.fate:
            last = Stretch(fate=each.fate, text=last.text + each.text)
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last
