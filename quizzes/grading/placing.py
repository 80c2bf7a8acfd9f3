"""Marking things that were given a place: a target to match, a category to belong to."""

from quizzes.errors import ResponseRefused
from quizzes.grading.credit import share_of
from quizzes.grading.mark import Mark
from quizzes.questions import Credit, Placed


def grade(key: tuple[int, ...], places: int, response: Placed, credit: Credit) -> Mark:
    """Compare each thing's place with the key's.

    Every thing is a part. One that was given a wrong place is wrong; one that was given none is
    neither right nor wrong. `places` is how many there are to choose from.

    :raise ResponseRefused: there is not one place, or None, for each thing, or it is no place.
    """
    given = response.places
    if len(given) != len(key):
        raise ResponseRefused(f"The question has {len(key)} things to be placed, not {len(given)}.")
    if not {place for place in given if place is not None} <= set(range(places)):
        raise ResponseRefused(f"The question has the places 0 to {places - 1}.")
    parts = tuple(
        None if place is None else place == right for place, right in zip(given, key, strict=True)
    )
    return Mark(earned=share_of(parts, credit), parts=parts)
