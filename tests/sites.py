"""The whole application as tests run it, whose templates are compiled once a worker."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from course.app import create_app
from course.extensions import db


class _Compiled(BytecodeCache):
    """Templates that were compiled once: most tests have an application of their own."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled from the same source."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was just compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


Flask.jinja_options = {"bytecode_cache": _Compiled()}


def site(database_url: str, folder: Path, **settings: Any) -> Flask:
    """Build the application on a database; *settings* add to the usual ones or change them."""
    return create_app(
        {
            "database_url": database_url,
            "instance_dir": folder / "instance",
            "secret_key": "only for tests, but as long as a real one",
            "password_cost": "test",
            **settings,
        }
    )


@contextmanager
def running_site(database_url: str, folder: Path, **settings: Any) -> Iterator[Flask]:
    """Give the application, and close its connections afterwards."""
    app = site(database_url, folder, **settings)
    try:
        yield app
    finally:
        let_go(app)


def let_go(app: Flask) -> None:
    """Close the site's connections to its database."""
    with app.app_context():
        db.engine.dispose()
