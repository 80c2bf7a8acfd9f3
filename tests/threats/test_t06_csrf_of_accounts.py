"""T06: nothing about an account is changed by a request that another site has made up."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from course.extensions import db
from course.models import Base
from tests.accounts import PASSWORD, is_signed_in
from tests.browsing import csrf_token, register

SECRET = "x" * 43
FORMS: tuple[tuple[str, dict[str, str]], ...] = (
    ("/register", {"name": "Eve", "email": "eve@example.org", "password": PASSWORD}),
    ("/sign-in", {"email": "ada@example.org", "password": PASSWORD}),
    ("/sign-out", {}),
    ("/forgot-password", {"email": "ada@example.org"}),
    (f"/reset/{SECRET}", {"password": PASSWORD}),
    ("/account", {"name": "Eve", "time_zone": "UTC", "day_starts_at": "0"}),
    ("/account/password", {"current_password": PASSWORD, "new_password": "x" * 12}),
    ("/account/browsers/1/sign-out", {}),
    ("/account/sign-out-everywhere", {}),
    ("/invitation", {"code": SECRET}),
    (f"/join/{SECRET}", {}),
    (f"/join/{SECRET}/register", {"name": "Eve", "email": "eve@example.org"}),
    (f"/setup/{SECRET}", {"name": "Eve", "email": "eve@example.org", "password": PASSWORD}),
)
EACH_FORM = pytest.mark.parametrize(
    ("path", "form"),
    [pytest.param(path, form, id=path.replace(SECRET, "…")) for path, form in FORMS],
)


@pytest.fixture
def ada(client: FlaskClient) -> FlaskClient:
    """Give the browser of someone who is signed in."""
    register(client)
    return client


def _contents(app: Flask) -> dict[str, int]:
    """Count the rows of every table, with the sign-ins and accounts as they are."""
    with app.app_context():
        tables = Base.metadata.sorted_tables
        counted = {
            table.name: db.session.scalar(select(func.count()).select_from(table)) or 0
            for table in tables
        }
        people = db.session.execute(select(Base.metadata.tables["person"])).all()
    return counted | {"people": hash(tuple(map(tuple, people)))}


def test_every_form_is_in_the_table(app: Flask) -> None:
    """No form of the area is left out of the tests below."""
    posted = {
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("auth.") and "POST" in (rule.methods or ())
    }
    adapter = app.url_map.bind("localhost")
    tested = {adapter.match(path, "POST", return_rule=True)[0].rule for path, _ in FORMS}

    assert tested == posted


@EACH_FORM
@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({}, id="without a token"),
        pytest.param({"Origin": "https://evil.example.net"}, id="from another origin"),
        pytest.param({"X-CSRFToken": "made up"}, id="with a token that was made up"),
    ],
)
def test_without_the_pages_token(
    app: Flask, ada: FlaskClient, path: str, form: dict[str, str], headers: dict[str, str]
) -> None:
    """A form without this browser's token is refused and changes nothing."""
    before = _contents(app)

    answer = ada.post(path, data=form, headers=headers)

    assert answer.status_code == 400
    assert _contents(app) == before
    assert is_signed_in(ada)


@EACH_FORM
def test_with_another_browsers_token(
    app: Flask, ada: FlaskClient, path: str, form: dict[str, str]
) -> None:
    """A token that was given to one browser is worth nothing in another."""
    foreign = csrf_token(app.test_client())
    before = _contents(app)

    assert ada.post(path, data=form | {"csrf_token": foreign}).status_code == 400
    assert _contents(app) == before


@EACH_FORM
def test_as_plain_text(app: Flask, ada: FlaskClient, path: str, form: dict[str, str]) -> None:
    """A form sent as text, which other sites may send without asking, is refused."""
    before = _contents(app)
    text = "&".join(f"{name}={value}" for name, value in form.items())

    assert ada.post(path, data=text, content_type="text/plain").status_code == 400
    assert _contents(app) == before


@pytest.mark.parametrize("name", ["X-HTTP-Method-Override", "X-Method-Override", "_method"])
def test_a_question_does_not_become_an_order(ada: FlaskClient, name: str) -> None:
    """A GET stays one, whatever method its headers or its query ask for."""
    answer = ada.get(f"/sign-out?{name}=POST", headers={name.replace("_", "-"): "POST"})

    assert answer.status_code == 405
    assert is_signed_in(ada)


def test_nobody_is_signed_in_by_another_site(app: Flask, client: FlaskClient) -> None:
    """Another site cannot sign a visitor in to the attacker's own account."""
    register(client)
    visitor = app.test_client()

    visitor.post("/sign-in", data={"email": "ada@example.org", "password": PASSWORD})

    assert not is_signed_in(visitor)


def test_asking_for_pages_writes_nothing(app: Flask, ada: FlaskClient) -> None:
    """Every page of the area can be looked at without a row being changed."""
    before = _contents(app)
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("auth.") and "GET" in (rule.methods or ()):
            values = {"token": SECRET} if "token" in rule.arguments else {}
            ada.get(adapter.build(rule.endpoint, values))
            app.test_client().get(adapter.build(rule.endpoint, values))

    assert _contents(app) == before
