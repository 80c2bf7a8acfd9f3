"""Questions with variables, to be changed by the test that needs another."""

from fractions import Fraction

from quizzes import Body, Option, Question, SingleChoice
from quizzes.parameters import lines
from quizzes.questions import DrawnInterval, Hint, Numeric, Variable


def variables(*written: str) -> tuple[Variable, ...]:
    """Give variables from the lines that an author writes."""
    return tuple(map(lines.read, written))


def asks(body: Body, *written: str, stem: str = "{{a}}?") -> Question:
    """Give a question with such variables."""
    return Question(id="q", stem=stem, passage="p", body=body, variables=variables(*written))


def options(*texts: str) -> SingleChoice:
    """Give a choice of these texts, the first of them right."""
    return SingleChoice(
        options=tuple(Option(text=text, right=number == 0) for number, text in enumerate(texts))
    )


def number(*texts: str) -> Numeric:
    """Give a number to type, accepted as these texts say."""
    return Numeric(accepted=(), drawn=tuple(DrawnInterval(text=text, right=True) for text in texts))


TRAIN = Question(
    id="train",
    stem="A train from {{city}} takes {{hours}} h at {{speed}} km/h. How far is that?",
    passage="p",
    body=Numeric(
        accepted=(),
        drawn=(
            DrawnInterval(text="{{distance}} ± 1%", right=True),
            DrawnInterval(text="{{speed}}", right=False, feedback="That is for one hour."),
        ),
        unit="km",
    ),
    explanation="{{hours}} h × {{speed}} km/h = {{distance}} km",
    hints=(Hint(text="In one hour it is {{speed}} km.", cost=Fraction(1, 4)),),
    variables=variables(
        "city = Moscow | Geneva | Helsinki",
        "hours = 1.5..4 step 0.5",
        "speed = 60 | 80 | 120",
        "distance = hours * speed",
    ),
)
