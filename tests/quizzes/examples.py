"""The table of kinds: a question of each kind, and responses to it with what they earn.

Whoever adds a kind adds one entry here, in the order of the kinds; the tests that hold for every
kind read this table, and so does the table of kinds in the docs.
"""

from dataclasses import dataclass
from fractions import Fraction

from quizzes import (
    Chosen,
    Decided,
    Kind,
    Option,
    Question,
    Recalled,
    Response,
    ShortAnswer,
    SingleChoice,
    Typed,
)
from quizzes.questions import (
    Categorising,
    Category,
    Cloze,
    Criterion,
    Essay,
    Filled,
    Gap,
    HotText,
    Level,
    Matching,
    Numeric,
    Ordered,
    Ordering,
    Pair,
    Piece,
    Placed,
    Written,
    intervals,
)
from tests.quizzes.samples import MULTIPLE, RECALL, SHORT, SINGLE, TRUE_FALSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One kind at work."""

    question: Question
    right: Response
    """The best response there is."""
    earned: Fraction = Fraction(1)
    """What it earns at once: nothing where a person has to read it first."""
    other: Response
    """A response of the same shape that earns less, or as little."""
    other_earned: Fraction = Fraction(0)


NUMERIC = Question(
    id="wall-length",
    stem="How long was the wall around West Berlin?",
    passage="the-cold-war-era",
    body=Numeric(
        accepted=(intervals.read("155 ± 1%"), intervals.read("156.4", feedback="To the metre.")),
        wrong=(intervals.read("43..44", feedback="That was the part inside the city."),),
        unit="km",
        significant_figures=3,
    ),
)
CLOZE = Question(
    id="two-alliances",
    stem="[[year]]\n\nIn [[city]] [[members]] signed a treaty.",
    passage="the-cold-war-era",
    body=Cloze(
        gaps=(
            Gap(name="year", body=Numeric(accepted=(intervals.read("1955"),))),
            Gap(name="city", body=ShortAnswer(accepted=("Warsaw",))),
            Gap(
                name="members",
                body=SingleChoice(
                    options=(
                        Option(text="eight states", right=True),
                        Option(text="twelve states", right=False, feedback="That is NATO."),
                    )
                ),
            ),
        )
    ),
)
MATCHING = Question(
    id="treaty-years",
    stem="Match each treaty with the year of its signing.",
    passage="the-cold-war-era",
    body=Matching(
        pairs=(
            Pair(left="North Atlantic Treaty", right="1949"),
            Pair(left="**Warsaw** Pact", right="1955"),
            Pair(left="INF => a treaty", right="1987"),
        ),
        distractors=("1961",),
    ),
    explanation="The first two answer each other; the third ended a kind of missile.",
)
ORDERING = Question(
    id="order-of-events",
    stem="Put the events in order:\n\n1. earliest\n2. latest",
    passage="the-cold-war-era",
    body=Ordering(
        items=("Berlin blockade", "Cuban missile crisis", "Helsinki accords", "Fall of the wall")
    ),
)
CATEGORISING = Question(
    id="sides-in-1980",
    stem="Where did these states belong in 1980?",
    passage="the-cold-war-era",
    body=Categorising(
        categories=(
            Category(name="NATO", items=("Turkey", "Norway")),
            Category(name="Warsaw Pact", items=("Poland",)),
            Category(name="A third alliance"),
            Category(name="Neither", items=("Finland",)),
        )
    ),
)
HOT_TEXT = Question(
    id="what-ended-it",
    stem="Mark every state that left the pact before 1970.",
    passage="the-cold-war-era",
    body=HotText(
        pieces=(
            Piece(text="The pact [of 1955] lost "),
            Piece(text="Albania", markable=True, right=True, feedback="In 1968."),
            Piece(text=", while "),
            Piece(text="Romania", markable=True, feedback="It stayed, at a distance."),
            Piece(text=" and "),
            Piece(text="Poland", markable=True),
            Piece(text=" stayed."),
        )
    ),
)
ESSAY = Question(
    id="why-two-alliances",
    stem="Why did Europe have two alliances?",
    passage="the-cold-war-era",
    body=Essay(
        rubric=(
            Criterion(
                name="Argument",
                levels=(
                    Level(worth=2, description="names two causes"),
                    Level(worth=1, description="names one"),
                    Level(worth=0, description="names none"),
                ),
            ),
            Criterion(
                name="Language",
                levels=(Level(worth=1, description="clear"), Level(worth=0, description="unclear")),
            ),
        ),
        model_answer="Each side answered the other.",
        fewest_words=50,
        most_words=300,
    ),
)

EXAMPLES: dict[Kind, Example] = {
    Kind.SINGLE_CHOICE: Example(
        question=SINGLE,
        right=Chosen(options=frozenset({1})),
        other=Chosen(options=frozenset({0})),
    ),
    Kind.MULTIPLE_RESPONSE: Example(
        question=MULTIPLE,
        right=Chosen(options=frozenset({0, 1, 3})),
        other=Chosen(options=frozenset({0, 1, 2})),
        other_earned=Fraction(1, 3),
    ),
    Kind.TRUE_FALSE: Example(
        question=TRUE_FALSE,
        right=Decided(value=False),
        other=Decided(value=True),
    ),
    Kind.SHORT_ANSWER: Example(
        question=SHORT,
        right=Typed(text="Warsaw"),
        other=Typed(text="Moscow"),
    ),
    Kind.NUMERIC: Example(
        question=NUMERIC,
        right=Typed(text="96,3 miles", locale="de"),
        other=Typed(text="43.1", locale="en"),
    ),
    Kind.CLOZE: Example(
        question=CLOZE,
        right=Filled(gaps=("1955", "Warsaw", "0")),
        other=Filled(gaps=("1 955", "", "1"), locale="fr"),
        other_earned=Fraction(1, 3),
    ),
    Kind.MATCHING: Example(
        question=MATCHING,
        right=Placed(places=(0, 1, 2)),
        other=Placed(places=(0, 3, None)),
        other_earned=Fraction(1, 3),
    ),
    Kind.ORDERING: Example(
        question=ORDERING,
        right=Ordered(order=(0, 1, 2, 3)),
        other=Ordered(order=(3, 0, 1, 2)),
        other_earned=Fraction(2, 3),
    ),
    Kind.CATEGORISING: Example(
        question=CATEGORISING,
        right=Placed(places=(0, 0, 1, 3)),
        other=Placed(places=(0, 1, 1, None)),
        other_earned=Fraction(1, 2),
    ),
    Kind.HOT_TEXT: Example(
        question=HOT_TEXT,
        right=Chosen(options=frozenset({0})),
        other=Chosen(options=frozenset({0, 1})),
    ),
    Kind.ESSAY: Example(
        question=ESSAY,
        right=Written(text="Because each side feared the other."),
        earned=Fraction(0),
        other=Written(text="Because."),
    ),
    Kind.RECALL: Example(
        question=RECALL,
        right=Recalled(remembered=True),
        other=Recalled(remembered=False),
    ),
}
