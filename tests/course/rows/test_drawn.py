"""Questions with variables as learners meet them: pictures and hints are in every draw of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Question as QuestionRow
from course.models import QuestionVersion, Role
from course.rows.drawn import asked_drawn, hints_drawn, told_drawn
from course.rows.shown import HINTS
from course.services import keep_media
from quizzes import Question, ShortAnswer
from quizzes.questions import Hint, Listed, Variable
from tests.accounts import opened
from tests.course.study import NOON, course_number, learner, publish, small
from tests.pictures import picture
from tests.school.scene import watched

SEEDS = range(6)
SOURCE = re.compile(r'src="([^"]+)"')
DRAWN = Question(
    id="where",
    passage="tides-1-passage",
    stem="Where is {{city}}?\n\n![A map](map.png)\n\n![The place]({{city}}-now.png)",
    body=ShortAnswer(accepted=("{{city}}",)),
    explanation="![A map](map.png)",
    hints=(Hint(text="Look for {{city}} here: ![A map](map.png)"), Hint(text="It is {{city}}.")),
    variables=(Variable(name="city", source=Listed(values=("berlin", "prague"))),),
)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a course with such a question, and with the pictures that it shows."""
    with opened(database_url) as session:
        publish(session, small(DRAWN))
        add(session, "map.png", "berlin-now.png", "prague-now.png", "other.png")
        yield session


def add(session: Session, *names: str, replace: bool = False) -> None:
    """Add pictures, each of another width."""
    sent = [
        keep_media.looked_at(name, picture(size=(10 * place + 10 + replace, 5)))
        for place, name in enumerate(names)
    ]
    by = learner(session, f"teacher-{replace}", role=Role.instructor).id
    course_id = course_number(session)
    keep_media.add(session, course_id, sent, replace=replace, quota=10**6, by=by, at=NOON)
    session.expire_all()


def stored(session: Session) -> QuestionVersion:
    """Give the version of the question that learners meet."""
    query = select(QuestionVersion).join(QuestionRow, QuestionRow.id == QuestionVersion.question_id)
    return session.scalars(query.where(QuestionRow.slug == DRAWN.id)).one()


def addresses(session: Session) -> dict[str, str]:
    """Give the address of each picture."""
    shelf = keep_media.shelf(session, course_number(session))
    return {each.name: each.url for each in shelf.entries}


def test_every_draw_shows_its_pictures(session: Session) -> None:
    """Those that each draw names, and those in whose name a variable is."""
    row, urls, met = stored(session), addresses(session), set()
    for seed in SEEDS:
        asked = asked_drawn(row.asked, row.body, seed)
        place = "berlin" if "Where is berlin?" in asked["stem"] else "prague"
        met.add(place)
        assert SOURCE.findall(asked["stem"]) == [urls["map.png"], urls[f"{place}-now.png"]]
        told = told_drawn(row.asked, row.told, row.body, seed)
        assert SOURCE.findall(told["explanation"]) == [urls["map.png"]]
    assert met == {"berlin", "prague"}


def test_every_draw_is_in_its_hints(session: Session) -> None:
    """With the same values as its stem, and with pictures; only as many as were taken."""
    row, urls = stored(session), addresses(session)
    for seed in SEEDS:
        stem = asked_drawn(row.asked, row.body, seed)["stem"]
        texts = row.told[HINTS]
        none, one, both = (
            hints_drawn(row.asked, texts, row.body, seed, taken).shown for taken in range(3)
        )
        assert none == ()
        assert SOURCE.findall(one[0]) == [urls["map.png"]]
        place = "berlin" if "berlin" in stem else "prague"
        assert both == (one[0], f"<p>It is {place}.</p>\n")


def test_a_draw_asks_the_database_nothing(session: Session) -> None:
    """What it shows is kept with the question, so that pages take no further statement."""
    row = stored(session)
    asked, told, body = row.asked, row.told, row.body
    with watched(session.connection().engine) as seen:
        asked_drawn(asked, body, 1)
        told_drawn(asked, told, body, 1)
    assert list(seen) == []


def test_a_picture_that_is_replaced_is_another_in_every_draw(session: Session) -> None:
    """Also where a variable is in its name; and nobody deletes it as if nothing showed it."""
    before = addresses(session)
    add(session, "map.png", "berlin-now.png", "prague-now.png", replace=True)
    after = addresses(session)
    assert {name for name in after if after[name] != before[name]} == after.keys() - {"other.png"}
    test_every_draw_shows_its_pictures(session)
    shelf = keep_media.shelf(session, course_number(session))
    used = {each.name for each in shelf.entries if each.uses}
    assert used == after.keys() - {"other.png"}
