"""Arbitrary questions and banks of them."""

from functools import cache
from typing import Any

from hypothesis import strategies as st

from quizzes import Bank, Bloom, Question, RestsOn
from quizzes.questions import Body, Cloze, Credit, Hint, gap_names, usual_credit
from quizzes.questions.text import trimmed
from tests.quizzes.strategies.bodies import bodies
from tests.quizzes.strategies.texts import SLUGS, lines, markdowns


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Draw questions of every kind, now and then with a rule of their own for partial credit."""
    body = draw(bodies())
    credit = draw(_CREDITS) if usual_credit(body) else None
    return Question(body=body, stem=draw(stems(body)), credit=credit, **draw(_about()))


@st.composite
def stems(draw: st.DrawFn, body: Body) -> str:
    """Draw a stem, with the gaps of a text that has some."""
    if not isinstance(body, Cloze):
        return draw(markdowns())
    gaps = "".join(f"[[{gap.name}]]{draw(_BETWEEN)}" for gap in body.gaps)
    return trimmed(f"{draw(_above_gaps())}\n\n{gaps}")


@cache
def banks() -> st.SearchStrategy[Bank]:
    """Give banks of a few questions."""
    several = st.lists(questions(), max_size=3, unique_by=lambda question: question.id)
    return st.builds(Bank, slug=SLUGS, questions=several.map(tuple))


_CREDITS = st.none() | st.sampled_from(Credit)
_BETWEEN = st.sampled_from([" ", "\n", "\n\n", " and "])


@cache
def _above_gaps() -> st.SearchStrategy[str]:
    return markdowns(optional=True).filter(lambda text: not gap_names(text))


@cache
def _about() -> st.SearchStrategy[dict[str, Any]]:
    """Give what questions of every kind have, by the names of the fields."""
    tags = st.lists(lines().filter(lambda tag: "," not in tag), max_size=3, unique=True)
    return st.fixed_dictionaries(
        {
            "id": SLUGS,
            "passage": SLUGS,
            "objective": st.just("") | SLUGS,
            "difficulty": st.sampled_from([1, 2, 3]),
            "bloom": st.sampled_from(Bloom),
            "tags": tags.map(tuple),
            "rests_on": st.sampled_from(RestsOn),
            "explanation": markdowns(optional=True),
            "points": st.integers(1, 100),
            "hints": st.lists(_hints(), max_size=2).map(tuple),
            "author": st.just("") | lines(),
            "licence": st.just("") | lines(),
        }
    )


def _hints() -> st.SearchStrategy[Hint]:
    text = markdowns() | markdowns().map(lambda text: f"cost: 1/2\n{text}")
    return st.builds(Hint, text=text, cost=st.fractions(0, 1, max_denominator=1_000))
