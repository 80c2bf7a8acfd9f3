"""Answers that fit a pattern, as they were typed or in a normal form."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from quizzes.grading.typed.forms import CAPITALS, TAKING_AWAY, Step, form, needed, steps_of
from quizzes.grading.typed.leniency import Leniency
from quizzes.questions.pattern import fits


def forgiven_by_patterns(
    given: str, patterns: Sequence[str], leniency: Leniency
) -> Iterator[tuple[str, ...]]:
    """Say for each pattern that an answer fits what has to be forgiven for it.

    The pattern itself has no normal form, so that what a step takes away may be what it asks for:
    a full stop, an article. Those steps are therefore taken in every combination.
    """
    ways = [(steps, _written(given, steps)) for steps in _ladder(leniency)] if patterns else []
    for pattern in patterns:
        for steps, text in ways:
            if fits(text, pattern, case_matters=CAPITALS not in steps):
                yield _least(given, pattern, steps)
                break


def _ladder(leniency: Leniency) -> Iterator[tuple[Step, ...]]:
    steps = steps_of(leniency)
    gentle = tuple(step for step in steps if step[0] not in TAKING_AWAY)
    taking = tuple(step for step in steps if step[0] in TAKING_AWAY)
    yield ()
    yield tuple(step for step in steps if step is CAPITALS)
    for count in range(len(taking) + 1):
        yield from ((*gentle, *taken) for taken in combinations(taking, count))


def _least(given: str, pattern: str, steps: tuple[Step, ...]) -> tuple[str, ...]:
    return needed(lambda fewer: _fits(given, pattern, fewer), steps) or ()


def _fits(given: str, pattern: str, steps: tuple[Step, ...]) -> bool:
    return fits(_written(given, steps), pattern, case_matters=CAPITALS not in steps)


def _written(given: str, steps: tuple[Step, ...]) -> str:
    # Capital letters are left to the engine: only it knows which letters of a pattern are text.
    return form(given, tuple(step for step in steps if step is not CAPITALS))
