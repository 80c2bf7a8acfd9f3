"""The section of variables, one a line, and what is wrong with the question that has them."""

from quizzes import parameters
from quizzes.errors import QuestionFaults
from quizzes.formats.markdown.problems import Problems
from quizzes.formats.markdown.rows import Text
from quizzes.parameters import lines
from quizzes.questions import Question, Variable, limits
from quizzes.questions.text import BLANK

# A text of thousands of questions with variables has to be read in bounded time: of the first
# every draw is looked at that can be, and once the purse is empty a few of each.
_CHARACTERS = 4_000_000
_A_DRAW = 1_000  # what a draw costs however little text there is
_FEW = 2


class Purse:
    """What may still be spent on looking at draws while one text is read, in characters."""

    def __init__(self) -> None:
        self._left = _CHARACTERS

    def check(self, question: Question, line: int, problems: Problems) -> None:
        """Note what is wrong with the variables of a question, at the line given."""
        if not question.variables:
            return
        price = parameters.size(question) + _A_DRAW
        most = max(_FEW, min(self._left // price, parameters.EVERY))
        self._left -= price * parameters.looked_at(question, most=most)
        for fault in parameters.faults(question, most=most):
            problems.add(line, fault.field, fault.message)


def read(section: Text | None, problems: Problems) -> tuple[Variable, ...]:
    """Read the variables that are sound; what is wrong with the others is noted."""
    if section is None:
        return ()
    found: list[Variable] = []
    for number, line in enumerate(section.text.split("\n"), start=section.line):
        if not line.strip(BLANK) or len(found) > limits.VARIABLES:
            continue  # one too many is enough to be told
        try:
            found.append(lines.read(line))
        except QuestionFaults as refusal:
            problems.refused(refusal, {}, number)
    return tuple(found)
