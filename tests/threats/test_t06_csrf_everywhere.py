"""T06: nothing is changed without one's own token, and nothing by asking for a page."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any
from urllib.parse import urlencode

import pytest
from werkzeug.test import TestResponse

from course.app import create_app
from course.extensions import db
from tests.school.browsers import send, token, visit
from tests.school.routes import endpoints, request_for
from tests.school.rows import Who
from tests.school.scene import Scene, changes, writes

EVIL = {"Origin": "https://evil.invalid", "Referer": "https://evil.invalid/form"}


@pytest.mark.parametrize(
    "attack",
    [
        pytest.param("no token", id="without a token"),
        pytest.param("empty", id="with an empty token"),
        pytest.param("theirs", id="with the token of another session"),
        pytest.param("forged", id="with a token signed with another key"),
        pytest.param("plain", id="as plain text"),
        pytest.param("query", id="with the token in the address"),
        pytest.param("evil", id="from another site"),
        pytest.param("override", id="as a GET that names another method"),
    ],
)
def test_no_form_of_another_site_is_taken(scene: Scene, attack: str) -> None:
    """Every state-changing route refuses, whoever is signed in, and nothing is written."""
    before = scene.dump()
    for who in (Who.anonymous, Who.learner, Who.instructor):
        for endpoint, method in endpoints(scene.app).items():
            if method == "POST":
                url, form = request_for(scene.app, scene.school, endpoint)
                with scene.watched() as statements:
                    answer = _attack(scene, who, attack, url, form)
                assert _is_refused(answer), f"{who} {url}: {answer.status_code}"
                assert writes(statements) == [], f"{who} {url}"
    assert changes(before, scene.dump()) == []


def test_the_token_of_one_s_own_session_is_taken(scene: Scene) -> None:
    """The same request with its own token goes through, so that the test above can fail."""
    url, form = request_for(scene.app, scene.school, "auth.send_account")
    assert send(scene.browser(Who.learner), url, form).status_code == 303
    headers = {"X-CSRFToken": token(scene.app)}
    assert scene.browser(Who.learner).post(url, data=form, headers=headers).status_code == 303


def test_asking_for_a_page_changes_nothing(scene: Scene) -> None:
    """No GET writes, not even one that says that it is something else."""
    before = scene.dump()
    for who in Who:
        client = scene.browser(who)
        for endpoint, method in endpoints(scene.app).items():
            if method == "GET":
                url, _ = request_for(scene.app, scene.school, endpoint)
                with scene.watched() as statements:
                    visit(client, url, headers={"X-HTTP-Method-Override": "POST"})
                    client.head(url)
                assert writes(statements) == [], f"{who} {url}"
    assert changes(before, scene.dump()) == []


def test_links_with_a_secret_work_over_https(scene: Scene) -> None:
    """Their pages keep the address to themselves, so their forms come without a Referer."""
    settings = replace(scene.app.config["SETTINGS"], base_url="https://localhost")
    secure = replace(scene, app=create_app(asdict(settings)))
    for endpoint in ("auth.send_reset", "auth.register_invited"):
        url, form = request_for(secure.app, scene.school, endpoint)
        client = secure.browser(Who.anonymous)
        answer = send(client, url, form, base_url="https://localhost", headers={"Origin": "null"})
        assert answer.status_code == 303, answer.text
    with secure.app.app_context():
        db.engine.dispose()


def _attack(scene: Scene, who: Who, attack: str, url: str, form: dict[str, Any]) -> TestResponse:
    client = scene.browser(who)
    mine = token(scene.app)
    match attack:
        case "no token":
            return client.post(url, data=form)
        case "empty":
            return client.post(url, data=form | {"csrf_token": ""})
        case "theirs":
            return client.post(url, data=form | {"csrf_token": token(scene.app, "another seed")})
        case "forged":
            return client.post(url, data=form | {"csrf_token": mine[:-4] + "AAAA"})
        case "plain":
            text = "&".join(
                f"{name}={value}" for name, value in (form | {"csrf_token": mine}).items()
            )
            return client.post(url, data=text, content_type="text/plain")
        case "query":
            return client.post(_with(url, {"csrf_token": mine}), data=form)
        case "evil":
            return client.post(url, data=form, headers=EVIL)
        case _:
            override = {"X-HTTP-Method-Override": "POST", "X-CSRFToken": mine}
            query = form | {"_method": "POST", "csrf_token": mine}
            return visit(client, _with(url, query), headers=override)


def _with(url: str, query: dict[str, Any]) -> str:
    return f"{url}{'&' if '?' in url else '?'}{urlencode(query)}"


def _is_refused(answer: TestResponse) -> bool:
    """Tell whether nothing was done: refused, or answered as the page that stands there as well."""
    if answer.request.method == "GET":
        return answer.status_code in {200, 303, 404, 405}
    return answer.status_code == 400
