"""The largest request that is read, the same for every form encoding."""

from flask import Flask, Request

LARGEST_PARTS = 1000


class LimitedRequest(Request):
    """A request whose fields count against the same limit however they are encoded."""

    max_form_parts = LARGEST_PARTS


def init_app(app: Flask, *, largest: int) -> None:
    """Set the limits: the body as a whole, its fields in memory, and their number."""
    app.request_class = LimitedRequest
    app.config["MAX_CONTENT_LENGTH"] = largest
    app.config["MAX_FORM_MEMORY_SIZE"] = largest
    app.config["MAX_FORM_PARTS"] = LARGEST_PARTS
