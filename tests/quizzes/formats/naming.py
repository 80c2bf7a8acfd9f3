"""A maker of ids for texts that come without them, as the site has one."""

from __future__ import annotations

from collections.abc import Callable

from lessons.slugs import slugger


def namer(*taken: str) -> Callable[[str], str]:
    """Make ids of the first words of stems, none of those that are taken and none twice."""
    make = slugger(taken)
    return lambda stem: make(" ".join(stem.split()[:8]), "question")
