"""A browser for everyone of the school: signed in without a password, forms sent with a token."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from tests.school.rows import Who, key_of

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

SEED = "what this browser's token is made of"


def browser(app: Flask, who: Who) -> FlaskClient:
    """Give a browser in which someone is signed in, or a visitor's."""
    client = app.test_client()
    with client.session_transaction() as session:
        session["csrf_token"] = SEED
        if who is not Who.anonymous:
            session["_user_id"] = key_of(who)
    return client


def token(app: Flask, seed: str = SEED) -> str:
    """Sign the CSRF token of a session, as its pages would hold it."""
    return str(URLSafeTimedSerializer(app.secret_key or "", salt="wtf-csrf-token").dumps(seed))


def send(
    client: FlaskClient, url: str, data: dict[str, Any] | None = None, **more: Any
) -> TestResponse:
    """Send a form as a page of this browser would; a pair of bytes and a name is a file."""
    form = {"csrf_token": token(client.application), **(data or {})}
    if any(map(_is_file, form.values())):
        body, kind = multipart(form)
        return client.post(url, data=body, content_type=kind, buffered=True, **more)
    return client.post(url, data=form, buffered=True, **more)


def _is_file(value: Any) -> bool:
    each = value[0] if isinstance(value, list) else value
    return isinstance(each, tuple) and isinstance(each[0], bytes)


def multipart(form: dict[str, Any]) -> tuple[bytes, str]:
    """Write a form with files, and its type; the client itself would leave a file of it open."""
    values = MultiDict(
        (name, _stored(each))
        for name, value in form.items()
        for each in (value if isinstance(value, list) else [value])
    )
    boundary, body = encode_multipart(values)
    return body, f'multipart/form-data; boundary="{boundary}"'


def _stored(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    return FileStorage(BytesIO(value[0]), filename=value[1], name="files")


def visit(client: FlaskClient, url: str, **more: Any) -> TestResponse:
    """Open a page and read it to its end, so that nothing of it stays open."""
    return client.get(url, buffered=True, **more)


def cookie(secret_key: str, who: Who) -> str:
    """Write the cookie of someone who is signed in, for browsers that are no test client."""
    stand_in = Flask("stand-in")
    stand_in.secret_key = secret_key
    serializer = SecureCookieSessionInterface().get_signing_serializer(stand_in)
    assert serializer is not None
    return str(serializer.dumps({"_user_id": key_of(who), "csrf_token": SEED}))
