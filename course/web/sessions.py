"""Sessions: Flask's signed cookies, with what is the same in each request made once."""

from typing import Any

from flask import Flask, Response, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin

from course.web.headers import FILES


class Sessions(SecureCookieSessionInterface):
    """Flask's own sessions; a file of ours is the same in all of them, and varies with none."""

    def __init__(self) -> None:
        self._serializer: Any = None

    def get_signing_serializer(self, app: Flask) -> Any:
        """Give what signs the cookies, made with the first one."""
        if self._serializer is None:
            self._serializer = super().get_signing_serializer(app)
        return self._serializer

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Keep a session that was changed, and tell caches that the answer depends on it."""
        if request.endpoint not in FILES:
            super().save_session(app, session, response)
