"""What every test gets: no network, no settings from outside, a database, and the application.

Plain `pytest` starts in about a second: the site is imported by the fixtures that hand it out, so
that the tests of `lessons` and `quizzes` run without Flask and SQLAlchemy.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tools import machine

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

pytest_plugins = ("tests.databases", "tests.network")

# The workers share a small machine, so one slow example says nothing about the code. Where CI is
# set Hypothesis goes by its own profile, which tries the same examples every time.
hypothesis.settings.register_profile(
    "parley", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
if not machine.must_have_everything():
    hypothesis.settings.load_profile("parley")

# The developer's own settings are not the tests' business.
for name in [*os.environ]:
    if name.startswith("PARLEY_") or name == "DATABASE_URL":
        del os.environ[name]


@pytest.fixture
def app(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """Give the whole application on a migrated database, once on every kind of database."""
    from tests.sites import running_site

    with running_site(database_url, tmp_path) as application:
        yield application


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Give a browser without a window, signed out."""
    return app.test_client()
