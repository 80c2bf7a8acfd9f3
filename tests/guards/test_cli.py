"""The command line: its help costs nothing, and its commands do what they say, once."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from course.cli import COMMANDS, main
from tests.guards.sources import ROOT
from tests.school.scene import Rows, dump
from tests.school.visitor import work_in

COURSE = "us-russia-peace-talks"
# What a command that only shows its help has no use for.
HEAVY = (
    "sqlalchemy",
    "flask",
    "fsrs",
    "xlsxwriter",
    "markdown_it",
    "nh3",
    "alembic",
    "argon2",
    "pint",
)
# What the site loads when somebody asks for it, and its start does not.
LATER = ("xlsxwriter", "alembic", "openpyxl", "gunicorn", "waitress", "granian", "psycopg")
SUBCOMMANDS = [
    *([name] for name in COMMANDS),
    *(["users", name] for name in ("add", "role", "reset", "list", "deactivate")),
    *(["users", name] for name in ("invite", "invitations", "uninvite")),
    *(["db", name] for name in ("status", "upgrade", "downgrade", "revision")),
    ["grades", "export"],
]


def _loaded(program: str) -> set[str]:
    """Run a program in a Python of its own; give the modules that it had loaded at its end."""
    code = f"import sys\n{program}\nprint('\\n' + ' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("words", [[], *SUBCOMMANDS], ids=" ".join)
def test_help_is_there_and_costs_nothing(words: list[str]) -> None:
    """Every command explains itself without loading what it would need to work."""
    arguments = [*words, "--help"]
    shown = CliRunner().invoke(main, arguments)
    assert shown.exit_code == 0
    assert "Usage:" in shown.output
    program = f"from course.cli import main\nmain({arguments!r}, standalone_mode=False)"
    assert _loaded(program) & set(HEAVY) == set()


def test_every_command_is_in_the_help() -> None:
    """The list of commands is complete, each with its line."""
    shown = CliRunner().invoke(main, ["--help"]).output
    assert [name for name in COMMANDS if f"  {name} " not in shown] == []


def test_the_site_starts_without_what_it_does_not_use(tmp_path: Path) -> None:
    """Spreadsheets, migrations and servers are loaded by who needs them."""
    program = (
        "from pathlib import Path\nfrom course.app import create_app\n"
        f"create_app({{'instance_dir': Path({str(tmp_path)!r})}})"
    )
    assert _loaded(program) & set(LATER) == set()


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite_template: Path) -> Path:
    """Give a prepared database in an instance folder of this test's own."""
    folder = tmp_path / "instance"
    folder.mkdir()
    shutil.copyfile(sqlite_template, folder / "parley.db")
    monkeypatch.setenv("PARLEY_INSTANCE_DIR", str(folder))
    monkeypatch.setenv("PARLEY_PASSWORD_COST", "test")
    return folder


def run(*words: str | Path, stdin: str = "") -> Result:
    """Run a command as a person would."""
    return CliRunner().invoke(main, [str(word) for word in words], input=stdin)


def _rows(folder: Path) -> Rows:
    return dump(f"sqlite:///{folder / 'parley.db'}")


def test_preparing_twice_changes_nothing_but_the_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first run makes everything; the second finds it and only renews the open invitation."""
    folder = tmp_path / "instance"
    monkeypatch.setenv("PARLEY_INSTANCE_DIR", str(folder))
    first = run("prepare")
    assert first.exit_code == 0, first.output
    assert "/setup/" in first.output
    assert (folder / "secret_key").stat().st_mode & 0o777 == 0o600
    before, key = _rows(folder), (folder / "secret_key").read_text()
    second = run("prepare")
    assert second.exit_code == 0
    assert (folder / "secret_key").read_text() == key
    after = _rows(folder)
    assert {name for name in after if after[name] != before[name]} == {"token"}
    assert run("db", "status").output.splitlines()[0].split()[1] in run("db", "upgrade").output


def test_nothing_is_left_to_invite_once_somebody_teaches(instance: Path) -> None:
    """With an instructor there, preparing prints no link and changes nothing at all."""
    assert run("load").exit_code == 0
    added = run("users", "add", "ada@example.org", "--name", "Ada", stdin="a long password\n")
    assert added.exit_code == 0, added.output
    assert run("users", "role", "ada@example.org", COURSE, "instructor").exit_code == 0
    before = _rows(instance)
    done = run("prepare")
    assert (done.exit_code, done.output) == (0, "")
    assert _rows(instance) == before


def test_loading_twice_changes_nothing(instance: Path) -> None:
    """The second time every lesson and question is as it was."""
    assert run("load").exit_code == 0
    before = _rows(instance)
    assert (run("load").exit_code, run("load").output) == (0, "")
    assert _rows(instance) == before


def test_loading_after_an_edit_changes_that_one(instance: Path, tmp_path: Path) -> None:
    """One question of a bank is edited: it alone gets a version, and what was answered is kept."""
    lessons, banks = tmp_path / "lessons", tmp_path / "banks"
    shutil.copytree(ROOT / "lessons" / "courses" / COURSE, lessons)
    shutil.copytree(ROOT / "quizzes" / "banks" / COURSE, banks)
    assert run("load", lessons, "--banks", banks).exit_code == 0
    work_in(f"sqlite:///{instance / 'parley.db'}", COURSE)
    before = _rows(instance)
    bank = next(iter(sorted(banks.glob("*.md"))))
    name = _edit_first_stem(bank)
    loaded = run("load", lessons, "--banks", banks)
    assert loaded.exit_code == 0, loaded.output
    assert "0 added, 1 changed, 0 retired" in loaded.output
    assert f"question {name}" in loaded.output
    after = _rows(instance)
    changed = {table for table in after if after[table] != before[table]}
    assert changed == {"question", "question_version", "question_entry", "audit_event"}
    assert len(after["question_version"]) == len(before["question_version"]) + 1
    for table in ("question", "question_entry"):
        assert len(set(after[table]) - set(before[table])) == 1


def test_a_faulty_course_is_refused_whole(instance: Path, tmp_path: Path) -> None:
    """Every problem is told with file and line; nothing is loaded, and the exit code says so."""
    lessons, banks = tmp_path / "lessons", tmp_path / "banks"
    shutil.copytree(ROOT / "lessons" / "courses" / COURSE, lessons)
    shutil.copytree(ROOT / "quizzes" / "banks" / COURSE, banks)
    bank = next(iter(sorted(banks.glob("*.md"))))
    bank.write_text(bank.read_text(encoding="utf-8") + "\n## broken\n\nNo key here.\n", "utf-8")
    before = _rows(instance)
    loaded = run("load", lessons, "--banks", banks)
    assert loaded.exit_code == 1
    assert f"{bank}:" in loaded.output
    checked = run("check", lessons, "--banks", banks, "--json")
    assert checked.exit_code == 1
    assert {each["file"] for each in json.loads(checked.output)} == {str(bank)}
    assert _rows(instance) == before


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["no-such-command"], id="a command that is none"),
        pytest.param(["load", "."], id="a course without its banks"),
        pytest.param(["load", "/no/such/folder"], id="a folder that is not there"),
        pytest.param(["users", "role", "a@example.org", COURSE, "owner"], id="a role that is none"),
        pytest.param(["serve", "--port", "0"], id="a port that is none"),
        pytest.param(["derive", "wsgi.py"], id="no folder to write to"),
        pytest.param(["db", "downgrade"], id="no revision"),
        pytest.param(["users", "uninvite", COURSE, "all"], id="no number"),
    ],
)
def test_a_command_that_makes_no_sense_ends_with_2(instance: Path, words: list[str]) -> None:
    """Wrong words on the command line are told apart from what did not work."""
    before = _rows(instance)
    assert run(*words).exit_code == 2
    assert _rows(instance) == before


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["users", "role", "nobody@example.org", COURSE, "learner"], id="no account"),
        pytest.param(["users", "add", "no address", "--name", "Ada"], id="no address"),
        pytest.param(["users", "invite", "no-such-course"], id="no course to invite into"),
        pytest.param(["db", "downgrade", "no-such-revision"], id="a revision that is none"),
        pytest.param(
            ["grades", "export", "no-such-course", "-o", "grades.csv"], id="no course to export"
        ),
        pytest.param(["serve", "--port", "65000"], id="a database that is not ready"),
    ],
)
def test_what_cannot_be_done_ends_with_1(
    instance: Path, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message is one line on standard error, without a trace."""
    if words[0] == "serve":
        monkeypatch.setenv("PARLEY_DATABASE_URL", f"sqlite:///{instance / 'empty.db'}")
    done = run(*words, stdin="a long password\n")
    assert done.exit_code == 1, done.output
    assert done.output.count("Error: ") == 1
    assert "Traceback" not in done.output


@pytest.mark.usefixtures("instance")
@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param("mysql://ada:hidden@127.0.0.1/d", "PARLEY_DATABASE_URL", id="another kind"),
        pytest.param("postgresql://ada:hidden@h:x/d", "cannot be read", id="no address"),
        pytest.param("postgresql://ada:hidden@127.0.0.1:1/d", "cannot be used", id="nobody there"),
        pytest.param("sqlite:////no/such/folder/parley.db", "cannot be used", id="no folder"),
    ],
)
def test_a_database_that_cannot_be_used_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, address: str, said: str
) -> None:
    """Whatever was asked for: no trace, and no password."""
    monkeypatch.setenv("PARLEY_DATABASE_URL", address)
    for words in (["prepare"], ["load"], ["db", "status"], ["db", "upgrade"], ["users", "list"]):
        done = run(*words)
        assert done.exit_code == 1, words
        assert (done.output.count("\n"), done.output[:7]) == (1, "Error: "), words
        assert said in done.output, words
        assert "hidden" not in done.output, words


@pytest.mark.usefixtures("instance")
def test_a_wrong_setting_ends_every_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that cannot be used is named, whatever was asked for."""
    monkeypatch.setenv("PARLEY_WORKERS", "many")
    for words in (["prepare"], ["serve"], ["load"], ["db", "status"], ["users", "list"]):
        done = run(*words)
        assert (done.exit_code, "PARLEY_WORKERS" in done.output) == (1, True), words


@pytest.mark.usefixtures("instance")
def test_an_article_becomes_a_course_that_can_be_loaded(tmp_path: Path) -> None:
    """Outline shows its tree, derive drafts it, check says what is missing, load takes it."""
    article = tmp_path / "tides.md"
    article.write_text(
        "# The tides\n\nA lead.\n\n## The moon\n\nIt pulls.\n\n### Why\n\nGravity.\n", "utf-8"
    )
    assert "The moon" in run("outline", article).output
    assert json.loads(run("outline", article, "--json").stdout)["sections"]
    folder = tmp_path / "draft"
    derived = run("derive", article, "-o", folder)
    assert derived.exit_code == 0, derived.output
    assert run("derive", article, "-o", folder).exit_code == 1
    files = (folder / "lessons", "--banks", folder / "banks")
    checked = run("check", *files)
    assert checked.exit_code == 1  # a draft is not finished, and that is all
    assert all("few-questions" in line for line in checked.output.splitlines())
    assert run("load", *files).exit_code == 0


@pytest.mark.usefixtures("instance")
def test_grades_are_exported(tmp_path: Path) -> None:
    """The file that is written can be read, and holds who is in the course."""
    assert run("load").exit_code == 0
    add = ["users", "add", "ada@example.org", "--name", "Ada"]
    assert run(*add, stdin="a long password\n").exit_code == 0
    assert run("users", "role", "ada@example.org", COURSE, "learner").exit_code == 0
    assert "Ada" in run("users", "list").output
    done = run("grades", "export", COURSE, "-o", tmp_path / "grades.csv")
    assert done.exit_code == 0, done.output
    assert "Ada" in (tmp_path / "grades.csv").read_text(encoding="utf-8-sig")


def _edit_first_stem(bank: Path) -> str:
    """Add a word to the stem of a bank's first question; give the question's id."""
    text = bank.read_text(encoding="utf-8")
    head, heading, rest = text.partition("\n## ")
    fields, blank, body = rest.partition("\n\n")
    bank.write_text(f"{head}{heading}{fields}{blank}Now: {body}", encoding="utf-8")
    return fields.splitlines()[0].strip()
