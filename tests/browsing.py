"""A person at a browser without a window: forms filled in from the pages that hold them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
PASSWORD = "a long enough password"


def csrf_token(client: FlaskClient) -> str:
    """Give this browser's token, as the page that any form stands on would."""
    found = TOKEN.search(client.get("/sign-in").text) or TOKEN.search(client.get("/account").text)
    assert found, "no page handed out a CSRF token"
    return found.group(1)


def post(
    client: FlaskClient, url: str, data: dict[str, Any] | None = None, **more: Any
) -> TestResponse:
    """Send a form as the page would, with the browser's CSRF token."""
    return client.post(url, data={"csrf_token": csrf_token(client), **(data or {})}, **more)


def register(
    client: FlaskClient, email: str = "ada@example.org", name: str = "Ada"
) -> TestResponse:
    """Make an account; the browser is signed in afterwards."""
    form = {"name": name, "email": email, "password": PASSWORD, "time_zone": "Europe/Berlin"}
    answer = post(client, "/register", form)
    assert answer.status_code == 303, answer.text
    return answer


def sign_in(client: FlaskClient, email: str, password: str = PASSWORD) -> TestResponse:
    """Sign in with an account that exists."""
    return post(client, "/sign-in", {"email": email, "password": password})
