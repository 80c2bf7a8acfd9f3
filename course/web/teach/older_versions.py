"""An older version in the editor: as it was, without what the course has no more."""

from collections.abc import Sequence
from dataclasses import replace

from course.services.find_questions import Opened, PassageChoice
from quizzes.questions import Question


def placed(found: Opened, passages: Sequence[PassageChoice]) -> Question:
    """Give what the editor offers: of an older version, an objective that is gone is left out.

    A passage that is gone cannot be chosen, and the form asks for another one.
    """
    value = found.value
    if found.number == found.newest:
        return value
    goals = {goal for each in passages for goal, _ in each.objectives}
    own = next((each for each in passages if each.slug == value.passage), None)
    there = {goal for goal, _ in own.objectives} if own else goals
    return value if value.objective in there else replace(value, objective="")
