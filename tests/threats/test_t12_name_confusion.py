"""T12: addresses that look alike are one account, and mail goes to the stored one."""

from __future__ import annotations

import unicodedata

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from course.extensions import db
from course.models import Person
from course.rows.names import Unusable, account_key, read_address
from tests.accounts import NOON, PASSWORD, is_signed_in, letter_link
from tests.browsing import post, register, sign_in

LOOK_ALIKES = [
    pytest.param("Mike@example.org", id="a capital"),
    pytest.param("mike@EXAMPLE.org", id="a domain in capitals"),
    pytest.param("mike@example.org ", id="white space behind it"),
    pytest.param("\u00a0mike@example.org", id="a space that does not break"),
    pytest.param("\uff4dike@example.org", id="a full-width letter"),
    pytest.param("\U0001d426ike@example.org", id="a mathematical letter"),
    pytest.param("m\u0131ke@example.org", id="an i without its dot"),
    pytest.param("\u043cike@example.org", id="a Cyrillic letter"),
    pytest.param("mi\u212ae@example.org", id="a sign for kelvin"),
    pytest.param("mi\u200bke@example.org", id="a space without width"),
    pytest.param("mi\u00adke@example.org", id="a hyphen that hides"),
    pytest.param("mi\u2060ke@example.org", id="a joiner that hides"),
    pytest.param("\u202emike@example.org", id="a turn of direction"),
    pytest.param("mik\u0435@example.org", id="a Cyrillic e"),
    pytest.param("mi\u03bae@example.org", id="a Greek kappa"),
    pytest.param("mike\uff20example.org", id="a full-width @"),
    pytest.param("mike@example\uff0eorg", id="a full-width dot"),
    pytest.param("mike@example\u3002org", id="an ideographic dot"),
]


def _people(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(Person)) or 0


@pytest.mark.parametrize("look_alike", LOOK_ALIKES)
def test_the_second_is_refused(app: Flask, look_alike: str) -> None:
    """With an address that looks like one that is taken nobody gets an account."""
    register(app.test_client(), "mike@example.org")
    second = app.test_client()
    form = {"name": "Mike", "email": look_alike, "password": PASSWORD, "time_zone": "UTC"}

    post(second, "/register", form)

    assert _people(app) == 1
    assert not is_signed_in(second)


@pytest.mark.parametrize("look_alike", LOOK_ALIKES)
def test_mail_goes_to_the_stored_address(app: Flask, look_alike: str) -> None:
    """A letter that was asked for with a look-alike goes to the stored address or to nobody."""
    register(app.test_client(), "Mike@example.org")
    post(app.test_client(), "/forgot-password", {"email": look_alike})

    folder = app.config["SETTINGS"].instance_dir / "mail"
    try:
        letter_link(app, NOON)
    except ValueError:
        assert not list(folder.glob("*"))
        return

    (mail,) = folder.glob("*.eml")
    assert "To: Ada <Mike@example.org>" in mail.read_text()
    assert look_alike not in mail.read_text().replace("Mike@example.org", "")


def test_a_ligature_is_its_letters(app: Flask) -> None:
    """An address with a ligature is the one that is written with its letters."""
    register(app.test_client(), "\ufb01n@example.org")

    assert sign_in(app.test_client(), "fin@example.org").status_code == 303


def test_another_domain_is_another_account_and_shows_it(app: Flask) -> None:
    """A domain of look-alike letters is a different one, and is written so that one sees it."""
    register(app.test_client(), "mike@example.org")
    other = app.test_client()
    register(other, "mike@ex\u0430mple.org")

    assert "mike@xn--exmple-4nf.org" in other.get("/account").text


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=12))
def test_no_two_ways_of_writing_are_two_accounts(local: str) -> None:
    """Whatever form the letters are sent in, the key is one, or the address is none."""
    typed = f"{local}@example.org"
    forms = {unicodedata.normalize(form, typed) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    keys = {account_key(each) for each in (*forms, typed.upper(), typed.lower(), f" {typed} ")}

    assert len(keys - {""}) <= 1


@given(st.text(min_size=1, max_size=12))
def test_keys_are_plain(local: str) -> None:
    """What tells accounts apart is ASCII, where no two letters look the same."""
    try:
        address = read_address(f"{local}@example.org")
    except Unusable:
        return
    assert address.key.isascii()
    assert address.email.isascii()
