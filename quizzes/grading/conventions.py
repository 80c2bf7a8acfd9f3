"""How numbers are written around the world: the decimal sign, and the sign between thousands.

The table follows Unicode's Common Locale Data Repository (CLDR), without languages whose speakers
write both ways. Blanks and apostrophes between thousands are understood in every language.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

BLANKS = " \u00a0\u2009\u202f"
APOSTROPHES = "'\u2019"
ARABIC_SIGNS = "\u066b\u066c"


@dataclass(frozen=True, slots=True)
class Convention:
    """One way of writing numbers."""

    decimal: str
    thousands: str
    """Nothing where only blanks or apostrophes stand there."""

    def read(self, digits: str) -> tuple[str, str] | None:
        """Give the digits before and after the decimal sign, or None if this way has no such.

        Thousands are told apart throughout or not at all, by one sign, in groups of three.
        """
        whole, sign, rest = digits.partition(self.decimal)
        grouping = next((one for one in whole if not one.isdigit()), "")
        if grouping and grouping not in self.thousands + BLANKS + APOSTROPHES:
            return None
        if rest and not _DIGITS.fullmatch(rest):
            return None
        whole = _joined(whole, grouping) if grouping else whole
        if not _PLAIN.fullmatch(whole) or (whole != "0" and whole[:1] == "0" and sign):
            return None
        return (whole, rest) if whole or rest else None


POINT = Convention(".", ",")
COMMA = Convention(",", ".")
_COMMA_AND_BLANK = Convention(",", "")
_POINT_AND_APOSTROPHE = Convention(".", "")
_ARABIC = Convention(*ARABIC_SIGNS)
ALL = (POINT, COMMA, _ARABIC)

_DIGITS = re.compile("[0-9]+")
_PLAIN = re.compile("[0-9]*")
_TAG = re.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_POINT_LANGUAGES = "am bn cy en fil ga gu he hi ja kn ko ml mr ms mt my ne pa si sw ta te th tl zh"
_COMMA_LANGUAGES = "az bs ca da de el es eu fo gl hr id is it mk nl pt ro sl sr tr vi"
_BLANK_LANGUAGES = "af be bg cs et fi fr hu hy ka kk ky lt lv nb nn no pl ru sk sq sv uk uz"
_POINT_COUNTRIES_OF_SPANISH = "cu do gt hn mx ni pa pe pr sv us"
_TABLE: Mapping[str, Convention] = {
    **dict.fromkeys(_POINT_LANGUAGES.split(), POINT),
    **dict.fromkeys(_COMMA_LANGUAGES.split(), COMMA),
    **dict.fromkeys(_BLANK_LANGUAGES.split(), _COMMA_AND_BLANK),
    **dict.fromkeys(["de-ch", "de-li", "gsw", "it-ch", "rm"], _POINT_AND_APOSTROPHE),
    **dict.fromkeys((f"es-{one}" for one in _POINT_COUNTRIES_OF_SPANISH.split()), POINT),
    "pt-pt": _COMMA_AND_BLANK,
}
_BOTH_WAYS = frozenset({"en-za", "es-419", "fr-ch"})
"""Where school and everyday life differ: nothing is taken for granted."""


def of_locale(tag: str) -> Convention | None:
    """Give what is usual for a language tag such as ``de-AT``; None if that is not known."""
    if not _TAG.fullmatch(tag):
        return None
    language, *rest = tag.lower().replace("_", "-").split("-")
    names = [f"{language}-{part}" for part in rest]
    if _BOTH_WAYS.intersection(names):
        return None
    return next((_TABLE[name] for name in [*names, language] if name in _TABLE), None)


def _joined(whole: str, grouping: str) -> str:
    first, *groups = whole.split(grouping)
    sound = 1 <= len(first) <= 3 and first[0] != "0" and first.isdigit()
    if sound and all(len(group) == 3 and group.isdigit() for group in groups):
        return first + "".join(groups)
    return "?"
