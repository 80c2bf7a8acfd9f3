"""parley jobs: a round that fails is told and followed by another."""

from __future__ import annotations

import logging
import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from course.cli import main
from course.models import Letter, MailRequest
from course.rows import letters
from tests.accounts import opened, person

LONG_AGO = datetime(2020, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def usual(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run on a database of this test's own, and leave this process's signals alone."""
    monkeypatch.setenv("PARLEY_DATABASE_URL", database_url)
    monkeypatch.setenv("PARLEY_INSTANCE_DIR", str(tmp_path / "instance"))
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    with opened(database_url) as session:
        letters.ask(session, Letter.password_changed, person(session), at=LONG_AGO)
        session.commit()


def _no_date(_moment: datetime) -> str:
    raise RuntimeError("no date today")


def test_a_round_that_trips_is_not_the_last(
    database_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A fault that nobody foresaw is logged, counts as a try, and does not end the work."""
    monkeypatch.setattr("course.rows.mailbox.format_datetime", _no_date)
    with caplog.at_level(logging.ERROR):
        done = CliRunner().invoke(main, ["jobs", "--once"])

    assert done.exit_code == 0, done.output
    assert "no date today" in caplog.text
    with opened(database_url) as session:
        request = session.scalars(select(MailRequest)).one()
        assert (request.tries, request.sent_at) == (1, None)


def test_what_is_due_is_sent(database_url: str, tmp_path: Path) -> None:
    """One round sends what waits."""
    done = CliRunner().invoke(main, ["jobs", "--once"])

    assert done.exit_code == 0, done.output
    assert len(list((tmp_path / "instance" / "mail").glob("*.eml"))) == 1
    with opened(database_url) as session:
        assert session.scalars(select(MailRequest.sent_at)).one() is not None
