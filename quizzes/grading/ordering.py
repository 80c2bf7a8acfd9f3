"""Marking an order."""

from itertools import pairwise

from quizzes.errors import ResponseRefused
from quizzes.grading.credit import share_of
from quizzes.grading.mark import Mark
from quizzes.questions import Credit, Ordered, Ordering


def grade(body: Ordering, response: Ordered, credit: Credit) -> Mark:
    """Give the share of the key's neighbours that the learner has directly after each other too.

    An order of n items has n - 1 parts: the pairs of neighbours. Counting neighbours, and not
    the items that stand at their own place, keeps the credit of a long run that begins one place
    too late. A pair that the learner has torn apart or turned round is wrong.

    :raise ResponseRefused: not every item of the question has a place.
    """
    count = len(body.items)
    if len(response.order) != count:
        raise ResponseRefused(f"The question has {count} items, not {len(response.order)}.")
    after = dict(pairwise(response.order))
    parts = tuple(after.get(item) == item + 1 for item in range(count - 1))
    return Mark(earned=share_of(parts, credit), parts=parts)
