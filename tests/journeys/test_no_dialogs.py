"""T13 in a real browser: whatever stands in the texts, nothing of it is ever run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Dialog
from sqlalchemy.orm import Session

from course.database import writing
from tests.school.browsers import cookie
from tests.school.build import build
from tests.school.payloads import MARKDOWN, MARKUP
from tests.school.rows import Who
from tests.school.scene import opened
from tests.school.texts import add_texts

KEY = "only for tests, but as long as a real one"
PAYLOADS = [each.replace("evil()", "alert(1)") for each in (*MARKUP, *MARKDOWN)]
# Opens what can be opened, and points at and focuses every element, as a hand would.
TOUCH = """() => {
  for (const each of document.querySelectorAll("details")) each.open = true;
  for (const each of document.querySelectorAll("*")) {
    for (const name of ["mouseover", "focus", "toggle", "load", "error"]) {
      each.dispatchEvent(new Event(name));
    }
  }
}"""
PAGES = (
    "/",
    "/courses/texts/",
    "/courses/texts/lessons/texts-1/",
    "/courses/texts/quizzes/practice-texts-1/",
    "/courses/texts/grades/mine",
    "/courses/texts/teach/",
    "/courses/texts/teach/questions",
    "/courses/texts/teach/questions/texts-1-single/preview",
    "/courses/texts/teach/questions/texts-1-short/edit",
    "/courses/texts/teach/people",
    "/courses/texts/grades/",
    "/review/",
    "/account",
)


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """Give the address of a database with a payload in every text of it."""
    path = tmp_path / "parley.db"
    shutil.copyfile(sqlite_template, path)
    url = f"sqlite:///{path}"
    school, engine = build(url), opened(url)
    with Session(writing(engine)) as session:
        add_texts(session, school, PAYLOADS)
        session.commit()
    engine.dispose()
    return url


@pytest.mark.parametrize("who", [Who.learner, Who.instructor])
def test_no_dialog_ever_opens(context: BrowserContext, live_server: str, who: Who) -> None:
    """Every page is opened, everything on it is pointed at, and no script of a stranger's runs."""
    opened_by_scripts: list[str] = []

    def note(dialog: Dialog) -> None:
        opened_by_scripts.append(dialog.message)
        dialog.dismiss()

    context.add_cookies([{"name": "parley", "value": cookie(KEY, who), "url": live_server}])
    page = context.new_page()
    page.on("dialog", note)
    shown = 0
    for path in PAGES:
        answer = page.goto(path)
        assert answer is not None
        shown += answer.ok and "alert(1)" in page.content()
        page.evaluate(TOUCH)
    assert shown >= 6
    assert opened_by_scripts == []
