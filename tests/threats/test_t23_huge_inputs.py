"""T23: what is too large is refused with a word, the same in every encoding, and costs little."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from course.models import QuestionVersion
from course.web.limits import MOST_FIELDS
from quizzes.questions import limits
from tests.school.browsers import send, token, visit
from tests.school.routes import APPLICANT, KEY, QUESTION, QUICK
from tests.school.rows import Who
from tests.school.scene import Scene, changes

LARGEST = 1_000_000
DRAFT = "/courses/tides/teach/questions/tides-1-draft/edit"
SHORT = "/courses/tides/teach/questions/new?kind=short_answer"
CHANGE = "/courses/tides/teach/questions/change"
QUICK_ADD = "/courses/tides/teach/questions/quick"
SINGLE = "/courses/tides/teach/questions/new?kind=single_choice"


def _draft(field: str) -> Callable[[str], dict[str, Any]]:
    return lambda text: QUESTION | {"version": "1", field: text}


def _options(count: int) -> dict[str, str]:
    return {f"options-{place}-text": f"Option {place}" for place in range(count)} | {"right": "1"}


# Every field that takes text: who fills it in, where, the most characters, and the form around it.
FIELDS = [
    pytest.param(Who.instructor, DRAFT, limits.STEM, _draft("stem"), id="a stem"),
    pytest.param(
        Who.instructor, DRAFT, limits.EXPLANATION, _draft("explanation"), id="an explanation"
    ),
    pytest.param(
        Who.instructor, DRAFT, limits.RECALL_ANSWER, _draft("answer"), id="an answer to recall"
    ),
    pytest.param(Who.instructor, DRAFT, limits.TAG, _draft("tags"), id="a tag"),
    pytest.param(
        Who.instructor,
        SINGLE,
        limits.OPTION,
        lambda text: QUESTION | _options(3) | {"options-2-text": text},
        id="an option",
    ),
    pytest.param(
        Who.instructor,
        SINGLE,
        limits.FEEDBACK,
        lambda text: QUESTION | _options(3) | {"options-2-feedback": text},
        id="the feedback to an option",
    ),
    pytest.param(
        Who.instructor,
        SHORT,
        limits.SHORT_ANSWER,
        lambda text: QUESTION | {"accepted": text},
        id="an accepted answer",
    ),
    pytest.param(
        Who.instructor,
        SHORT,
        limits.SLUG,
        lambda text: QUESTION | {"accepted": "yes", "slug": text},
        id="an id",
    ),
    pytest.param(
        Who.instructor,
        QUICK_ADD,
        limits.STEM,
        lambda text: QUICK | {"text": f"##\n{text}\n\n= Yes.\n"},
        id="a stem in quick add",
    ),
    pytest.param(
        Who.instructor,
        CHANGE,
        limits.TAG,
        lambda text: {"chosen": "tides-1-draft", "action": "add_tags", "tags": text},
        id="a tag for many",
    ),
    pytest.param(
        Who.instructor,
        "/courses/tides/grades/practice-tides-1/{person}",
        1000,
        lambda text: {"choice": "points", "points": "2", "reason": text},
        id="a reason",
    ),
    pytest.param(
        Who.learner,
        "/account",
        120,
        lambda text: {"name": text, "time_zone": "UTC", "day_starts_at": "4"},
        id="a name",
    ),
    pytest.param(
        Who.learner,
        "/attempts/{attempt}/submit",
        limits.TYPED,
        lambda text: {"key": KEY, "sequence-{short}": "3", "answer-{short}": text},
        id="a typed answer",
    ),
    pytest.param(
        Who.learner,
        "/review/cards/{card}",
        limits.TYPED,
        lambda text: {"key": KEY, "sequence": "1", "answer": text},
        id="a typed answer to a card",
    ),
    pytest.param(
        Who.learner,
        "/review/cards/{card}",
        48,
        lambda text: {"key": text, "sequence": "1", "answer": "yes"},
        id="the key of an answer",
    ),
    pytest.param(
        Who.anonymous,
        "/register",
        256,
        lambda text: APPLICANT | {"password": text},
        id="a password",
    ),
]
MULTIPART = "multipart/form-data; boundary=B"
ENCODINGS = ["application/x-www-form-urlencoded", "multipart/form-data"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(("who", "url", "most", "form"), FIELDS)
def test_a_field_takes_what_it_says_and_no_more(
    scene: Scene,
    who: Who,
    url: str,
    most: int,
    form: Callable[[str], dict[str, Any]],
    encoding: str,
) -> None:
    """One character more than is allowed is refused with words, in either encoding."""
    before = scene.dump()
    over = _sent(scene, who, url, form("x" * (most + 1)), encoding)
    assert over.status_code == 400
    assert "<h1" in over.text
    assert changes(before, scene.dump()) == []
    assert _sent(scene, who, url, form("x" * most), encoding).status_code == 303


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("who", [Who.anonymous, Who.learner])
def test_a_body_that_is_too_large_is_refused(scene: Scene, who: Who, encoding: str) -> None:
    """Ten megabytes of text are refused with words, whether anybody is signed in or not."""
    answer = _sent(scene, who, "/sign-in", {"email": "x" * 10 * LARGEST}, encoding)
    assert answer.status_code == 413
    assert "too large" in answer.text


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_too_many_fields_are_refused(scene: Scene, encoding: str) -> None:
    """One field more than a large paper has is too many in either encoding, however small."""
    many = {f"f{number}": "x" for number in range(MOST_FIELDS)}
    answer = _sent(scene, Who.learner, "/account", many, encoding)
    assert answer.status_code == 413
    assert "too large" in answer.text
    few = dict(list(many.items())[: MOST_FIELDS - 10])
    form = {"name": "A Name", "time_zone": "UTC", "day_starts_at": "4"}
    assert _sent(scene, Who.learner, "/account", few | form, encoding).status_code == 303


@pytest.mark.parametrize("size", [1, 9, 10, 400, 100_000])
def test_a_paper_with_positions_beyond_it_is_taken_or_refused(scene: Scene, size: int) -> None:
    """Counts and positions may be as long as they like; they name nothing, and nothing breaks."""
    mine = scene.school.mine
    nines = "9" * size
    client = scene.browser(Who.learner)
    url = f"/attempts/{mine.open_attempt}"
    form = {"key": KEY, f"sequence-{nines}": "1", f"answer-{nines}": "1", "then": "stay"}
    assert send(client, f"{url}/submit", form).status_code in {303, 400}
    form = {"key": KEY, "sequence": nines, "answer-1": ""}
    assert send(client, f"{url}/answers/1", form).status_code in {200, 400}


@pytest.mark.parametrize("number", ["1000000", "9" * 9, "9" * 400, "-1", "0", "1e9", "٣"])
def test_a_page_beyond_the_last_is_the_last(scene: Scene, number: str) -> None:
    """Any number of a page is answered with a page."""
    for path in ("teach/", "teach/people", "teach/questions", "grades/"):
        answer = visit(scene.browser(Who.instructor), f"/courses/tides/{path}?page={number}")
        assert answer.status_code in {200, 404}


@pytest.mark.parametrize("path", ["/attempts/{}/", "/review/cards/{}/answers/1", "/courses/{}/"])
@pytest.mark.parametrize("size", [17, 18, 19, 30, 5000])
def test_a_number_that_no_row_can_have_is_not_there(scene: Scene, path: str, size: int) -> None:
    """Numbers larger than the database's are refused before it is asked."""
    answer = visit(scene.browser(Who.learner), path.format("9" * size))
    assert answer.status_code == 404


@pytest.mark.parametrize(("count", "status"), [(10_000, 413), (4_000, 303), (20, 303)])
def test_a_question_has_as_many_options_as_it_may(scene: Scene, count: int, status: int) -> None:
    """Ten thousand options are refused; of more than the form can hold, the first are taken."""
    form = QUESTION | _options(count) | {"slug": "many-options"}
    answer = send(scene.browser(Who.instructor), SINGLE, form)
    assert answer.status_code == status
    with scene.session() as session:
        for body in session.scalars(select(QuestionVersion.body)):
            assert body.count("Option ") <= limits.OPTIONS


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("##\n" * 200_000, id="questions without anything"),
        pytest.param("##\nQ?\n= a\n" * 20_000, id="more questions than may be"),
        pytest.param("1. Q?\na) a\n*b) b\n" * 20_000, id="a list of as many"),
        pytest.param("Q?\nA. a\nB. b\nANSWER: A\n" * 20_000, id="Aiken of as many"),
        pytest.param("> " * 300_000, id="one deep quotation"),
        pytest.param("##\n" + "[[" * 200_000, id="brackets without end"),
        pytest.param("= " + "a" * 600_000, id="one long line"),
    ],
)
def test_a_text_of_half_a_megabyte_is_looked_at_or_refused(scene: Scene, text: str) -> None:
    """Quick add reads what may be sent at all, in bounded time, and saves nothing of these."""
    before = scene.dump()
    answer = send(scene.browser(Who.instructor), QUICK_ADD, QUICK | {"text": text})
    assert answer.status_code in {400, 413}
    assert "<h1" in answer.text
    assert changes(before, scene.dump()) == []


@pytest.mark.parametrize(("count", "status"), [(1001, 413), (1000, 303)])
def test_as_many_questions_as_a_page_may_hold_can_be_ticked(
    scene: Scene, count: int, status: int
) -> None:
    """One more is refused before the database is asked."""
    ticked = ["tides-1-draft", *(f"q-{number}" for number in range(count - 1))]
    form = {"chosen": ticked, "action": "retire"}
    assert send(scene.browser(Who.instructor), CHANGE, form).status_code == status


def test_ten_thousand_tags_are_refused(scene: Scene) -> None:
    """Tags are counted before they are looked at."""
    tags = ",".join(f"t{number}" for number in range(10_000))
    assert send(scene.browser(Who.instructor), DRAFT, _draft("tags")(tags)).status_code == 400


@pytest.mark.parametrize("header", ["User-Agent", "Accept-Language", "Referer", "Cookie"])
def test_a_header_of_64_kilobytes_breaks_nothing(scene: Scene, header: str) -> None:
    """A long header that the server lets through is read as far as it is of use."""
    form = {"email": "learner@example.org", "password": "a long enough password"}
    client = scene.browser(Who.anonymous)
    headers = {header: "x" * 65_536}
    assert send(client, "/sign-in", form, headers=headers).status_code in {303, 400}
    assert visit(scene.browser(Who.learner), "/account", headers=headers).status_code < 500


def test_memory_stays_in_bounds(scene: Scene) -> None:
    """Refusing the largest of these requests takes no more than a few times its size."""
    data = b"&".join(b"f%d=%s" % (number, b"x" * 40) for number in range(20_000))
    client = scene.browser(Who.learner)
    tracemalloc.start()
    try:
        answer = client.post("/account", data=data, content_type=ENCODINGS[0])
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert answer.status_code == 413
    assert most < 20 * LARGEST


def _sent(scene: Scene, who: Who, url: str, form: dict[str, Any], encoding: str) -> TestResponse:
    """Send a form in an encoding, with its places filled in."""
    mine = scene.school.mine
    places = {
        "person": mine.person,
        "attempt": mine.open_attempt,
        "card": mine.cards["short_answer"],
        "short": mine.positions["short_answer"],
    }
    data = {
        name.replace("{short}", str(places["short"])): value for name, value in form.items()
    } | {"csrf_token": token(scene.app)}
    body, kind = (_parts(data), MULTIPART) if encoding == ENCODINGS[1] else (data, encoding)
    client = scene.browser(who)
    return client.post(url.format(**places), data=body, content_type=kind, buffered=True)


def _parts(data: dict[str, Any]) -> bytes:
    """Write a form in parts, as browsers do where a file goes with it."""
    part = '--{}\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
    return "".join(part.format("B", *each) for each in data.items()).encode() + b"--B--\r\n"
