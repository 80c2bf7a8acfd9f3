"""Marking the words that a learner has marked in a text."""

from quizzes.errors import ResponseRefused
from quizzes.grading.credit import share
from quizzes.grading.mark import Mark, told
from quizzes.questions import Chosen, Credit, HotText


def grade(body: HotText, response: Chosen, credit: Credit) -> Mark:
    """Count the right stretches that were marked, and the wrong ones.

    What earns and costs is as for options (`Credit.PENALTY` is usual), so that marking every word
    never earns everything. The parts of the mark are, in the order of the text, the stretches that
    are right (None for one that was overlooked) and the wrong ones that were marked; what was
    rightly left alone is no part.

    :raise ResponseRefused: a position is none of the question's.
    """
    stretches, marked = body.markable, response.options
    if not marked <= frozenset(range(len(stretches))):
        raise ResponseRefused(f"The question has the stretches 0 to {len(stretches) - 1}.")
    parts = tuple(
        piece.right if n in marked else None
        for n, piece in enumerate(stretches)
        if piece.right or n in marked
    )
    right = sum(piece.right for piece in stretches)
    return Mark(
        earned=share(parts.count(True), parts.count(False), right, credit),
        feedback=told(*(stretches[n].feedback for n in sorted(marked))),
        parts=parts,
    )
