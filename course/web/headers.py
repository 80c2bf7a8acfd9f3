"""The headers of every answer: what a page may load, and who may keep or frame it."""

from flask import Flask, Response, request

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
HSTS = "max-age=31536000"
KEPT_BY_NOBODY = {"Cache-Control": "no-store"}
KEPT_FOR_GOOD = "public, max-age=31536000, immutable"
"""For a file whose address names its contents (course/web/addresses.py)."""
FILES = frozenset({"static", "bootstrap.static"})


def init_app(app: Flask, *, secure: bool) -> None:
    """Put the headers on every answer; over HTTPS also say that it stays so."""
    always = HEADERS | ({"Strict-Transport-Security": HSTS} if secure else {})
    pages = always | KEPT_BY_NOBODY

    @app.after_request
    def add(response: Response) -> Response:
        is_file = request.endpoint in FILES and response.status_code < 400
        if is_file and "v" in request.args:
            response.headers["Cache-Control"] = KEPT_FOR_GOOD
        wanted = always if is_file else pages
        there = {name.lower() for name, _ in response.headers}  # looked through once, not for each
        response.headers.extend(
            [(name, value) for name, value in wanted.items() if name.lower() not in there]
        )
        return response
