"""Who did what, for those who teach: the class, one learner, and what happened lately."""

from course.services.watch_class.class_page import ClassPage, Learner, Sort, Wanted, class_page
from course.services.watch_class.learner import LearnerPage, learner_page
from course.services.watch_class.recent import HANDED_IN, Event, recent

__all__ = [
    "HANDED_IN",
    "ClassPage",
    "Event",
    "Learner",
    "LearnerPage",
    "Sort",
    "Wanted",
    "class_page",
    "learner_page",
    "recent",
]
