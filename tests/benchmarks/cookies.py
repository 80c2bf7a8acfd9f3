"""Cookies and CSRF tokens as the site would have given them to a signed-in browser."""

from __future__ import annotations

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer

NAME = "parley"
SEED = "what this browser's token is made of"


def cookie(secret_key: str, sign_in_key: str) -> str:
    """Give the cookie of a browser that is signed in, as its header has it."""
    app = Flask(__name__)
    app.secret_key = secret_key
    serializer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert serializer is not None
    session = {"_user_id": sign_in_key, "_fresh": True, "_permanent": True, "csrf_token": SEED}
    return f"{NAME}={serializer.dumps(session)}"


def token(secret_key: str) -> str:
    """Sign the token that stands in the forms of such a browser's pages."""
    return str(URLSafeTimedSerializer(secret_key, salt="wtf-csrf-token").dumps(SEED))
