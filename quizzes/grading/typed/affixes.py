"""Beginnings and endings with a meaning of their own: exchanging them is never a slip.

English, with the Greek and Latin that the sciences of every language share.
"""

from collections.abc import Iterator

# In each group any one may stand for any other; "-" is none at all. Only such as are one letter
# apart are listed, or two among the opposites: what differs in more is no slip anyway.
_OPPOSITE_BEGINNINGS = (
    *("- un", "- in", "hyper hypo", "endo exo ecto", "inter intra intro", "ante anti"),
    *("macro micro", "im em", "kilo milli", "mega giga tera peta", "deca deci"),
)
_BEGINNINGS = (
    *("pre pro per", "pre re", "de re se", "de di", "de be", "bi di", "sub sup sur", "mis dis"),
    *("af ef", "ab ad ob", "al il el", "in en on", "con com", "mat pat", "epi api"),
    *("cis dis", "ex en", "for fore", "up un", "out our"),
)
_OPPOSITE_ENDINGS = ("itis osis", "ectomy otomy ostomy")
_ENDINGS = (
    *("ism ist", "er ee ed es", "or ee", "ate ite", "ite ide", "ane ene ine yne", "ose ase"),
    *("a an", "ina ine", "o a", "less ness", "scope scopy", "ic is", "ous us", "ium ius"),
    *("able ably", "ible ibly", "y e"),
)
_SHORTEST_REST = 3
_VOWELS = tuple("aeiou")


def neighbours(word: str) -> Iterator[str]:
    """Give what a word becomes when a beginning or ending of it is exchanged.

    Most of these are no words; that one might be is enough. The word has no capital letters.
    """
    yield from _with_and_without_a(word)
    yield from _exchanged(word, _BEGINNINGS)
    yield from (other[::-1] for other in _exchanged(word[::-1], _REVERSED))


def opposites(word: str) -> Iterator[str]:
    """Give what a word becomes when it is turned into its opposite or the like.

    Half-way to one of these is too near already: "hypetension" may be meant for hypertension or
    for hypotension, and is therefore neither.
    """
    yield from _exchanged(word, _OPPOSITE_BEGINNINGS)
    yield from (other[::-1] for other in _exchanged(word[::-1], _OPPOSITES_REVERSED))


def _with_and_without_a(word: str) -> Iterator[str]:
    """Political and apolitical; before a vowel it would be an-."""
    if not word.startswith(_VOWELS):
        yield "a" + word
    elif word.startswith("a") and not word[1:].startswith(_VOWELS):
        yield word[1:]


def _exchanged(word: str, groups: tuple[str, ...]) -> Iterator[str]:
    for group in groups:
        affixes = ["" if affix == "-" else affix for affix in group.split()]
        for old in affixes:
            rest = word[len(old) :]
            if word.startswith(old) and len(rest) >= _SHORTEST_REST:
                yield from (new + rest for new in affixes if new != old)


def _reversed(groups: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(group[::-1] for group in groups)


_REVERSED = _reversed(_ENDINGS)
_OPPOSITES_REVERSED = _reversed(_OPPOSITE_ENDINGS)
