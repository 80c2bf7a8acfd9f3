"""Converting a number from one unit to another of the same dimension, exactly.

Which names and exponents a unit has is read by ``unit_text``. Here the library (pint) is asked
about single names only, and never to evaluate what somebody typed. It is slow to load and not made
for threads: it is loaded for the first unit that is asked for (a site asks for one when it starts),
and asked by one thread at a time.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from threading import Lock
from typing import Any

from quizzes.grading.unit_text import Factor, UnitRefused, factors, one_name, tidy

_KEPT = 1_000
_lock = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    """What a number is in root units: ``number * scale + offset``."""

    scale: Fraction
    offset: Fraction
    """Other than 0 for degrees Celsius and Fahrenheit."""
    roots: frozenset[tuple[str, Fraction]]
    """Such as metre 1, second -2; angles, bits and counted things are roots, too."""


def convert(number: Fraction, given: str, wanted: str) -> Fraction:
    """Give a number in the wanted unit instead of the given one.

    A temperature is converted with its zero point. Within a larger unit, as in J/(kg °C), a degree
    is a difference of temperatures.

    :raise UnitRefused: a unit is not known, or the two measure different things.
    """
    if is_same(given, wanted):
        return number
    source, target = _unit(tidy(given)), _unit(tidy(wanted))
    if source.roots != target.roots:
        raise UnitRefused("The unit measures something else than what is asked for.")
    return (number * source.scale + source.offset - target.offset) / target.scale


def is_same(one: str, other: str) -> bool:
    """Whether two units are one, however it is spelled; no unit has to be known for that."""
    return tidy(one) == tidy(other)


def is_known(text: str) -> bool:
    """Whether learners may give another unit instead of this one."""
    try:
        _unit(tidy(text))
    except UnitRefused:
        return False
    return True


def _unit(text: str) -> _Unit:
    name = one_name(text)
    unit = _named(name) if name else None
    return unit or _product(factors(text))


def _product(parts: tuple[Factor, ...]) -> _Unit:
    units = [(_known(name), power) for name, power in parts]
    if len(units) == 1 and units[0][1] == 1:
        return units[0][0]
    scale = Fraction(1)
    powers: dict[str, Fraction] = {}
    for unit, power in units:
        scale *= unit.scale**power
        for root, each in unit.roots:
            powers[root] = powers.get(root, Fraction(0)) + each * power
    left = frozenset((root, power) for root, power in powers.items() if power)
    return _Unit(scale=scale, offset=Fraction(0), roots=left)


def _known(name: str) -> _Unit:
    unit = _named(name)
    if unit is None:
        raise UnitRefused("The unit is not known here.")
    return unit


@lru_cache(maxsize=_KEPT)
def _named(name: str) -> _Unit | None:
    with _lock:
        registry = _registry()
        spelled = registry.parse_unit_name(name)
        if not spelled:
            return None
        prefix, base, _ = spelled[0]
        none, one = (
            registry.Quantity(Fraction(number), prefix + base).to_root_units() for number in (0, 1)
        )
        roots = frozenset((root, Fraction(power)) for root, power in one.unit_items())
    if type(none.magnitude) is type(one.magnitude) is Fraction:
        return _Unit(scale=one.magnitude - none.magnitude, offset=none.magnitude, roots=roots)
    return None  # decibels and their kind: no straight line


@lru_cache(maxsize=1)
def _registry() -> Any:
    from pint import UnitRegistry  # noqa: PLC0415 - half a second that no command line needs

    return UnitRegistry(non_int_type=Fraction, cache_folder=None)
