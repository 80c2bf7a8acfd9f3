"""The list of questions: found by text, place, kind, status and record, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from sqlalchemy.orm import Session

from course.models import AttemptItem, QuestionVersion, Status
from course.rows.search import LONGEST, folded, search_text, terms
from course.services import find_questions, list_questions
from course.services.list_questions import Share, Sort, Wanted
from quizzes.questions import Hint, Recall
from tests.accounts import opened
from tests.course.classroom import (
    Room,
    choice,
    prompt,
    put_attempt,
    put_person,
    put_question,
    room,
    statement,
    statements,
    typed,
)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a database of this test's own."""
    with opened(database_url) as session:
        yield session


@pytest.fixture
def place(session: Session) -> Room:
    """Give a course with four questions of different kinds."""
    made = room(session)
    put_question(session, made, replace(typed(passage="passage-2-1"), difficulty=3), live=False)
    for value in (choice(), choice("100-percent"), replace(statement(), tags=("Pact", "war"))):
        put_question(session, made, value)
    return made


def slugs(session: Session, place: Room, **wanted: object) -> list[str]:
    """List the ids of what is found, and see that the count says the same."""
    found, part = list_questions.listing(
        session,
        place.course_id,
        Wanted(**wanted),  # type: ignore[arg-type]  # a table
    )
    assert part.total == len(found)
    return [each.slug for each in found]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        pytest.param({}, ["pact-year", "100-percent", "pact-today", "pact-city"], id="all"),
        pytest.param({"search": "YEAR pact-year"}, ["pact-year"], id="every word, in any case"),
        pytest.param({"search": '"the pact still"'}, ["pact-today"], id="a phrase"),
        pytest.param({"search": '"still the pact"'}, [], id="its words in another order"),
        pytest.param({"search": "atlantic"}, ["pact-year", "100-percent"], id="in the feedback"),
        pytest.param({"search": "1949"}, ["pact-year", "100-percent"], id="in an option"),
        pytest.param({"search": "warsaw"}, ["pact-city"], id="in an accepted answer"),
        pytest.param({"search": "WÄRSÁW"}, ["pact-city"], id="without its accents"),
        pytest.param({"search": "may 1955"}, ["pact-year", "100-percent"], id="in explanations"),
        pytest.param({"search": "single_choice"}, [], id="what nobody reads is not searched"),
        pytest.param({"search": "%"}, [], id="a percent sign is only itself"),
        pytest.param({"search": "_"}, [], id="an underscore is only itself"),
        pytest.param({"search": "*"}, [], id="a mark of Markdown stands nowhere"),
        pytest.param({"search": "percent"}, ["100-percent"], id="part of an id"),
        pytest.param({"passage": "passage-2-1"}, ["pact-city"], id="passage"),
        pytest.param({"tag": "war"}, ["pact-today"], id="tag"),
        pytest.param({"tag": "pact"}, [], id="a tag as it is written"),
        pytest.param({"kind": "true_false"}, ["pact-today"], id="kind"),
        pytest.param({"difficulty": 3}, ["pact-city"], id="difficulty"),
        pytest.param({"status": Status.draft}, ["pact-city"], id="status"),
        pytest.param({"kind": "true_false", "search": "signed"}, [], id="both must hold"),
        pytest.param({"answers": 1}, [], id="none was marked"),
        pytest.param({"share": Share.below_50}, [], id="none has a share"),
        pytest.param(
            {"sort": Sort.newest},
            ["pact-today", "100-percent", "pact-year", "pact-city"],
            id="newest first",
        ),
        pytest.param(
            {"sort": Sort.slug},
            ["100-percent", "pact-city", "pact-today", "pact-year"],
            id="by id",
        ),
    ],
)
def test_questions_are_found(
    session: Session, place: Room, wanted: dict[str, object], found: list[str]
) -> None:
    """The list is narrowed by all that is asked for; as it comes it runs in reading order."""
    assert slugs(session, place, **wanted) == found


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        pytest.param({"answers": 2}, ["pact-year"], id="marked twice"),
        pytest.param({"answers": 3}, [], id="never so often"),
        pytest.param({"share": Share.below_50}, ["pact-today"], id="hard"),
        pytest.param({"share": Share.from_75}, [], id="easy"),
        pytest.param({"share": Share.below_75, "answers": 2}, ["pact-year"], id="both"),
    ],
)
def test_questions_are_found_by_how_they_did(
    session: Session, place: Room, wanted: dict[str, object], found: list[str]
) -> None:
    """Marks of quizzes that were handed in count, over all learners; those still open do not."""
    marks(session, place)

    assert slugs(session, place, **wanted) == found


def test_the_list_says_how_questions_did(session: Session, place: Room) -> None:
    """The share is exact: thirds are not rounded on the way."""
    marks(session, place)

    found, _ = list_questions.listing(session, place.course_id, Wanted())

    did = {each.slug: (each.marked.answers, each.marked.share) for each in found}
    assert did == {
        "pact-year": (2, Fraction(1, 2)),
        "100-percent": (0, None),
        "pact-today": (1, Fraction(0)),
        "pact-city": (0, None),
    }


def marks(session: Session, place: Room) -> None:
    """Let two learners hand in a quiz, and one leave another attempt open."""
    versions = {
        slug: session.query(QuestionVersion.id).filter(QuestionVersion.source.contains(slug))
        for slug in ("pact-year", "pact-today", "100-percent")
    }
    given: tuple[tuple[str, tuple[tuple[str, Fraction | None], ...]], ...] = (
        ("ada@example.org", (("pact-year", Fraction(2, 3)), ("pact-today", Fraction(0)))),
        ("bob@example.org", (("pact-year", Fraction(1, 3)),)),
        ("cid@example.org", (("100-percent", None),)),
    )
    for email, items in given:
        person = put_person(session, place, email)
        attempt = put_attempt(session, place.quizzes[0], person, 0, 3)
        for position, (slug, earned) in enumerate(items, 1):
            session.add(
                AttemptItem(
                    attempt_id=attempt,
                    position=position,
                    version_id=versions[slug].scalar(),
                    points=1,
                    earned_num=None if earned is None else earned.numerator,
                    earned_den=None if earned is None else earned.denominator,
                )
            )
    session.flush()


def test_a_page_beyond_the_end_is_the_last_one(session: Session, place: Room) -> None:
    """A number that somebody made up shows something all the same."""
    for number in range(list_questions.PAGE - 3):
        put_question(session, place, choice(f"question-{number}"))

    found, part = list_questions.listing(session, place.course_id, Wanted(page=999_999_999))

    assert (part.page, part.pages, len(found), part.more) == (2, 2, 1, False)


def test_a_long_list_is_counted_only_so_far(
    session: Session, place: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is more than was counted, and the pages end there."""
    monkeypatch.setattr(list_questions, "MOST_COUNTED", 3)

    found, part = list_questions.listing(session, place.course_id, Wanted(page=2))

    assert (part.total, part.more, part.pages, part.page) == (3, True, 1, 1)
    assert len(found) == 3


def test_tags_are_offered_those_of_most_questions_first(session: Session, place: Room) -> None:
    """Tags of other courses are not among them."""
    put_question(session, place, replace(prompt(), tags=("war", "alliance")))
    other = room(session, "other-talks")
    put_question(session, other, replace(prompt("other"), tags=("elsewhere",)))

    assert list_questions.tags(session, place.course_id) == ["war", "Pact", "alliance"]


def test_the_list_costs_as_many_statements_for_40_questions_as_for_4(
    session: Session, place: Room
) -> None:
    """Nothing is asked once a question, whatever the list is narrowed by."""
    engine = session.get_bind()
    counts = []
    for more in (0, 36):
        for number in range(more):
            put_question(session, place, replace(choice(f"question-{number}"), tags=("war",)))
        session.flush()
        for wanted in (Wanted(), Wanted(search="pact", tag="war", answers=1)):
            with statements(engine) as sent:  # type: ignore[arg-type]  # the session has an engine
                list_questions.listing(session, place.course_id, wanted)
                list_questions.tags(session, place.course_id)
                find_questions.passages(session, place.course_id)
            counts.append(len(sent))

    assert max(counts) <= 6
    assert counts[0] == counts[2]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("  Warsaw   PACT ", ["warsaw", "pact"], id="words"),
        pytest.param("“Warsaw Pact” of", ["warsaw pact", "of"], id="curly quotes"),
        pytest.param('"open phrase', ["open phrase"], id="a phrase that is not closed"),
        pytest.param("**bold** `code`", ["bold", "code"], id="marks of Markdown"),
        pytest.param("a b c d e f g h i j", list("abcdefgh"), id="only so many"),
        pytest.param("１９４９", ["1949"], id="wide digits"),
        pytest.param("e\u0301te\u0301", ["ete"], id="combining marks"),
    ],
)
def test_a_search_is_parted_into_terms(search: str, found: list[str]) -> None:
    """Words and phrases, folded as the texts are."""
    assert terms(search) == found


def test_everything_that_is_read_can_be_found() -> None:
    """Stem, explanation, hints and what the kind has of its own."""
    value = replace(
        choice(), stem="The *stem*", explanation="Why not", hints=(Hint(text="A hint"),)
    )

    text = search_text(value)

    for part in ("the stem", "why not", "a hint", "1949", "that is the north atlantic treaty."):
        assert part in text


@pytest.mark.parametrize("letter", ["\u0301", "ﷺ", "ß", "x"])
def test_a_hostile_text_is_folded_in_no_time(letter: str) -> None:
    """Runs of combining marks and letters that become many cost no more than others."""
    assert len(folded(letter * 100_000)) < 2_000_000


def test_what_is_searched_of_one_question_has_a_bound() -> None:
    """A letter that becomes many when it is folded does not fill the table."""
    value = replace(prompt(), body=Recall(answer="ﷺ" * 9_000))

    assert len(search_text(value)) == LONGEST
