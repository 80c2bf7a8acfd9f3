"""Passwords: the whole of them, however they are typed, at the cost that is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from argon2 import PasswordHasher, extract_parameters

from course.rows.passwords import LONGEST, check, hashed, hashing, problem
from tests.accounts import CountingHasher

CHEAP = hashing("test")
COMPOSED = "caf\u00e9 cr\u00e8me 2027"
IN_PARTS = "cafe\u0301 cre\u0300me 2027"


@pytest.mark.parametrize(
    ("typed", "usable"),
    [
        pytest.param("123456789", False, id="nine characters"),
        pytest.param("1234567890", True, id="ten"),
        pytest.param("e\u0301" * 5, False, id="five letters in ten parts"),
        pytest.param("x" * LONGEST, True, id="as long as may be"),
        pytest.param("e\u0301" * LONGEST, True, id="as long as may be, in parts"),
        pytest.param("x" * (LONGEST + 1), False, id="one too long"),
        pytest.param("x" * 100_000, False, id="very long"),
        pytest.param("a" + "\u0301" * 100_000, False, id="a hundred thousand accents"),
        pytest.param("x" * 20 + "\0", False, id="a NUL"),
        pytest.param("x" * 20 + "\ud800", False, id="half a character"),
        pytest.param("          ", True, id="white space is text too"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_what_a_password_may_be(typed: str, usable: bool) -> None:
    """A password is 10 to 256 characters of text; what is wrong is said in words."""
    assert (problem(typed) is None) == usable


def test_letters_in_parts_are_the_same_letters() -> None:
    """A password fits whether the keyboard sends é as one character or as two."""
    assert check(CHEAP, hashed(CHEAP, COMPOSED), IN_PARTS).right
    assert check(CHEAP, hashed(CHEAP, IN_PARTS), COMPOSED).right


@pytest.mark.parametrize("length", [71, 72, 73, 255, LONGEST])
def test_the_last_character_counts(length: int) -> None:
    """No part of a long password is left out, as it would be by hashes that cut."""
    kept = hashed(CHEAP, "x" * length)

    assert check(CHEAP, kept, "x" * length).right
    assert not check(CHEAP, kept, "x" * (length - 1) + "y").right
    assert not check(CHEAP, kept, "x" * (length - 1)).right


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("a wrong password", id="a wrong one"),
        pytest.param("short", id="one that is too short to be right"),
        pytest.param("x" * 5000, id="one that is too long to be right"),
        pytest.param("x\0" * 20, id="one with NULs"),
        pytest.param("", id="none"),
    ],
)
@pytest.mark.parametrize("known", [True, False], ids=["of an account", "of nobody"])
def test_no_answer_takes_longer(typed: str, known: bool) -> None:
    """Every comparison makes the hasher work once, whoever and whatever it is for."""
    argon2 = CountingHasher(time_cost=1, memory_cost=8, parallelism=1)
    kept = hashed(CHEAP, "the right password") if known else None

    assert not check(replace(CHEAP, argon2=argon2), kept, typed).right
    assert argon2.worked == 1


def test_nobody_has_no_password() -> None:
    """The hash that stands for nobody is never right, whatever it is compared with."""
    assert not check(CHEAP, None, "").right
    assert not check(CHEAP, "not a hash at all", "a long enough password").right


def test_the_standard_cost() -> None:
    """The standard is Argon2id with 2 passes over 19 MiB in one lane, as OWASP advises."""
    found = extract_parameters(hashed(hashing("standard"), "a long enough password"))

    assert (found.type.name, found.time_cost, found.memory_cost, found.parallelism) == (
        "ID",
        2,
        19456,
        1,
    )
    assert extract_parameters(hashing("standard").nobody) == found


def test_a_hash_is_renewed_when_the_cost_changed() -> None:
    """A password that fits a hash of another cost comes back hashed at today's."""
    old = PasswordHasher(time_cost=3, memory_cost=16, parallelism=1).hash("a long enough password")

    checked = check(CHEAP, old, "a long enough password")

    assert checked.renewed is not None
    assert check(CHEAP, checked.renewed, "a long enough password").renewed is None
