"""Requests sent one after the other, each until it has been answered, whatever dies meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from threading import Event
from urllib.parse import urlencode

from tests.faults.servers import Server

TIMEOUT_SECONDS = 10.0


@dataclass(slots=True, kw_only=True)
class Sender:
    """Someone who sends one answer after the other and remembers which were acknowledged."""

    server: Server
    headers: Mapping[str, str]
    url: str
    form: Callable[[int], Mapping[str, str]]
    """Makes the n-th form; its field `key` names the answer."""
    acknowledged: list[str] = field(default_factory=list)
    pending: int | None = None
    """The one that was sent and not answered: it may be stored, or not."""
    refused: list[str] = field(default_factory=list)
    sent: int = 0

    def run(self, stop: Event) -> None:
        """Send until told to stop, or until nobody answers any more."""
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=TIMEOUT_SECONDS)
        while not stop.is_set() and self._send_one(connection):
            pass
        connection.close()

    def finish(self) -> None:
        """Send what has not been answered once more; the server runs."""
        stop = Event()
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=TIMEOUT_SECONDS)
        while self.pending is not None and not stop.is_set():
            if not self._send_one(connection):
                time.sleep(0.05)
        connection.close()

    def _send_one(self, connection: HTTPConnection) -> bool:
        """Send the next one, or again the one that was not answered; False: nobody is there."""
        if self.pending is None:
            self.sent += 1
            self.pending = self.sent
        form = self.form(self.pending)
        try:
            connection.request("POST", self.url, urlencode(form), dict(self.headers))
            answer = connection.getresponse()
            said = answer.read()
        except (OSError, HTTPException):
            connection.close()
            return False
        if answer.status < 400:
            self.acknowledged.append(form["key"])
            self.pending = None
        elif answer.status < 500:
            self.refused.append(f"{answer.status} to {form}: {said[:200]!r}")
            return False
        return True
