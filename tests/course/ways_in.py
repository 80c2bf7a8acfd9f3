"""Scenery: every way by which a question comes in, each bringing two answers too near together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import permutations

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Course, Passage, Question, QuestionEntry
from course.services import add_many, add_questions, change_many, find_questions
from course.services.change_many import Action, All, Order, Ticked
from course.services.list_questions import Wanted
from quizzes.grading import grade
from quizzes.questions import Question as QuestionValue
from quizzes.questions import ShortAnswer, Typed
from tests.course.classroom import NOON, Room, put_person, put_question, room
from tests.course.study import publish, small, with_questions

KEY, NEAR = "perestroika", "perestroyka"
"""Two answers that are one slip apart, so that each could be taken for the other."""
HERE, THERE = "passage-1-1", "passage-2-1"


def asking(slug: str, *accepted: str, passage: str = HERE) -> QuestionValue:
    """Give a question with an answer to type."""
    body = ShortAnswer(accepted=accepted or (KEY,))
    return QuestionValue(id=slug, stem=f"Which word of {slug}?", passage=passage, body=body)


Told = Sequence[str]
"""What the author was told."""
Way = Callable[[Session], Told]


def _place(session: Session) -> tuple[Room, int]:
    made = room(session)
    return made, put_person(session, made, "ada@example.org")


def _ordered(session: Session, place: Room, by: int, order: Order, *slugs: str) -> int:
    """Carry an order out for some questions, or for all of them; give its event."""
    chosen = Ticked(slugs=slugs) if slugs else All(wanted=Wanted())
    course = place.course_id
    prepared = change_many.prepare(session.connection(), course, chosen, order)
    return change_many.carry_out(session, course, prepared, by=by, at=NOON).event or 0


def written(session: Session) -> Told:
    """Write one beside the other in the editor."""
    place, by = _place(session)
    put_question(session, place, asking("old"))
    new = asking("new", NEAR)
    return add_questions.write(session, place.course_id, new, by=by, at=NOON).notices


def revised(session: Session) -> Told:
    """Change the answer of a question in the editor."""
    place, by = _place(session)
    put_question(session, place, asking("old"))
    put_question(session, place, asking("new", "Warsaw"))
    new = asking("new", NEAR)
    found = add_questions.revise(session, place.course_id, new, based_on=1, by=by, at=NOON)
    return found.notices


def restored(session: Session) -> Told:
    """Restore an older version; the other question came when that was out of use."""
    place, by = _place(session)
    _changed_since(session, place, by)
    found = add_questions.restore(session, place.course_id, "old", 1, based_on=2, by=by, at=NOON)
    return found.notices


def published(session: Session) -> Told:
    """Publish an older version as it is."""
    place, by = _place(session)
    _changed_since(session, place, by)
    found = add_questions.publish(
        session, place.course_id, "old", 1, instead_of=None, by=by, at=NOON
    )
    return found.notices


def _changed_since(session: Session, place: Room, by: int) -> None:
    """Put a draft whose first version is near to a question that came after its second."""
    put_question(session, place, asking("old"), live=False)
    course, second = place.course_id, asking("old", "Warsaw")
    add_questions.revise(session, course, second, based_on=1, by=by, at=NOON)
    add_questions.write(session, course, asking("new", NEAR), by=by, at=NOON)


def added_together(session: Session) -> Told:
    """Add two at once by quick add."""
    place, by = _place(session)
    both = [asking("old"), asking("new", NEAR)]
    number = add_many.save(session, place.course_id, both, publish=True, by=by, at=NOON)
    return add_many.batch(session, place.course_id, number).notices


def added_later(session: Session) -> Told:
    """Add one by quick add, where the other is already."""
    place, by = _place(session)
    put_question(session, place, asking("old"))
    new = [asking("new", NEAR)]
    number = add_many.save(session, place.course_id, new, publish=False, by=by, at=NOON)
    return add_many.batch(session, place.course_id, number).notices


def loaded(session: Session) -> Told:
    """Load both from files."""
    both = [asking(slug, key, passage="tides-1-passage") for slug, key in _PAIR]
    return publish(session, small(*both)).notices


def loaded_beside(session: Session) -> Told:
    """Load one from a file, where an instructor has written the other."""
    old, new = (asking(slug, key, passage="tides-1-passage") for slug, key in _PAIR)
    files = small(asking("other", "Warsaw", passage="tides-1-passage"))
    publish(session, files)
    by = put_person(session)
    course = session.scalars(select(Course.id)).one()
    add_questions.write(session, course, new, by=by, at=NOON)
    return publish(session, with_questions(files, [*files.banks[0].questions, old])).notices


def loaded_elsewhere(session: Session) -> Told:
    """Load a course whose files move a passage, with its questions, into another lesson."""
    files = small(lessons=2)
    publish(session, files)
    by = put_person(session)
    course = session.scalars(select(Course.id)).one()
    for number, (slug, key) in enumerate(_PAIR, 1):
        value = asking(slug, key, passage=f"tides-{number}-passage")
        add_questions.write(session, course, value, by=by, at=NOON)
    first, second = files.lessons
    moved = second.passages[0]
    lessons = (
        replace(first, passages=(*first.passages, moved)),
        replace(second, passages=(replace(moved, slug="another-passage"),)),
    )
    return publish(session, replace(files, lessons=lessons, banks=files.banks[:1])).notices


def moved(session: Session) -> Told:
    """Move one into the lesson of the other, with an order for many."""
    place, by = _place(session)
    put_question(session, place, asking("old"))
    put_question(session, place, asking("new", NEAR, passage=THERE))
    _ordered(session, place, by, Order(action=Action.move, passage=HERE), "new")
    return ()


def tagged(session: Session) -> Told:
    """Tag what came in before there was a gate."""
    place, by = _place(session)
    for slug, key in _PAIR:
        put_question(session, place, asking(slug, key))
    _ordered(session, place, by, Order(action=Action.add_tags, tags=("word",)))
    return ()


def duplicated(session: Session) -> Told:
    """Copy what came in before there was a gate; what it was copied from goes out of use."""
    place, by = _place(session)
    for slug, key in _PAIR:
        put_question(session, place, asking(slug, key), live=False)
    _ordered(session, place, by, Order(action=Action.duplicate))
    for slug, _ in _PAIR:
        add_questions.delete(session, place.course_id, slug, by=by, at=NOON)
    session.flush()
    return ()


def move_undone(session: Session) -> Told:
    """Undo a move; the other question came into the lesson meanwhile."""
    place, by = _place(session)
    put_question(session, place, asking("old"))
    order = Order(action=Action.move, passage=THERE)
    event = _ordered(session, place, by, order, "old")
    add_questions.write(session, place.course_id, asking("new", NEAR), by=by, at=NOON)
    change_many.undo(session, place.course_id, event, by=by, at=NOON)
    return ()


def publication_undone(session: Session) -> Told:
    """Undo a publication: learners meet an older version again, and the other is near to that."""
    place, by = _place(session)
    put_question(session, place, asking("old"))
    newer = asking("old", "Warsaw")
    add_questions.revise(session, place.course_id, newer, based_on=1, by=by, at=NOON)
    session.flush()
    event = _ordered(session, place, by, Order(action=Action.publish))
    add_questions.write(session, place.course_id, asking("new", NEAR), by=by, at=NOON)
    change_many.undo(session, place.course_id, event, by=by, at=NOON)
    return ()


_PAIR = (("old", KEY), ("new", NEAR))
TELLING: dict[str, Way] = {
    "written": written,
    "revised": revised,
    "restored": restored,
    "an older version published": published,
    "added at once": added_together,
    "added later": added_later,
    "loaded from files": loaded,
    "loaded beside another": loaded_beside,
    "moved by files": loaded_elsewhere,
}
"""Ways that one question, or a text, comes by: its author is told."""
WAYS: dict[str, Way] = TELLING | {
    "moved": moved,
    "tagged": tagged,
    "duplicated": duplicated,
    "a move undone": move_undone,
    "a publication undone": publication_undone,
}


def taken_for_another(session: Session) -> list[str]:
    """Type the answers of each question into the others of its lesson; tell what is right there."""
    session.expire_all()
    wrong = []
    for (slug, body, place), (other, there, elsewhere) in permutations(_met(session), 2):
        if slug == other or place != elsewhere:
            continue
        for text in there.accepted:
            value = QuestionValue(id=slug, stem="?", passage="any", body=body)
            if text not in body.accepted and grade(value, Typed(text=text)).earned:
                wrong.append(f"{text} is right in {slug}")
    return wrong


def _met(session: Session) -> list[tuple[str, ShortAnswer, int]]:
    """Give what is live or the newest, with the number of its lesson."""
    rows = session.execute(select(Passage.slug, Passage.lesson_id)).all()
    lessons = {row.slug: row.lesson_id for row in rows}
    found = []
    for row in session.scalars(select(Question)).all():
        newest = session.get_one(QuestionEntry, row.id).number
        for number in {row.live_number or newest, newest}:
            version = find_questions.opened(session, row.course_id, row.slug, number)
            where = version.passage if number == row.live_number else version.value.passage
            if isinstance(version.value.body, ShortAnswer):
                found.append((row.slug, version.value.body, lessons[where]))
    return found
