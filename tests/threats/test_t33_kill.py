"""T33: a server killed at any moment loses no answer that it has acknowledged, and doubles none.

KILL_ROUNDS says how often it is killed (20 if it says nothing).
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import Event, Thread

import pytest
from flask import Flask
from sqlalchemy import select, text

from course.extensions import db
from course.models import Response, Review
from tests.faults.letters import Sender
from tests.faults.servers import Server
from tests.school.browsers import cookie, token
from tests.school.rows import Who
from tests.school.scene import Scene, opened

ROUNDS = int(os.environ.get("KILL_ROUNDS", "20"))
Form = Callable[[int], Mapping[str, str]]
FULL = 2
"""What SQLite calls `synchronous=FULL`."""


@pytest.fixture
def server(scene: Scene, tmp_path: Path) -> Iterator[Server]:
    """Give the site as `parley serve` runs it; whatever happens, it is gone afterwards."""
    served = Server(settings=_settings(scene, tmp_path))
    yield served
    served.kill()


@pytest.mark.slow
def test_what_was_acknowledged_is_there_once(
    scene: Scene, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """Kill the server under load, again and again; then send again what was not answered."""
    senders = _senders(scene, server)
    chance = random.Random(33)
    for _ in range(ROUNDS):
        server.start()
        _kill_under_load(server, senders, after=chance.uniform(0.02, 0.5))
        assert [each for sender in senders for each in sender.refused] == []
        assert _missing(scene, senders) == []
        assert _doubled(scene) == []
    server.start()
    for sender in senders:
        sender.finish()
    acknowledged = sum(len(sender.acknowledged) for sender in senders)
    with capsys.disabled():
        print(
            f"\n{ROUNDS} kills, {acknowledged} acknowledged, {len(_missing(scene, senders))} lost,"
            f" {len(_doubled(scene))} doubled"
        )
    assert _stored(scene, senders) == sorted(key for each in senders for key in each.acknowledged)
    assert acknowledged > ROUNDS
    assert _is_sound(scene)


@pytest.mark.slow
def test_an_acknowledged_answer_is_on_the_disk(sqlite_scene: Scene, tmp_path: Path) -> None:
    """SQLite asks the system to write each commit through, so that a power cut takes none.

    Where strace can look on, the calls are counted; elsewhere the setting has to do.
    """
    sqlite_scene.restore()
    with sqlite_scene.app.app_context():
        assert db.session.connection().execute(text("PRAGMA synchronous")).scalar() == FULL
    counts = tmp_path / "counts"
    tracer = ["strace", "-f", "-q", "-e", "trace=fsync,fdatasync", "-o", str(counts)]
    if not _can_trace(tracer):
        return
    traced = Server(settings=_settings(sqlite_scene, tmp_path), before=tracer)
    try:
        traced.start()
        before = _calls(counts)
        sender = _senders(sqlite_scene, traced)[0]
        stop = Event()
        thread = Thread(target=sender.run, args=(stop,))
        thread.start()
        time.sleep(1.5)
        stop.set()
        thread.join()
    finally:
        traced.kill()
    assert len(sender.acknowledged) > 0
    assert _calls(counts) - before >= len(sender.acknowledged)


@pytest.mark.slow
def test_a_header_of_64_kilobytes_is_refused(server: Server) -> None:
    """The server itself refuses a header that long, and goes on serving."""
    server.start()
    sender = Sender(
        server=server,
        headers={"X-Long": "x" * 65_536},
        url="/sign-in",
        form=lambda number: {"key": str(number)},
    )
    sender.run(Event())
    assert sender.acknowledged == []
    assert server.answers()


def _settings(scene: Scene, folder: Path) -> dict[str, str]:
    return {
        "PARLEY_INSTANCE_DIR": str(folder / "instance"),
        "PARLEY_DATABASE_URL": scene.database_url,
        "PARLEY_SECRET_KEY": str(scene.app.secret_key),
        "PARLEY_PASSWORD_COST": "test",
    }


def _senders(scene: Scene, server: Server) -> list[Sender]:
    """Let two learners answer a quiz and review a card, all at the same time."""
    senders = []
    for who in (Who.learner, Who.peer):
        doings, headers = scene.school.doings[who], _headers(scene.app, who)
        position = doings.positions["single_choice"]
        senders += [
            Sender(
                server=server,
                headers=headers,
                url=f"/attempts/{doings.open_attempt}/answers/{position}",
                form=_quiz_form(who, position),
            ),
            Sender(
                server=server,
                headers=headers,
                url=f"/review/cards/{doings.cards['true_false']}",
                form=_card_form(who),
            ),
        ]
    return senders


def _card_form(who: Who) -> Form:
    return lambda number: {
        "key": f"sent-{who}-card-{number}",
        "sequence": str(number),
        "answer": "true",
    }


def _quiz_form(who: Who, position: int) -> Form:
    return lambda number: {
        "key": f"sent-{who}-quiz-{number}",
        "sequence": str(number),
        f"answer-{position}": str(number % 4),
    }


def _headers(app: Flask, who: Who) -> Mapping[str, str]:
    """Sign someone in by their cookie, as the site itself would have written it."""
    return {
        "Cookie": f"{app.config['SESSION_COOKIE_NAME']}={cookie(str(app.secret_key), who)}",
        "X-CSRFToken": token(app),
        "Content-Type": "application/x-www-form-urlencoded",
    }


def _kill_under_load(server: Server, senders: list[Sender], *, after: float) -> None:
    stop = Event()
    threads = [Thread(target=sender.run, args=(stop,)) for sender in senders]
    for thread in threads:
        thread.start()
    time.sleep(after)
    server.kill()
    stop.set()
    for thread in threads:
        thread.join()


def _keys(scene: Scene) -> list[str]:
    with opened(scene.database_url).connect() as connection:
        return [
            key
            for column in (Response.key, Review.key)
            for key in connection.scalars(select(column).where(column.startswith("sent-")))
        ]


def _stored(scene: Scene, senders: list[Sender]) -> list[str]:
    """Give the keys that the database holds, in order."""
    assert [sender.pending for sender in senders] == [None] * len(senders)
    return sorted(_keys(scene))


def _missing(scene: Scene, senders: list[Sender]) -> list[str]:
    acknowledged = {key for sender in senders for key in sender.acknowledged}
    return sorted(acknowledged - set(_keys(scene)))


def _doubled(scene: Scene) -> list[str]:
    return [key for key, count in Counter(_keys(scene)).items() if count > 1]


def _is_sound(scene: Scene) -> bool:
    """Tell whether the database finds no fault with itself."""
    if not scene.database_url.startswith("sqlite"):
        return True  # PostgreSQL itself was not killed; its constraints have held
    with opened(scene.database_url).connect() as connection:
        whole = connection.execute(text("PRAGMA integrity_check")).scalar()
        return whole == "ok" and not connection.execute(text("PRAGMA foreign_key_check")).all()


def _can_trace(tracer: list[str]) -> bool:
    if shutil.which(tracer[0]) is None:
        return False
    tried = subprocess.run([*tracer, "true"], capture_output=True, check=False)  # noqa: S603 (a program of this machine, with our own arguments)
    return tried.returncode == 0


def _calls(counts: Path) -> int:
    return len(re.findall(r"(?m)f(?:data)?sync\(\d", counts.read_text(errors="replace")))
