"""The answer of a prompt, as it is read and written."""

from quizzes.formats.markdown.answers.part import STAND_IN, Part, Written, made, only
from quizzes.formats.markdown.problems import Problems
from quizzes.formats.markdown.sections import ANSWER
from quizzes.questions import Body, Recall


def read(part: Part, problems: Problems) -> Body:
    """Read a prompt."""
    only(part, "", "recall", problems)
    answer = part.sections.get(ANSWER)
    if answer is None:
        message = "is missing; add a line ### Answer and the answer under it"
        problems.add(part.line, "### Answer", message)
        return STAND_IN
    return made(lambda: Recall(answer=answer.text), STAND_IN, {}, answer.line, problems)


def write(body: Recall) -> Written:
    """Write the answer as a section."""
    return Written(sections=((ANSWER, body.answer),))
