"""What the machine that runs the tests offers: a Chromium, a PostgreSQL server.

Only the standard library: dev.py asks the same questions before anything is installed.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Distributions and Homebrew keep the server's own programs off PATH, one folder a version.
POSTGRES_FOLDERS = (
    ("/usr/lib/postgresql", "*/bin"),
    ("/usr/pgsql", "*/bin"),
    ("/opt/homebrew/opt", "postgresql*/bin"),
    ("/usr/local/opt", "postgresql*/bin"),
)

CHROMIUM_MISSING = (
    "without the browser journeys: no Chromium found"
    " (Debian: apt-get install chromium; elsewhere install Chromium or Chrome,"
    " or set CHROMIUM to the program)"
)
POSTGRES_MISSING = (
    "on SQLite only: no PostgreSQL server found"
    " (Debian: apt-get install postgresql; macOS: brew install postgresql;"
    " or set TEST_POSTGRES_URL to a server where databases may be created)"
)


def chromium() -> str | None:
    """Return the path of a Chromium-like browser: what CHROMIUM names, else one that is found."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    on_path = (shutil.which(name) for name in CHROMIUM_NAMES)
    in_place = (place for place in CHROMIUM_PLACES if os.access(place, os.X_OK))
    return next((path for path in on_path if path), None) or next(in_place, None)


def postgres_url() -> str | None:
    """Return the address of a PostgreSQL server that the tests were told to use."""
    return os.environ.get("TEST_POSTGRES_URL") or None


def postgres_programs() -> Path | None:
    """Return the folder of the newest `postgres` and `initdb` that can start a private server."""
    if os.name == "nt":  # dropping rights and stopping by signal are POSIX: use TEST_POSTGRES_URL
        return None
    found = [folder for folder in _postgres_folders() if _has_server(folder)]
    return max(found, key=_version, default=None)


def has_postgres() -> bool:
    """Tell whether the database tests can run on PostgreSQL."""
    return bool(postgres_url() or postgres_programs())


def must_have_everything() -> bool:
    """Tell whether a missing Chromium or PostgreSQL is a failure: on the build machine it is."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false"}


def missing() -> tuple[str, ...]:
    """Return one line for each thing that the tests have to do without, with the way to get it."""
    lines = []
    if not chromium():
        lines.append(CHROMIUM_MISSING)
    if not has_postgres():
        lines.append(POSTGRES_MISSING)
    return tuple(lines)


def _postgres_folders() -> Iterable[Path]:
    """Yield the folders where a PostgreSQL server's programs may lie."""
    initdb = shutil.which("initdb")
    if initdb:
        yield Path(initdb).resolve().parent
    for root, pattern in POSTGRES_FOLDERS:
        yield from Path(root).glob(pattern)


def _has_server(folder: Path) -> bool:
    """Tell whether both programs that make and run a server are in *folder*."""
    return all(os.access(folder / name, os.X_OK) for name in ("initdb", "postgres"))


def _version(folder: Path) -> int:
    """Return the major version in a folder's path, 0 where it has none: 9 is older than 15."""
    numbers = re.findall(r"\d+", folder.parent.name)
    return int(numbers[0]) if numbers else 0
