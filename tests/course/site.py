"""Scenery: the site with a course and a learner, at noon, and forms as a browser sends them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import html5lib
import time_machine
from sqlalchemy.orm import Session

from tests.accounts import opened
from tests.course.study import NOON, Learner, browser, learner, publish, small
from tests.school.browsers import send
from tests.school.content import Content
from tests.school.pages import faults
from tests.sites import let_go, site

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

COURSE = "/courses/tides/"
LESSON = "/courses/tides/lessons/tides-1/"
QUIZ_PAGE = "/courses/tides/quizzes/practice-tides-1/"
FRAGMENT = {"X-Parley-Fragment": "1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The site, what it teaches, a learner of it, and the clock."""

    app: Flask
    database_url: str
    made: Content
    ada: Learner
    clock: time_machine.Traveller

    def browser(self, who: Learner | None) -> FlaskClient:
        """Give somebody's browser, or a visitor's."""
        return browser(self.app, who)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Open the database beside the site; what was done is committed at the end."""
        with opened(self.database_url) as session:
            yield session
            session.commit()

    def settle(self, name: str, **how: Any) -> Learner:
        """Put somebody else."""
        with self.session() as session:
            return learner(session, name, **how)


@contextmanager
def running(database_url: str, folder: Path, made: Content | None = None) -> Iterator[Site]:
    """Run the site on a database that has its tables, at noon and without the clock going on."""
    made = made or small()
    with opened(database_url) as session:
        publish(session, made)
        ada = learner(session)
        session.commit()
    app = site(database_url, folder)
    try:
        with time_machine.travel(NOON, tick=False) as clock:
            yield Site(app=app, database_url=database_url, made=made, ada=ada, clock=clock)
    finally:
        let_go(app)


def page(client: FlaskClient, url: str, *, status: int = 200) -> str:
    """Open a page, in which nothing may be that could run or load; give its HTML."""
    answer = client.get(url)
    assert answer.status_code == status, answer.text
    assert faults(answer.text) == []
    assert answer.text.count("<h1") == 1
    return answer.text


def said(html: str) -> str:
    """Give the text of a page's main part, as somebody reads it."""
    document = html5lib.parse(html, namespaceHTMLElements=False)
    main = document.find(".//main")
    whole = document if main is None else main
    return " ".join("".join(whole.itertext()).split())


def form_of(html: str, action: str) -> Any:
    """Give the one form of a page that goes to an address, whatever its query adds."""
    document = html5lib.parse(html, namespaceHTMLElements=False)
    forms = document.iter("form")
    [form] = [each for each in forms if each.get("action", "").partition("?")[0] == action]
    return form


def fields(html: str, action: str) -> dict[str, list[str]]:
    """Give what a browser would send of the form that goes to an address."""
    form = form_of(html, action)
    values: dict[str, list[str]] = {}
    for each in form.iter("input"):
        if each.get("type") not in {"radio", "checkbox"} or each.get("checked") is not None:
            values.setdefault(each.get("name", ""), []).append(each.get("value", ""))
    return values


def fill_in(
    client: FlaskClient, html: str, action: str, answers: dict[str, Any] | None = None, **more: Any
) -> TestResponse:
    """Send a page's form with these answers in it."""
    values = fields(html, action) | {
        name: value if isinstance(value, list) else [value]
        for name, value in (answers or {}).items()
    }
    return client.post(form_of(html, action).get("action"), data=values, **more)


__all__ = [
    "COURSE",
    "FRAGMENT",
    "LESSON",
    "QUIZ_PAGE",
    "Site",
    "fields",
    "fill_in",
    "form_of",
    "page",
    "running",
    "said",
    "send",
]
