"""Arbitrary questions and banks of them."""

from dataclasses import replace

from hypothesis import strategies as st

from quizzes import (
    Bank,
    Bloom,
    Question,
    RestsOn,
)
from quizzes.questions import (
    Body,
    Cloze,
    Credit,
    Hint,
    gap_names,
    usual_credit,
)
from quizzes.questions.text import trimmed
from tests.quizzes.strategies.bodies import bodies
from tests.quizzes.strategies.texts import SLUGS, lines, markdowns


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Draw questions of every kind, now and then with a rule of their own for partial credit."""
    question = draw(bodies().flatmap(_questions))
    if usual_credit(question.body) is None:
        return question
    return replace(question, credit=draw(st.none() | st.sampled_from(Credit)))


@st.composite
def stems(draw: st.DrawFn, body: Body) -> str:
    """Draw a stem, with the gaps of a text that has some."""
    if not isinstance(body, Cloze):
        return draw(markdowns())
    between = st.sampled_from([" ", "\n", "\n\n", " and "])
    gaps = "".join(f"[[{gap.name}]]{draw(between)}" for gap in body.gaps)
    above = draw(markdowns(optional=True).filter(lambda text: not gap_names(text)))
    return trimmed(f"{above}\n\n{gaps}")


def _hints() -> st.SearchStrategy[Hint]:
    text = markdowns() | markdowns().map(lambda text: f"cost: 1/2\n{text}")
    return st.builds(Hint, text=text, cost=st.fractions(0, 1, max_denominator=1_000))


def _questions(body: Body) -> st.SearchStrategy[Question]:
    tags = st.lists(lines().filter(lambda tag: "," not in tag), max_size=3, unique=True)
    return st.builds(
        Question,
        id=SLUGS,
        stem=stems(body),
        body=st.just(body),
        passage=SLUGS,
        objective=st.one_of(st.just(""), SLUGS),
        difficulty=st.sampled_from([1, 2, 3]),
        bloom=st.sampled_from(Bloom),
        tags=tags.map(tuple),
        rests_on=st.sampled_from(RestsOn),
        explanation=markdowns(optional=True),
        points=st.integers(1, 100),
        hints=st.lists(_hints(), max_size=2).map(tuple),
        author=st.just("") | lines(),
        licence=st.just("") | lines(),
    )


def banks() -> st.SearchStrategy[Bank]:
    """Give banks of a few questions."""
    several = st.lists(questions(), max_size=3, unique_by=lambda question: question.id)
    return st.builds(Bank, slug=SLUGS, questions=several.map(tuple))
