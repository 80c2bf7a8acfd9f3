"""The table of kinds in docs/kinds.md, made of the code and of what only words can say.

`python -m tests.guards.kinds_table` renews the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from course.web.teach.forms import KIND_WORDS
from quizzes.questions import Body, Essay, Kind, Option, TrueFalse, response_to_json, usual_credit
from tests.quizzes.examples import EXAMPLES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "kinds.md"
COMMAND = "python -m tests.guards.kinds_table"
COLUMNS = (
    "kind",
    "what it is",
    "partial credit (usual)",
    "feedback",
    "variables",
    "response as stored",
    "keyboard and screen reader",
)
REASONS = (Option(text="It did.", right=True), Option(text="It did not.", right=False))
TEXTS = "in every text"
NUMBERS = "in every text, and in the numbers that are accepted"
HEAD = f"""# Every kind of question

How each is written is in [the text format](formats/questions.md), what `credit` means in its
section on [partial credit](formats/questions.md#partial-credit). Every kind has a stem, an
explanation, hints, tags, a difficulty and the other fields of a question. Feedback is shown when
the quiz's policy allows it. The response is an example.

<!-- Made of the code: `{COMMAND}` renews this page. -->
"""
FOOT = """
Every kind works without JavaScript: its fields are those of a plain form. Right, partly right and
wrong are told by a word and a sign as well as by colour. Where the keys of the review are switched
on, Enter sends the answer and leads on to the next card.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is said of a kind and cannot be read from the code."""

    feedback: str
    keys: str
    variables: str = TEXTS


WORDS: dict[Kind, Words] = {
    Kind.SINGLE_CHOICE: Words(
        feedback="at each option",
        keys="radio buttons: arrow keys, in the review digits; named by the stem",
    ),
    Kind.MULTIPLE_RESPONSE: Words(
        feedback="at each option",
        keys="checkboxes: Tab and Space, in the review digits",
    ),
    Kind.TRUE_FALSE: Words(
        feedback="at either decision and at each reason",
        keys="radio buttons in one or two groups, each with its name; in the review digits",
    ),
    Kind.SHORT_ANSWER: Words(
        feedback="to each wrong answer that was foreseen; and what was let pass",
        keys="a text field with a label",
    ),
    Kind.NUMERIC: Words(
        feedback="to each accepted and each foreseen number; and what could not be read",
        keys="a text field whose label says the unit",
        variables=NUMBERS,
    ),
    Kind.CLOZE: Words(
        feedback="to each gap, as its own kind gives it",
        keys="fields and lists in the text, each named by its number and the words before it",
        variables=NUMBERS,
    ),
    Kind.MATCHING: Words(
        feedback="right or wrong at each thing, with what belongs to it",
        keys="a list for each thing, named by the thing",
    ),
    Kind.ORDERING: Words(
        feedback="the right order, and right or wrong at each thing",
        keys="a list of places for each thing; with a script buttons and Alt with the arrow keys, "
        "too, and each move is announced; dragging is never needed",
    ),
    Kind.CATEGORISING: Words(
        feedback="right or wrong at each item, with its category",
        keys="a list for each item, named by the item",
    ),
    Kind.HOT_TEXT: Words(
        feedback="at each stretch that was marked",
        keys="a checkbox for each stretch, in the order of the text: Tab and Space",
    ),
    Kind.ESSAY: Words(
        feedback="levels, comment and then the model answer, once a person has judged it",
        keys="a text area whose description says the wanted length",
    ),
    Kind.RECALL: Words(
        feedback="the answer, when it is asked for",
        keys="Space turns the card over; 1 forgot, 2 remembered",
    ),
}


def page() -> str:
    """Give the whole page."""
    return "\n".join([HEAD, _line(COLUMNS), _line("---" for _ in COLUMNS), *_rows()]) + "\n" + FOOT


def _rows() -> Iterator[str]:
    return (_line(_cells(kind)) for kind in Kind)


def _cells(kind: Kind) -> Iterator[str]:
    words, said = KIND_WORDS[kind], WORDS[kind]
    yield f"{words.name} (`{kind}`)"
    yield words.about
    yield _credit(EXAMPLES[kind].question.body)
    yield said.feedback
    yield said.variables
    yield f"`{json.dumps(response_to_json(EXAMPLES[kind].right))}`"
    yield said.keys


def _credit(body: Body) -> str:
    if isinstance(body, TrueFalse):
        usual = usual_credit(replace(body, reasons=REASONS))
        return f"where a reason is asked (`{usual}`)"
    if isinstance(body, Essay):
        return "by the levels of its rubric"
    usual = usual_credit(body)
    return f"yes (`{usual}`)" if usual else "no, one part"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
