"""Names and addresses: tidied, and refused with a plain word where they cannot be used."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.rows.names import LONGEST_NAME, Unusable, account_key, read_address, tidy_name


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("ADA@EXAMPLE.ORG", id="capitals"),
        pytest.param("  ada@example.org\n", id="white space around it"),
        pytest.param("\uff41da@example.org", id="a full-width letter"),
        pytest.param("ada\uff20example.org", id="a full-width @"),
    ],
)
def test_one_address_however_it_is_typed(typed: str) -> None:
    """However an address is typed, it has one comparing form."""
    assert account_key(typed) == "ada@example.org"


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("", id="nothing"),
        pytest.param("ada", id="no @"),
        pytest.param("ada@", id="no domain"),
        pytest.param("ada@localhost", id="a domain of this machine"),
        pytest.param("\u0430da@example.org", id="a Cyrillic a"),
        pytest.param("m\u0131ke@example.org", id="an i without its dot"),
        pytest.param("a\u200bda@example.org", id="an invisible space"),
        pytest.param("ada@exa\u200bmple.org", id="an invisible space in the domain"),
        pytest.param("ada\0@example.org", id="a NUL"),
        pytest.param("ada\n@example.org", id="a line end"),
        pytest.param("Ada <ada@example.org>", id="a name and an address"),
        pytest.param("ada@example.org, eve@example.org", id="two addresses"),
        pytest.param("a" * 65 + "@example.org", id="too long before the @"),
        pytest.param("a@" + "b." * 200 + "org", id="too long"),
        pytest.param("\ufdfa" * 250, id="one that grows when it is folded"),
    ],
)
def test_what_is_no_address(typed: str) -> None:
    """What mail cannot be sent to is refused, and stands for nobody's account."""
    with pytest.raises(Unusable):
        read_address(typed)
    assert account_key(typed) == ""


def test_a_look_alike_domain_shows() -> None:
    """A domain that only looks like another is kept in the form that shows the difference."""
    assert read_address("ada@ex\u0430mple.org").email == "ada@xn--exmple-4nf.org"


@given(st.text(max_size=300))
def test_reading_an_address_never_fails_otherwise(typed: str) -> None:
    """Any text is an address or is refused as none."""
    try:
        address = read_address(typed)
    except Unusable:
        return
    assert address.key == address.email.casefold()
    assert account_key(address.key) == address.key


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("Ada", "Ada", id="a name"),
        pytest.param("  Ada \t Lovelace ", None, id="a tab, which does not show"),
        pytest.param("  Ada   Lovelace ", "Ada Lovelace", id="white space"),
        pytest.param("Ame\u0301lie", "Am\u00e9lie", id="letters in parts"),
        pytest.param("\u05d0\u05d1\u05d2", "\u05d0\u05d1\u05d2", id="right to left"),
        pytest.param("\U0001f469\u200d\U0001f52c", "\U0001f469\u200d\U0001f52c", id="an emoji"),
        pytest.param("{{ 7*7 }}", "{{ 7*7 }}", id="what a template would read"),
        pytest.param("", None, id="nothing"),
        pytest.param("   ", None, id="white space alone"),
        pytest.param("\u200b\u200d", None, id="nothing that shows"),
        pytest.param("Ada\nBcc: eve@example.org", None, id="a line end"),
        pytest.param("Ada\u2028", None, id="a line separator"),
        pytest.param("Ada\0", None, id="a NUL"),
        pytest.param("\ud800", None, id="half a character"),
        pytest.param("Ada \u202egpj.exe", None, id="text turned round"),
        pytest.param("x" * LONGEST_NAME, "x" * LONGEST_NAME, id="as long as may be"),
        pytest.param("x" * (LONGEST_NAME + 1), None, id="one too long"),
        pytest.param("a" + "\u0301" * 5000, None, id="thousands of accents"),
    ],
)
def test_names(typed: str, kept: str | None) -> None:
    """A name is tidied and kept, or refused."""
    if kept is None:
        with pytest.raises(Unusable):
            tidy_name(typed)
    else:
        assert tidy_name(typed) == kept


@given(st.text(max_size=LONGEST_NAME))
def test_a_kept_name_stays(typed: str) -> None:
    """What is kept of a name is composed, short enough, and tidy already."""
    try:
        name = tidy_name(typed)
    except Unusable:
        return
    assert 0 < len(name) <= LONGEST_NAME
    assert name == unicodedata.normalize("NFC", name)
    assert tidy_name(name) == name
