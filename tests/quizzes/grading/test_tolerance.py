"""When an answer is written: where typos are forgiven, and why not elsewhere."""

from dataclasses import replace
from fractions import Fraction

import pytest

from quizzes import Bank, Option, Question, ShortAnswer, SingleChoice, WrongAnswer
from quizzes.grading.typed.tolerance import guarded, guarded_bank, tolerance
from quizzes.grading.typed.vocabulary import vocabulary
from quizzes.questions import Body, Cloze, Gap, Numeric, Recall
from quizzes.questions.intervals import Interval


def asking(id_: str, body: Body) -> Question:
    """Make a question of a body."""
    gaps = body.gaps if isinstance(body, Cloze) else ()
    stem = " ".join(["?", *(f"[[{gap.name}]]" for gap in gaps)])
    return Question(id=id_, stem=stem, passage="p", body=body)


def test_a_long_word_with_nothing_near_it() -> None:
    """Typos are allowed, and there is nothing to explain."""
    found = tolerance("perestroika", bank_words={"glasnost", "detente"}, wrong=("uskoreniye",))

    assert (found.allowed, found.why_not, found.near) == (True, "", "")


@pytest.mark.parametrize(
    ("accepted", "why_not"),
    [
        pytest.param("NATO", "no word of 8 letters", id="too short"),
        pytest.param("1955", "no word of 8 letters", id="a number"),
        pytest.param("x+perestroika", "no word of 8 letters", id="a formula"),
        pytest.param("seventeen", "is a number", id="a number in words"),
        pytest.param("hypertension", "from “hypotension”", id="its opposite is a word too"),
        pytest.param("Hypotension.", "from “hypertension”", id="however it is written"),
        pytest.param("unregulated markets", "from “regulated”", id="a negation"),
        pytest.param("Gorbatchev", "“gorbatchev” is one slip away from “gorbachev”, which is an "
                     "answer or an option in this bank.", id="another key"),
        pytest.param("Bratislava", "“bratislava” is two slips away from “bratoslawa”, a wrong "
                     "answer that is listed here.", id="a wrong answer"),
    ],
)  # fmt: skip
def test_why_typos_are_not_allowed(accepted: str, why_not: str) -> None:
    """One sentence says what is too near."""
    found = tolerance(accepted, bank_words={"gorbachev"}, wrong=("Bratoslawa",))

    assert not found.allowed
    assert why_not in found.why_not


def test_a_plural_is_the_same_word() -> None:
    """That the bank also speaks of several does not make an answer strict."""
    assert tolerance("negotiation", bank_words={"negotiations"}).allowed


def test_the_words_of_a_bank() -> None:
    """Long words of short answers and options count, sentences do not."""
    options = (
        Option(text="The **Bolsheviks**", right=True),
        Option(text="Every one of those who wanted a revolution in Russia", right=False),
    )
    answer = ShortAnswer(accepted=("Mensheviki",), wrong=(WrongAnswer(text="Trudoviks"),))
    number = Numeric(accepted=(Interval(text="1917", low=Fraction(1917), high=Fraction(1917)),))
    questions = (
        asking("a", SingleChoice(options=options)),
        asking("b", Cloze(gaps=(Gap(name="one", body=answer), Gap(name="two", body=number)))),
        asking("c", Recall(answer="Kadets and Octobrists")),
    )

    words = {"bolsheviks", "mensheviki", "trudoviks", "kadets", "octobrists"}
    assert vocabulary(questions) == words


def test_a_bank_guards_its_answers_against_each_other() -> None:
    """Two keys that are nearly the same are strict; what is alone is not."""
    bank = Bank(
        slug="b",
        questions=(
            asking("a", ShortAnswer(accepted=("Slovenija", "perestroika"))),
            asking("b", ShortAnswer(accepted=("Ljubljana",))),
            asking("c", Cloze(gaps=(Gap(name="one", body=ShortAnswer(accepted=("Slovenije",))),))),
        ),
    )
    first, second, third = (question.body for question in guarded_bank(bank).questions)

    assert isinstance(first, ShortAnswer)
    assert isinstance(second, ShortAnswer)
    assert isinstance(third, Cloze)
    assert first.strict == ("Slovenija",)
    assert second.strict == ()
    assert third.gaps[0].body == ShortAnswer(accepted=("Slovenije",), strict=("Slovenije",))


def test_spellings_of_one_answer_are_no_danger() -> None:
    """Whichever of the accepted answers a slip was meant for, it is right."""
    question = asking("a", ShortAnswer(accepted=("Gorbachev", "Gorbatchev")))

    assert guarded(question, vocabulary([question])) == question


def test_what_the_author_made_strict_stays_so() -> None:
    """The guard only adds."""
    body = ShortAnswer(accepted=("perestroika", "hypertension"), strict=("perestroika",))
    found = guarded(asking("a", body), ())

    assert found.body == replace(body, strict=("perestroika", "hypertension"))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(ShortAnswer(accepted=("hypertension",), typos=False), id="typos switched off"),
        pytest.param(Recall(answer="hypertension"), id="nothing is typed"),
    ],
)
def test_nothing_to_guard(body: Body) -> None:
    """Where no typo is forgiven, the question stays as it is."""
    question = asking("a", body)

    assert guarded(question, {"hypertensive"}) == question
