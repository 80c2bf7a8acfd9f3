"""Sound questions, to be changed by the test that needs another."""

from quizzes import (
    MultipleResponse,
    Option,
    Question,
    Recall,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    WrongAnswer,
)

SINGLE = Question(
    id="pact-year",
    stem="In which year was the Warsaw Pact signed?",
    passage="the-cold-war-era",
    body=SingleChoice(
        options=(
            Option(text="1949", right=False, feedback="That is the North Atlantic Treaty."),
            Option(text="1955", right=True, feedback="Days after West Germany joined NATO."),
            Option(text="1961", right=False),
        )
    ),
    explanation="It was signed in May 1955.",
)
MULTIPLE = Question(
    id="nuclear-powers",
    stem="Which states had nuclear weapons in 1970?",
    passage="the-cold-war-era",
    body=MultipleResponse(
        options=(
            Option(text="France", right=True),
            Option(text="China", right=True, feedback="Since 1964."),
            Option(text="Spain", right=False, feedback="Spain never had any."),
            Option(text="The United Kingdom", right=True),
            Option(text="Canada", right=False),
        )
    ),
    explanation="Five states had them.",
)
TRUE_FALSE = Question(
    id="pact-today",
    stem="The Warsaw Pact still exists.",
    passage="the-cold-war-era",
    body=TrueFalse(
        right=False, feedback_true="It ended in 1991.", feedback_false="Since July 1991."
    ),
    explanation="It was dissolved in July 1991.",
)
SHORT = Question(
    id="pact-city",
    stem="In which city was the treaty signed?",
    passage="the-cold-war-era",
    body=ShortAnswer(
        accepted=("Warsaw", "Warszawa"),
        wrong=(WrongAnswer(text="Moscow", feedback="The command was there."),),
    ),
    explanation="It carries the name of the city.",
)
RECALL = Question(
    id="pact-recall",
    stem="What was the Warsaw Pact?",
    passage="the-cold-war-era",
    body=Recall(answer="An alliance of eight socialist states, 1955 to 1991."),
)
