"""The same thing sent many times at once happens once, and everyone is told that it did.

The moment between reading and writing is drawn out (tests.faults.threads.widened), so that what can
meet there does.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from course.extensions import db
from course.models import (
    Attempt,
    AuditEvent,
    Card,
    Enrolment,
    GradeOverride,
    HintTaken,
    Judgement,
    Response,
    Review,
)
from tests.faults.threads import at_once, widened
from tests.school.browsers import send
from tests.school.routes import KEY, request_for
from tests.school.rows import Who
from tests.school.scene import Scene

MANY = 8
WRITES = r"^\s*(INSERT|UPDATE)"


@pytest.fixture
def drawn_out(scene: Scene) -> Iterator[Scene]:
    """Pause before every statement that writes."""
    with scene.app.app_context():
        engine = db.engine
    with widened(engine, WRITES, 0.03):
        yield scene


def _together(scene: Scene, endpoint: str, who: Who = Who.learner) -> list[int]:
    """Send the usual request of a route many times at once; give the statuses."""
    url, form = request_for(scene.app, scene.school, endpoint)
    return at_once(MANY, lambda _: send(scene.browser(who), url, form).status_code)


def _count(scene: Scene, model: type, **where: object) -> int:
    with scene.session() as session:
        return session.scalar(select(func.count()).select_from(model).filter_by(**where)) or 0


def test_an_answer_sent_many_times_is_stored_once(drawn_out: Scene) -> None:
    """All of its senders get the receipt."""
    assert _together(drawn_out, "quiz.answer") == [200] * MANY
    assert _count(drawn_out, Response, key=KEY) == 1


def test_a_hint_asked_for_many_times_is_taken_once(drawn_out: Scene) -> None:
    """All who asked are shown it, and it will be paid for once."""
    mine = drawn_out.school.mine
    assert _together(drawn_out, "quiz.hint") == [303] * MANY
    place = mine.positions["single_choice"]
    assert _count(drawn_out, HintTaken, attempt_id=mine.open_attempt, position=place) == 1


def test_a_hint_counts_or_comes_too_late(drawn_out: Scene) -> None:
    """Asked for while the attempt is handed in, it is shown and paid for, or neither."""
    mine, asked = drawn_out.school.mine, ("quiz.hint", "quiz.submit")

    def ask(turn: int) -> int:
        url, _ = request_for(drawn_out.app, drawn_out.school, asked[turn % 2])
        form = {"key": KEY, "hint": "1"}  # and no answers: those are looked at elsewhere
        return send(drawn_out.browser(Who.learner), url, form).status_code

    answers = at_once(4, ask)
    assert set(answers[1::2]) == {303}
    place = mine.positions["single_choice"]
    taken = _count(drawn_out, HintTaken, attempt_id=mine.open_attempt, position=place)
    assert set(answers[::2]) == ({303} if taken else {409})


def test_a_card_answered_many_times_is_reviewed_once(drawn_out: Scene) -> None:
    """One review more in the log, and the card as it is after one."""
    assert _together(drawn_out, "review.answer") == [303] * MANY
    card = drawn_out.school.mine.cards["single_choice"]
    assert _count(drawn_out, Review, card_id=card) == 2
    with drawn_out.session() as session:
        assert session.get_one(Card, card).sequence == 2


def test_a_prompt_answered_many_times_is_reviewed_once(drawn_out: Scene) -> None:
    """The same for a prompt in the text that has a card."""
    assert _together(drawn_out, "learn.answer_prompt") == [303] * MANY
    card = drawn_out.school.mine.cards["recall"]
    assert _count(drawn_out, Review, card_id=card) == 2


def test_a_new_prompt_answered_many_times_makes_one_card(drawn_out: Scene) -> None:
    """The same for a prompt that nobody here has answered before."""
    assert _together(drawn_out, "learn.answer_prompt", Who.instructor) == [303] * MANY
    instructor = drawn_out.school.people[Who.instructor]
    assert _count(drawn_out, Card, person_id=instructor) == 1


def test_an_attempt_begun_many_times_is_one(drawn_out: Scene) -> None:
    """Whoever clicks twice goes on with the same paper."""
    url = "/courses/tides/quizzes/practice-tides-1/attempts"
    places = at_once(MANY, lambda _: send(drawn_out.browser(Who.assistant), url).location)
    assert len(set(places)) == 1
    assert _count(drawn_out, Attempt, person_id=drawn_out.school.people[Who.assistant]) == 1


def test_an_attempt_handed_in_twice_is_marked_once(drawn_out: Scene) -> None:
    """One score, and one review for each question that was answered."""
    mine = drawn_out.school.mine
    assert _together(drawn_out, "quiz.submit") == [303] * MANY
    with drawn_out.session() as session:
        attempt = session.get_one(Attempt, mine.open_attempt)
        assert attempt.state == "submitted"  # a person has still to read the essay
        keys = select(Review.key).where(Review.key.like(f"attempt.{mine.open_attempt}.%"))
        assert sorted(session.scalars(keys)) == sorted(
            f"attempt.{mine.open_attempt}.{position}"
            for kind, position in mine.positions.items()
            if kind != "true_false"  # the one that has no answer
        )


def test_a_judgement_sent_many_times_is_kept_once(drawn_out: Scene) -> None:
    """All of its senders are told that the text is marked."""
    mine = drawn_out.school.mine
    assert _together(drawn_out, "teach.mark_essay", Who.instructor) == [303] * MANY
    assert _count(drawn_out, Judgement, attempt_id=mine.graded_attempt) == 1
    assert _count(drawn_out, AuditEvent, verb="essay.marked") == 2  # the peer's essay before


def test_of_two_people_who_judge_one_essay_the_second_is_told(drawn_out: Scene) -> None:
    """One judgement stands, and nobody's is replaced unseen."""
    mine = drawn_out.school.mine
    url, form = request_for(drawn_out.app, drawn_out.school, "teach.mark_essay")

    def judge(number: int) -> int:
        client = drawn_out.browser((Who.instructor, Who.assistant)[number])
        return send(client, url, form | {"criterion_0": str(number)}).status_code

    statuses = at_once(2, judge)
    assert sorted(statuses) == [303, 409]
    with drawn_out.session() as session:
        (kept,) = session.scalars(select(Judgement).filter_by(attempt_id=mine.graded_attempt))
        assert kept.levels == [statuses.index(303)]
        attempt = session.get_one(Attempt, mine.graded_attempt)
        assert attempt.state == "graded"


def test_an_answer_that_races_handing_in_is_before_or_after(drawn_out: Scene) -> None:
    """It is in the score and acknowledged, or refused; never acknowledged and left out."""
    mine = drawn_out.school.mine
    place = mine.positions["true_false"]
    answer = f"/attempts/{mine.open_attempt}/answers/{place}"
    hand_in = f"/attempts/{mine.open_attempt}/submit"
    form = {"key": KEY, "sequence": "1", f"answer-{place}": "true"}

    def race(number: int) -> int:
        client = drawn_out.browser(Who.learner)
        if number == 0:
            return send(client, hand_in, {"key": "another-key"}).status_code
        return send(client, answer, form | {"key": f"{KEY}-{number}"}).status_code

    handed_in, *answered = at_once(MANY, race)
    assert handed_in == 303
    assert set(answered) <= {200, 409}
    acknowledged = [n for n, status in enumerate(answered, 1) if status == 200]
    with drawn_out.session() as session:
        keys = session.scalars(select(Response.key).where(Response.key.like(f"{KEY}%")))
        assert sorted(keys) == sorted(f"{KEY}-{number}" for number in acknowledged)
    marked = _count(drawn_out, Review, key=f"attempt.{mine.open_attempt}.{place}")
    assert marked == bool(acknowledged)


def test_a_course_joined_many_times_is_joined_once(drawn_out: Scene) -> None:
    """One enrolment, one line in the record, and everyone is welcome."""
    assert _together(drawn_out, "learn.join", Who.stranger) == [303] * MANY
    stranger = drawn_out.school.people[Who.stranger]
    assert _count(drawn_out, Enrolment, person_id=stranger) == 2
    assert _count(drawn_out, AuditEvent, actor_id=stranger, verb="course.joined") == 1


def test_a_grade_set_many_times_is_set(drawn_out: Scene) -> None:
    """The same decision is kept, and nobody who sent it is refused."""
    assert _together(drawn_out, "grades.decide", Who.instructor) == [303] * MANY
    learner = drawn_out.school.mine.person
    assert _count(drawn_out, GradeOverride, person_id=learner) >= 2


def test_an_id_taken_at_the_same_moment_is_taken_once(drawn_out: Scene) -> None:
    """One of the writers gets the id, the others another one or a word."""
    statuses = _together(drawn_out, "teach.write_new_question", Who.instructor)
    assert set(statuses) <= {303, 409}
    assert 303 in statuses


def test_a_version_is_written_once(drawn_out: Scene) -> None:
    """Of those who save the same version at once, one is first; the others are told."""
    statuses = _together(drawn_out, "teach.revise_question", Who.instructor)
    assert sorted(statuses) == [303] + [409] * (MANY - 1)


def test_the_site_takes_every_other_form_at_once(drawn_out: Scene) -> None:
    """What is pressed twice at once is never a failure."""
    for endpoint in ("teach.publish", "teach.retire", "teach.change_role", "auth.send_account"):
        who = Who.learner if endpoint.startswith("auth.") else Who.instructor
        assert set(_together(drawn_out, endpoint, who)) <= {303, 404, 409}, endpoint


def test_an_answer_sent_again_while_handing_in_is_acknowledged(drawn_out: Scene) -> None:
    """A page that sends its last answer and hands in at once is handed in, with that answer."""
    mine = drawn_out.school.mine
    place = mine.positions["true_false"]
    answer = f"/attempts/{mine.open_attempt}/answers/{place}"
    hand_in = f"/attempts/{mine.open_attempt}/submit"
    saved = {"key": KEY, "sequence": "1", f"answer-{place}": "true"}
    whole = {"key": KEY, f"sequence-{place}": "0", f"answer-{place}": "true"}

    def race(number: int) -> int:
        client = drawn_out.browser(Who.learner)
        if number % 2:
            return send(client, hand_in, whole).status_code
        return send(client, answer, saved).status_code

    statuses = at_once(MANY, race)
    assert statuses[1::2] == [303] * (MANY // 2)
    assert set(statuses[::2]) <= {200, 409}
    assert _count(drawn_out, Response, attempt_id=mine.open_attempt, key=KEY) <= 1
    # The form's own copy may stand beside it: on PostgreSQL each may be on its way unseen.
    assert 1 <= _count(drawn_out, Response, attempt_id=mine.open_attempt, position=place) <= 2
    assert _count(drawn_out, Review, key=f"attempt.{mine.open_attempt}.{place}") == 1
