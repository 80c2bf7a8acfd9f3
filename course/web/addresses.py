"""Addresses of pages and files: worked out once and remembered, as a page names dozens of them."""

from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import current_app, request
from flask import url_for as worked_out

REMEMBERED = 4096


def url_for(endpoint: str, **values: Any) -> str:
    """Give the address of a page within this site, as Flask's function of this name does.

    The endpoint is named in full: what a page is called does not depend on where one is.
    """
    return _address(request.script_root, endpoint, tuple(values.items()))


def static_url(filename: str, endpoint: str = "static") -> str:
    """Give the address of a file that browsers may keep; a changed file has a changed address."""
    return _static_address(request.script_root, endpoint, filename)


@lru_cache(maxsize=REMEMBERED)
def _address(_root: str, endpoint: str, values: tuple[tuple[str, Any], ...]) -> str:
    return worked_out(endpoint, **dict(values))


@cache
def _static_address(_root: str, endpoint: str, filename: str) -> str:
    owner = current_app.blueprints.get(endpoint.partition(".")[0], current_app)
    path = Path(owner.static_folder or "") / filename
    mark = sha256(path.read_bytes()).hexdigest()[:12] if path.is_file() else "0"
    return worked_out(endpoint, filename=filename, v=mark)
