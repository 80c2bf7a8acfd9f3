"""The same text wherever the school's database keeps text from people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from course.models import (
    GradeOverride,
    Judgement,
    Lesson,
    Passage,
    Person,
    QuestionVersion,
    Response,
    Review,
    Role,
    SignIn,
)
from quizzes import Body, Question, ShortAnswer, WrongAnswer
from quizzes.bank import Bank
from quizzes.questions import Cloze, Gap, Numeric, limits
from tests.school.build import School
from tests.school.content import EVERY, Content, content
from tests.school.judged import judge
from tests.school.rows import Who, add_course, enrol, work

SLUG = "texts"
LONGEST_TYPED = 1000


def add_texts(session: Session, school: School, texts: Sequence[str]) -> None:
    """Add a course with these texts in every place, in which everybody has worked or teaches.

    All of them stand in each place, whatever the forms would have let through.
    """
    whole = " ".join(texts)
    course_id = add_course(session, _content(whole, texts))
    roles = {Who.assistant: Role.assistant, Who.instructor: Role.instructor}
    for who in (Who.learner, Who.peer, Who.assistant, Who.instructor):
        enrol(session, school.people[who], course_id, roles.get(who, Role.learner))
    session.flush()
    by = school.people[Who.instructor]
    for who in (Who.learner, Who.peer):
        done = work(session, who, school.people[who], SLUG, graded_by=by)
        if who is Who.learner:  # what the peer has written waits
            judge(session, course_id, done, by=by)
    session.execute(update(Passage).values(title=whole))  # in a file a link there is refused
    session.execute(update(Lesson).values(closing_title=whole))  # the same
    session.execute(update(Person).values(name=whole))
    session.execute(update(SignIn).values(browser=whole))
    session.execute(update(GradeOverride).values(reason=whole))
    session.execute(update(Judgement).values(remarks=[whole], comment=whole))
    session.execute(update(QuestionVersion).values(written_by=by))
    _type(session, whole)


def _content(whole: str, texts: Sequence[str]) -> Content:
    made = content(
        SLUG, lessons=2, say=lambda place: "a tag" if "tag" in place else whole, kinds=EVERY
    )
    # The long texts once more, each payload as a paragraph of its own. A link's definition may
    # not stand in another passage than the link.
    paragraphs = "\n\n".join(each for each in texts if "]:" not in each and "][" not in each)
    lessons = tuple(
        replace(
            lesson,
            lead=paragraphs,
            closing=paragraphs,
            closing_title="A title",
            passages=tuple(
                replace(each, title="A title", body=paragraphs) for each in lesson.passages
            ),
        )
        for lesson in made.lessons
    )
    banks = tuple(
        Bank(slug=bank.slug, questions=tuple(_with(each, texts) for each in bank.questions))
        for bank in made.banks
    )
    return replace(made, lessons=lessons, banks=banks)


def _with(question: Question, texts: Sequence[str]) -> Question:
    whole = " ".join(texts)
    question = replace(
        question,
        author=whole[: limits.CREDIT].strip(),
        licence=whole[-limits.CREDIT :].strip(),
        body=_in_units(question.body, f"evil {texts[0]}"[: limits.UNIT].strip()),
    )
    if not isinstance(question.body, ShortAnswer):
        return question
    wrong = tuple(WrongAnswer(text=f"{each}.", feedback=each) for each in texts)
    return replace(question, body=replace(question.body, accepted=tuple(texts), wrong=wrong))


def _in_units(body: Body, unit: str) -> Body:
    """Let every number of a question have a unit that is none."""
    match body:
        case Numeric():
            return replace(body, unit=unit)
        case Cloze(gaps=gaps):
            return replace(body, gaps=tuple(_gap_in_units(gap, unit) for gap in gaps))
        case _:
            return body


def _gap_in_units(gap: Gap, unit: str) -> Gap:
    if isinstance(gap.body, Numeric):
        return replace(gap, body=replace(gap.body, unit=unit))
    return gap


def _type(session: Session, whole: str) -> None:
    """Let what was typed hold as much of it as one may type, beginning at either end."""
    halves = (whole[:LONGEST_TYPED], whole[-LONGEST_TYPED:])
    answers = [*session.scalars(select(Response)), *session.scalars(select(Review))]
    for place, row in enumerate(answers):
        row.answer = _typed(row.answer, halves[place % 2], whole)


def _typed(answer: dict[str, Any], text: str, whole: str) -> dict[str, Any]:
    match answer:
        case {"typed": _}:
            return {"typed": text}
        case {"written": _}:
            return {"written": whole}
        case {"filled": gaps, "locale": locale}:
            filled = [text if gap == "typed" else gap for gap in gaps]
            return {"filled": filled, "locale": locale}
        case _:
            return answer
