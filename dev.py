#!/usr/bin/env python3
"""Set up and run everything from a bare checkout; needs only Python 3.11 or newer.

python3 dev.py run [args]     set up, prepare database and course, serve (args: parley serve)
python3 dev.py test [args]    set up, run the tests (args: pytest; without any, all of them)
python3 dev.py check          ruff, mypy, import-linter, then all tests with coverage
python3 dev.py bench [args]   measure the hot paths beside bare endpoints
python3 dev.py fmt            put the code into the form of the house
python3 dev.py lock [args]    renew requirements*.txt from pyproject.toml (args: uv pip compile)
python3 dev.py clean          remove what these tasks made, but not the data of the site

On Windows write `py` for `python3`. Packages go to .venv, or to the folder that VENV names.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tools import machine
from tools.environment import (
    EVERYTHING,
    ROOT,
    RUNTIME,
    Stop,
    ensure,
    is_ours,
    place,
    program,
    run,
    say,
)

OLDEST = (3, 11)
ALL_TESTS = ("-n", "2", "--dist", "worksteal")
MADE_HERE = (
    *("build", "htmlcov", "parley.egg-info", "test-results"),
    *(".coverage", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache"),
    ".import_linter_cache",
)


def run_site(arguments: Sequence[str]) -> int:
    """Set up, prepare the database and the course, then serve until stopped."""
    ensure(RUNTIME)
    os.environ.setdefault("PARLEY_BASE_URL", base_url(arguments))
    failed = run(program("parley"), "prepare")
    return failed or run_to_the_end(program("parley"), "serve", *arguments)


def base_url(arguments: Sequence[str]) -> str:
    """Give the address at which `parley serve` will be, so that links that are printed fit it."""
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--host", default="127.0.0.1")
    options.add_argument("--port", default="5000")
    wanted, _ = options.parse_known_args(arguments)
    host = f"[{wanted.host}]" if ":" in wanted.host else wanted.host
    return f"http://{host}:{wanted.port}"


def run_to_the_end(*command: str | Path) -> int:
    """Run a program that is stopped from the keyboard or by a signal, which it has to see."""
    words = [str(part) for part in command]
    os.chdir(ROOT)
    if os.name != "nt":
        os.execv(words[0], words)  # noqa: S606 - in our place: signals reach it, nothing is orphaned
    return subprocess.run(words, check=False).returncode


def run_tests(arguments: Sequence[str]) -> int:
    """Set up and run the tests; all of them, on two workers, unless told otherwise."""
    ensure(EVERYTHING)
    return say_what_is_missing() or run(
        program("python"), "-m", "pytest", *(arguments or ALL_TESTS)
    )


def say_what_is_missing() -> int:
    """Say what the tests have to leave out, a line each; where CI is set, that is a failure."""
    missing = machine.missing()
    for line in missing:
        say(f"Tests run {line}.")
    if missing and machine.must_have_everything():
        say("CI is set, where every test has to run: that is a failure.")
        return 1
    return 0


def check(arguments: Sequence[str]) -> int:
    """Run every check of the house, the tests last; go on after one that fails."""
    ensure(EVERYTHING)
    python = program("python")
    steps: dict[str, Callable[[], int]] = {
        "ruff check": lambda: run(program("ruff"), "check"),
        "ruff format": lambda: run(program("ruff"), "format", "--check"),
        "mypy": lambda: run(program("mypy")),
        "import-linter": lambda: run(program("lint-imports"), "--no-logo"),
        "tests and coverage": lambda: (
            say_what_is_missing() or run(python, "-m", "pytest", "--cov", *ALL_TESTS, *arguments)
        ),
    }
    failed = []
    for name, step in steps.items():
        say(f"== {name}")
        if step():
            failed.append(name)
    say(f"== failed: {', '.join(failed)}" if failed else "== all is well")
    return 1 if failed else 0


def bench(arguments: Sequence[str]) -> int:
    """Measure the hot paths, on SQLite and on PostgreSQL where there is one."""
    ensure(EVERYTHING)
    return run(program("python"), "-m", "tests.benchmarks", *arguments)


def fmt(arguments: Sequence[str]) -> int:
    """Repair what ruff can repair and lay the code out."""
    ensure(EVERYTHING)
    return run(program("ruff"), "check", "--fix", *arguments) | run(program("ruff"), "format")


def lock(arguments: Sequence[str]) -> int:
    """Write both locks: for every system and Python, with hashes, without any address.

    :raise Stop: uv is not there; no other tool writes one lock for every system.
    """
    uv = shutil.which("uv")
    if not uv:
        raise Stop("Renewing the locks needs uv (pip install uv); nothing else does.")
    command = (
        *(uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
        *("--generate-hashes", "--no-header", "--no-annotate"),
        *("--no-emit-index-url", "--no-emit-find-links"),
        *("pyproject.toml", "--extra", "postgres", "--group", "build"),
    )
    tools = ("--group", "test", "--group", "lint")
    return run(*command, "-o", RUNTIME, *arguments) or run(
        *command, *tools, "-o", EVERYTHING, *arguments
    )


def clean(_arguments: Sequence[str]) -> int:
    """Remove the environment and what the tools left; the instance folder stays."""
    if is_ours():
        shutil.rmtree(place())
    for name in MADE_HERE:
        path = ROOT / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    return 0


TASKS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run_site,
    "test": run_tests,
    "check": check,
    "bench": bench,
    "fmt": fmt,
    "lock": lock,
    "clean": clean,
}


def main(arguments: Sequence[str]) -> int:
    """Do the task that the first argument names, with the rest; return an exit code."""
    if sys.version_info[:2] < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:3])
        wanted = ".".join(str(part) for part in OLDEST)
        say(
            f"Parley needs Python {wanted} or newer; this is {found} ({sys.executable}).\n"
            "Where a newer one is installed, name it: make run PYTHON=python3.12"
        )
        return 1
    task = TASKS.get(arguments[0]) if arguments else None
    if task is None:
        print(__doc__)
        return 2
    try:
        return task(arguments[1:])
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
