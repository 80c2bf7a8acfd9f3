"""The pictures of a course: added, replaced, found, shown anew where texts name them, deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import AuditEvent, Lesson, Media, Passage, Question, QuestionVersion, Role
from course.rows.pictures import FiledPicture, read_picture
from course.services import add_questions, keep_media
from course.services.errors import NotFound
from course.services.keep_media import FromFiles, InUse, Outcome
from course.services.publish_course import publish
from course.services.publish_course.pictures import NoRoom
from quizzes import Question as QuestionValue
from quizzes import Recall
from tests.accounts import opened
from tests.course.study import NOON, SLUG, course_number, learner, small
from tests.pictures import picture
from tests.school.content import Content

QUOTA = 1_000_000
RED, GREEN = picture(colour=(200, 0, 0)), picture(colour=(0, 200, 0), size=(8, 6))


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on an empty site."""
    with opened(database_url) as session:
        yield session


@pytest.fixture
def made(session: Session) -> Content:
    """Publish a course whose lesson and question show a map that is not there."""
    made = small(lessons=1)
    (lesson,) = made.lessons
    first, *others = lesson.passages
    shown = replace(first, body=f"{first.body}\n\n![A map](map.png)")
    made = replace(
        made, lessons=(replace(lesson, lead="![Lead](map.png)", passages=(shown, *others)),)
    )
    publish(session, made.course, made.lessons, made.banks, at=NOON)
    return made


@pytest.fixture
def by(session: Session, made: Content) -> int:
    """Enrol an instructor and give their number."""
    del made
    return learner(session, "teacher", role=Role.instructor).id


def add(session: Session, by: int, *files: tuple[str, bytes], **more: bool) -> list[Outcome]:
    """Send files and give what became of each."""
    sent = [keep_media.looked_at(name, data) for name, data in files]
    told = keep_media.add(
        session,
        course_number(session),
        sent,
        replace=more.get("replace", False),
        quota=QUOTA,
        by=by,
        at=NOON,
    )
    return [each.outcome for each in told]


def ask(session: Session, by: int, stem: str) -> QuestionValue:
    """Write a question that shows a picture."""
    value = QuestionValue(
        id="where", passage=f"{SLUG}-1-passage", stem=stem, body=Recall(answer="There.")
    )
    add_questions.write(session, course_number(session), value, by=by, at=NOON)
    return value


def shown(session: Session) -> list[str]:
    """Give the HTML of the lesson's lead, of its first passage, and of the question's stem."""
    session.expire_all()
    lead = session.scalars(select(Lesson.lead_html)).one()
    html = session.scalars(select(Passage.html).order_by(Passage.position)).first()
    asked = session.scalars(
        select(QuestionVersion.asked)
        .join(Question, Question.id == QuestionVersion.question_id)
        .where(Question.slug == "where")
    ).one()
    return [lead, str(html), asked["stem"]]


def test_a_picture_that_comes_later_is_shown_where_texts_name_it(session: Session, by: int) -> None:
    """Lessons and questions are rendered anew, and again when it is replaced."""
    ask(session, by, "Where is it?\n\n![A map](map.png)")
    assert not any("<img" in html for html in shown(session))
    assert add(session, by, ("Map.PNG", RED)) == [Outcome.added]
    assert all('width="4" height="3"' in html for html in shown(session))
    assert add(session, by, ("map.png", GREEN), replace=True) == [Outcome.replaced]
    assert all('width="8" height="6"' in html for html in shown(session))


def test_a_question_written_later_shows_it_at_once(session: Session, by: int) -> None:
    """What is saved is rendered with the pictures that the course has."""
    add(session, by, ("map.png", RED))
    ask(session, by, "![A map](map.png)")
    (entry,) = keep_media.shelf(session, course_number(session)).entries
    assert f'src="{entry.url}"' in shown(session)[2]


def test_the_same_file_again_changes_nothing(session: Session, by: int) -> None:
    """It is known by its content; another one under its name is not taken unasked."""
    add(session, by, ("map.png", RED))
    assert add(session, by, ("map.png", RED)) == [Outcome.unchanged]
    assert add(session, by, ("map.png", GREEN)) == [Outcome.refused]
    assert add(session, by, ("map.png", RED), ("x.png", b"no"), ("y.png", GREEN)) == [
        Outcome.unchanged,
        Outcome.refused,
        Outcome.added,
    ]


def test_what_was_done_is_noted(session: Session, by: int) -> None:
    """The log says who added, replaced and deleted which picture."""
    add(session, by, ("flag.png", RED))
    add(session, by, ("flag.png", GREEN), replace=True)
    number = session.scalars(select(Media.id)).one()
    assert keep_media.delete(session, course_number(session), number, by=by, at=NOON) == "flag.png"
    session.flush()
    events = session.scalars(select(AuditEvent).where(AuditEvent.verb.startswith("media.")))
    noted = [(event.verb, event.subject, event.actor_id) for event in events]
    verbs = ("media.added", "media.replaced", "media.deleted")
    assert noted == [(verb, "flag.png", by) for verb in verbs]


def test_the_shelf_says_where_each_is_shown(session: Session, by: int) -> None:
    """A lesson is named by its title, a question by its id, whichever version shows it."""
    ask(session, by, "Before: ![A flag](flag.png)")
    add(session, by, ("map.png", RED), ("flag.png", GREEN), ("none.png", picture(size=(1, 1))))
    after = QuestionValue(
        id="where", passage=f"{SLUG}-1-passage", stem="After.", body=Recall(answer="There.")
    )
    add_questions.revise(session, course_number(session), after, based_on=1, by=by, at=NOON)
    shelf = keep_media.shelf(session, course_number(session))
    uses = {each.name: [use.slug for use in each.uses] for each in shelf.entries}
    assert uses == {"flag.png": ["where"], "map.png": [f"{SLUG}-1"], "none.png": []}
    assert shelf.used == sum(each.size for each in shelf.entries) > 0


def test_a_picture_in_use_stays(session: Session, by: int) -> None:
    """It can be deleted when no text shows it any more, and by its own course alone."""
    add(session, by, ("map.png", RED))
    number, course = session.scalars(select(Media.id)).one(), course_number(session)
    with pytest.raises(InUse, match=r"map\.png is shown"):
        keep_media.delete(session, course, number, by=by, at=NOON)
    with pytest.raises(NotFound):
        keep_media.delete(session, course + 1, number, by=by, at=NOON)


def filed(name: str, data: bytes) -> FiledPicture:
    """Give a picture as the folder of a course has it."""
    return FiledPicture(name=name, picture=read_picture(data))


def test_pictures_of_the_files_come_with_the_course(
    session: Session, made: Content, by: int
) -> None:
    """They are shown at once; loading again changes nothing, a changed file changes the picture."""
    load = (session, made.course, made.lessons, made.banks)
    first = publish(*load, pictures=(filed("map.png", RED),), at=NOON)
    assert first.added == ["picture map.png"]
    assert first.pictures == {"map.png"}
    ask(session, by, "![A map](map.png)")
    assert all('width="4"' in html for html in shown(session))
    again = publish(*load, pictures=(filed("map.png", RED),), at=NOON)
    assert (again.added, again.changed, again.rendered) == ([], [], 0)
    other = publish(*load, pictures=(filed("map.png", GREEN),), at=NOON)
    assert "picture map.png" in other.changed
    assert all('width="8"' in html for html in shown(session))


def test_pictures_of_the_files_are_changed_there(session: Session, made: Content, by: int) -> None:
    """The browser neither replaces nor deletes them; what left the files can be deleted."""
    load = (session, made.course, made.lessons, made.banks)
    publish(*load, pictures=(filed("flag.png", RED),), at=NOON)
    assert add(session, by, ("flag.png", GREEN), replace=True) == [Outcome.refused]
    number, course = session.scalars(select(Media.id)).one(), course_number(session)
    with pytest.raises(FromFiles, match="course's files"):
        keep_media.delete(session, course, number, by=by, at=NOON)
    publish(*load, pictures=(), at=NOON)
    assert keep_media.delete(session, course, number, by=by, at=NOON) == "flag.png"


def test_files_have_a_quota_as_well(session: Session, made: Content) -> None:
    """More than the course may hold is refused, and the setting named."""
    with pytest.raises(NoRoom, match="PARLEY_MEDIA_MB"):
        publish(
            session,
            made.course,
            made.lessons,
            made.banks,
            pictures=(filed("map.png", RED),),
            quota=10,
            at=NOON,
        )
