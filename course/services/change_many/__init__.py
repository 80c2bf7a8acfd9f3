"""Many questions changed by one order, with one event, and back in one step.

In reading order: orders (what can be ordered), chosen (for which questions), records (the event and
where each question stood), statuses; rewriting (new texts), versions and copies (which put them
in); changing (what callers use), undoing, interrupted (what stopped half-way). An order for very
many questions is carried out in parts, each in a transaction of its own.
"""

from course.services.change_many.changing import Prepared, carry_out, prepare
from course.services.change_many.chosen import (
    MOST,
    STEP,
    All,
    Chosen,
    NoneChosen,
    Part,
    Ticked,
    TooManyChosen,
    parts,
)
from course.services.change_many.interrupted import Interrupted, interrupted
from course.services.change_many.orders import Action, Done, Order, sound_tags
from course.services.change_many.records import ChangedMeanwhile
from course.services.change_many.undoing import Undone, undo

__all__ = [
    "MOST",
    "STEP",
    "Action",
    "All",
    "ChangedMeanwhile",
    "Chosen",
    "Done",
    "Interrupted",
    "NoneChosen",
    "Order",
    "Part",
    "Prepared",
    "Ticked",
    "TooManyChosen",
    "Undone",
    "carry_out",
    "interrupted",
    "parts",
    "prepare",
    "sound_tags",
    "undo",
]
