"""The virtual environment: made from a lock, known by its stamp, the project itself in it."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNTIME = "requirements.txt"
EVERYTHING = "requirements-dev.txt"
HOLDERS = {RUNTIME: (RUNTIME, EVERYTHING), EVERYTHING: (EVERYTHING,)}
"""Which sets of packages hold a set: whoever has everything can run the site, too."""


class Stop(Exception):
    """A task cannot go on; the message says why and what to do."""


def place() -> Path:
    """Return the folder of the virtual environment."""
    return Path(os.environ.get("VENV") or ROOT / ".venv").absolute()


def program(name: str) -> Path:
    """Return the path of a program in the virtual environment."""
    return place() / (f"Scripts/{name}.exe" if os.name == "nt" else f"bin/{name}")


def run(*command: str | Path) -> int:
    """Run a program in the checkout and return its exit code."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode


def say(line: str) -> None:
    """Print a line at once, so that it stands before what the next program prints."""
    print(line, flush=True)


def fingerprint(lock: str) -> str:
    """Return what an environment made from *lock* is known by: the lock, Python and the project."""
    parts = (ROOT / lock).read_bytes(), sys.version.encode(), project_section()
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def project_section() -> bytes:
    """Return the part of pyproject.toml that names the project's programs and packages."""
    return (ROOT / "pyproject.toml").read_bytes().partition(b"\n[tool.ruff]")[0]


def stamp() -> Path:
    """Return the file that is written when an environment is complete."""
    return place() / "parley-stamp"


def is_ours() -> bool:
    """Tell whether the environment was made here, and may be removed."""
    return stamp().exists()


def read_stamp() -> tuple[str, str]:
    """Return the fingerprint and the place of the environment, both empty if it is incomplete."""
    try:
        known, folder = stamp().read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return "", ""
    return known, folder


def write_stamp(known: str) -> None:
    """Note what the environment holds (nothing complete, if *known* is empty) and where it is."""
    stamp().write_text(f"{known}\n{place()}\n", encoding="utf-8")


def is_ready(lock: str) -> bool:
    """Tell whether the environment holds what *lock* pins, and stands where it was made."""
    known, folder = read_stamp()
    holders = {fingerprint(holder) for holder in HOLDERS[lock]}
    return program("python").exists() and known in holders and folder == str(place())


def ensure(lock: str) -> None:
    """Make the environment hold what *lock* pins, and the project itself; quick if it does.

    :raise Stop: it cannot be made.
    """
    if is_ready(lock):
        return
    say(f"Setting up {place()} from {lock}: once, and again when the lock changes.")
    make_environment()
    write_stamp("")  # ours from here on, but not complete before the last line
    install_packages(lock)
    install_project()
    write_stamp(fingerprint(lock))


def make_environment() -> None:
    """Make the virtual environment unless there is one that this Python can go on with.

    :raise Stop: there is something else in its place, or Python cannot make one.
    """
    if is_usable():
        return
    folder = place()
    if folder.exists() and not is_ours():
        raise Stop(
            f"{folder} was made by something else, or by another Python."
            " Move it away and try again, or let VENV name another folder."
        )
    shutil.rmtree(folder, ignore_errors=True)
    try:
        write_environment(folder)
    except BaseException:  # half an environment would be in the way of the next try
        shutil.rmtree(folder, ignore_errors=True)
        raise


def write_environment(folder: Path) -> None:
    """Make an empty virtual environment in *folder*, with uv where there is one.

    :raise Stop: Python cannot make one.
    """
    uv = shutil.which("uv")
    if uv and run(uv, "venv", "--quiet", "--python", base_python(), folder) == 0:
        return
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise Stop(
            "This Python lacks its venv module. Debian, Ubuntu: apt-get install python3-venv."
            " Or install uv. Then try again."
        )
    if run(base_python(), "-m", "venv", folder):
        raise Stop(f"Python could not make {folder}; its own message is above.")


def base_python() -> str:
    """Return the Python that is running, or the one that its environment was made from."""
    base: str = getattr(sys, "_base_executable", sys.executable)
    return base


def is_usable() -> bool:
    """Tell whether the environment belongs to this Python's series and stands where it was made."""
    try:
        settings = (place() / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return False
    pairs = (line.partition("=") for line in settings.splitlines())
    values = {name.strip(): value.strip() for name, _, value in pairs}
    version = values.get("version_info") or values.get("version") or ""
    series = version.split(".")[:2] == [str(part) for part in sys.version_info[:2]]
    return series and program("python").exists() and read_stamp()[1] in {"", str(place())}


def install_packages(lock: str) -> None:
    """Install what *lock* pins, each file checked against its hash.

    :raise Stop: neither uv nor pip could.
    """
    checked = ("--require-hashes", "--no-deps", "-r", lock)
    uv = shutil.which("uv")
    if uv:
        if run(uv, "pip", "install", "--python", program("python"), *checked) == 0:
            return
        say("uv could not install them; trying pip.")
    if run_pip("--no-compile", *checked):
        raise Stop(
            "The packages could not be installed; pip's message is above."
            " This needs the network once: check it (and any proxy) and try again."
        )


def install_project() -> None:
    """Install the checkout itself, as it stands: without the network, with the locked setuptools.

    :raise Stop: neither uv nor pip could.
    """
    here = ("--no-index", "--no-deps", "--no-build-isolation", "--editable", ".")
    uv = shutil.which("uv")
    if uv and run(uv, "pip", "install", "--quiet", "--python", program("python"), *here) == 0:
        return
    if run_pip("--quiet", *here):
        raise Stop("The project itself could not be installed; pip's message is above.")


def run_pip(*arguments: str) -> int:
    """Run the environment's pip, which an environment made by uv has to be given first."""
    python = program("python")
    has_pip = any(place().glob("[Ll]ib/**/site-packages/pip/__init__.py"))
    if not has_pip and run(python, "-m", "ensurepip"):
        return 1
    return run(python, "-m", "pip", "install", "--disable-pip-version-check", *arguments)
