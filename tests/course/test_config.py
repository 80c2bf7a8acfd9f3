"""Settings: read from the environment, checked, refused in a sentence that names the setting."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path
from threading import Barrier

import pytest

from course.config import Settings, SettingsError, read_settings, secret_key

KEY = "a secret key of more than 32 characters"


def test_nothing_needs_to_be_set() -> None:
    """The defaults make a site for one machine, and every setting says what it is for."""
    settings = read_settings({})
    assert settings == Settings()
    assert settings.database.startswith("sqlite:////")
    assert settings.database.endswith("/instance/parley.db")
    assert settings.secure_cookies is False
    assert all(each.metadata["about"].endswith(".") for each in fields(Settings))


@pytest.mark.parametrize(
    ("variable", "text", "name", "value"),
    [
        pytest.param("PARLEY_INSTANCE_DIR", "/srv/p", "instance_dir", Path("/srv/p"), id="a path"),
        pytest.param("PARLEY_WORKERS", "4", "workers", 4, id="a number"),
        pytest.param("PARLEY_TRUSTED_PROXIES", "0", "trusted_proxies", 0, id="zero"),
        pytest.param("PARLEY_REGISTRATION", "closed", "registration", "closed", id="a word"),
        pytest.param("PARLEY_DATABASE_URL", "sqlite://", "database_url", "sqlite://", id="a text"),
        pytest.param(
            "DATABASE_URL", "postgres://h/d", "database_url", "postgres://h/d", id="a host's own"
        ),
        pytest.param(
            "PARLEY_MAIL_URL", "smtps://h:465", "mail_url", "smtps://h:465", id="a mail server"
        ),
    ],
)
def test_settings_are_read(variable: str, text: str, name: str, value: object) -> None:
    """By their names in capitals, each as what it is."""
    assert getattr(read_settings({variable: text}), name) == value


def test_our_own_name_comes_before_a_hosts() -> None:
    """PARLEY_DATABASE_URL is meant for Parley, DATABASE_URL for whatever runs there."""
    both = {"PARLEY_DATABASE_URL": "sqlite:///ours", "DATABASE_URL": "sqlite:///theirs"}
    assert read_settings(both).database == "sqlite:///ours"


def test_overrides_come_before_the_environment() -> None:
    """What a test or a command asks for is taken as it is."""
    assert read_settings({"PARLEY_WORKERS": "4"}, {"workers": 1}).workers == 1


def test_cookies_are_secure_where_the_site_is() -> None:
    """The base address says so."""
    assert read_settings({"PARLEY_BASE_URL": "https://parley.example.org"}).secure_cookies


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        pytest.param({"PARLEY_WORKER": "4"}, "PARLEY_WORKER is no setting", id="a misspelt name"),
        pytest.param({"PARLEY_WORKERS": "four"}, "must be a whole number", id="a word"),
        pytest.param({"PARLEY_WORKERS": "-1"}, "must be a whole number", id="a sign"),
        pytest.param({"PARLEY_WORKERS": "²"}, "must be a whole number", id="another digit"),
        pytest.param({"PARLEY_WORKERS": ""}, "must be a whole number", id="an empty number"),
        pytest.param({"PARLEY_WORKERS": "0"}, "WORKERS must be at least 1", id="no workers"),
        pytest.param({"PARLEY_SIGN_IN_DAYS": "0"}, "DAYS must be at least 1", id="no days"),
        pytest.param(
            {"PARLEY_MAX_REQUEST_BYTES": "10"}, "must be at least 10000", id="hardly a request"
        ),
        pytest.param(
            {"PARLEY_REGISTRATION": "maybe"}, "may be open, invitation, closed", id="no such word"
        ),
        pytest.param(
            {"PARLEY_BASE_URL": "parley.example.org"}, "must begin with http", id="no scheme"
        ),
        pytest.param({"PARLEY_BASE_URL": "https://"}, "must begin with http", id="no host"),
        pytest.param({"PARLEY_BASE_URL": "ftp://a"}, "must begin with http", id="another scheme"),
        pytest.param({"PARLEY_MAIL_URL": "mail.example.org"}, "smtp:// or smtps://", id="no mail"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told(environment: dict[str, str], words: str) -> None:
    """In one sentence, with the name as it is written in the environment."""
    with pytest.raises(SettingsError, match=words) as refused:
        read_settings(environment)
    assert "PARLEY_" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_key_is_made_once_and_kept_to_its_owner(tmp_path: Path) -> None:
    """The first start writes it where nobody else can read it; every later one finds it."""
    settings = Settings(instance_dir=tmp_path / "instance")
    key = secret_key(settings)
    assert len(key) == 64
    assert secret_key(settings) == key
    path = tmp_path / "instance" / "secret_key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert secret_key(Settings(instance_dir=tmp_path / "other")) != key


def test_a_key_that_is_given_is_used(tmp_path: Path) -> None:
    """Nothing is written then."""
    assert secret_key(Settings(instance_dir=tmp_path, secret_key=KEY)) == KEY
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("given", "named"),
    [
        pytest.param("short", "PARLEY_SECRET_KEY", id="given"),
        pytest.param("", "/secret_key has", id="kept in the file"),
    ],
)
def test_a_short_key_is_refused(tmp_path: Path, given: str, named: str) -> None:
    """One that can be guessed signs cookies for everybody; the message says where it stands."""
    (tmp_path / "secret_key").write_text("five5\n", encoding="ascii")
    with pytest.raises(SettingsError, match="has 5 characters; it needs 32") as refused:
        secret_key(Settings(instance_dir=tmp_path, secret_key=given))
    assert named in str(refused.value)
    assert "five5" not in str(refused.value)
    assert not given or given not in str(refused.value)


def test_several_that_start_at_once_agree_on_the_key(tmp_path: Path) -> None:
    """One of them makes it, none reads half of it, and nothing else is left behind."""
    settings = Settings(instance_dir=tmp_path / "instance")
    barrier = Barrier(8)

    def start(_number: int) -> str:
        barrier.wait(10)
        return secret_key(settings)

    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(start, range(8)))
    assert [len(key) for key in keys] == [64]
    assert [path.name for path in settings.instance_dir.iterdir()] == ["secret_key"]


def test_a_key_whose_maker_was_stopped_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk or a killed process leaves no empty file that later starts would read."""
    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", _no_room)
        with pytest.raises(SettingsError, match=r"/secret_key cannot be read or made .*No space"):
            secret_key(Settings(instance_dir=tmp_path))
    assert list(tmp_path.iterdir()) == []
    assert len(secret_key(Settings(instance_dir=tmp_path))) == 64


def _no_room(_handle: int) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    "kept", [pytest.param(b"\xff" * 64, id="no text"), pytest.param(None, id="a folder")]
)
def test_a_key_that_cannot_be_read_is_named(tmp_path: Path, kept: bytes | None) -> None:
    """The message names the file and the other way."""
    path = tmp_path / "secret_key"
    path.mkdir() if kept is None else path.write_bytes(kept)
    with pytest.raises(SettingsError, match="PARLEY_SECRET_KEY") as refused:
        secret_key(Settings(instance_dir=tmp_path))
    assert str(path) in str(refused.value)


@pytest.mark.parametrize(
    "variable", ["PARLEY_MAIL_URL", "PARLEY_DATABASE_URL", "DATABASE_URL"], ids=str
)
def test_an_address_with_a_password_is_not_repeated(variable: str) -> None:
    """A message that tells what is wrong ends up in logs."""
    with pytest.raises(SettingsError) as refused:
        read_settings({variable: "mysql://ada:hidden@h:abc/d"})
    assert "hidden" not in str(refused.value)
