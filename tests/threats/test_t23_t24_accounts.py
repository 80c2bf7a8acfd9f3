"""T23 and T24: whatever text, and however much of it, is typed into the forms about accounts."""

from __future__ import annotations

import unicodedata
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from course.extensions import db
from course.models import Person
from course.rows.names import Unusable, tidy_name
from tests.accounts import PASSWORD, is_signed_in
from tests.browsing import csrf_token, post, register

FORM = {"name": "Ada", "email": "ada@example.org", "password": PASSWORD, "time_zone": "UTC"}
FIELDS = {
    "/register": ("name", "email", "password", "time_zone", "next"),
    "/sign-in": ("email", "password", "next"),
    "/forgot-password": ("email",),
    "/invitation": ("code",),
}
EACH_FORM = pytest.mark.parametrize("path", FIELDS)

TEXT = st.text(max_size=300) | st.sampled_from(
    [
        "\0",
        "\ud800",
        "\u2028",
        "\u202e",
        "a" + "\u0301" * 5000,
        "\ufdfa" * 300,
        "\U0001f469\u200d\U0001f52c",
        "e\u0301",
        "'; DROP TABLE person; --",
        "{{ 7*7 }}${7*7}<%= 7*7 %>",
        "<script>alert(1)</script>",
        "%00",
        "x" * 200_000,
    ]
)


def _bytes(text: str) -> bytes:
    """Give what a careless or hostile program would send for a text."""
    return text.encode("utf-8", "surrogatepass")


def _url_encoded(fields: dict[str, str]) -> tuple[bytes, str]:
    return urlencode(fields).encode(), "application/x-www-form-urlencoded"


def _multipart(fields: dict[str, str]) -> tuple[bytes, str]:
    parts = (
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    return ("".join(parts) + "--x--\r\n").encode(), "multipart/form-data; boundary=x"


@EACH_FORM
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_text(app: Flask, path: str, data: st.DataObject) -> None:
    """Any text is taken or refused in words; nothing fails, and no template is run."""
    client = app.test_client()
    form = {name: _bytes(data.draw(TEXT)) for name in FIELDS[path]}

    answer = post(client, path, form)

    assert answer.status_code in {303, 400, 403, 404, 429}
    assert "49${49}" not in answer.text
    assert "<script>alert(1)" not in answer.text


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(max_size=130))
def test_a_name_comes_back_composed(client: FlaskClient, name: str) -> None:
    """A name that is taken is shown as it was typed, with its letters composed."""
    if not is_signed_in(client):
        register(client)

    form = {"name": _bytes(name), "time_zone": "UTC", "day_starts_at": "4"}
    answer = post(client, "/account", form)

    with client.application.app_context():
        kept = db.session.scalars(select(Person.name)).one()
    try:
        expected = tidy_name(name)
    except Unusable:
        assert answer.status_code == 400
    else:
        assert answer.status_code == 303
        assert kept == expected == unicodedata.normalize("NFC", kept)


@EACH_FORM
@pytest.mark.parametrize("multipart", [False, True], ids=["url-encoded", "multipart"])
def test_more_than_is_read(app: Flask, path: str, multipart: bool) -> None:
    """A form of two megabytes is refused in words, however it is encoded."""
    client = app.test_client()
    fields = {"csrf_token": csrf_token(client), "email": "x" * 2_000_000}
    body, kind = _multipart(fields) if multipart else _url_encoded(fields)

    answer = client.post(path, data=body, content_type=kind)

    assert answer.status_code == 413
    assert "too large" in answer.text


@EACH_FORM
def test_very_many_fields(app: Flask, path: str) -> None:
    """Twenty thousand fields are refused or not looked at."""
    fields = {f"field{number}": "x" for number in range(20_000)}

    assert post(app.test_client(), path, fields).status_code in {400, 404, 413}


def test_a_field_that_comes_twice(app: Flask) -> None:
    """Of a field that is sent twice one value counts, the same for every check."""
    client = app.test_client()
    answer = post(client, "/register", FORM | {"email": ["ada@example.org", "eve@example.org"]})

    assert answer.status_code == 303
    with app.app_context():
        kept = db.session.execute(select(Person.email, Person.email_key)).all()
    assert [tuple(row) for row in kept] == [("ada@example.org", "ada@example.org")]


def test_nothing_else_is_read(app: Flask) -> None:
    """Columns that no form has cannot be set by sending them along."""
    extra = {"id": "77", "active": "", "email_key": "eve@example.org", "role": "instructor"}

    post(app.test_client(), "/register", FORM | extra | {"created_at": "2000-01-01"})

    with app.app_context():
        kept = db.session.scalars(select(Person)).one()
    assert (kept.id, kept.active, kept.email_key) == (1, True, "ada@example.org")
    assert kept.created_at.year > 2000
