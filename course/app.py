"""create_app: everything that is wired, in order."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from flask import Flask
from flask_bootstrap import Bootstrap5
from werkzeug.middleware.proxy_fix import ProxyFix

from course import cli
from course.config import read_settings, secret_key
from course.extensions import csrf, db, login
from course.web import access, errors, frame, headers, limits, rendering, sessions
from course.web.converters import CONVERTERS
from course.web.site import BLUEPRINTS
from quizzes.grading.units import is_known


def create_app(overrides: Mapping[str, Any] | None = None) -> Flask:
    """Build the application; overrides are settings (course.config) that a test changes.

    :raises SettingsError: a setting cannot be used.
    """
    settings = read_settings(overrides=overrides)
    app = Flask(__name__, instance_path=str(settings.instance_dir.resolve()))
    app.session_interface = sessions.Sessions()
    app.jinja_environment = rendering.PlainEnvironment
    app.config.update(
        SECRET_KEY=secret_key(settings),
        SETTINGS=settings,
        SESSION_COOKIE_NAME="parley",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        PERMANENT_SESSION_LIFETIME=timedelta(days=settings.sign_in_days),
        SESSION_REFRESH_EACH_REQUEST=False,
        WTF_CSRF_TIME_LIMIT=None,  # a token lasts as long as its sign-in: a long lesson is no error
        # The token is the proof: pages whose address holds a secret send no Referer with a form.
        WTF_CSRF_SSL_STRICT=False,
        BOOTSTRAP_SERVE_LOCAL=True,
    )
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]  # Flask's documented way

    db.init_app(app, settings.database)
    Bootstrap5(app)
    csrf.init_app(app)
    login.init_app(app, add_context_processor=False)  # the frame says who is signed in

    limits.init_app(app, largest=settings.max_request_bytes)
    headers.init_app(app, secure=settings.secure_cookies)
    errors.init_app(app)
    access.init_app()
    frame.init_app(app)
    rendering.init_app(app)
    app.url_map.converters |= CONVERTERS
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    cli.init_app(app)
    is_known("m")  # the library of units takes half a second to load, which no learner waits for
    return app
