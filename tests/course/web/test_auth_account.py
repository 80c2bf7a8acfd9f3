"""The account page: details, and where one is signed in."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.accounts import is_signed_in
from tests.browsing import post, register, sign_in

DETAILS = {"name": "Augusta", "time_zone": "Pacific/Auckland", "day_starts_at": "0"}


@pytest.fixture
def ada(client: FlaskClient) -> FlaskClient:
    """Give the browser of someone who has registered."""
    register(client)
    return client


def test_the_page_shows_what_is_kept(ada: FlaskClient) -> None:
    """Name, address, zone and hour stand in the form as they are."""
    page = ada.get("/account").text

    assert 'value="Ada"' in page
    assert "ada@example.org" in page
    assert '<option selected value="Europe/Berlin">' in page
    assert '<option selected value="4">04:00</option>' in page


def test_changing_details(ada: FlaskClient) -> None:
    """What is changed is kept, and said to be."""
    answer = post(ada, "/account", DETAILS)
    page = ada.get(answer.location).text

    assert answer.status_code == 303
    assert "Saved." in page
    assert 'value="Augusta"' in page
    assert '<option selected value="Pacific/Auckland">' in page
    assert '<option selected value="0">00:00</option>' in page


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        pytest.param("name", "", id="no name"),
        pytest.param("name", "x" * 121, id="a long name"),
        pytest.param("time_zone", "nowhere", id="no zone"),
        pytest.param("day_starts_at", "24", id="no hour"),
        pytest.param("day_starts_at", "-1", id="an hour before the first"),
        pytest.param("day_starts_at", "9" * 5000, id="a very large hour"),
        pytest.param("day_starts_at", "four", id="an hour in words"),
    ],
)
def test_what_is_refused(ada: FlaskClient, field: str, typed: str) -> None:
    """What cannot be used changes nothing."""
    assert post(ada, "/account", DETAILS | {field: typed}).status_code == 400
    assert 'value="Ada"' in ada.get("/account").text


def test_nothing_else_can_be_changed(ada: FlaskClient) -> None:
    """Fields that the form does not have are not read."""
    post(ada, "/account", DETAILS | {"email": "eve@example.org", "id": "7", "active": ""})

    assert "ada@example.org" in ada.get("/account").text


def test_signing_out_another_browser(app: Flask, ada: FlaskClient) -> None:
    """Each other browser has a button that signs it out, and this one is marked."""
    other = app.test_client()
    sign_in(other, "ada@example.org")
    page = ada.get("/account").text
    (number,) = re.findall(r'action="/account/browsers/(\d+)/sign-out"', page)
    assert page.count("This browser") == 1

    post(ada, f"/account/browsers/{number}/sign-out")

    assert is_signed_in(ada)
    assert not is_signed_in(other)
    assert post(ada, f"/account/browsers/{number}/sign-out").status_code == 404


def test_nobody_signs_out_somebody_else(app: Flask, ada: FlaskClient) -> None:
    """Another person's sign-in looks as if there were none."""
    eve = app.test_client()
    register(eve, "eve@example.org", "Eve")

    answers = [post(eve, f"/account/browsers/{number}/sign-out") for number in (1, 999)]

    assert [each.status_code for each in answers] == [404, 404]
    assert is_signed_in(ada)


def test_signing_out_everywhere(app: Flask, ada: FlaskClient) -> None:
    """One press ends every sign-in of the account, this one too."""
    other = app.test_client()
    sign_in(other, "ada@example.org")

    answer = post(ada, "/account/sign-out-everywhere")

    assert answer.location == "/sign-in"
    assert not is_signed_in(ada)
    assert not is_signed_in(other)


@pytest.mark.parametrize("path", ["/account", "/account/password"])
def test_strangers_are_asked_to_sign_in(client: FlaskClient, path: str) -> None:
    """Without a sign-in there is no account page."""
    assert client.get(path).location == f"/sign-in?next={path}"
