"""The form for things to be matched with what belongs to them."""

from functools import partial
from typing import Any

from wtforms import FieldList, FormField, TextAreaField

from course.web.teach.fields import all_made, beside, block, lines
from course.web.teach.forms.kind_words import KindWords
from course.web.teach.forms.pairs import PairRow
from course.web.teach.forms.question import Group, QuestionForm
from quizzes.questions import Matching, Pair, limits

EXAMPLE = """\
##
kind: matching

Which alliance did each of them belong to?

- Poland => Warsaw Pact
- Canada => NATO
- => Non-Aligned Movement
"""


class MatchingForm(QuestionForm):
    """Pairs, and right sides that belong to nothing."""

    words = KindWords(
        name="Matching",
        about="Things to be matched with what belongs to them.",
        marking="Each thing that is matched rightly earns its share of the points. Learners get "
        "the right sides in a changing order.",
        example=EXAMPLE,
    )
    has_parts = True
    groups = (Group("pairs", "Pair", empty=3),)

    pairs = FieldList(FormField(PairRow), min_entries=2, max_entries=limits.OPTIONS)
    distractors = TextAreaField("Distractors", filters=[block])

    def body(self) -> Matching:
        """Make the pairs and what belongs to none of them."""
        pairs = all_made(
            partial(_pair, entry.form) for entry in self.pairs.entries if not entry.form.empty
        )
        return beside(
            lambda: Matching(pairs=pairs, distractors=lines(self.distractors.data)),
            {"distractors": self.distractors, "distractor": self.distractors},
            self.pairs,
        )


def data(body: Matching) -> dict[str, Any]:
    """Give what the form is filled with."""
    return {
        "pairs": [{"left": pair.left, "right": pair.right} for pair in body.pairs],
        "distractors": "\n".join(body.distractors),
    }


def _pair(form: PairRow) -> Pair:
    return beside(
        lambda: Pair(left=form.left.data or "", right=form.right.data or ""),
        {"right side": form.right},
        form.left,
    )
