"""Words that are a slip apart and mean another thing: which words a word may be taken for.

In reading order: ``general``, ``science``, ``society`` (the lists), and here how they are asked.
A list holds words in their plain form; the same ending may follow every word of a group, so that
"immigrants" and "emigrants" are found too. A pair that only differs in a beginning or an ending
with a meaning of its own, such as hypo- and hyper-, needs no entry: ``affixes`` has those.
"""

from collections.abc import Mapping
from functools import cache

from quizzes.grading.typed.confusable import general, science, society

_SHORTEST_STEM = 4


def confused_with(word: str) -> frozenset[str]:
    """Give the words that a word may be taken for, with the word's own ending.

    The word is given without capital letters.
    """
    table = groups()
    found = set(table.get(word, ()))
    for length in range(_SHORTEST_STEM, len(word)):
        found.update(stem + word[length:] for stem in table.get(word[:length], ()))
    return frozenset(found)


@cache
def groups() -> Mapping[str, frozenset[str]]:
    """Give every listed word with the others of its groups."""
    found: dict[str, set[str]] = {}
    for words in ",".join((general.GROUPS, science.GROUPS, society.GROUPS)).split(","):
        group = set(words.split())
        for word in group:
            found.setdefault(word, set()).update(group - {word})
    return {word: frozenset(others) for word, others in found.items()}
