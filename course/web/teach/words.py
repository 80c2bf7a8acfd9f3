"""What kinds, statuses and roles are called on the pages of those who teach."""

from course.models import Role, Status
from course.services.change_many import Action
from course.web.teach.forms import KIND_WORDS

KINDS = {kind: words.name for kind, words in KIND_WORDS.items()}
STATUSES = {Status.draft: "Draft", Status.live: "Live", Status.retired: "Retired"}
ROLES = {Role.learner: "Learner", Role.assistant: "Assistant", Role.instructor: "Instructor"}
ACTIONS = {
    Action.add_tags: "Add tags",
    Action.remove_tags: "Take tags away",
    Action.move: "Move to a passage",
    Action.publish: "Publish the newest versions",
    Action.retire: "Retire",
    Action.bring_back: "Bring back",
    Action.duplicate: "Duplicate as drafts",
}
CHANGED = {
    Action.add_tags: "Added the tags to {}.",
    Action.remove_tags: "Took the tags away from {}.",
    Action.move: "Moved {}.",
    Action.publish: "Published {}. Learners meet them in their next attempt.",
    Action.retire: "Retired {}. What was answered is kept.",
    Action.bring_back: "Brought back {}.",
    Action.duplicate: "Duplicated {}; the copies are drafts.",
}
"""What was done to how many questions."""
ALREADY = {
    Action.add_tags: "they have the tags already, or would have too many",
    Action.remove_tags: "they have none of the tags",
    Action.move: "they are there already",
    Action.publish: "they are live already, retired, or of a passage that left the course",
    Action.retire: "they are retired already",
    Action.bring_back: "they are not retired",
    Action.duplicate: "they could not be copied",
}
"""Why the others were not changed."""
