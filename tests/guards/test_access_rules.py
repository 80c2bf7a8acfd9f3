"""Every page names who may have it, in the one place that decides it, and a visitor has little."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.browsing import post
from tests.guards.sources import ROOT

STATIC = {"static", "bootstrap.static"}
RULES = {"anyone", "signed in", "enrolled", "teachers", "instructors", "by statement"}
# What a visitor may do without an account: see the door, and come in through it.
OPEN = {
    "learn.home",
    "learn.choose_theme",
    "auth.sign_in",
    "auth.send_sign_in",
    "auth.sign_out",
    "auth.register",
    "auth.send_registration",
    "auth.registered",
    "auth.send_code",
    "auth.join",
    "auth.register_invited",
    "auth.setup",
    "auth.send_setup",
    "auth.forgot",
    "auth.send_forgot",
    "auth.letter_sent",
    "auth.reset",
    "auth.send_reset",
}
# Views whose own statement asks who wants it: the hot paths, and nothing else.
BY_STATEMENT = {"learn.answer_prompt", "quiz.answer", "review.answer"}
BOUNDED = {"SlugConverter", "NumberConverter", "SecretConverter", "PictureConverter"}
VALUES = {"number": 7, "slug": "nowhere", "secret": "x" * 43}


def _rules(app: Flask) -> dict[str, str]:
    """Give the rule of each endpoint, empty where a view has none."""
    views = app.view_functions.items()
    return {name: getattr(view, "access_rule", "") for name, view in views if name not in STATIC}


@pytest.fixture
def site(sqlite_url: str, tmp_path: Path) -> Flask:
    """Give the application; which database it has makes no difference to its rules."""
    from tests import sites  # noqa: PLC0415 (guards of files start without the site)

    return sites.site(sqlite_url, tmp_path)


def test_every_view_has_a_rule(site: Flask) -> None:
    """A view without a rule from course.web.access is open to the world by mistake."""
    assert {name: rule for name, rule in _rules(site).items() if rule not in RULES} == {}


def test_what_is_open_is_listed(site: Flask) -> None:
    """Opening a page to everybody is a decision: it is written down here as well."""
    assert {name for name, rule in _rules(site).items() if rule == "anyone"} == OPEN


def test_only_hot_paths_decide_for_themselves(site: Flask) -> None:
    """A view that leaves the question to its statement is tested below, one by one."""
    assert {name for name, rule in _rules(site).items() if rule == "by statement"} == BY_STATEMENT


def test_a_rule_about_a_course_finds_it_in_the_address(site: Flask) -> None:
    """Rules about roles read the course from the argument that is called so."""
    rules = _rules(site)
    without = [
        rule.endpoint
        for rule in site.url_map.iter_rules()
        if rules.get(rule.endpoint) in {"enrolled", "teachers", "instructors"}
        and "course" not in rule.arguments
    ]
    assert without == []


def test_every_part_of_an_address_is_bounded(site: Flask) -> None:
    """No address takes free text: slugs, numbers and secrets have a longest form."""
    free = [
        f"{rule.rule}: {name}"
        for rule in site.url_map.iter_rules()
        if rule.endpoint not in STATIC
        for name, part in rule._converters.items()
        if type(part).__name__ not in BOUNDED
    ]
    assert free == []


def test_no_view_takes_get_and_post_at_once(site: Flask) -> None:
    """Asking and changing are two views, so that neither can be taken for the other."""
    both = [
        rule.rule
        for rule in site.url_map.iter_rules()
        if {"GET", "POST"} <= (rule.methods or set())
    ]
    assert both == []
    other = {"PUT", "PATCH", "DELETE"}
    assert [
        rule.rule for rule in site.url_map.iter_rules() if other & (rule.methods or set())
    ] == []


def test_nothing_is_exempt_from_the_token() -> None:
    """No view is taken out of the protection against forged requests."""
    files = (ROOT / "course").rglob("*.py")
    assert [path for path in files if "exempt" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("endpoint", sorted(BY_STATEMENT))
def test_a_view_that_decides_for_itself_refuses_strangers(
    app: Flask, client: FlaskClient, endpoint: str
) -> None:
    """A visitor is shown to the door, a script told so, and a member finds nothing."""
    with app.test_request_context():
        rule = next(app.url_map.iter_rules(endpoint))
        parts: dict[str, Any] = {
            name: VALUES[type(part).__name__.removesuffix("Converter").lower()]
            for name, part in rule._converters.items()
        }
        url = app.url_for(endpoint, **parts)
    form = {"key": "a-key-of-a-stranger", "sequence": "1", "answer": "1"}
    shown = post(client, url, form)
    assert (shown.status_code, shown.location.partition("?")[0]) == (303, "/sign-in")
    told = post(client, url, form, headers={"X-Parley-Fragment": "1"})
    assert (told.status_code, told.json) == (401, {"location": "/sign-in"})
    with client.session_transaction() as session:
        session["_user_id"] = "a key that nobody was given"
    assert post(client, url, form).status_code == 303


def test_the_guard_sees_a_view_without_a_rule(site: Flask) -> None:
    """A view that names no rule would be found."""
    site.add_url_rule("/forgotten", endpoint="forgotten", view_func=lambda: "open")
    assert {name for name, rule in _rules(site).items() if rule not in RULES} == {"forgotten"}
