"""What the author should know of questions in quick add before they are saved."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from course.extensions import db
from course.rows.bank_words import guarded_in_banks
from course.rows.flaws import question_flaws
from course.rows.media import A_PICTURE, images_of
from course.services.add_many import Draft
from course.web import access
from lessons import LessonsError

Notes = Mapping[str, Sequence[str]]
"""What is said of each question, by its id."""


def draft_notes(drafts: Sequence[Draft], lines: Sequence[str]) -> Notes:
    """Tell of formulas and pictures that would not be seen, and of typing errors not let pass.

    :param lines: the text that they were read from.
    """
    if not drafts:
        return {}
    connection, course_id = db.session.connection(), access.course_id()
    notes: defaultdict[str, list[str]] = defaultdict(list)
    images = images_of(connection, course_id) if any(A_PICTURE in line for line in lines) else {}
    ends = [draft.line - 1 for draft in drafts[1:]] + [len(lines)]
    for draft, end in zip(drafts, ends, strict=True):
        text = "\n".join(lines[draft.line - 1 : end])
        try:
            flaws = question_flaws(draft.value, text, images=images, line=draft.line)
        except LessonsError:  # nested too deep; saving it says so
            continue
        notes[draft.value.id] += (f"Line {flaw.line}: {flaw.message}." for flaw in flaws)
    values = [draft.value for draft in drafts]
    for safe in guarded_in_banks(connection, course_id, values):
        notes[safe.value.id] += safe.notices
    return notes
