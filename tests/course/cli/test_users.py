"""parley users, as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select
from sqlalchemy.orm import Session

from course import clock
from course.cli import main
from course.models import Enrolment, Person, Role
from course.rows.passwords import check, hashing
from course.services import change_password, invitations
from tests.accounts import course, opened, person

Run = Callable[..., Result]


@pytest.fixture
def run(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give the running of `parley users …` on a database with one person and one course."""
    monkeypatch.setenv("PARLEY_DATABASE_URL", database_url)
    monkeypatch.setenv("PARLEY_INSTANCE_DIR", str(tmp_path / "instance"))
    monkeypatch.setenv("PARLEY_PASSWORD_COST", "test")
    monkeypatch.setenv("PARLEY_BASE_URL", "https://parley.example.org")
    with opened(database_url) as session:
        person(session)
        course(session, "one")
        session.commit()

    def running(*words: str, typed: str = "") -> Result:
        return CliRunner().invoke(main, ["users", *words], input=typed)

    return running


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on the same database."""
    with opened(database_url) as session:
        yield session


def test_adding(run: Run, session: Session) -> None:
    """An account is made with the password from standard input."""
    made = run(
        "add",
        "eve@example.org",
        "--name",
        "Eve",
        "--time-zone",
        "Europe/Berlin",
        typed="a password for Eve\n",
    )

    assert made.exit_code == 0, made.output
    kept = session.scalars(select(Person).where(Person.email_key == "eve@example.org")).one()
    assert (kept.name, kept.time_zone) == ("Eve", "Europe/Berlin")
    assert check(hashing("test"), kept.password_hash, "a password for Eve").right
    assert "a password for Eve" not in made.output


@pytest.mark.parametrize(
    ("words", "typed", "said"),
    [
        pytest.param(["ada@example.org"], "a long password\n", "already", id="a taken address"),
        pytest.param(["nonsense"], "a long password\n", "name@example.org", id="no address"),
        pytest.param(["eve@example.org"], "short\n", "at least 10", id="a short password"),
        pytest.param(["eve@example.org"], "", "at least 10", id="no password"),
        pytest.param(
            ["eve@example.org", "--time-zone", "Mars"], "a long password\n", "Mars", id="no zone"
        ),
    ],
)
def test_what_is_not_added(run: Run, words: list[str], typed: str, said: str) -> None:
    """What cannot be used ends with one line that says why, and no trace."""
    refused = run("add", *words, "--name", "Eve", typed=typed)

    assert refused.exit_code != 0
    assert said in refused.output
    assert "Traceback" not in refused.output


def test_a_password_is_no_argument(run: Run) -> None:
    """A password cannot be given where other users of the machine would see it."""
    assert run("add", "eve@example.org", "--password", "x" * 12).exit_code == 2


def test_giving_a_role(run: Run, session: Session) -> None:
    """A role is given by address, course and name of the role."""
    assert run("role", "ADA@example.org", "one", "instructor").exit_code == 0

    assert session.scalars(select(Enrolment.role)).one() is Role.instructor


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["eve@example.org", "one", "learner"], "no account", id="nobody"),
        pytest.param(["ada@example.org", "two", "learner"], "courses are: one", id="no course"),
        pytest.param(["ada@example.org", "one", "admin"], "'learner', 'assistant'", id="no role"),
    ],
)
def test_roles_that_cannot_be_given(run: Run, words: list[str], said: str) -> None:
    """What does not exist is named, with what there is instead."""
    refused = run("role", *words)

    assert refused.exit_code != 0
    assert said in refused.output


def test_inviting(run: Run, session: Session) -> None:
    """The link that is printed invites to the course, in the role that was said."""
    link = run("invite", "one", "--role", "assistant").output.strip()

    site, _, secret = link.rpartition("/join/")
    found = invitations.read(session, secret, at=clock.now())
    assert site == "https://parley.example.org"
    assert found is not None
    assert (found.course_slug, found.role) == ("one", Role.assistant)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["--uses", "501"], "1 to 500", id="a crowd"),
        pytest.param(["--uses", "2", "--role", "instructor"], "one person", id="two instructors"),
    ],
)
def test_invitations_that_go_too_far(run: Run, words: list[str], said: str) -> None:
    """The limits are those of the browser."""
    refused = run("invite", "one", *words)

    assert refused.exit_code == 1
    assert said in refused.output


def test_invitations_are_listed_and_ended(run: Run, session: Session) -> None:
    """Each open one is a line whose number ends it; the link is dead then."""
    link = run("invite", "one", "--uses", "3").output.strip()
    number, role, uses, _, by = run("invitations", "one").output.strip().split("\t")

    assert (role, uses, by) == ("learner", "3", "the command line")
    assert run("uninvite", "one", number).exit_code == 0
    assert run("invitations", "one").stdout == ""
    assert invitations.read(session, link.rpartition("/")[2], at=clock.now()) is None
    session.rollback()  # SQLite has one writer, and this session would be it
    assert "no invitation of that number" in run("uninvite", "one", "99").output


def test_resetting(run: Run, session: Session) -> None:
    """The link that is printed leads to the account's new password."""
    link = run("reset", "ada@example.org").output.strip()

    site, _, secret = link.rpartition("/reset/")
    assert site == "https://parley.example.org"
    assert change_password.resettable(session, secret, at=clock.now()) == "ada@example.org"


def test_closing_and_opening(run: Run, session: Session) -> None:
    """A closed account is listed as one, cannot be reset, and can be opened again."""
    assert run("deactivate", "ada@example.org").exit_code == 0
    assert session.scalars(select(Person.active)).one() is False
    session.rollback()  # SQLite has one writer, and this session would be it
    assert "closed" in run("list").output
    assert "closed" in run("reset", "ada@example.org").output

    assert run("reactivate", "ada@example.org").exit_code == 0
    assert session.scalars(select(Person.active)).one() is True


def test_listing(run: Run) -> None:
    """Each account is a line of columns that other programs can read."""
    run("role", "ada@example.org", "one", "instructor")

    assert run("list").output == "ada@example.org\tAda\tone: instructor\n"


@pytest.mark.parametrize(
    "command",
    [
        *("add", "role", "reset", "list", "deactivate", "reactivate"),
        *("invite", "invitations", "uninvite"),
    ],
)
def test_help_teaches(run: Run, command: str) -> None:
    """Every command's help shows how it is used."""
    shown = run(command, "--help").output

    assert f"\n  parley users {command}" in shown
