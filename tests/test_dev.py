"""Setting up and the tasks: when an environment counts as complete, and what people are told."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

import dev
from tools import environment, machine
from tools.environment import EVERYTHING, RUNTIME, Stop

PROJECT = '[project]\nname = "parley"\n'
TOOLS = "\n[tool.ruff]\nline-length = 100\n"


@pytest.fixture(autouse=True)
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a checkout with two locks and nothing installed, on a machine without any tool."""
    root = tmp_path / "checkout"
    root.mkdir()
    (root / RUNTIME).write_text("flask==3.1.3\n")
    (root / EVERYTHING).write_text("flask==3.1.3\npytest==9.2.0\n")
    (root / "pyproject.toml").write_text(PROJECT + TOOLS)
    monkeypatch.setattr(environment, "ROOT", root)
    monkeypatch.setattr(machine, "CHROMIUM_PLACES", ())
    monkeypatch.setattr(machine, "POSTGRES_FOLDERS", ((str(tmp_path / "postgresql"), "*/bin"),))
    monkeypatch.setenv("PATH", str(tmp_path / "programs"))
    for name in ("VENV", "CI", "CHROMIUM", "TEST_POSTGRES_URL"):
        monkeypatch.delenv(name, raising=False)
    return root


def install(lock: str) -> None:
    """Leave what a finished set-up from *lock* leaves."""
    make_program(environment.program("python"))
    environment.write_stamp(environment.fingerprint(lock))


def make_program(path: Path) -> None:
    """Put something that can be executed at *path*."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o755)


def test_nothing_is_ready_in_a_fresh_clone() -> None:
    """Without an environment, both sets have to be installed."""
    assert not environment.is_ready(RUNTIME)
    assert not environment.is_ready(EVERYTHING)


@pytest.mark.parametrize(
    ("installed", "wanted", "ready"),
    [
        pytest.param(RUNTIME, RUNTIME, True, id="the site's set serves the site"),
        pytest.param(EVERYTHING, RUNTIME, True, id="the developers' set serves the site, too"),
        pytest.param(EVERYTHING, EVERYTHING, True, id="the developers' set serves the tests"),
        pytest.param(RUNTIME, EVERYTHING, False, id="the site's set does not serve the tests"),
    ],
)
def test_what_is_installed_once_is_not_installed_again(
    installed: str, wanted: str, ready: bool
) -> None:
    """Whoever has every package can run the site without setting up again."""
    install(installed)
    assert environment.is_ready(wanted) is ready


@pytest.mark.parametrize(
    ("file", "text", "ready"),
    [
        pytest.param(EVERYTHING, "flask==3.2.0\n", False, id="another version in the lock"),
        pytest.param("pyproject.toml", PROJECT + "# \n" + TOOLS, False, id="another project table"),
        pytest.param("pyproject.toml", PROJECT + TOOLS + "# \n", True, id="another tool setting"),
    ],
)
def test_a_change_in_what_is_installed_sets_up_again(
    checkout: Path, file: str, text: str, ready: bool
) -> None:
    """The lock and the project's own packages count; the settings of ruff do not."""
    install(EVERYTHING)
    (checkout / file).write_text(text)
    assert environment.is_ready(EVERYTHING) is ready


def test_another_python_sets_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages are compiled for one Python."""
    install(RUNTIME)
    monkeypatch.setattr(sys, "version", "3.99.0")
    assert not environment.is_ready(RUNTIME)


def test_an_environment_that_was_moved_is_made_again(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The programs of an environment hold the path where it was made."""
    install(RUNTIME)
    environment.place().rename(checkout / "moved")
    monkeypatch.setenv("VENV", str(checkout / "moved"))
    assert not environment.is_ready(RUNTIME)


def test_an_interrupted_set_up_is_not_ready() -> None:
    """What the environment holds is written last; until then it is only known to be ours."""
    install(RUNTIME)
    environment.write_stamp("")
    assert not environment.is_ready(RUNTIME)
    assert environment.is_ours()


def test_a_folder_of_somebody_else_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """VENV may point at the wrong place: say so, and remove nothing."""
    precious = tmp_path / "home" / "letter.txt"
    precious.parent.mkdir()
    precious.touch()
    monkeypatch.setenv("VENV", str(precious.parent))
    with pytest.raises(Stop, match=r"home was made by something else.*VENV"):
        environment.make_environment()
    assert precious.exists()


def test_a_python_without_venv_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian leaves the venv module to a package of its own."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(Stop, match="apt-get install python3-venv"):
        environment.make_environment()


def test_an_old_python_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message names the version that is needed and how to choose another Python."""
    monkeypatch.setattr(dev, "OLDEST", (99, 1))
    assert dev.main(["test"]) == 1
    said = capsys.readouterr().out
    assert "needs Python 99.1 or newer" in said
    assert "make run PYTHON=" in said


@pytest.mark.parametrize("arguments", [[], ["fly"], ["--help"]])
def test_an_unknown_task_lists_the_tasks(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever does not know the tasks is shown all of them."""
    assert dev.main(arguments) == 2
    assert set(re.findall(r"dev\.py (\w+)", capsys.readouterr().out)) == set(dev.TASKS)


def test_make_knows_every_task() -> None:
    """The Makefile and dev.py offer the same tasks."""
    makefile = Path(dev.__file__).with_name("Makefile").read_text(encoding="utf-8")
    assert set(re.findall(r"^(\w+): ##", makefile, re.MULTILINE)) == {"help", *dev.TASKS}


def test_what_tests_leave_out_is_said_in_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    """On a bare machine the tests run all the same; the lines say how to get the rest."""
    assert dev.say_what_is_missing() == 0
    browser, database = capsys.readouterr().out.splitlines()
    assert "without the browser journeys" in browser
    assert "apt-get install chromium" in browser
    assert "on SQLite only" in database
    assert "apt-get install postgresql" in database


def test_on_the_build_machine_nothing_may_be_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where CI is set, a missing browser or database is a failure."""
    monkeypatch.setenv("CI", "true")
    assert dev.say_what_is_missing() == 1
    assert "that is a failure" in capsys.readouterr().out


def test_with_everything_there_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A machine that can run every test is not told about it."""
    make_program(tmp_path / "programs" / "chromium")
    monkeypatch.setenv("TEST_POSTGRES_URL", "postgresql://127.0.0.1")
    monkeypatch.setenv("CI", "true")
    assert dev.say_what_is_missing() == 0
    assert capsys.readouterr().out == ""


def test_chromium_is_the_one_that_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CHROMIUM goes before what is on PATH; a name that leads nowhere is no browser."""
    make_program(tmp_path / "programs" / "chromium")
    make_program(tmp_path / "elsewhere" / "chrome")
    assert machine.chromium() == str(tmp_path / "programs" / "chromium")
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "elsewhere" / "chrome"))
    assert machine.chromium() == str(tmp_path / "elsewhere" / "chrome")
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "nowhere"))
    assert machine.chromium() is None


def test_the_newest_postgres_is_taken(tmp_path: Path) -> None:
    """Versions are compared as numbers, and a folder with clients only is no server."""
    for version, programs in {
        "9.6": ("initdb", "postgres"),
        "15": ("initdb", "postgres"),
        "17": ("psql",),
    }.items():
        for name in programs:
            make_program(tmp_path / "postgresql" / version / "bin" / name)
    assert machine.postgres_programs() == tmp_path / "postgresql" / "15" / "bin"


@pytest.mark.parametrize(
    ("arguments", "url"),
    [
        pytest.param([], "http://127.0.0.1:5000", id="as it is"),
        pytest.param(["--port", "5001"], "http://127.0.0.1:5001", id="another port"),
        pytest.param(["--workers", "4", "--port=80"], "http://127.0.0.1:80", id="among others"),
        pytest.param(["--host", "::1"], "http://[::1]:5000", id="an IPv6 address"),
    ],
)
def test_the_links_that_are_printed_fit_the_address(arguments: list[str], url: str) -> None:
    """What `make run` passes on to the server decides where its links lead."""
    assert dev.base_url(arguments) == url
