"""What kinds, statuses and roles are called on the pages of those who teach."""

from course.models import Role, Status
from quizzes.questions import Bloom, Kind, RestsOn

KINDS = {
    Kind.SINGLE_CHOICE: "Single choice",
    Kind.MULTIPLE_RESPONSE: "Multiple response",
    Kind.TRUE_FALSE: "True or false",
    Kind.SHORT_ANSWER: "Short answer",
    Kind.RECALL: "Recall",
}
STATUSES = {Status.draft: "Draft", Status.live: "Live", Status.retired: "Retired"}
ROLES = {Role.learner: "Learner", Role.assistant: "Assistant", Role.instructor: "Instructor"}
BLOOM = {level.value: level.value.capitalize() for level in Bloom}
DIFFICULTY = {"1": "1, easy", "2": "2, medium", "3": "3, hard"}
RESTS_ON = {
    RestsOn.ARTICLE.value: "The article itself",
    RestsOn.CONTEXT.value: "What the course adds to it",
}
TRUTH = {"true": "True", "false": "False"}
