"""parley users invite, invitations, uninvite: links into a course, made, listed and ended."""

import click

ROLES = click.Choice(["learner", "assistant", "instructor"])


@click.command()
@click.argument("course")
@click.option("--role", type=ROLES, default="learner", show_default=True)
@click.option("--uses", type=click.IntRange(min=1), default=1, show_default=True)
def invite(course: str, role: str, uses: int) -> None:
    """Print a link that lets people join COURSE, for 30 days.

    A link for an assistant or instructor lets one person in, within 3 days; one for learners up to
    500. Whoever opens it makes an account or signs in. The link is shown this once: only its
    digest is kept, so copy it now.

    \b
    parley users invite us-russia-peace-talks --uses 30
    parley users invite us-russia-peace-talks --role assistant
    """
    # Imported here so that `parley --help` starts without a database library.
    from course.cli.session import open_session
    from course.clock import now
    from course.models import Role
    from course.services.invitations import create
    from course.services.people import find_course

    with open_session() as (session, settings):
        number = find_course(session, course)
        secret = create(session, number, Role(role), uses=uses, by=None, at=now())
    click.echo(f"{settings.base_url}/join/{secret}")


@click.command()
@click.argument("course")
def invitations(course: str) -> None:
    """List the invitations to COURSE that still let people in.

    The columns are number, role, uses left, last moment (UTC) and maker, separated by tabs.

    \b
    parley users invitations us-russia-peace-talks
    """
    from course.cli.session import open_session
    from course.clock import now
    from course.services.invitations import open_ones
    from course.services.people import find_course

    with open_session() as (session, _):
        found = open_ones(session, find_course(session, course), at=now())
    for each in found:
        until = f"{each.expires_at:%Y-%m-%d %H:%M}"
        by = each.by or "the command line"
        click.echo(f"{each.number}\t{each.role.value}\t{each.uses_left}\t{until}\t{by}")
    if not found:
        click.echo("No invitation is open.", err=True)


@click.command()
@click.argument("course")
@click.argument("number", type=click.IntRange(min=1))
def uninvite(course: str, number: int) -> None:
    """End an invitation to COURSE, by its NUMBER in the list; nobody can use its link any more.

    \b
    parley users uninvite us-russia-peace-talks 12
    """
    from course.cli.session import open_session
    from course.clock import now
    from course.services.invitations import end
    from course.services.people import find_course

    with open_session() as (session, _):
        end(session, find_course(session, course), number, by=None, at=now())
    click.echo(f"Invitation {number} has ended.")
