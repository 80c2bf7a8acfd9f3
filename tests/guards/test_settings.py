"""Every setting is documented as it is, and one that cannot be used is refused in plain words."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from dataclasses import Field, fields
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

from course.config import PREFIX, Settings, SettingsError, read_settings, secret_key
from tests.guards.sources import ROOT

PAGE = ROOT / "docs" / "settings.md"


def _row(field: Field[Any]) -> str:
    """Write a setting as a line of the table."""
    return f"| `{PREFIX}{field.name.upper()}` | {_default(field)} | {_about(field)} |"


def _default(field: Field[Any]) -> str:
    return f"`{field.default}`" if str(field.default) else "empty"


def _about(field: Field[Any]) -> str:
    kind = get_type_hints(Settings)[field.name]
    words = str(field.metadata["about"])
    return f"{words} One of {_choices(kind)}." if get_origin(kind) is Literal else words


def _choices(kind: Any) -> str:
    return ", ".join(f"`{word}`" for word in get_args(kind))


def test_the_page_lists_every_setting_as_it_is() -> None:
    """Names, defaults and meanings stand in docs/settings.md as the code has them, in its order."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith(f"| `{PREFIX}")]
    assert rows == [_row(field) for field in fields(Settings)]


def test_the_defaults_can_be_used() -> None:
    """A site without any setting works."""
    assert read_settings({}) == Settings()


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        pytest.param({"PARLEY_WORKER": "2"}, "PARLEY_WORKER", id="a name that is none"),
        pytest.param({"PARLEY_workers": "2"}, "PARLEY_workers", id="a name in small letters"),
        pytest.param({"PARLEY_WORKERS": "many"}, "PARLEY_WORKERS", id="a word for a number"),
        pytest.param({"PARLEY_WORKERS": "-1"}, "PARLEY_WORKERS", id="a number below nothing"),
        pytest.param({"PARLEY_WORKERS": "0"}, "PARLEY_WORKERS", id="no worker"),
        pytest.param({"PARLEY_WORKERS": "٢"}, "PARLEY_WORKERS", id="a digit of another script"),
        pytest.param({"PARLEY_SIGN_IN_DAYS": "0"}, "PARLEY_SIGN_IN_DAYS", id="no day"),
        pytest.param({"PARLEY_MAX_REQUEST_BYTES": "10"}, "PARLEY_MAX_REQUEST_BYTES", id="no room"),
        pytest.param({"PARLEY_MEDIA_MB": "0"}, "PARLEY_MEDIA_MB", id="no room for pictures"),
        pytest.param({"PARLEY_REGISTRATION": "Open"}, "PARLEY_REGISTRATION", id="no such word"),
        pytest.param({"PARLEY_BASE_URL": "example.org"}, "PARLEY_BASE_URL", id="no address"),
        pytest.param({"PARLEY_BASE_URL": "ftp://x"}, "PARLEY_BASE_URL", id="another scheme"),
        pytest.param({"PARLEY_BASE_URL": "http://x:y"}, "PARLEY_BASE_URL", id="a port in words"),
        pytest.param({"PARLEY_BASE_URL": "http://[::1"}, "PARLEY_BASE_URL", id="half a bracket"),
        pytest.param({"PARLEY_MAIL_URL": "mail.example.org"}, "PARLEY_MAIL_URL", id="no server"),
        pytest.param({"PARLEY_MAIL_URL": "smtp://"}, "PARLEY_MAIL_URL", id="no host"),
        pytest.param({"PARLEY_MAIL_URL": "smtp://h:abc"}, "PARLEY_MAIL_URL", id="a mail port"),
        pytest.param({"PARLEY_MAIL_URL": "smtp://h:70000"}, "PARLEY_MAIL_URL", id="a high port"),
        pytest.param({"PARLEY_MAIL_URL": "smtp://h:0"}, "PARLEY_MAIL_URL", id="port nought"),
        pytest.param(
            {"PARLEY_MAIL_URL": "smtp://a:p%C3%A4ss@h"}, "PARLEY_MAIL_URL", id="an odd password"
        ),
        pytest.param({"PARLEY_MAIL_FROM": "Parley"}, "PARLEY_MAIL_FROM", id="no sender"),
        pytest.param({"PARLEY_MAIL_FROM": "a@b\nCc: c@d"}, "PARLEY_MAIL_FROM", id="two lines"),
        pytest.param(
            {"PARLEY_DATABASE_URL": "mysql://h/d"}, "PARLEY_DATABASE_URL", id="another database"
        ),
        pytest.param({"DATABASE_URL": "parley.db"}, "DATABASE_URL", id="no database's address"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(environment: Mapping[str, str], named: str) -> None:
    """The message names the variable, so that it can be found and mended."""
    with pytest.raises(SettingsError, match=named):
        read_settings(environment)


def test_what_is_not_ours_is_left_alone() -> None:
    """Other programs' variables do not matter, whatever they say."""
    assert read_settings({"PARLEYX": "1", "WORKERS": "9", "PATH": "/"}) == Settings()


def test_a_hosting_service_s_database_is_taken() -> None:
    """DATABASE_URL is read where PARLEY_DATABASE_URL is not given."""
    theirs, ours = "postgres://a/b", "postgresql://c/d"
    assert read_settings({"DATABASE_URL": theirs}).database_url == theirs
    both = {"DATABASE_URL": theirs, "PARLEY_DATABASE_URL": ours}
    assert read_settings(both).database_url == ours


def test_the_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    """The file is readable by nobody else, and the second start finds the same key."""
    settings = Settings(instance_dir=tmp_path / "instance")
    key = secret_key(settings)
    path = tmp_path / "instance" / "secret_key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(key) == 64
    assert secret_key(settings) == key
    assert secret_key(Settings(instance_dir=tmp_path / "other")) != key


@pytest.mark.parametrize("key", ["x", "x" * 31])
def test_a_short_key_is_refused(tmp_path: Path, key: str) -> None:
    """A key that could be guessed does not start the site, wherever it comes from."""
    with pytest.raises(SettingsError, match="PARLEY_SECRET_KEY has"):
        secret_key(Settings(instance_dir=tmp_path, secret_key=key))
    (tmp_path / "secret_key").write_text(key)
    with pytest.raises(SettingsError, match="secret_key has"):
        secret_key(Settings(instance_dir=tmp_path))


@pytest.mark.parametrize(
    ("base_url", "secure"),
    [("http://127.0.0.1:5000", False), ("https://parley.example.org", True)],
)
def test_cookies_are_as_safe_as_the_address(base_url: str, secure: bool) -> None:
    """Where people come by HTTPS, cookies travel by nothing else."""
    assert read_settings({"PARLEY_BASE_URL": base_url}).secure_cookies is secure


def test_the_application_is_not_in_debugging() -> None:
    """No setting and no file switches the debugger on."""
    for path in (ROOT / "wsgi.py", ROOT / "course" / "app.py", ROOT / "course" / "config.py"):
        assert "debug" not in path.read_text(encoding="utf-8").lower()
