"""The area's blueprint, and what its pages share: who asks, what is hashed with, a sign-in."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

from flask import Blueprint, Response, current_app, render_template, request, session
from flask.blueprints import BlueprintSetupState
from flask_login import login_user

from course import clock
from course.config import Settings
from course.extensions import db
from course.rows import passwords, throttle
from course.rows.passwords import Hashing
from course.services import invitations

bp = Blueprint("auth", __name__)

HASHING = "parley_hashing"


@dataclass(frozen=True, slots=True)
class _Key:
    """What Flask-Login needs to put a sign-in's key into the cookie."""

    key: str
    is_active: bool = True

    def get_id(self) -> str:
        return self.key


@bp.record_once
def _prepare(state: BlueprintSetupState) -> None:
    cost = state.app.config["SETTINGS"].password_cost
    state.app.extensions.setdefault(HASHING, passwords.hashing(cost))


@bp.after_request
def _keep_secrets_here(response: Response) -> Response:
    """Keep an address that holds a secret from being told to wherever a page leads."""
    if "token" in (request.view_args or {}):
        response.headers["Referrer-Policy"] = "no-referrer"
    return response


def settings() -> Settings:
    """Give the site's settings."""
    return cast(Settings, current_app.config["SETTINGS"])


def hashing() -> Hashing:
    """Give what the site hashes passwords with."""
    return cast(Hashing, current_app.extensions[HASHING])


def network() -> str:
    """Say which network the request comes from, as failures are counted by it."""
    return throttle.network(request.remote_addr)


def lasts() -> timedelta:
    """Say how long a sign-in lasts."""
    return timedelta(days=settings().sign_in_days)


def keep(key: str) -> None:
    """Put a sign-in's key into this browser's cookie; nothing of an earlier visitor is left."""
    session.clear()
    session.permanent = True
    login_user(_Key(key))


def no_such_link() -> Any:
    """Answer a link that is not good, or not any more; the two look the same."""
    return render_template("auth/no_link.html"), 404


def missed_link() -> Any:
    """Answer a form that was sent with a link that is not good, and count it."""
    invitations.missed(db.session, network=network(), at=clock.now())
    db.session.commit()
    return no_such_link()
