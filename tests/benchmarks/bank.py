"""The list of questions measured: search, filters and changes of many, by the size of the bank."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.orm import Session

from course import clock
from course.database import engine_options, prepare, reading, writing
from course.models import Status
from course.rows.bank_words import Banks
from course.services import change_many, find_questions, list_questions
from course.services.change_many import STEP, Action, All, Chosen, Done, Order, Ticked, Undone
from course.services.list_questions import Share, Sort, Wanted
from course.services.migrate import upgrade
from tests.benchmarks import bank_rows
from tests.benchmarks.crowd import publish_shipped
from tests.course.classroom import statements
from tests.postgres import DURABLE, PostgresServer, private_server
from tools import machine

SIZES = (500, 5_000, 50_000)
TIMES = 5
"""How often what only reads is measured; the quickest counts: others only add to it."""
SOME = 500

LISTS = {
    "the whole list, by lesson": Wanted(),
    "the whole list, newest first": Wanted(sort=Sort.newest),
    "the last page that can be turned to": Wanted(page=20),
    "search: a word of few questions": Wanted(search=bank_rows.RARE),
    "search: a word of most questions": Wanted(search="russia"),
    "search: two words, one of none": Wanted(search="russia sonnet"),
    "filter: tag, kind, status, difficulty": Wanted(
        tag="tag 3", kind="single_choice", status=Status.live, difficulty=2
    ),
    "filter: marked twice, below 50 %": Wanted(answers=2, share=Share.below_50),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What one thing took."""

    what: str
    seconds: float
    statements: int
    locked: float | None = None
    """The longest that others could not write on SQLite; None for what only reads."""


@dataclass(frozen=True, slots=True)
class Bank:
    """A course in a database, and who changes it."""

    engine: Engine
    course_id: int
    teacher: int


def main(databases: str, sizes: Sequence[int] = SIZES) -> None:
    """Measure on one database after the other, and print a table; nothing is asserted."""
    print("| database | questions | what | ms | SQL statements | longest lock, ms |")
    print("|---|--:|---|--:|--:|--:|")
    for name, url, stack in _databases(databases):
        with stack:
            for size, found in run(url, sizes):
                for each in found:
                    print(row(name, size, each), flush=True)


def run(url: str, sizes: Sequence[int]) -> Iterator[tuple[int, list[Taken]]]:
    """Let a bank grow, and measure it at each size."""
    bank = _bank(url)
    for size in sizes:
        with writing(bank.engine).begin() as connection:
            bank_rows.fill(connection, bank.course_id, size, at=clock.now())
        with reading(bank.engine).connect() as connection:
            connection.execute(text("ANALYZE"))
        yield size, [*_reads(bank), *_changes(bank)]
    bank.engine.dispose()


def row(name: str, size: int, one: Taken) -> str:
    """Write a line of the table."""
    locked = "–" if one.locked is None else f"{one.locked * 1000:,.0f}"
    cells = (name, f"{size:,}", one.what, f"{one.seconds * 1000:,.1f}", str(one.statements), locked)
    return f"| {' | '.join(cells)} |"


def _bank(url: str) -> Bank:
    upgrade(url)
    engine = create_engine(**engine_options(url))
    prepare(engine)
    with Session(writing(engine)) as session:
        course_id = publish_shipped(session, at=clock.now())
        teacher = bank_rows.teacher(session.connection(), course_id, at=clock.now())
        session.commit()
    return Bank(engine, course_id, teacher)


def _reads(bank: Bank) -> Iterator[Taken]:
    for what, wanted in LISTS.items():
        yield _read(bank, what, partial(_list, bank=bank, wanted=wanted))
    yield _read(
        bank,
        "one question opened",
        lambda session: find_questions.opened(session, bank.course_id, "copy-400"),
    )


def _list(session: Session, bank: Bank, wanted: Wanted) -> None:
    list_questions.listing(session, bank.course_id, wanted)
    list_questions.tags(session, bank.course_id)
    find_questions.passages(session, bank.course_id)


def _read(bank: Bank, what: str, act: Callable[[Session], object]) -> Taken:
    seconds, sent = [], 0
    for _ in range(TIMES):
        with Session(reading(bank.engine)) as session, statements(bank.engine) as noted:
            begun = time.perf_counter()
            act(session)
            seconds.append(time.perf_counter() - begun)
            sent = len(noted)
    return Taken(what=what, seconds=min(seconds), statements=sent)


def _changes(bank: Bank) -> Iterator[Taken]:
    everything = All(wanted=Wanted())
    ticked = Ticked(slugs=tuple(f"copy-{number}" for number in range(140, 140 + SOME)))
    tagged = Order(action=Action.add_tags, tags=("measured",))
    orders: tuple[tuple[str, Chosen, Order], ...] = (
        (f"tags for {SOME}", ticked, tagged),
        ("tags for all", everything, tagged),
        ("all moved", everything, Order(action=Action.move, passage=_passage(bank))),
        ("all retired", everything, Order(action=Action.retire)),
        (f"{SOME} duplicated", ticked, Order(action=Action.duplicate)),
    )
    for what, chosen, order in orders:
        done, taken = _change(bank, what, chosen, order)
        yield taken
        yield _undo(bank, f"{what}: undone", done)


def _passage(bank: Bank) -> str:
    """Give a passage to move to."""
    with Session(reading(bank.engine)) as session:
        return find_questions.passages(session, bank.course_id)[0].slug


def _change(bank: Bank, what: str, chosen: Chosen, order: Order) -> tuple[int, Taken]:
    """Carry an order out as the page does, part by part, but without a pause between them."""
    done: Done | None = None
    banks = Banks(bank.course_id)
    locked: list[float] = []
    with statements(bank.engine) as noted:
        begun = time.perf_counter()
        with reading(bank.engine).connect() as connection:
            parts = change_many.parts(connection, bank.course_id, chosen)
        for part in parts:
            with reading(bank.engine).connect() as connection:
                prepared = change_many.prepare(connection, bank.course_id, part, order, banks=banks)
            with _timed(locked), Session(writing(bank.engine)) as session:
                done = change_many.carry_out(
                    session,
                    bank.course_id,
                    prepared,
                    by=bank.teacher,
                    at=clock.now(),
                    part_of=done,
                )
                session.commit()
        seconds = time.perf_counter() - begun
    assert done is not None, what
    assert done.event is not None, what
    return done.event, _taken(what, seconds, noted, locked)


def _undo(bank: Bank, what: str, number: int) -> Taken:
    done: Undone | None = None
    locked: list[float] = []
    with statements(bank.engine) as noted:
        begun = time.perf_counter()
        while done is None or done.more:
            with _timed(locked), Session(writing(bank.engine)) as session:
                done = change_many.undo(
                    session,
                    bank.course_id,
                    number,
                    by=bank.teacher,
                    at=clock.now(),
                    most=STEP,
                    part_of=done,
                )
                session.commit()
        seconds = time.perf_counter() - begun
    return _taken(what, seconds, noted, locked)


def _taken(what: str, seconds: float, statements: Sequence[str], locked: Sequence[float]) -> Taken:
    return Taken(what=what, seconds=seconds, statements=len(statements), locked=max(locked))


@contextmanager
def _timed(took: list[float]) -> Iterator[None]:
    """Note how long the block takes."""
    begun = time.perf_counter()
    yield
    took.append(time.perf_counter() - begun)


def _databases(wanted: str) -> Iterator[tuple[str, str, ExitStack]]:
    programs = machine.postgres_programs()
    if wanted != "postgresql":
        stack = ExitStack()
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="parley-bench-"))
        yield "SQLite", f"sqlite:///{Path(folder) / 'bank.db'}", stack
    if wanted != "sqlite" and programs:
        stack = ExitStack()
        url = stack.enter_context(private_server(programs, settings=DURABLE))
        yield "PostgreSQL", PostgresServer(url=url).create("bank"), stack
    elif wanted != "sqlite":
        print(f"Measured {machine.POSTGRES_MISSING}.")
