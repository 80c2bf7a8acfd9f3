"""T03: a child is reached through its own parent only, even by someone who may see both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from course.models import Course, Role
from tests.school.browsers import send, visit
from tests.school.build import COURSE, OTHER
from tests.school.forms import filled
from tests.school.routes import KEY, QUESTION, Ask, address, asks, endpoints, usual
from tests.school.rows import Doings, Who, enrol
from tests.school.scene import Scene, changes

CHILDREN = (
    *("lesson", "quiz", "question", "item", "person", "attempt", "position", "card"),
    *("media", "file", "batch", "change"),
)


@pytest.fixture
def both(scene: Scene) -> Scene:
    """Let the instructor teach the other course, too, and the learner take part in it."""
    with scene.session() as session:
        other = session.query(Course.id).filter_by(slug=OTHER).scalar()
        enrol(session, scene.school.people[Who.instructor], other, Role.instructor)
        enrol(session, scene.school.people[Who.learner], other, Role.learner)
    return scene


def test_no_child_of_one_course_is_found_in_another(both: Scene) -> None:
    """Every route under a course is asked for each child of the other one: 404, nothing written."""
    before = both.dump()
    asked = 0
    for endpoint, method in endpoints(both.app).items():
        rule = next(both.app.url_map.iter_rules(endpoint))
        for child in sorted(rule.arguments & set(CHILDREN)) if "course" in rule.arguments else ():
            values = _mismatched(both, endpoint, child)
            who = Who.learner if endpoint.startswith(("learn.", "quiz.")) else Who.instructor
            url = address(both.app, endpoint, values)
            form = dict(asks(both.school).get(endpoint, Ask()).form)
            client = both.browser(who)
            answer = visit(client, url) if method == "GET" else send(client, url, form)
            assert answer.status_code == 404, f"{who} {url}"
            asked += 1
    assert asked > 15
    assert changes(before, both.dump()) == []


def _mismatched(scene: Scene, endpoint: str, child: str) -> Mapping[str, Any]:
    """Name the other course with everything of its own but one child, which is this course's."""
    theirs = usual(scene.school, scene.school.theirs)
    mine = usual(scene.school) | {"person": scene.school.people[Who.peer]}
    mine |= dict(asks(scene.school).get(endpoint, Ask()).values)
    if endpoint == "learn.answer_prompt" and child != "question":
        theirs |= {"question": scene.school.theirs.prompt}
    return theirs | {child: mine[child]}


@pytest.mark.parametrize(
    ("position", "answer", "status"),
    [
        pytest.param("99", "0", 404, id="a question that the attempt has not"),
        pytest.param("single_choice", "4", 400, id="an option that the question has not"),
        pytest.param("single_choice", "-1", 400, id="an option before the first"),
        pytest.param("single_choice", "true", 400, id="a truth for a choice"),
        pytest.param("single_choice", ["0", "1"], 400, id="two options where one is asked for"),
        pytest.param("true_false", "0", 400, id="an option for a statement"),
        pytest.param("short_answer", ["a", "b"], 400, id="two texts where one is asked for"),
        pytest.param("multiple_response", ["0", "20"], 400, id="one option of another question"),
        pytest.param("multiple_response", "²", 400, id="a digit that is none"),
        pytest.param("true_false", ["true", "reason:0"], 400, id="a reason where none is asked"),
        pytest.param("numeric", ["1", "2"], 400, id="two numbers where one is asked for"),
        pytest.param("cloze", ["1955"], 400, id="too few gaps"),
        pytest.param("cloze", ["9"] * 60, 400, id="more gaps than there are"),
        pytest.param("matching", ["0"], 400, id="too few places"),
        pytest.param("matching", ["0"] * 60, 400, id="more places than there are things"),
        pytest.param("ordering", ["1", "2"], 400, id="too few ranks"),
        pytest.param("ordering", ["1"] * 60, 400, id="more ranks than there are things"),
        pytest.param("categorising", ["0"], 400, id="too few categories"),
        pytest.param("hot_text", ["0", "99"], 400, id="words that cannot be marked"),
        pytest.param("hot_text", "-1", 400, id="words before the first"),
        pytest.param("essay", ["one", "two"], 400, id="two texts to be read"),
    ],
)
def test_an_answer_is_one_of_the_question_s_own(
    scene: Scene, position: str, answer: Any, status: int
) -> None:
    """An answer that its question does not offer is refused, and nothing is written."""
    mine = scene.school.mine
    place = mine.positions.get(position, position)
    before = scene.dump()
    client = scene.browser(Who.learner)
    form = {"key": KEY, "sequence": "1", f"answer-{place}": answer}
    one = send(client, f"/attempts/{mine.open_attempt}/answers/{place}", form)
    assert one.status_code == status
    whole = send(client, f"/attempts/{mine.open_attempt}/submit", form | {f"sequence-{place}": "1"})
    assert whole.status_code == (400 if status == 400 else 303)
    if status == 400:
        assert changes(before, scene.dump()) == []


@pytest.mark.parametrize("value", ["9", "-1", "1.0", "x", "٣", "true"])
@pytest.mark.parametrize("kind", ["matching", "ordering", "categorising"])
def test_a_place_is_one_of_the_question_s_own(scene: Scene, kind: str, value: str) -> None:
    """With as many places as there are things, one that the question has not is refused."""
    mine = scene.school.mine
    place = mine.positions[kind]
    client, before = scene.browser(Who.learner), scene.dump()
    paper = visit(client, f"/attempts/{mine.open_attempt}/")
    form = filled(paper.text, f"answer-{place}")
    (values,) = form.values()
    url = f"/attempts/{mine.open_attempt}/answers/{place}"
    sent = {"key": KEY, "sequence": "1", f"answer-{place}": [*values[:-1], value]}
    assert send(client, url, sent).status_code == 400
    assert changes(before, scene.dump()) == []
    assert send(client, url, sent | form).status_code == 200


@pytest.mark.parametrize(
    ("attempt", "place"),
    [
        pytest.param("graded_attempt", -1, id="a question that is no essay"),
        pytest.param("graded_attempt", 99, id="a question that the attempt has not"),
        pytest.param("open_attempt", 0, id="an essay that is still written"),
    ],
)
def test_only_a_text_that_was_handed_in_is_judged(scene: Scene, attempt: str, place: int) -> None:
    """The course's own instructor neither reads nor judges anything else; nothing is written."""
    mine, before = scene.school.mine, scene.dump()
    places = {0: mine.positions["essay"], -1: mine.essay - 1 or mine.essay + 1}
    where = f"{getattr(mine, attempt)}/{places.get(place, place)}"
    url = f"/courses/{COURSE}/teach/marking/{where}"
    client = scene.browser(Who.instructor)
    assert visit(client, url).status_code == 404
    assert send(client, url, {"criterion_0": "0", "replaces": ""}).status_code == 404
    assert changes(before, scene.dump()) == []


@pytest.mark.parametrize("level", ["2", "-1", "0.0", "٠", "²", "", "9" * 30])
def test_a_level_is_one_of_the_criterion_s_own(scene: Scene, level: str) -> None:
    """A judgement that the rubric does not offer is refused, and nothing is written."""
    mine, before = scene.school.mine, scene.dump()
    url = f"/courses/{COURSE}/teach/marking/{mine.graded_attempt}/{mine.essay}"
    form = {"criterion_0": level, "criterion_1": "0", "replaces": ""}
    assert send(scene.browser(Who.instructor), url, form).status_code == 400
    assert changes(before, scene.dump()) == []


@pytest.mark.parametrize(
    ("change", "status"),
    [
        pytest.param({"passage": "bridges-1-passage"}, 400, id="a passage of another course"),
        pytest.param({"passage": "no-such-passage"}, 400, id="a passage that is not there"),
        pytest.param({"objective": "unheard-of"}, 400, id="an objective that is not there"),
        pytest.param({"slug": "tides-1-single"}, 409, id="an id that is taken"),
        pytest.param({"slug": "../tides"}, 400, id="an id that is no slug"),
    ],
)
def test_a_question_belongs_to_its_own_course(
    both: Scene, change: dict[str, str], status: int
) -> None:
    """A question that names a stranger as its parent is not written."""
    before = both.dump()
    url = address(both.app, "teach.write_new_question", {"course": COURSE, "kind": "recall"})
    answer = send(both.browser(Who.instructor), url, QUESTION | change)
    assert answer.status_code == status
    assert changes(before, both.dump()) == []


@pytest.mark.parametrize(
    ("url", "form", "status"),
    [
        pytest.param(
            "/review/cards/{card}", {"sequence": "7"}, 409, id="an answer ahead of its log"
        ),
        pytest.param("/review/cards/{card}", {"sequence": "0"}, 409, id="an answer behind its log"),
        pytest.param("/review/cards/{card}", {"answer": "9"}, 400, id="an option it has not"),
    ],
)
def test_a_card_takes_its_own_next_answer_only(
    scene: Scene, url: str, form: dict[str, str], status: int
) -> None:
    """What does not follow on the card's log is refused, and nothing is written."""
    mine: Doings = scene.school.mine
    before = scene.dump()
    answered = send(
        scene.browser(Who.learner),
        url.format(card=mine.cards["single_choice"]),
        {"key": KEY, "sequence": "1", "answer": "0"} | form,
    )
    assert answered.status_code == status
    assert changes(before, scene.dump()) == []


@pytest.mark.parametrize("version", ["2", "0", "-1", "1e3", "٣", "9" * 30, ""])
def test_a_version_is_one_of_the_question_s_own(scene: Scene, version: str) -> None:
    """Publishing a version that the question has not is refused, and nothing is written."""
    before = scene.dump()
    url = f"/courses/{COURSE}/teach/questions/tides-1-draft/publish"
    answer = send(scene.browser(Who.instructor), url, {"version": version})
    assert answer.status_code in {400, 404}
    assert changes(before, scene.dump()) == []
