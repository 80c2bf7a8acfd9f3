"""Readable ids: lower-case words joined by hyphens, made from titles and checked in files."""

import re
import unicodedata
from collections.abc import Callable, Iterable

LONGEST = 80
"""The most characters of a slug; the format for questions has the same bound."""

RULE = f"lower-case words joined by hyphens, at most {LONGEST} characters"

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_APOSTROPHES = re.compile("['’ʼ]")
_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")
# Letters that do not come apart into a base letter and an accent.
_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def is_slug(text: str) -> bool:
    """Say whether *text* can be a slug."""
    return len(text) <= LONGEST and _SLUG.fullmatch(text) is not None


def slugify(title: str) -> str:
    """Make a slug from a title, or the empty string when the title has no Latin letter or digit.

    It depends on the title alone, so that a section keeps its slug when sections move.
    """
    folded = _APOSTROPHES.sub("", title.casefold()).translate(_LETTERS)
    parted = unicodedata.normalize("NFKD", folded)
    plain = "".join(letter for letter in parted if not unicodedata.combining(letter))
    words = _BETWEEN_WORDS.sub("-", plain).strip("-")
    if len(words) <= LONGEST:
        return words
    return words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]


def slugger(taken: Iterable[str] = ()) -> Callable[[str, str], str]:
    """Return a maker of slugs that never gives one out twice.

    The maker takes a title and the word that stands in when a title makes no slug; a second
    slug of the same words gets ``-2``, a third ``-3``.
    """
    used = set(taken)
    counts: dict[str, int] = {}

    def make(title: str, fallback: str) -> str:
        base = slugify(title) or fallback
        slug = base
        while slug in used:
            counts[base] = counts.get(base, 1) + 1
            suffix = f"-{counts[base]}"
            slug = base[: LONGEST - len(suffix)].rstrip("-") + suffix
        used.add(slug)
        return slug

    return make
