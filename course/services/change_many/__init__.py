"""Many questions changed by one order, in one transaction, with one event, and back in one step.

In reading order: orders (what can be ordered), chosen (for which questions), records (the event and
where each question stood), statuses; rewriting (new texts), versions and copies (which put them
in); changing (what callers use), undoing.
"""

from course.services.change_many.changing import Prepared, carry_out, prepare
from course.services.change_many.chosen import MOST, All, Chosen, NoneChosen, Ticked, TooManyChosen
from course.services.change_many.orders import Action, Done, Order, sound_tags
from course.services.change_many.records import ChangedMeanwhile
from course.services.change_many.undoing import Undone, undo

__all__ = [
    "MOST",
    "Action",
    "All",
    "ChangedMeanwhile",
    "Chosen",
    "Done",
    "NoneChosen",
    "Order",
    "Prepared",
    "Ticked",
    "TooManyChosen",
    "Undone",
    "carry_out",
    "prepare",
    "sound_tags",
    "undo",
]
