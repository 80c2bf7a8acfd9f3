"""T05: before a quiz's policy allows it, nothing tells a key from a distractor.

Every text that belongs after the answer carries a word that is found nowhere else. The learner then
goes wherever a link leads, and no page, header or receipt may hold one of these words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from course.models import Card, Course, Feedback, Question, Quiz, Role
from course.services import add_questions, take_quiz
from tests.school.browsers import send, visit
from tests.school.content import EVERY, content, questions
from tests.school.forms import filled
from tests.school.routes import KEY
from tests.school.rows import AT, FAR, Who, add_course, enrol
from tests.school.scene import Scene

SLUG = "secrets"
LINK = re.compile(r'(?:href|action|data-url)="(/[^"#]*)')
CANARY = re.compile(r"canary-[a-z0-9-]+")
AFTERWARDS = ("feedback", "explanation", "accepted", "wrong", "tag", "model", "hint")
"""What a text that is not for learners before they have answered begins with."""
ALONE = ("recall", "essay")
"""Kinds whose cards are turned over and judged by their learner: the answer is on the card."""
STEP = re.compile(r"The step (\d) of swap-1-ordering\.")


def telling(place: str) -> str:
    """Say a word of its own where something is told that should not be; else only where it is."""
    if not place.startswith(AFTERWARDS):
        return f"The {place}."
    return f"canary-{place.replace(' ', '-')}"


@pytest.fixture
def secretive(scene: Scene) -> Scene:
    """Add a course full of such words, with the learner in it; its drafts and keys are secret."""
    with scene.session() as session:
        course = add_course(session, content(SLUG, lessons=1, say=telling, kinds=EVERY))
        enrol(session, scene.school.people[Who.learner], course, Role.learner)
        draft = replace(
            questions(f"{SLUG}-1")[0], id="canary-id-of-a-draft", stem="canary-stem-of-a-draft"
        )
        by = scene.school.people[Who.instructor]
        add_questions.write(session, course, draft, by=by, at=AT)
    return scene


def test_nothing_is_told_before_and_during_an_attempt(secretive: Scene) -> None:
    """Wherever the learner goes before handing in, and whatever they answer, no word is there."""
    client = secretive.browser(Who.learner)
    assert _told(secretive) == set()
    attempt = _begin(secretive)
    assert _told(secretive) == set()
    sizes = set()
    for position, values in _papers_answers(secretive, attempt).items():
        form = {"key": f"{KEY}-{position}", "sequence": "1"} | values
        answer = send(client, f"/attempts/{attempt}/answers/{position}", form)
        assert answer.status_code == 200
        assert set(answer.json or {}) == {"saved", "sequence"}
        sizes.add(len(answer.data))
    assert len(sizes) == 1
    assert _told(secretive) == set()
    stayed = send(client, f"/attempts/{attempt}/submit", {"key": KEY, "then": "stay"})
    assert stayed.status_code == 303
    assert _told(secretive) == set()


def test_it_is_told_where_the_policy_allows_it(secretive: Scene) -> None:
    """After handing in, the results tell it all, and no other page does: so the test can fail."""
    attempt = _hand_in(secretive)
    results = visit(secretive.browser(Who.learner), f"/attempts/{attempt}/results")
    told = set(CANARY.findall(results.text))
    assert {word for word in told if "explanation" in word}
    assert {word for word in told if "accepted" in word}
    assert not {word for word in told if "hint" in word}
    assert _told(secretive, leaving=f"/attempts/{attempt}/results") == set()


def test_nothing_is_told_where_the_policy_is_never(secretive: Scene) -> None:
    """Under this policy the results hold the score and the learner's own answers, and no more."""
    with secretive.session() as session:
        session.execute(update(Quiz).values(feedback=Feedback.never))
    attempt = _hand_in(secretive)
    results = visit(secretive.browser(Who.learner), f"/attempts/{attempt}/results")
    assert "does not show" in results.text
    assert _told(secretive) == set()
    assert "outcome" not in results.text


def test_a_card_tells_nothing_before_its_answer(secretive: Scene) -> None:
    """A card as it is asked holds no key, whatever its kind; afterwards it tells it all."""
    _hand_in(secretive)
    client = secretive.browser(Who.learner)
    cards = _cards(secretive, SLUG)
    assert len(cards) == len(EVERY) - len(ALONE)
    for card in cards:
        _let_wait(secretive, card)
        page = visit(client, "/review/")
        assert f"/review/cards/{card}" in page.text
        assert CANARY.findall(page.text) == []
        form = {"key": f"{KEY}-{card}", "sequence": "1"} | filled(page.text)
        bad = {"answer": ["99", "99"], "key": "bad"}
        refused = send(client, f"/review/cards/{card}", form | bad)
        assert refused.status_code == 400
        assert CANARY.findall(refused.text) == []
        answered = send(client, f"/review/cards/{card}", form, headers={"X-Parley-Fragment": "1"})
        assert CANARY.findall(answered.text) != []


def test_a_hint_is_told_to_whoever_takes_it_and_no_other_is(secretive: Scene) -> None:
    """Taken with a script or without one, a hint is told alone; it stays, in the results, too."""
    client, attempt = secretive.browser(Who.learner), _begin(secretive)
    by_script = {"X-Parley-Fragment": "1"}
    part = send(client, f"/attempts/{attempt}/hints/1", {"hint": "1"}, headers=by_script)
    sent = {"key": KEY, "hint": "1", "sequence-2": "0"}
    assert send(client, f"/attempts/{attempt}/hints/2", sent).status_code == 303
    first, both = set(CANARY.findall(part.text)), _told(secretive)
    assert len(first) == 1
    assert len(both) == 2
    assert first < both
    assert {word[:14] for word in both} == {"canary-hint-1-"}
    skipped = send(client, f"/attempts/{attempt}/hints/3", {"key": KEY, "hint": "2"})
    assert skipped.status_code == 409
    assert CANARY.findall(skipped.text) == []
    assert send(client, f"/attempts/{attempt}/submit", {"key": KEY}).status_code == 303
    results = CANARY.findall(visit(client, f"/attempts/{attempt}/results").text)
    assert {word for word in results if "hint" in word} == both


def test_a_card_tells_the_hints_that_were_asked_for(secretive: Scene) -> None:
    """One after the other, for a script and without one; and no key with them."""
    _hand_in(secretive)
    client = secretive.browser(Who.learner)
    for card in _cards(secretive, SLUG):
        url = f"/review/cards/{card}/hints"
        for number in ("1", "2"):
            for how in ({}, {"X-Parley-Fragment": "1"}):
                form = {"key": KEY, "sequence": "1", "hint": number}
                answer = send(client, url, form, headers=how)
                words = CANARY.findall(answer.text)
                assert [word[:14] for word in words] == ["canary-hint-1-", "canary-hint-2-"][
                    : int(number)
                ]


def test_no_page_differs_by_which_option_is_right(secretive: Scene) -> None:
    """With another key, paper and cards of the same seed are the same byte for byte.

    The key of an order is the order in which its author wrote it down, and chance deals with that:
    the things stand in another order on a page of the same seed, and nothing else is different.
    """
    pages = []
    for right in (0, 1):
        secretive.restore()
        pages.append(_asked_pages(secretive, right))
    assert pages[0] == pages[1]
    assert len(pages[0]) == 2 + len(EVERY) - len(ALONE)
    assert sum(len(steps) for _, steps in pages[0]) > 0


def _asked_pages(scene: Scene, right: int) -> list[tuple[str, list[str]]]:
    """Give the paper, the lesson, and each card, where one or the other answer is right."""
    learner = scene.school.people[Who.learner]
    with scene.session() as session:
        made = content("swap", lessons=1)
        bank = replace(made.banks[0], questions=questions("swap-1", right=right, kinds=EVERY))
        course = add_course(session, replace(made, banks=(bank,)))
        enrol(session, learner, course, Role.learner)
        seed = Random(1).getrandbits(31)
        attempt = take_quiz.start(
            session.connection(), course, "practice-swap-1", learner, seed=seed, at=AT
        )
        for question in session.scalars(select(Question).filter_by(course_id=course)):
            session.add(_card(learner, question.id))
    client = scene.browser(Who.learner)
    urls = [f"/attempts/{attempt}/", "/courses/swap/lessons/swap-1/"]
    pages = [_bare(visit(client, url)) for url in urls]
    for card in _cards(scene, "swap"):
        _let_wait(scene, card)
        pages.append(_bare(visit(client, "/review/")))
    return pages


def _card(person: int, question: int) -> Card:
    return Card(
        person_id=person,
        question_id=question,
        stability=1.0,
        difficulty=5.0,
        due_at=AT,
        opens_at=AT,
        last_review_at=AT,
        reps=1,
        lapses=0,
        sequence=1,
    )


def _bare(answer: TestResponse) -> tuple[str, list[str]]:
    """Give a page without what is made anew for each showing, and its steps, from first to last."""
    assert answer.status_code == 200
    page = re.sub(r'name="(csrf_token|key)" value="[^"]*"', "", answer.text)
    return STEP.sub("A step.", page), sorted(STEP.findall(page))


def _begin(scene: Scene) -> int:
    url = f"/courses/{SLUG}/quizzes/practice-{SLUG}-1/attempts"
    answer = send(scene.browser(Who.learner), url)
    assert answer.status_code == 303
    return int(answer.location.strip("/").split("/")[-1])


def _hand_in(scene: Scene) -> int:
    """Answer every question of a new attempt and hand it in."""
    attempt, client = _begin(scene), scene.browser(Who.learner)
    form: dict[str, Any] = {"key": KEY}
    for position, values in _papers_answers(scene, attempt).items():
        form |= {f"sequence-{position}": "0"} | values
    assert send(client, f"/attempts/{attempt}/submit", form).status_code == 303
    return attempt


def _papers_answers(scene: Scene, attempt: int) -> dict[int, dict[str, list[str]]]:
    """Give an answer to every question of a paper, by its position: whatever its form offers."""
    paper = visit(scene.browser(Who.learner), f"/attempts/{attempt}/").text
    return {
        position: filled(paper, f"answer-{position}")
        for position in sorted(map(int, re.findall(r'id="q(\d+)"', paper)))
    }


def _cards(scene: Scene, course: str) -> list[int]:
    with scene.session() as session:
        learner = scene.school.people[Who.learner]
        mine = (
            select(Card.id)
            .join(Question, Question.id == Card.question_id)
            .join(Course, Course.id == Question.course_id)
            .where(Card.person_id == learner, Course.slug == course, Question.kind.not_in(ALONE))
        )
        return list(session.scalars(mine.order_by(Card.id)))


def _let_wait(scene: Scene, card: int) -> None:
    """Make one card the only one that waits."""
    with scene.session() as session:
        session.execute(update(Card).values(opens_at=FAR))
        session.execute(update(Card).where(Card.id == card).values(opens_at=AT))


def _told(scene: Scene, *, leaving: str = "") -> set[str]:
    """Go wherever links lead and give the words that should not have been there."""
    return {
        word
        for answer in _crawl(scene, {leaving})
        for word in CANARY.findall(answer.text + str(answer.headers))
    }


def _crawl(scene: Scene, seen: set[str]) -> Iterator[TestResponse]:
    """Open every page that a learner of the course can find, beginning at the first one."""
    client = scene.browser(Who.learner)
    found = ["/", "/review/", f"/courses/{SLUG}/grades/mine", f"/courses/{SLUG}/"]
    while found:
        url = found.pop()
        if url in seen or url.startswith(("/static", "/bootstrap", "/courses/tides")):
            continue
        seen.add(url)
        answer = visit(client, url, follow_redirects=True)
        yield answer
        found += LINK.findall(answer.text)
    assert len(seen) > 10
