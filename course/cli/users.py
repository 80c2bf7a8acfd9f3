"""parley users: accounts, roles, invitations and forgotten passwords, for whoever runs the site."""

import sys
from typing import TYPE_CHECKING

import click

from course.cli.invitations import ROLES, invitations, invite, uninvite

if TYPE_CHECKING:
    from course.rows.passwords import Cost
    from course.services.accounts import Applicant


@click.group()
def users() -> None:
    """Accounts, roles and invitations.

    \b
    A class begins:       parley users invite us-russia-peace-talks --uses 30
    A colleague teaches:  parley users role ada@example.org us-russia-peace-talks instructor
    A password is gone:   parley users reset ada@example.org
    Who is here:          parley users list
    Which links are open: parley users invitations us-russia-peace-talks

    An account is named by its e-mail address and a course by its short name, as in its address.
    Passwords are asked for or read from standard input: a command line is seen by others.
    """


for command in (invite, invitations, uninvite):
    users.add_command(command)


@users.command()
@click.argument("email")
@click.option("--name", prompt=True, help="What the person is called; asked for if left out.")
@click.option("--time-zone", default="UTC", show_default=True, help="Such as Europe/Berlin.")
def add(email: str, name: str, time_zone: str) -> None:
    """Make an account for EMAIL.

    The password is asked for twice; where there is no terminal, it is the first line of standard
    input. To let people choose their own, make an invitation or a reset link instead.

    \b
    parley users add ada@example.org --name Ada
    pwgen 20 1 | parley users add ada@example.org --name Ada --time-zone Europe/Berlin
    """
    # Imported here so that `parley --help` starts without a database library.
    from course.cli.session import open_session
    from course.clock import now
    from course.services.accounts import add as add_account

    with open_session() as (session, settings):
        who = _applicant(email, name, time_zone, settings.password_cost)
        if add_account(session, who, by=None, at=now()) is None:
            raise click.ClickException(f"{email} has an account already; see parley users list")
    click.echo(f"{who.address.email} has an account now.")


@users.command()
@click.argument("email")
@click.argument("course")
@click.argument("role", type=ROLES)
def role(email: str, course: str, role: str) -> None:
    """Make EMAIL a learner, an assistant or an instructor of COURSE.

    It holds from now on; the person has to sign in again.

    \b
    parley users role ada@example.org us-russia-peace-talks instructor
    """
    from course.cli.session import open_session
    from course.clock import now
    from course.models import Role
    from course.services.people import give_role

    with open_session() as (session, _):
        give_role(session, email, course, Role(role), at=now())
    click.echo(f"{email} is {role} of {course} now.")


@users.command()
@click.argument("email")
def reset(email: str) -> None:
    """Print a link with which EMAIL can choose a new password: once, within an hour.

    Give it to the person themselves. A link that was made before stops working.

    \b
    parley users reset ada@example.org
    """
    from course.cli.session import open_session
    from course.clock import now
    from course.services.change_password import reset_secret
    from course.services.people import find

    with open_session() as (session, settings):
        secret = reset_secret(session, find(session, email), at=now())
    click.echo(f"{settings.base_url}/reset/{secret}")


@users.command(name="list")
def list_users() -> None:
    """List every account: address, name, roles, and whether it is closed.

    The columns are separated by tabs, for other programs.

    \b
    parley users list
    parley users list | grep instructor
    """
    from course.cli.session import open_session
    from course.services.people import everybody

    with open_session() as (session, _):
        people = everybody(session)
    for each in people:
        roles = ", ".join(f"{course}: {role.value}" for course, role in each.roles)
        state = "" if each.active else "closed"
        click.echo("\t".join((each.email, each.name, roles, state)).rstrip("\t"))
    if not people:
        click.echo("Nobody has an account yet.", err=True)


@users.command()
@click.argument("email")
def deactivate(email: str) -> None:
    """Close the account of EMAIL: signed out everywhere, no more sign-ins. Its work is kept.

    \b
    parley users deactivate ada@example.org
    """
    _set_active(email, False)
    click.echo(f"The account of {email} is closed; parley users reactivate opens it again.")


@users.command()
@click.argument("email")
def reactivate(email: str) -> None:
    """Open the account of EMAIL again.

    \b
    parley users reactivate ada@example.org
    """
    _set_active(email, True)
    click.echo(f"The account of {email} is open.")


def _set_active(email: str, active: bool) -> None:
    from course.cli.session import open_session
    from course.clock import now
    from course.services.people import set_active

    with open_session() as (session, _):
        set_active(session, email, active, at=now())


def _applicant(email: str, name: str, time_zone: str, cost: "Cost") -> "Applicant":
    """Check what was given, then ask for the password; what is wrong is said with its name."""
    from course.rows.names import Unusable, read_address, tidy_name
    from course.rows.passwords import UnusablePassword, hashed, hashing
    from course.rows.zones import zones
    from course.services.accounts import Applicant

    if time_zone not in zones():
        raise click.BadParameter(f"{time_zone} is no time zone, such as Europe/Berlin")
    try:
        address, tidy = read_address(email), tidy_name(name)
        password_hash = hashed(hashing(cost), _password())
    except (Unusable, UnusablePassword) as error:
        raise click.ClickException(str(error)) from error
    return Applicant(name=tidy, address=address, password_hash=password_hash, time_zone=time_zone)


def _password() -> str:
    if sys.stdin.isatty():
        asked: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        return asked
    return sys.stdin.readline().rstrip("\r\n")
