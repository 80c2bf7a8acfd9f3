"""Browsers: what each is called in the list, and which accounts it has been used with before.

A browser that has signed in keeps a signed cookie for a year. It lets nobody in; it only says that
tries from this browser are counted apart, so that a stranger's wrong guesses at an account cannot
keep its owner out.
"""

import hmac
import secrets
from datetime import timedelta
from typing import Any

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

COOKIE = "parley_known"
LASTS = timedelta(days=365)
MOST_ACCOUNTS = 8

_NAMES = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "a Mac"),
    ("CrOS", "a Chromebook"),
    ("Linux", "Linux"),
)


def describe() -> str:
    """Say in a few words which browser asks: Firefox on Linux."""
    agent = request.headers.get("User-Agent", "")
    name = next((name for sign, name in _NAMES if sign in agent), "A browser")
    system = next((system for sign, system in _SYSTEMS if sign in agent), "")
    return f"{name} on {system}" if system else name


def known_for(account_key: str) -> str:
    """Give this browser's id if it has signed in to this account before, else nothing."""
    known = _read()
    return str(known["id"]) if _mark(account_key) in known["accounts"] else ""


def remember(response: Response, account_key: str) -> None:
    """Let this browser be known for an account from now on."""
    known = _read()
    accounts = [_mark(account_key), *(each for each in known["accounts"])]
    known["accounts"] = list(dict.fromkeys(accounts))[:MOST_ACCOUNTS]
    response.set_cookie(
        COOKIE,
        _serializer().dumps(known),
        max_age=LASTS,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )


def _read() -> dict[str, Any]:
    try:
        known = _serializer().loads(request.cookies.get(COOKIE, ""))
    except BadSignature:  # none, a stranger's, or one of before the key was changed
        return {"id": secrets.token_urlsafe(16), "accounts": []}
    return dict(known)


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="known-browser")


def _mark(account_key: str) -> str:
    """Stand for an account in the cookie, without telling which one it is."""
    key = str(current_app.secret_key).encode()
    return hmac.new(key, account_key.encode(), "sha256").hexdigest()[:16]
