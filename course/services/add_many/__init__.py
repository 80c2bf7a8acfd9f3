"""Quick add: a text with many questions, read, saved at once, and taken back if need be.

In reading order: reading (what a text holds), batches (what was saved together).
"""

from course.services.add_many.batches import (
    Batch,
    Entry,
    Taken,
    TakenBack,
    TooManyQuestions,
    batch,
    save,
    take_back,
)
from course.services.add_many.reading import MOST, Draft, Reading, read

__all__ = [
    "MOST",
    "Batch",
    "Draft",
    "Entry",
    "Reading",
    "Taken",
    "TakenBack",
    "TooManyQuestions",
    "batch",
    "read",
    "save",
    "take_back",
]
