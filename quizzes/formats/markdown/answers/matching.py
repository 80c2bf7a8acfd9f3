"""Pairs and distractors, as they are read and written."""

from quizzes.formats.markdown.answers import pairs
from quizzes.formats.markdown.answers.pairs import Sides
from quizzes.formats.markdown.answers.part import STAND_IN, Part, Written, made, only
from quizzes.formats.markdown.problems import Problems
from quizzes.questions import Body, Matching, Pair


def read(part: Part, problems: Problems) -> Body:
    """Read things to match; what has no left side is a distractor."""
    only(part, "=>", "matching", problems)
    before = problems.count
    sides = pairs.read(part, "a pair", problems)
    found = tuple(_pair(one, problems) for one in sides if one.left)
    distractors = tuple(one.right for one in sides if not one.left)
    if problems.count > before or not sides:
        return STAND_IN  # what follows would only say the same again, without the line
    alone = next((one.line for one in sides if not one.left), sides[0].line)
    return made(
        lambda: Matching(pairs=found, distractors=distractors),
        STAND_IN,
        {"distractors": alone, "distractor": alone},
        sides[0].line,
        problems,
    )


def write(body: Matching) -> Written:
    """Write the pairs, then the distractors."""
    lines = [pairs.line(pair.left, pair.right) for pair in body.pairs]
    return Written(lines=[*lines, *(pairs.line("", text) for text in body.distractors)])


def _pair(sides: Sides, problems: Problems) -> Pair:
    return made(
        lambda: Pair(left=sides.left, right=sides.right),
        Pair(left=f"line {sides.line}", right="?"),
        {},
        sides.line,
        problems,
    )
