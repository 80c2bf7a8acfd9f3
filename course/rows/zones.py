"""The time zones that people live in, by their IANA names."""

from functools import cache
from zoneinfo import available_timezones

DEFAULT = "UTC"

_REGIONS = frozenset(
    {
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    }
)


@cache
def zones() -> frozenset[str]:
    """Give every name that an account may have: places, and UTC."""
    return frozenset(name for name in available_timezones() if _is_place(name)) | {DEFAULT}


@cache
def by_region() -> dict[str, list[tuple[str, str]]]:
    """Give the names in the groups of a menu, each with its label: Europe → Berlin."""
    groups: dict[str, list[tuple[str, str]]] = {"Everywhere": [(DEFAULT, DEFAULT)]}
    for name in sorted(zones() - {DEFAULT}):
        region, _, place = name.partition("/")
        groups.setdefault(region, []).append((name, place.replace("_", " ").replace("/", ", ")))
    return groups


def _is_place(name: str) -> bool:
    return name.partition("/")[0] in _REGIONS and "/" in name
