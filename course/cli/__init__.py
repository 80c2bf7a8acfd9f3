"""The `parley` command: each subcommand is imported when it is asked for, and not before."""

from importlib import import_module
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from flask import Flask

COMMANDS: dict[str, tuple[str, str]] = {
    "prepare": ("course.cli.prepare:prepare", "Make everything ready to serve; safe to repeat."),
    "serve": ("course.cli.serve:serve", "Serve the site and send its mail."),
    "jobs": ("course.cli.jobs:jobs", "Send mail, without serving the site."),
    "load": ("course.cli.load:load", "Load a course's files into the site."),
    "check": ("course.cli.check:check", "Check a course's files without loading them."),
    "outline": ("course.cli.article:outline", "Show the tree of an article."),
    "derive": ("course.cli.article:derive", "Draft lessons and banks from an article."),
    "users": ("course.cli.users:users", "Accounts, roles and invitations."),
    "grades": ("course.cli.grades:grades", "Export a course's grades."),
    "db": ("course.cli.db:db", "Move the database forward or back."),
}


class LazyGroup(click.Group):
    """A group that knows its commands' names and help, and imports only the one that runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order in which one needs them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        found: click.Command = getattr(import_module(module), name)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their help, which is kept here so that none is imported."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="parley")
def main() -> None:
    """Turn an article into a course that people remember.

    \b
    A first run:      parley prepare   then   parley serve
    Your own article: parley outline ARTICLE   then   parley derive ARTICLE -o FOLDER
    Your own course:  parley check FOLDER --banks FOLDER   then   parley load the same

    Settings are environment variables that begin with PARLEY_; docs/settings.md lists them.
    """


def init_app(app: "Flask") -> None:
    """Offer the same commands as `flask --app wsgi …`."""
    for name in COMMANDS:
        app.cli.add_command(_Deferred(name))


class _Deferred(click.Command):
    """A command of `flask` that becomes the real one when it is called."""

    def __init__(self, name: str) -> None:
        super().__init__(name, short_help=COMMANDS[name][1], add_help_option=False)
        self.allow_extra_args = self.ignore_unknown_options = True

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: object,
    ) -> click.Context:
        """Hand over to the command itself, with its own options and help."""
        command = main.get_command(click.Context(main), str(self.name))
        assert command is not None  # noqa: S101 (COMMANDS names it)
        self.invoke = command.invoke  # type: ignore[method-assign]  # from here on it is that one
        return command.make_context(info_name, args, parent, **extra)
