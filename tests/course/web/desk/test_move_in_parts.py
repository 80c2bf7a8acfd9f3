"""Very many questions moved: what the move made strict elsewhere belongs to it."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from course.services import find_questions
from quizzes.questions import Question as Asked
from quizzes.questions import ShortAnswer
from tests.browsing import post
from tests.course.classroom import Room, put_question
from tests.course.ways_in import HERE, THERE
from tests.course.web.desk.forms import DESK
from tests.course.web.desk.parts import STEP, undo_on

CHANGE = f"{DESK}/questions/change"
MOVED = {"action": "move", "every": "1", "tags": "", "to": "passage-1-2"}


@pytest.mark.usefixtures("small_parts")
def test_a_move_is_undone_with_what_it_made_strict(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """A later part may make an answer of an earlier one strict; undone, that one goes back too."""
    slugs = [f"q-{number}" for number in range(STEP + 1)]
    keys = ("perestroika", "Warsaw", "Geneva", "perestroyka")
    for slug, key, passage in zip(slugs, keys, [HERE, HERE, HERE, THERE], strict=True):
        body = ShortAnswer(accepted=(key,))
        value = Asked(id=slug, stem=f"Which word of {slug}?", passage=passage, body=body)
        put_question(session, place, value)
    session.commit()

    def places() -> list[str]:
        found = [find_questions.opened(session, place.course_id, slug).passage for slug in slugs]
        session.rollback()
        return found

    before = places()
    page = teacher.get(post(teacher, CHANGE, MOVED).location).text
    assert set(places()) == {"passage-1-2"}
    guarded = find_questions.opened(session, place.course_id, slugs[0]).value.body
    assert isinstance(guarded, ShortAnswer)
    assert guarded.strict == ("perestroika",)
    session.rollback()

    back = teacher.get(post(teacher, undo_on(page)).location).text

    assert "Undone: 4 questions stand as before." in back
    assert places() == before
