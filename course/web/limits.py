"""The largest request that is read, and the most fields, the same for every form encoding."""

from typing import IO, Any
from urllib.parse import parse_qsl

from flask import Flask, Request, request
from flask_login import current_user
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge
from werkzeug.formparser import FormDataParser

MOST_FIELDS = 5000
"""Room for a paper of 200 questions in which each of 20 options is ticked."""
LARGER = {"media.add": 40_000_000}
"""The largest requests, by endpoint, where files are sent: a few pictures at once. Only files may
be so large, and only of somebody who is signed in."""
URLENCODED = "application/x-www-form-urlencoded"


class LimitedParser(FormDataParser):
    """A reader of forms that counts the fields of every encoding and takes only text.

    Werkzeug counts those of multipart forms alone, and lets bytes that are no text pass as if
    their percent signs had been typed.
    """

    def parse(
        self,
        stream: IO[bytes],
        mimetype: str,
        content_length: int | None,
        options: dict[str, str] | None = None,
    ) -> Any:
        """Read a form.

        :raise 413: it is too long for a form without files, or has too many fields.
        :raise 400: it holds bytes that are not UTF-8.
        """
        if mimetype != URLENCODED:
            return super().parse(stream, mimetype, content_length, options)
        body = self._read(stream)
        if body.count(b"&") >= MOST_FIELDS:
            raise RequestEntityTooLarge
        try:
            items = parse_qsl(body.decode(), keep_blank_values=True, errors="strict")
        except UnicodeDecodeError as error:
            raise BadRequest("The form holds bytes that are no text in UTF-8.") from error
        return stream, self.cls(items), self.cls()

    def _read(self, stream: IO[bytes]) -> bytes:
        most = self.max_form_memory_size
        if most is None:
            return stream.read()
        body = stream.read(most + 1)
        if len(body) > most:
            raise RequestEntityTooLarge
        return body


class LimitedRequest(Request):
    """A request whose fields count against the same limit however they are encoded."""

    max_form_parts = MOST_FIELDS
    form_data_parser_class = LimitedParser


def init_app(app: Flask, *, largest: int) -> None:
    """Set the limits: the body as a whole, its fields in memory, and their number."""
    app.request_class = LimitedRequest
    app.config["MAX_CONTENT_LENGTH"] = largest
    app.config["MAX_FORM_MEMORY_SIZE"] = largest
    app.config["MAX_FORM_PARTS"] = MOST_FIELDS

    @app.url_value_preprocessor
    def allow_more(endpoint: str | None, _values: dict[str, Any] | None) -> None:
        # Before anything reads the form: the token is looked for in it first of all.
        if endpoint in LARGER and current_user.is_authenticated:
            request.max_content_length = max(largest, LARGER[endpoint])
