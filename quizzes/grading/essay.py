"""Marking a text that a learner has written: a person does, and until then it waits."""

from fractions import Fraction

from quizzes.errors import ResponseRefused
from quizzes.grading import recall
from quizzes.grading.mark import Mark
from quizzes.questions import Recalled, Response, Written


def grade(response: Response) -> Mark:
    """Give the mark that waits for a person; what the judgement earns is in ``rubric``.

    An essay that comes back for review is not written again: its learner goes through it, compares
    with rubric and model answer, and says whether it was all there.

    :raise ResponseRefused: it is neither an essay nor such a judgement.
    """
    match response:
        case Written():
            return Mark(earned=Fraction(0), waiting=True)
        case Recalled():
            return recall.grade(response)
        case _:
            kind = type(response).__name__.lower()
            message = f"The question takes a response of the kind written, not {kind}."
            raise ResponseRefused(message)
