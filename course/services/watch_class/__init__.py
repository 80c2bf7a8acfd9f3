"""Who did what, for those who teach: the class, one learner, what happened lately, what waits."""

from course.services.watch_class.class_page import ClassPage, Learner, Sort, Wanted, class_page
from course.services.watch_class.frame import Frame, frame
from course.services.watch_class.learner import LearnerPage, learner_page
from course.services.watch_class.recent import HANDED_IN, Event, recent

__all__ = [
    "HANDED_IN",
    "ClassPage",
    "Event",
    "Frame",
    "Learner",
    "LearnerPage",
    "Sort",
    "Wanted",
    "class_page",
    "frame",
    "learner_page",
    "recent",
]
