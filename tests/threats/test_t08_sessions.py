"""T08: a sign-in is new each time, and a copied cookie dies with the sign-in that it was of."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from time_machine import travel

from course.config import SettingsError, read_settings, secret_key
from course.models import Role
from course.services import people
from tests.accounts import NOON, PASSWORD, copy_of, course, is_signed_in, letter_link, opened
from tests.browsing import csrf_token, post, register, sign_in

NEW = "another long password"


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    """Hold the clock, so that the letters of a test are due in it."""
    with travel(NOON, tick=False):
        yield


@pytest.fixture
def ada(client: FlaskClient) -> FlaskClient:
    """Give the browser of someone who is signed in."""
    register(client)
    return client


def _sign_out(_app: Flask, ada: FlaskClient) -> None:
    post(ada, "/sign-out")


def _change_password(_app: Flask, ada: FlaskClient) -> None:
    form = {"current_password": PASSWORD, "new_password": NEW}
    assert post(ada, "/account/password", form).status_code == 303


def _reset_password(app: Flask, ada: FlaskClient) -> None:
    post(ada, "/forgot-password", {"email": "ada@example.org"})
    link = letter_link(app, NOON)
    assert post(app.test_client(), link, {"password": NEW}).status_code == 303


def _sign_out_everywhere(_app: Flask, ada: FlaskClient) -> None:
    post(ada, "/account/sign-out-everywhere")


def _close(app: Flask, _ada: FlaskClient) -> None:
    with opened(app.config["SETTINGS"].database) as session:
        people.set_active(session, "ada@example.org", False, at=NOON)
        session.commit()


def _change_role(app: Flask, _ada: FlaskClient) -> None:
    with opened(app.config["SETTINGS"].database) as session:
        course(session)
        people.give_role(session, "ada@example.org", "us-russia-peace-talks", Role.learner, at=NOON)
        session.commit()


@pytest.mark.parametrize(
    "happen",
    [
        pytest.param(_sign_out, id="signing out"),
        pytest.param(_change_password, id="a changed password"),
        pytest.param(_reset_password, id="a reset password"),
        pytest.param(_sign_out_everywhere, id="signing out everywhere"),
        pytest.param(_close, id="a closed account"),
        pytest.param(_change_role, id="another role"),
    ],
)
def test_a_copied_cookie_is_dead_after(
    app: Flask, ada: FlaskClient, happen: Callable[[Flask, FlaskClient], None]
) -> None:
    """What was copied from the browser before is worth nothing afterwards."""
    copied = copy_of(ada)
    assert is_signed_in(copied)

    happen(app, ada)

    assert copied.get("/account").location == "/sign-in?next=/account"


def test_an_account_that_is_opened_again_stays_signed_out(app: Flask, ada: FlaskClient) -> None:
    """Closing an account ends its sign-ins for good."""
    copied = copy_of(ada)
    _close(app, ada)
    with opened(app.config["SETTINGS"].database) as session:
        people.set_active(session, "ada@example.org", True, at=NOON)
        session.commit()

    assert not is_signed_in(copied)


def test_a_cookie_that_was_planted_does_not_come_alive(app: Flask, ada: FlaskClient) -> None:
    """Whoever gave the victim a cookie before is not signed in when the victim is."""
    post(ada, "/sign-out")
    attacker = app.test_client()
    attacker.get("/sign-in")
    victim = copy_of(attacker)

    sign_in(victim, "ada@example.org")

    assert is_signed_in(victim)
    assert not is_signed_in(attacker)


def test_each_sign_in_has_a_key_of_its_own(app: Flask, ada: FlaskClient) -> None:
    """Signing in again, in the same browser too, makes a new session."""
    keys = set()
    for client in (ada, ada, app.test_client()):
        sign_in(client, "ada@example.org")
        with client.session_transaction() as session:
            keys.add(session["_user_id"])
        post(client, "/sign-out")

    assert len(keys) == 3
    assert {len(key) for key in keys} == {43}


def test_signing_in_again_ends_the_sign_in_before(app: Flask, ada: FlaskClient) -> None:
    """A browser has one sign-in: a copy of the cookie that was overwritten is dead."""
    copied = copy_of(ada)
    token = csrf_token(ada)

    form = {"csrf_token": token, "email": "ada@example.org", "password": PASSWORD}
    assert ada.post("/sign-in", data=form).status_code == 303

    assert is_signed_in(ada)
    assert not is_signed_in(copied)
    assert is_signed_in(_other_browser(app))


def _other_browser(app: Flask) -> FlaskClient:
    client = app.test_client()
    sign_in(client, "ada@example.org")
    return client


def test_nothing_of_the_visitor_before_is_left(app: Flask, ada: FlaskClient) -> None:
    """What a session held before somebody signs in is gone afterwards."""
    other = app.test_client()
    with other.session_transaction() as session:
        session["left behind"] = "secret"

    sign_in(other, "ada@example.org")

    with other.session_transaction() as session:
        assert "left behind" not in session
    assert is_signed_in(ada)


def test_personal_pages_are_not_kept(ada: FlaskClient) -> None:
    """The back button after signing out shows nothing from a cache."""
    assert ada.get("/account").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("key", ["dev", "secret", "x" * 31])
def test_a_weak_key_is_refused(key: str) -> None:
    """A key that could be guessed, with which cookies could be forged, stops the start."""
    with pytest.raises(SettingsError, match="32 or more"):
        secret_key(read_settings({}, {"secret_key": key}))
