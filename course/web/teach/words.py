"""What kinds, statuses and roles are called on the pages of those who teach."""

from course.models import Role, Status
from course.web.teach.forms import KIND_WORDS

KINDS = {kind: words.name for kind, words in KIND_WORDS.items()}
STATUSES = {Status.draft: "Draft", Status.live: "Live", Status.retired: "Retired"}
ROLES = {Role.learner: "Learner", Role.assistant: "Assistant", Role.instructor: "Instructor"}
