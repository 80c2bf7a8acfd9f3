"""A request that each route of the site grants to whoever may have it: where, and what is sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, url_for

from tests.browsing import PASSWORD
from tests.pictures import picture
from tests.school.build import COURSE, School
from tests.school.rows import Doings, Who

STATIC = {"static", "bootstrap.static"}
SAFE = {"GET", "HEAD", "OPTIONS"}

KEY = "a-key-of-this-test"
NEW_PASSWORD = "another password that is long enough"
QUESTION = {
    "passage": f"{COURSE}-1-passage",
    "stem": "What was asked anew?",
    "answer": "What was answered anew.",
    "difficulty": "2",
    "bloom": "understand",
    "points": "1",
    "objective": "",
    "rests_on": "article",
}
QUICK = {
    "passage": f"{COURSE}-1-passage",
    "text": "##\nWhat was added?\n\n= This.\n",
    "do": "drafts",
}
APPLICANT = {
    "name": "Somebody New",
    "email": "new@example.org",
    "password": PASSWORD,
    "time_zone": "Europe/Berlin",
}


@dataclass(frozen=True, slots=True)
class Ask:
    """What a request names in its address, and what its form holds."""

    values: Mapping[str, Any] = field(default_factory=dict)
    """The parts of the address that no other request has; the rest is the same for all."""
    form: Mapping[str, Any] = field(default_factory=dict)


def endpoints(app: Flask) -> dict[str, str]:
    """Name every endpoint but those of plain files, with its method: GET or POST."""
    return {
        rule.endpoint: "GET" if "GET" in (rule.methods or ()) else "POST"
        for rule in app.url_map.iter_rules()
        if rule.endpoint not in STATIC
    }


def address(app: Flask, endpoint: str, values: Mapping[str, Any]) -> str:
    """Write the address of an endpoint; values that it does not take are left out."""
    rule = next(app.url_map.iter_rules(endpoint))
    named = {name: values[name] for name in rule.arguments}
    extra = {name: value for name, value in values.items() if name in {"kind", "version"}}
    with app.test_request_context():
        return url_for(endpoint, **named, **extra)


def usual(school: School, mine: Doings | None = None) -> dict[str, Any]:
    """Give the parts of addresses that lead to what someone has done, the learner by default."""
    mine = mine or school.mine
    return {
        "course": mine.course,
        "lesson": mine.lesson,
        "quiz": mine.quiz,
        "attempt": mine.open_attempt,
        "position": mine.positions["single_choice"],
        "card": mine.cards["single_choice"],
        "sequence": 1,
        "person": mine.person,
        "item": mine.item,
        "question": f"{mine.lesson}-draft",
        "sign_in": mine.elsewhere,
        "media": school.pictures[mine.course][0],
        "file": school.pictures[mine.course][1],
        "batch": school.batches[mine.course],
        "change": school.copied[mine.course],
        "token": school.invitation,
        "invitation": school.invitation_number,
    }


def asks(school: School) -> dict[str, Ask]:
    """Give the request for each endpoint that needs more than the usual address."""
    mine = school.mine
    position = mine.positions["single_choice"]
    peer = {"person": school.people[Who.peer]}
    essay = {"attempt": mine.graded_attempt, "position": mine.essay}
    return {
        "learn.answer_prompt": Ask(
            {"question": mine.prompt}, {"key": KEY, "answer": "remembered", "next": "/"}
        ),
        "learn.choose_theme": Ask(form={"theme": "dark"}),
        "quiz.answer": Ask(form={"key": KEY, "sequence": "1", f"answer-{position}": "1"}),
        "quiz.submit": Ask(
            form={"key": KEY, f"sequence-{position}": "1", f"answer-{position}": "1"}
        ),
        "quiz.hint": Ask(form={"key": KEY, f"sequence-{position}": "1", "hint": "1"}),
        "quiz.results": Ask({"attempt": mine.graded_attempt}),
        "review.hint": Ask(form={"key": KEY, "sequence": "1", "hint": "1"}),
        "review.answer": Ask(form={"key": KEY, "sequence": "1", "answer": "1"}),
        "teach.new_question": Ask({"kind": "recall"}),
        "teach.write_new_question": Ask({"kind": "recall"}, QUESTION),
        "teach.revise_question": Ask(form=QUESTION | {"version": "1"}),
        "teach.try_out": Ask(form={"answer": "remembered"}),
        "teach.try_unsaved": Ask({"kind": "recall"}, QUESTION | {"do": "look"}),
        "teach.send_quick_add": Ask(form=QUICK),
        "teach.change_questions": Ask(
            form={"chosen": f"{mine.lesson}-draft", "action": "add_tags", "tags": "new"}
        ),
        "teach.restore_version": Ask(form={"version": "1", "newest": "1"}),
        "teach.publish": Ask(form={"version": "1"}),
        "teach.retire": Ask({"question": f"{mine.lesson}-single"}),
        "teach.bring_back": Ask({"question": f"{mine.lesson}-retired"}),
        "teach.show_essay": Ask(essay),
        "teach.mark_essay": Ask(essay, {"criterion_0": "0", "replaces": ""}),
        "teach.change_role": Ask(peer, {"role": "assistant"}),
        "teach.end_enrolment": Ask(peer),
        "teach.restore_enrolment": Ask(peer),
        "teach.invite": Ask(form={"role": "learner", "uses": "3"}),
        "media.add": Ask(form={"files": (picture(), "new.png")}),
        "grades.decide": Ask(form={"choice": "points", "points": "1", "reason": "As agreed."}),
        "auth.send_account": Ask(
            form={"name": "A Name", "time_zone": "Europe/Berlin", "day_starts_at": "5"}
        ),
        "auth.send_registration": Ask(form=APPLICANT),
        "auth.register_invited": Ask(form=APPLICANT),
        "auth.send_setup": Ask({"token": school.setup}, APPLICANT),
        "auth.setup": Ask({"token": school.setup}),
        "auth.reset": Ask({"token": school.reset}),
        "auth.send_reset": Ask({"token": school.reset}, {"password": NEW_PASSWORD}),
        "auth.send_code": Ask(form={"code": school.invitation}),
        "auth.send_forgot": Ask(form={"email": "learner@example.org"}),
        "auth.send_password": Ask(
            form={"current_password": PASSWORD, "new_password": NEW_PASSWORD}
        ),
        "auth.send_sign_in": Ask(form={"email": "learner@example.org", "password": PASSWORD}),
    }


def request_for(app: Flask, school: School, endpoint: str) -> tuple[str, dict[str, Any]]:
    """Give the address of the endpoint and the form to send there."""
    ask = asks(school).get(endpoint, Ask())
    return address(app, endpoint, usual(school) | dict(ask.values)), dict(ask.form)
