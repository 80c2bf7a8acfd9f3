"""Making the digits of typed numbers alike: one script, one width, nothing invisible."""

import unicodedata

from quizzes.errors import QuizzesError

# Zero-width space, word joiner, byte order mark, soft hyphen, and the marks of writing direction,
# which come along when a number is copied from a text in Arabic or Hebrew.
_INVISIBLE = dict.fromkeys(
    [*map(ord, "\u200b\u2060\ufeff\u00ad\u200e\u200f\u061c"), *range(0x2066, 0x206A)]
)
# The full-width forms of ASCII stand in the same order as ASCII.
_FULL_WIDTH = {0xFF01 + n: 0x21 + n for n in range(94)} | {0x3000: 0x20}
_ARABIC = ({0x0660 + n: 0x30 + n for n in range(10)}, {0x06F0 + n: 0x30 + n for n in range(10)})


class NoNumber(QuizzesError):
    """What was typed is not read as a number; the message says so to the learner."""


def plain(text: str) -> tuple[str, tuple[str, ...]]:
    """Give a text with the digits 0 to 9 only, and what was forgiven for that.

    :raise NoNumber: its digits are of two scripts, or of one that is not known here.
    """
    forgiven: list[str] = []
    for name, translated in (
        ("invisible characters", text.translate(_INVISIBLE)),
        ("full-width characters", text.translate(_INVISIBLE).translate(_FULL_WIDTH)),
        ("Arabic digits", _western(text.translate(_INVISIBLE).translate(_FULL_WIDTH))),
    ):
        if translated != text:
            forgiven.append(name)
            text = translated
    if any(character.isdecimal() and not character.isascii() for character in text):
        raise NoNumber("Write every digit as one of 0 to 9.")
    return text.strip(), tuple(forgiven)


def _western(text: str) -> str:
    """Turn Arabic digits around one by one; their order is the same, the first is the highest."""
    scripts = {_script(character) for character in text if character.isdecimal()}
    if scripts in ({"ARABIC-INDIC"}, {"EXTENDED"}):
        for digits in _ARABIC:
            text = text.translate(digits)
    return text


def _script(digit: str) -> str:
    return unicodedata.name(digit, "").split()[0]
