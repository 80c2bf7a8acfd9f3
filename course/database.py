"""How databases are opened: durable, with foreign keys, and with one writer at a time on SQLite."""

from typing import Any

from sqlalchemy import Connection, Engine, event, make_url
from sqlalchemy.exc import ArgumentError

BUSY_MILLISECONDS = 5000
"""How long a writer waits for another one on SQLite before it is told to try again."""

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # an acknowledged answer survives a power cut
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={BUSY_MILLISECONDS}",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cache_size=-16000",
)


def normal_url(url: str) -> str:
    """Give the address in the form that SQLAlchemy wants, with the driver that Parley ships.

    :raises ValueError: the address is of no database that Parley knows.
    """
    if url.startswith("postgres://"):  # what many hosting services hand out
        url = "postgresql://" + url.removeprefix("postgres://")
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):  # its own words could tell a password
        raise ValueError(
            "the database's address cannot be read; write sqlite:///path "
            "or postgresql://user:password@host:port/name"
        ) from None
    if parsed.get_backend_name() == "sqlite":
        return url
    if parsed.get_backend_name() == "postgresql":
        return parsed.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    raise ValueError(f"{parsed.drivername} is not supported; use sqlite or postgresql")


def engine_options(url: str) -> dict[str, Any]:
    """Say how to make the engine for an address (the arguments of ``create_engine``)."""
    options: dict[str, Any] = {"url": normal_url(url)}
    if make_url(options["url"]).get_backend_name() == "postgresql":
        options |= {"pool_pre_ping": True, "skip_autocommit_rollback": True}
    return options


def prepare(engine: Engine) -> None:
    """Make every connection of an SQLite engine durable, and its transactions explicit.

    On PostgreSQL, whose transactions are so already, statements are planned once a connection.

    The driver's own transactions begin late and never IMMEDIATE, so they are switched off:
    a transaction begins when SQLAlchemy says so, and one that will write (see `writing`)
    takes the lock at once instead of failing half-way.
    """
    if engine.dialect.name != "sqlite":
        event.listen(engine, "connect", _plan_once)
        return
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)


def reading(engine: Engine) -> Engine:
    """The same database for requests that only read: no transaction, no lock, no round trips."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(begin="")
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def writing(engine: Engine) -> Engine:
    """The same database for requests that write: on SQLite the lock is taken at the start."""
    return engine.execution_options(begin="IMMEDIATE")


def _on_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _plan_once(connection: Any, _record: Any) -> None:
    """Keep the plans of prepared statements: planning took longer than most of them run."""
    connection.autocommit = True
    connection.execute("SET plan_cache_mode = force_generic_plan")
    connection.autocommit = False


def _on_begin(connection: Connection) -> None:
    mode = connection.get_execution_options().get("begin", "DEFERRED")
    if mode:
        connection.exec_driver_sql(f"BEGIN {mode}")
