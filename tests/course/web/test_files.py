"""Styles and scripts: kept for good where their address names what is in them."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

FOR_GOOD = "public, max-age=31536000, immutable"


def test_every_file_of_a_page_may_be_kept(client: FlaskClient) -> None:
    """Each is found under an address with its mark, kept for a year, and the same for everyone."""
    page = client.get("/sign-in").text
    found = re.findall(r'(?:href|src)="(/[^"]*static/[^"]*)"', page)
    assert len(found) > 10
    for address in found:
        assert re.search(r"\?v=[0-9a-f]{12}$", address), address
        with client.get(address) as answer:
            assert (answer.status_code, answer.headers["Cache-Control"]) == (200, FOR_GOOD)
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert "Vary" not in answer.headers
            assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("/static/css/base.css", "no-cache", id="a file without its mark"),
        pytest.param("/sign-in?v=1", "no-store", id="a page that says it has one"),
        pytest.param("/static/css/nothing.css?v=1", "no-store", id="a file that is not there"),
    ],
)
def test_nothing_else_is_kept(client: FlaskClient, path: str, expected: str) -> None:
    """A browser asks again for what may have changed."""
    with client.get(path) as answer:
        assert answer.headers["Cache-Control"] == expected
