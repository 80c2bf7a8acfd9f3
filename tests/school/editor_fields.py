"""Every field of the editor that takes text, with the form that is sound around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quizzes.questions import limits
from tests.school.routes import QUESTION

TEACH = "/courses/tides/teach/questions"

_TWO = {"options-0-text": "Yes", "options-1-text": "No", "right": "0"}
_PAIRS = {
    **{"pairs-0-left": "one", "pairs-0-right": "odd"},
    **{"pairs-1-left": "two", "pairs-1-right": "even"},
}
_ITEMS = {name.replace("pairs", "items"): value for name, value in _PAIRS.items()}
_GAP = {"stem": "Fill in: [[a]].", "gaps-0-name": "a"}
_FORMS: dict[str, dict[str, str]] = {
    "recall": {},
    "single_choice": _TWO,
    "multiple_response": _TWO,
    "true_false": {"truth": "true"},
    "short_answer": {"accepted": "yes"},
    "numeric": {"accepted": "5"},
    "cloze": _GAP | {"gaps-0-kind": "short_answer", "gaps-0-accepted": "yes"},
    "matching": _PAIRS,
    "categorising": _ITEMS,
    "ordering": {"items-0-text": "first", "items-1-text": "second"},
    "hot_text": {"text": "[[Yes]] and [no]."},
    "essay": {"rubric-0-name": "Reasons", "rubric-0-levels": "0: none\n1: some"},
}
"""What makes a sound question of each kind, beside the fields that all kinds have."""


@dataclass(frozen=True, slots=True)
class EditorField:
    """A field, and how a text gets into it."""

    kind: str
    most: int
    """Characters that it takes."""
    name: str
    around: str = "{}"
    """What stands around the text in the field."""
    more: tuple[tuple[str, str], ...] = ()
    """Other fields that are filled in because of it."""
    make: Callable[[int], str] = "x".__mul__
    """Gives a text of so many characters that is sound here."""

    @property
    def url(self) -> str:
        """Give the address of the form for a new question."""
        return f"{TEACH}/new?kind={self.kind}"

    def form(self, text: str) -> dict[str, str]:
        """Give the form with a text in the field."""
        written = self.around.replace("{}", text, 1)
        sound = QUESTION | _FORMS[self.kind] | {"slug": "a-new-one"}
        return sound | dict(self.more) | {self.name: written}


def _digits(size: int) -> str:
    return "1" * size


def _sum(size: int) -> str:
    """Give a formula that takes no variable."""
    return "1" + " " * (size - 3) + "+1"


_WRONG = (("wrong-0-text", "no"),)
_REASONS = (("reasons-0-text", "So"), ("reasons-1-text", "Not so"), ("right", "0"))
_VALUES = (("stem", "{{a}}"), ("answer", "{{a}}"))

EDITOR_FIELDS = {
    "a stem": EditorField("recall", limits.STEM, "stem"),
    "an explanation": EditorField("recall", limits.EXPLANATION, "explanation"),
    "an author": EditorField("recall", limits.CREDIT, "author"),
    "a licence": EditorField("recall", limits.CREDIT, "licence"),
    "a tag": EditorField("recall", limits.TAG, "tags"),
    "a hint": EditorField("recall", limits.HINT, "hints-0-text"),
    "an answer to recall": EditorField("recall", limits.RECALL_ANSWER, "answer"),
    "a value of a variable": EditorField(
        "recall", limits.SHORT_ANSWER, "variables", "a = {} | other", _VALUES
    ),
    "a formula": EditorField("recall", limits.FORMULA, "variables", "a = {}", _VALUES, _sum),
    "an option": EditorField("single_choice", limits.OPTION, "options-1-text"),
    "feedback to an option": EditorField("single_choice", limits.FEEDBACK, "options-1-feedback"),
    "one option of several": EditorField("multiple_response", limits.OPTION, "options-1-text"),
    "feedback to a statement": EditorField("true_false", limits.FEEDBACK, "feedback_true"),
    "a reason": EditorField("true_false", limits.OPTION, "reasons-1-text", more=_REASONS),
    "feedback to a reason": EditorField(
        "true_false", limits.FEEDBACK, "reasons-1-feedback", more=_REASONS
    ),
    "an accepted answer": EditorField("short_answer", limits.SHORT_ANSWER, "accepted"),
    "a pattern": EditorField("short_answer", limits.SHORT_ANSWER, "accepted", "yes\n/{}/"),
    "a wrong answer": EditorField("short_answer", limits.SHORT_ANSWER, "wrong-0-text"),
    "feedback to a wrong answer": EditorField(
        "short_answer", limits.FEEDBACK, "wrong-0-feedback", more=_WRONG
    ),
    "an accepted number": EditorField("numeric", limits.NUMBER, "accepted", make=_digits),
    "feedback to a number": EditorField("numeric", limits.FEEDBACK, "accepted", "5\n> {}"),
    "a unit": EditorField("numeric", limits.UNIT, "unit"),
    "what fills a gap": EditorField("cloze", limits.SHORT_ANSWER, "gaps-0-accepted"),
    "something to match": EditorField("matching", limits.OPTION, "pairs-0-left"),
    "a target": EditorField("matching", limits.OPTION, "pairs-0-right"),
    "a distractor": EditorField("matching", limits.OPTION, "distractors"),
    "something to sort": EditorField("categorising", limits.OPTION, "items-0-left"),
    "a category": EditorField("categorising", limits.OPTION, "items-0-right"),
    "a step": EditorField("ordering", limits.OPTION, "items-0-text"),
    "words to mark": EditorField("hot_text", limits.OPTION, "text", "[[{}]] and [no]."),
    "feedback to words": EditorField(
        "hot_text", limits.FEEDBACK, "told-0-feedback", more=(("told-0-text", "no"),)
    ),
    "a criterion": EditorField("essay", limits.OPTION, "rubric-0-name"),
    "a level": EditorField("essay", limits.OPTION, "rubric-0-levels", "0: none\n1: {}"),
    "a model answer": EditorField("essay", limits.RECALL_ANSWER, "model_answer"),
}
"""By what they are called in a test; a stem's own test is that of the recall prompt."""
