"""Places in a text where a variable stands: ``{{a}}``, or ``{{a as fraction}}``."""

import re
from collections.abc import Iterator
from fractions import Fraction

from quizzes.errors import Fault, QuestionFaults
from quizzes.parameters.drawing import Draw
from quizzes.questions.text import normal

_PLACE = re.compile(r"(\\?)\{\{ *([A-Za-z][A-Za-z0-9_]{0,39})( as fraction)? *\}\}")


def names(text: str) -> Iterator[str]:
    """Give the variables that stand in a text; a backslash before the braces makes them text."""
    return (match[2] for match in _PLACE.finditer(text) if not match[1])


def filled(text: str, draw: Draw) -> str:
    """Give the text of one draw.

    :raise QuestionFaults: a variable is unknown, or a word is wanted as a fraction.
    """
    return normal(_PLACE.sub(lambda match: _value(match, draw), text)) if "{{" in text else text


def rounded(text: str, draw: Draw) -> Iterator[str]:
    """Give the variables of a text whose shown value is not their exact value."""
    for match in _PLACE.finditer(text):
        backslash, name, as_fraction = match.groups()
        number = draw[name].number if name in draw else None
        if number is None or backslash or as_fraction:
            continue
        if Fraction(draw[name].text) != number:
            yield name


def _value(match: re.Match[str], draw: Draw) -> str:
    backslash, name, as_fraction = match.groups()
    if backslash:
        return match[0][1:]
    if name not in draw:
        raise QuestionFaults((Fault(field="variables", message=f"{name} is none of them"),))
    number = draw[name].number
    if not as_fraction:
        return draw[name].text
    if number is None:
        message = f"{name} is a word and no fraction"
        raise QuestionFaults((Fault(field="variables", message=message),))
    return str(number)
