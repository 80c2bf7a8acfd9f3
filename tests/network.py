"""No test reaches beyond this machine: one that tries fails by name, even if it hides the error."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest


class NetworkRefused(OSError):
    """A test tried to reach another machine."""


def is_here(address: object) -> bool:
    """Tell whether a socket address is on this machine: a local path, or a loopback host."""
    if not isinstance(address, tuple):
        return True
    return is_loopback(address[0])


def is_loopback(host: object) -> bool:
    """Tell whether a host, by name or number, is this machine. None means every local address."""
    name = host.decode("idna") if isinstance(host, bytes) else host
    if name in {None, "", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(str(name).split("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def no_network(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[list[str]]:
    """Refuse connections and name look-ups that would leave this machine; give those refused."""
    refused: list[str] = []

    def guard(original: Callable[..., Any], place: Callable[..., tuple[object, bool]]) -> Any:
        def call(*args: Any, **kwargs: Any) -> Any:
            target, allowed = place(*args, **kwargs)
            if allowed:
                return original(*args, **kwargs)
            refused.append(f"{request.node.nodeid} tried to reach {target!r}")
            raise NetworkRefused(refused[-1])

        return call

    def of_socket(_socket: socket.socket, address: object) -> tuple[object, bool]:
        return address, is_here(address)

    def of_look_up(host: object, *_args: Any, **_kwargs: Any) -> tuple[object, bool]:
        return host, is_loopback(host)

    for name in ("connect", "connect_ex"):
        original = getattr(socket.socket, name)
        monkeypatch.setattr(socket.socket, name, guard(original, of_socket))
    monkeypatch.setattr(socket, "getaddrinfo", guard(socket.getaddrinfo, of_look_up))
    yield refused
    assert not refused, "; ".join(refused)
