"""T01: every route answers every role as this table says, and a route without a row fails."""

from __future__ import annotations

import pytest
from werkzeug.test import TestResponse

from tests.school.browsers import send, visit
from tests.school.routes import endpoints, request_for
from tests.school.rows import Who
from tests.school.scene import Scene, writes

DOOR = "/sign-in"
"""'in' stands for 303 to this page."""

# In the order of Who: a visitor; a learner and the instructor of another course; another learner of
# this one; the learner whose work it is; the course's assistant; its instructor.
TABLE = """
    learn.home                  200 200 200 200 200 200 200
    learn.show_course            in 200 200 200 200 200 200
    learn.join                   in 303 303 303 303 303 303
    learn.show_lesson            in 404 404 200 200 200 200
    learn.answer_prompt          in 404 404 303 303 303 303
    learn.choose_theme          303 303 303 303 303 303 303
    quiz.show                    in 404 404 200 200 200 200
    quiz.start                   in 404 404 303 303 303 303
    quiz.take                    in 404 404 404 200 404 404
    quiz.answer                  in 404 404 404 200 404 404
    quiz.hint                    in 404 404 404 303 404 404
    quiz.submit                  in 404 404 404 303 404 404
    quiz.results                 in 404 404 404 200 200 200
    review.show                  in 200 200 200 200 200 200
    review.show_answer           in 404 404 404 200 404 404
    review.hint                  in 404 404 404 200 404 404
    review.answer                in 404 404 404 303 404 404
    teach.show_class             in 404 404 404 404 200 200
    teach.show_learner           in 404 404 404 404 200 200
    teach.list_questions         in 404 404 404 404 200 200
    teach.change_questions       in 404 404 404 404 404 303
    teach.undo_change            in 404 404 404 404 404 303
    teach.show_history           in 404 404 404 404 200 200
    teach.restore_version        in 404 404 404 404 404 303
    teach.preview                in 404 404 404 404 200 200
    teach.try_out                in 404 404 404 404 200 200
    teach.new_question           in 404 404 404 404 404 200
    teach.write_new_question     in 404 404 404 404 404 303
    teach.try_unsaved            in 404 404 404 404 404 200
    teach.quick_add              in 404 404 404 404 404 200
    teach.send_quick_add         in 404 404 404 404 404 303
    teach.quick_added            in 404 404 404 404 404 200
    teach.undo_quick_add         in 404 404 404 404 404 303
    teach.edit_question          in 404 404 404 404 404 200
    teach.revise_question        in 404 404 404 404 404 303
    teach.publish                in 404 404 404 404 404 303
    teach.retire                 in 404 404 404 404 404 303
    teach.bring_back             in 404 404 404 404 404 303
    teach.delete                 in 404 404 404 404 404 303
    teach.show_marking           in 404 404 404 404 200 200
    teach.show_essay             in 404 404 404 404 200 200
    teach.mark_essay             in 404 404 404 404 303 303
    teach.show_people            in 404 404 404 404 200 200
    teach.change_role            in 404 404 404 404 404 303
    teach.end_enrolment          in 404 404 404 404 404 303
    teach.restore_enrolment      in 404 404 404 404 404 303
    teach.invite                 in 404 404 404 404 404 200
    teach.end_invitation         in 404 404 404 404 404 303
    media.show                   in 404 404 200 200 200 200
    media.show_all               in 404 404 404 404 200 200
    media.add                    in 404 404 404 404 404 303
    media.delete                 in 404 404 404 404 404 303
    grades.show_gradebook        in 404 404 404 404 200 200
    grades.mine                  in 404 404 200 200 200 200
    grades.show_cell             in 404 404 404 404 200 200
    grades.decide                in 404 404 404 404 404 303
    grades.export_csv            in 404 404 404 404 200 200
    grades.export_xlsx           in 404 404 404 404 200 200
    auth.account                 in 200 200 200 200 200 200
    auth.send_account            in 303 303 303 303 303 303
    auth.end_browser             in 404 404 404 303 404 404
    auth.end_everywhere         303 303 303 303 303 303 303
    auth.password                in 200 200 200 200 200 200
    auth.send_password           in 303 303 303 303 303 303
    auth.register               200 303 303 303 303 303 303
    auth.send_registration      303 303 303 303 303 303 303
    auth.registered             200 303 303 303 303 303 303
    auth.send_code              303 303 303 303 303 303 303
    auth.join                   200 200 200 200 200 200 200
    auth.send_join               in 303 303 303 303 303 303
    auth.register_invited       303 303 303 303 303 303 303
    auth.setup                  200 200 200 200 200 200 200
    auth.send_setup             303 404 404 404 404 404 404
    auth.forgot                 200 200 200 200 200 200 200
    auth.send_forgot            303 303 303 303 303 303 303
    auth.letter_sent            200 200 200 200 200 200 200
    auth.reset                  200 200 200 200 200 200 200
    auth.send_reset             303 404 404 404 404 404 404
    auth.sign_in                200 303 303 303 303 303 303
    auth.send_sign_in           303 303 303 303 303 303 303
    auth.sign_out               303 303 303 303 303 303 303
"""
ROWS = {name: cells for name, *cells in map(str.split, TABLE.strip().splitlines())}
ENDS_THERE = {"auth.end_everywhere", "auth.send_reset"}
"""After these one signs in anew, so that success looks like being shown to the door."""
STATEMENTS_ANYWAY = {
    "auth.send_setup",  # links that are wrong are counted, so that they cannot be guessed
    "auth.send_reset",  # the same
    "auth.end_browser",  # one UPDATE that names whose row it may be, and finds none
}
"""Routes that send a writing statement when they refuse; T02 shows that it changes nothing."""


def test_every_route_has_a_row(scene: Scene) -> None:
    """A new route says who may have it; a row of a route that is gone goes as well."""
    assert set(ROWS) == set(endpoints(scene.app))


@pytest.mark.parametrize("endpoint", ROWS)
def test_every_role_is_answered_as_the_table_says(scene: Scene, endpoint: str) -> None:
    """Everyone asks in turn, those with the fewest rights first; who is refused changes nothing."""
    url, form = request_for(scene.app, scene.school, endpoint)
    method = endpoints(scene.app)[endpoint]
    seen = []
    for who, expected in zip(Who, ROWS[endpoint], strict=True):
        client = scene.browser(who)
        with scene.watched() as statements:
            answer = visit(client, url) if method == "GET" else send(client, url, form)
        seen.append(_status(answer, endpoint))
        if expected == "in" or (expected == "404" and endpoint not in STATEMENTS_ANYWAY):
            assert writes(statements) == [], who
    assert dict(zip(Who, seen, strict=True)) == dict(zip(Who, ROWS[endpoint], strict=True))


def _status(answer: TestResponse, endpoint: str) -> str:
    """Write a status as the table does."""
    to_door = answer.status_code == 303 and answer.location.partition("?")[0] == DOOR
    return "in" if to_door and endpoint not in ENDS_THERE else str(answer.status_code)
