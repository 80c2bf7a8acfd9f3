"""The settings: where each comes from, what it is for, and what it may be."""

import os
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints
from urllib.parse import SplitResult, unquote, urlsplit

PREFIX = "PARLEY_"
SHORTEST_KEY = 32
DATABASES = frozenset({"sqlite", "postgresql", "postgres"})
"""The databases that Parley knows, by the first word of their addresses."""


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
        1_000_000,
        "The largest request that is read, in bytes, whatever its encoding; "
        "pictures are sent in up to 40 MB.",
    )
    media_mb: int = _setting(100, "How many megabytes of pictures a course may hold.")
    password_cost: Literal["standard", "test"] = _setting(
        "standard", "Work put into each password hash; 'test' is for test suites only."
    )
    workers: int = _setting(2, "How many processes serve the site.")

    @property
    def database(self) -> str:
        """The database's address, the default one written out."""
        return self.database_url or f"sqlite:///{self.instance_dir.resolve() / 'parley.db'}"

    @property
    def media_bytes(self) -> int:
        """How many bytes of pictures a course may hold."""
        return self.media_mb * 1_000_000

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

    :raises SettingsError: the key is too short to be safe, or its file cannot be read or made.
    """
    path = settings.instance_dir / "secret_key"
    key = settings.secret_key or _kept_key(path)
    if len(key) >= SHORTEST_KEY:
        return key
    short = f"has {len(key)} characters; it needs {SHORTEST_KEY} or more"
    if settings.secret_key:
        raise SettingsError(f"PARLEY_SECRET_KEY {short}")
    raise SettingsError(f"the key in {path} {short}; delete the file and a new one is made")


def _kept_key(path: Path) -> str:
    try:
        if not path.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _make_key(path)
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"the key in {path} cannot be read or made ({error}); "
            "mend that, or set PARLEY_SECRET_KEY"
        ) from error


def _make_key(path: Path) -> None:
    """Make the file, which is there whole or not at all; of several makers the first one wins."""
    handle, name = tempfile.mkstemp(prefix=".secret_key-", dir=path.parent)  # its owner's only
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32) + "\n")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            path.hardlink_to(name)
    finally:
        Path(name).unlink()


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
    _check_addresses(settings)
    if settings.mail_url:
        _check_mail(settings.mail_url)
    if "@" not in settings.mail_from or not settings.mail_from.isprintable():
        raise SettingsError(f"PARLEY_MAIL_FROM is {settings.mail_from!r}; it is no mail address")
    least_of = {"workers": 1, "sign_in_days": 1, "media_mb": 1, "max_request_bytes": 10_000}
    for name, least in least_of.items():
        if getattr(settings, name) < least:
            raise SettingsError(f"{PREFIX}{name.upper()} must be at least {least}")
    return settings


def _check_addresses(settings: Settings) -> None:
    base = _server(settings.base_url)
    if base is None or base.scheme not in {"http", "https"}:
        raise SettingsError(
            f"PARLEY_BASE_URL is {settings.base_url!r}; it must begin with http:// or https:// "
            "and name a host, such as https://parley.example.org"
        )
    kind = settings.database.partition(":")[0].partition("+")[0]  # the driver is ours to choose
    if kind not in DATABASES:  # the address is not repeated: it could hold a password
        raise SettingsError("PARLEY_DATABASE_URL must begin with sqlite:/// or postgresql://")


def _check_mail(mail_url: str) -> None:
    """Refuse an address at which no mail could ever be handed over; it may hold a password."""
    url = _server(mail_url)
    if url is None or url.scheme not in {"smtp", "smtps"}:
        raise SettingsError(
            "PARLEY_MAIL_URL must begin with smtp:// or smtps:// and name a host, "
            "with a port from 1 to 65535 if any, such as smtp://user:password@mail.example.org:587"
        )
    if not unquote((url.username or "") + (url.password or "")).isascii():
        raise SettingsError(
            "PARLEY_MAIL_URL has a user name or password that is not ASCII, "
            "which mail servers cannot be told"
        )


def _server(address: str) -> SplitResult | None:
    """Take an address apart; None when it names no host or has a port that is none."""
    try:
        url = urlsplit(address)
        return url if url.hostname and url.port != 0 else None
    except ValueError:  # of the port, or of brackets that do not match
        return None
