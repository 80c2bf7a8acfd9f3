"""parley load: what becomes of instructors' work is told by name, or nothing is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy.orm import Session

from course.cli import main
from course.models import QuestionVersion, Role
from course.services import add_questions
from lessons import course_files
from quizzes import Question
from quizzes.formats.markdown import write
from tests.accounts import opened
from tests.course.revisions import edited, only, with_edited
from tests.course.study import (
    NOON,
    course_number,
    learner,
    of_kind,
    publish,
    small,
    with_questions,
)
from tests.school.content import Content

TRUTH = "tides-1-truth"


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on the database that the command is told to use."""
    with opened(database_url) as session:
        yield session


@pytest.fixture
def made() -> Content:
    """Give a course whose objectives have a slug of their own, as files have to have it."""
    made = small(lessons=2)
    return replace(
        made,
        lessons=tuple(replace(each, objectives=()) for each in made.lessons),
        banks=tuple(
            replace(bank, questions=tuple(replace(q, objective="") for q in bank.questions))
            for bank in made.banks
        ),
    )


@pytest.fixture(autouse=True)
def teacher(session: Session, made: Content) -> None:
    """Let a teacher edit a question of the files, and write one of their own; both are live."""
    publish(session, made)
    by = learner(session, "teacher", role=Role.instructor).id
    course_id = course_number(session)
    theirs = edited(of_kind(made, "truth"), "The teacher's stem.")
    add_questions.revise(session, course_id, theirs, based_on=1, by=by, at=NOON)
    add_questions.publish(session, course_id, TRUTH, 2, instead_of=1, by=by, at=NOON)
    add_questions.write(session, course_id, own(made), by=by, at=NOON)
    add_questions.publish(session, course_id, "own", 1, instead_of=None, by=by, at=NOON)
    session.commit()


def own(made: Content) -> Question:
    """Give the question of the teacher's own."""
    return replace(of_kind(made, "truth"), id="own", stem="Mine.")


def load(database_url: str, folder: Path, made: Content) -> Result:
    """Write a course's files and load them as somebody at a terminal would."""
    for name, text in course_files(made.course, made.lessons).items():
        (folder / name).write_text(text, encoding="utf-8")
    banks = folder / "banks"
    banks.mkdir()
    for bank in made.banks:
        (banks / f"{bank.slug}.md").write_text(write(bank), encoding="utf-8")
    told = {"PARLEY_DATABASE_URL": database_url}
    return CliRunner().invoke(main, ["load", str(folder), "--banks", str(banks)], env=told)


def test_an_edit_that_gives_way_is_named(database_url: str, tmp_path: Path, made: Content) -> None:
    """With where to find it again."""
    done = load(database_url, tmp_path, with_edited(made, "truth", "The file's new stem."))

    assert done.exit_code == 0, done.output
    assert f"question {TRUTH}: what was written in the browser gave way" in done.output


def test_an_edit_that_stays_is_not_named(database_url: str, tmp_path: Path, made: Content) -> None:
    """A load without a change has nothing to say."""
    done = load(database_url, tmp_path, made)

    assert (done.exit_code, done.output) == (0, "")


def test_a_question_without_its_passage_is_named(
    database_url: str, tmp_path: Path, made: Content
) -> None:
    """With what can be done about it."""
    done = load(database_url, tmp_path, only(made, 1))

    assert done.exit_code == 0, done.output
    assert "question own: its passage left the course" in done.output


def test_a_file_that_would_take_over_a_question_is_refused(
    database_url: str, tmp_path: Path, session: Session, made: Content
) -> None:
    """The line names the bank and the id; nothing is loaded, the rest of the files included."""
    before = session.query(QuestionVersion).count()
    session.rollback()
    theirs = [own(made), *with_edited(made, "short").banks[0].questions]

    done = load(database_url, tmp_path, with_questions(made, theirs))

    assert done.exit_code == 1
    assert "tides-1.md:1: id: an instructor wrote another question own" in done.output
    assert "nothing was loaded" in done.output
    assert session.query(QuestionVersion).count() == before
