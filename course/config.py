"""The settings: where each comes from, what it is for, and what it may be."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit

PREFIX = "PARLEY_"
SHORTEST_KEY = 32


class SettingsError(Exception):
    """A setting cannot be used; the message says which and what it may be."""


def _setting(default: Any, about: str) -> Any:
    return field(default=default, metadata={"about": about})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting, with its default. Each is read from PARLEY_ and its name in capitals."""

    instance_dir: Path = _setting(
        Path("instance"), "Folder for everything that is not code: database, key, mail."
    )
    database_url: str = _setting(
        "", "Database address, sqlite or postgresql. Empty: parley.db in the instance folder."
    )
    secret_key: str = _setting(
        "", "Key that signs cookies, 32 characters or more. Empty: made once and kept in a file."
    )
    base_url: str = _setting(
        "http://127.0.0.1:5000", "Address under which people reach the site; mails link to it."
    )
    registration: Literal["open", "invitation", "closed"] = _setting(
        "open", "Who may make an account: anyone, only with an invitation, or nobody."
    )
    mail_url: str = _setting(
        "",
        "SMTP server as smtp://user:password@host:port (or smtps://). "
        "Empty: mail is written to a folder.",
    )
    mail_from: str = _setting("parley@localhost", "Sender of every mail.")
    trusted_proxies: int = _setting(
        0, "How many proxies in front of Parley set X-Forwarded-For and X-Forwarded-Proto."
    )
    sign_in_days: int = _setting(30, "How many days a sign-in lasts.")
    max_request_bytes: int = _setting(
        1_000_000, "The largest request that is read, in bytes, whatever its encoding."
    )
    password_cost: Literal["standard", "test"] = _setting(
        "standard", "Work put into each password hash; 'test' is for test suites only."
    )
    workers: int = _setting(2, "How many processes serve the site.")

    @property
    def database(self) -> str:
        """The database's address, the default one written out."""
        return self.database_url or f"sqlite:///{self.instance_dir.resolve() / 'parley.db'}"

    @property
    def secure_cookies(self) -> bool:
        """Whether cookies travel over HTTPS only."""
        return urlsplit(self.base_url).scheme == "https"


def read_settings(
    environment: Mapping[str, str] | None = None, overrides: Mapping[str, Any] | None = None
) -> Settings:
    """Read the settings from the environment; overrides are taken as they are.

    :raises SettingsError: one of them cannot be used, or a PARLEY_ name is unknown.
    """
    environment = os.environ if environment is None else environment
    known = {PREFIX + each.name.upper(): each.name for each in fields(Settings)}
    unknown = sorted(name for name in environment if name.startswith(PREFIX) and name not in known)
    if unknown:
        raise SettingsError(f"{unknown[0]} is no setting; the settings are {', '.join(known)}")
    kinds = get_type_hints(Settings)
    given = {
        name: _read(variable, environment[variable], kinds[name])
        for variable, name in known.items()
        if variable in environment
    }
    if "DATABASE_URL" in environment:  # the convention of hosting services
        given.setdefault("database_url", environment["DATABASE_URL"])
    return _checked(Settings(**(given | dict(overrides or {}))))


def secret_key(settings: Settings) -> str:
    """Give the key that signs cookies; the first call makes it, readable by its owner only.

    :raises SettingsError: the key is too short to be safe.
    """
    key = settings.secret_key or _kept_key(settings.instance_dir / "secret_key")
    if len(key) < SHORTEST_KEY:
        raise SettingsError(
            f"PARLEY_SECRET_KEY has {len(key)} characters; it needs {SHORTEST_KEY} or more"
        )
    return key


def _kept_key(path: Path) -> str:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32) + "\n")
    return path.read_text(encoding="ascii").strip()


def _read(variable: str, text: str, kind: Any) -> Any:
    if get_origin(kind) is Literal:
        if text not in get_args(kind):
            raise SettingsError(f"{variable} is {text!r}; it may be {', '.join(get_args(kind))}")
        return text
    if kind is int:
        if not (text.isascii() and text.isdigit()):
            raise SettingsError(f"{variable} is {text!r}; it must be a whole number")
        return int(text)
    return kind(text)


def _checked(settings: Settings) -> Settings:
    url = urlsplit(settings.base_url)
    if url.scheme not in {"http", "https"} or not url.netloc:
        raise SettingsError(
            f"PARLEY_BASE_URL is {settings.base_url!r}; it must begin with http:// or https://"
        )
    if settings.mail_url and urlsplit(settings.mail_url).scheme not in {"smtp", "smtps"}:
        raise SettingsError("PARLEY_MAIL_URL must begin with smtp:// or smtps://")
    for name, least in (("workers", 1), ("sign_in_days", 1), ("max_request_bytes", 10_000)):
        if getattr(settings, name) < least:
            raise SettingsError(f"{PREFIX}{name.upper()} must be at least {least}")
    return settings
