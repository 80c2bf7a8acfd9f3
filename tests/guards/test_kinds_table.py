"""The page of kinds says what the code does."""

from __future__ import annotations

from tests.guards.kinds_table import COMMAND, PAGE, page


def test_the_page_of_kinds_is_as_the_code_has_it() -> None:
    """docs/kinds.md is what the table is made to be; a change of a kind changes the page."""
    written = PAGE.read_text(encoding="utf-8")
    assert written == page(), f"docs/kinds.md is out of date; renew it: {COMMAND}"
