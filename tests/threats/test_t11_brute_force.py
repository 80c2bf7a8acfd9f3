"""T11: guessing is slow from anywhere, and guessing does not lock the owner out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from time_machine import travel

from tests.accounts import NOON, PASSWORD, is_signed_in, opened, person
from tests.browsing import post
from tests.sites import running_site

EMAIL = "ada@example.org"
WRONG = "a wrong password"
SECRET = "x" * 43


@pytest.fixture
def here(database_url: str) -> str:
    """Put someone into a database and give its address."""
    with opened(database_url) as session:
        person(session)
        session.commit()
    return database_url


@pytest.fixture
def parley(here: str, tmp_path: Path) -> Iterator[Flask]:
    """Give a site on that database."""
    with running_site(here, tmp_path) as app:
        yield app


def _try(
    client: FlaskClient,
    password: str = WRONG,
    *,
    email: str = EMAIL,
    address: str = "192.0.2.1",
    after: timedelta = timedelta(0),
    **headers: str,
) -> int:
    """Try to sign in some time after noon; give the status."""
    with travel(NOON + after, tick=False):
        form = {"email": email, "password": password}
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        place = {"REMOTE_ADDR": address}
        return post(client, "/sign-in", form, environ_base=place, headers=sent).status_code


def test_one_account_from_many_networks(parley: Flask) -> None:
    """Whoever has a thousand addresses still guesses at one account five times, then waits."""
    statuses = [_try(parley.test_client(), address=f"198.51.100.{n}") for n in range(1, 9)]

    assert statuses == [400] * 5 + [429] * 3


def test_the_right_password_has_to_wait_too(parley: Flask) -> None:
    """While the wait lasts a guess that is right is not told from one that is wrong."""
    for _ in range(5):
        _try(parley.test_client())

    assert _try(parley.test_client(), PASSWORD) == 429
    assert _try(parley.test_client(), PASSWORD, after=timedelta(seconds=31)) == 303


def test_waits_grow(parley: Flask) -> None:
    """In a day of guessing without a pause few guesses are made."""
    client, after, made = parley.test_client(), timedelta(0), 0
    while after < timedelta(days=1):
        made += _try(client, after=after) == 400
        after += timedelta(minutes=5)

    assert made < 110


def test_many_accounts_from_one_network(parley: Flask) -> None:
    """One address that tries one password at many accounts has to wait after fifty."""
    client = parley.test_client()
    statuses = [_try(client, email=f"person{n}@example.org") for n in range(55)]

    assert statuses == [400] * 50 + [429] * 5
    assert _try(client, PASSWORD, address="192.0.2.2") == 303


def test_a_header_does_not_make_another_network(parley: Flask) -> None:
    """Without a proxy in the settings nobody chooses the address that they are counted by."""
    client = parley.test_client()
    statuses = [
        _try(client, email=f"person{n}@example.org", X_Forwarded_For=f"198.51.100.{n}")
        for n in range(55)
    ]

    assert statuses[-1] == 429


def test_the_proxy_is_believed_where_there_is_one(here: str, tmp_path: Path) -> None:
    """With one proxy configured its word counts, and not what the visitor wrote before it."""
    with running_site(here, tmp_path, trusted_proxies=1) as app:
        client = app.test_client()
        own = [
            _try(client, email=f"person{n}@example.org", X_Forwarded_For=f"10.0.0.{n}, 192.0.2.9")
            for n in range(55)
        ]
        others = _try(client, email="last@example.org", X_Forwarded_For="192.0.2.10")

    assert own[-1] == 429
    assert others == 400


def test_the_owners_browser_is_not_locked_out(parley: Flask) -> None:
    """A stranger's guesses stop neither the owner's own browser nor its right password."""
    owner = parley.test_client()
    assert _try(owner, PASSWORD) == 303
    post(owner, "/sign-out")
    for _ in range(8):
        _try(parley.test_client(), address="198.51.100.1")

    assert _try(parley.test_client(), PASSWORD) == 429
    assert _try(owner, PASSWORD) == 303
    with travel(NOON, tick=False):
        assert is_signed_in(owner)


def test_a_known_browser_is_known_for_its_own_account(parley: Flask) -> None:
    """Having signed in to one account gives no more guesses at another."""
    with opened(parley.config["SETTINGS"].database) as session:
        person(session, "eve@example.org", "Eve")
        session.commit()
    eve = parley.test_client()
    assert _try(eve, PASSWORD, email="eve@example.org") == 303
    for _ in range(5):
        _try(parley.test_client())

    assert _try(eve) == 429


@pytest.mark.parametrize(
    "forged",
    [
        pytest.param("eyJpZCI6IngiLCJhY2NvdW50cyI6W119.forged", id="signed by somebody else"),
        pytest.param("nonsense", id="nonsense"),
        pytest.param("." * 4000, id="very long"),
    ],
)
def test_a_forged_cookie_is_no_known_browser(parley: Flask, forged: str) -> None:
    """Only a cookie that the site has signed makes a browser known."""
    for _ in range(5):
        _try(parley.test_client())
    client = parley.test_client()
    client.set_cookie("parley_known", forged, domain="localhost")

    assert _try(client) == 429


def test_a_restart_forgets_nothing(here: str, tmp_path: Path) -> None:
    """The counts are in the database: a new process goes on where the old one was."""
    with running_site(here, tmp_path) as app:
        before = [_try(app.test_client()) for _ in range(5)]
    with running_site(here, tmp_path) as app:
        after = _try(app.test_client())

    assert (before, after) == ([400] * 5, 429)


def test_several_processes_count_together(here: str, tmp_path: Path) -> None:
    """Guesses spread over several processes are counted as one row of guesses."""
    with running_site(here, tmp_path) as one, running_site(here, tmp_path) as two:
        statuses = [_try(app.test_client()) for _ in range(4) for app in (one, two)]

    assert statuses == [400] * 5 + [429] * 3


@pytest.mark.parametrize(
    ("path", "form"),
    [
        pytest.param("/invitation", {"code": "abc"}, id="codes"),
        pytest.param(f"/join/{SECRET}/register", {}, id="invitations"),
        pytest.param(f"/reset/{SECRET}", {}, id="reset links"),
        pytest.param(f"/setup/{SECRET}", {}, id="the first instructor's link"),
    ],
)
def test_guessing_at_links(here: str, tmp_path: Path, path: str, form: dict[str, str]) -> None:
    """Links and codes that are wrong are counted by network, all kinds together."""
    with (
        running_site(here, tmp_path, registration="invitation") as app,
        travel(NOON, tick=False),
    ):
        client = app.test_client()
        statuses = [post(client, path, form).status_code for _ in range(52)]

    assert statuses == [404] * 50 + [429] * 2


def test_guessing_at_the_old_password(parley: Flask) -> None:
    """A browser that was left signed in does not help to find the password out."""
    client = parley.test_client()
    _try(client, PASSWORD)
    with travel(NOON, tick=False):
        form = {"current_password": WRONG, "new_password": "another long password"}
        statuses = [post(client, "/account/password", form).status_code for _ in range(7)]

    assert statuses == [400] * 5 + [429] * 2
