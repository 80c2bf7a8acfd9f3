"""What a person's judgement by a rubric earns, and how long a written text is."""

from fractions import Fraction

from quizzes.errors import QuizzesError
from quizzes.grading.mark import Mark
from quizzes.questions import Essay


class JudgementRefused(QuizzesError):
    """The chosen levels are none of the rubric's."""


def judged(body: Essay, levels: tuple[int, ...]) -> Mark:
    """Give what the chosen levels are worth, as a share of all points of the rubric, exact.

    `levels` holds for each criterion, in the rubric's order, the position of the level that was
    chosen, counted from 0. The criteria are the parts of the mark: right where the level is worth
    all that the criterion is, else wrong.

    :raise JudgementRefused: there is not one level for each criterion, or a position is none.
    """
    if len(levels) != len(body.rubric):
        message = f"The rubric has {len(body.rubric)} criteria; {len(levels)} levels were chosen."
        raise JudgementRefused(message)
    worth: list[int] = []
    for criterion, position in zip(body.rubric, levels, strict=True):
        if not 0 <= position < len(criterion.levels):
            last = len(criterion.levels) - 1
            message = f"{criterion.name} has the levels 0 to {last}, not {position}."
            raise JudgementRefused(message)
        worth.append(criterion.levels[position].worth)
    parts = tuple(got == criterion.most for got, criterion in zip(worth, body.rubric, strict=True))
    return Mark(earned=Fraction(sum(worth), body.most), parts=parts)


def words(text: str) -> int:
    """Count words: stretches between blanks that hold a letter or a digit."""
    return sum(any(map(str.isalnum, stretch)) for stretch in text.split())
