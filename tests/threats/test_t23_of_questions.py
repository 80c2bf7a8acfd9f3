"""T23: each field of the editor takes what it says and no more, and what was typed stays there."""

from __future__ import annotations

from typing import Any

import html5lib
import pytest
from sqlalchemy import select

from course.models import AttemptItem, Response
from lessons import ContentProblems, read_course
from quizzes.questions import limits
from tests.school.browsers import send
from tests.school.editor_fields import EDITOR_FIELDS, TEACH
from tests.school.routes import KEY, QUESTION, QUICK
from tests.school.rows import Who
from tests.school.scene import Scene, changes

EACH_FIELD = pytest.mark.parametrize("name", EDITOR_FIELDS)


@EACH_FIELD
def test_a_field_takes_as_much_as_it_says(sqlite_scene: Scene, name: str) -> None:
    """One character fewer, as many, and one too many: the last is refused and stays on the page."""
    field, client = EDITOR_FIELDS[name], sqlite_scene.browser(Who.instructor)
    sqlite_scene.restore()
    for size in (field.most - 1, field.most):
        answer = send(client, field.url, field.form(field.make(size)) | {"slug": f"of-{size}"})
        assert (size, answer.status_code) == (size, 303)
    before = sqlite_scene.dump()
    form = field.form(field.make(field.most + 1))
    answer = send(client, field.url, form)
    assert answer.status_code == 400
    assert form[field.name] in _typed(answer.text)
    assert changes(before, sqlite_scene.dump()) == []


@EACH_FIELD
def test_two_hundred_kilobytes_are_refused(sqlite_scene: Scene, name: str) -> None:
    """Much more than a field takes costs little and stays on the page as well."""
    sqlite_scene.restore()
    field, client = EDITOR_FIELDS[name], sqlite_scene.browser(Who.instructor)
    form = field.form("y" * 200_000)
    answer = send(client, field.url, form)
    assert answer.status_code == 400
    assert form[field.name] in _typed(answer.text)


ROWS = {
    "options": ("single_choice", limits.OPTIONS, "options-{}-text", {"right": "0"}),
    "hints": ("recall", limits.HINTS, "hints-{}-text", {}),
    "steps": ("ordering", limits.OPTIONS, "items-{}-text", {}),
    "criteria": ("essay", limits.CRITERIA, "rubric-{}-name", {}),
    "wrong answers": (
        "short_answer", limits.ACCEPTED_ANSWERS, "wrong-{}-text", {"accepted": "yes"}
    ),
}  # fmt: skip


@pytest.mark.parametrize("rows", ROWS)
def test_as_many_rows_as_there_may_be(sqlite_scene: Scene, rows: str) -> None:
    """Of more than there may be, none is kept; ten thousand are no form of ours."""
    kind, most, name, more = ROWS[rows]
    client = sqlite_scene.browser(Who.instructor)
    for count, wanted in ((most - 1, {303}), (most, {303}), (10_000, {413})):
        sqlite_scene.restore()
        filled = {name.format(number): f"Text {number}" for number in range(count)}
        levels = {f"rubric-{number}-levels": "0: no\n1: yes" for number in range(min(count, most))}
        form = QUESTION | {"slug": "many-rows"} | more | filled
        answer = send(client, f"{TEACH}/new?kind={kind}", form | levels)
        assert answer.status_code in wanted


@pytest.mark.parametrize(
    ("field", "text"),
    [
        pytest.param("tags", ",".join(f"t{n}" for n in range(limits.TAGS + 1)), id="tags"),
        pytest.param("variables", "\n".join(f"v{n} = 1..2" for n in range(21)), id="variables"),
        pytest.param("variables", "a = " + " | ".join(map(str, range(51))), id="values"),
        pytest.param("accepted", "\n".join(f"a{n}" for n in range(51)), id="accepted answers"),
        pytest.param("accepted", "\n".join(f"/a{n}/" for n in range(11)), id="patterns"),
        pytest.param("points", str(limits.POINTS + 1), id="points"),
    ],
)
def test_one_more_than_there_may_be_is_refused(sqlite_scene: Scene, field: str, text: str) -> None:
    """Lists in one field are counted as well, and stay on the page."""
    sqlite_scene.restore()
    form = QUESTION | {"accepted": "yes", "slug": "a-new-one", field: text}
    answer = send(sqlite_scene.browser(Who.instructor), f"{TEACH}/new?kind=short_answer", form)
    assert answer.status_code == 400
    assert text in _typed(answer.text)


@pytest.mark.parametrize("size", [limits.WRITTEN - 1, limits.WRITTEN, limits.WRITTEN + 1])
def test_an_essay_is_as_long_as_it_may_be(sqlite_scene: Scene, size: int) -> None:
    """One character too many is refused, and the browser shows the whole text again."""
    sqlite_scene.restore()
    mine, client = sqlite_scene.school.mine, sqlite_scene.browser(Who.learner)
    place, text = mine.positions["essay"], "w" * size
    form = {"key": KEY, f"sequence-{place}": "9", f"answer-{place}": text, "then": "stay"}
    answer = send(client, f"/attempts/{mine.open_attempt}/submit", form)
    with sqlite_scene.session() as session:
        kept = session.scalars(
            select(Response.answer)
            .filter_by(attempt_id=mine.open_attempt, position=place)
            .order_by(Response.id.desc())
        ).first()
    if size <= limits.WRITTEN:
        assert (answer.status_code, kept) == (303, {"written": text})
    else:
        assert answer.status_code == 400
        assert text in _typed(answer.text)
        assert kept == {"written": "something written"}


def test_line_ends_count_as_the_browser_counts_them(sqlite_scene: Scene) -> None:
    """A form sends each as two characters; the field's own limit let the text be typed."""
    sqlite_scene.restore()
    mine, client = sqlite_scene.school.mine, sqlite_scene.browser(Who.learner)
    place, text = mine.positions["essay"], "w\n" * (limits.WRITTEN // 2 - 1) + "ww"
    sent = text.replace("\n", "\r\n")
    form = {"key": KEY, "sequence": "9", f"answer-{place}": sent}
    answer = send(client, f"/attempts/{mine.open_attempt}/answers/{place}", form)
    assert answer.status_code == 200
    with sqlite_scene.session() as session:
        where = {"attempt_id": mine.open_attempt, "position": place}
        newest = select(Response.answer).filter_by(**where).order_by(Response.id.desc())
        assert session.scalars(newest).first() == {"written": text}


def test_an_essay_of_ten_megabytes_is_not_read(sqlite_scene: Scene) -> None:
    """What the page before holds is the browser's; nothing that was there is lost."""
    sqlite_scene.restore()
    mine, before = sqlite_scene.school.mine, sqlite_scene.dump()
    place = mine.positions["essay"]
    form = {"key": KEY, f"sequence-{place}": "9", f"answer-{place}": "w" * 10_000_000}
    url = f"/attempts/{mine.open_attempt}/submit"
    answer = send(sqlite_scene.browser(Who.learner), url, form)
    assert answer.status_code == 413
    assert "too large" in answer.text
    assert changes(before, sqlite_scene.dump()) == []
    with sqlite_scene.session() as session:
        where = {"attempt_id": mine.open_attempt, "position": place}
        assert session.scalars(select(AttemptItem).filter_by(**where)).one() is not None


def test_a_text_of_quick_add_stays_on_the_page(sqlite_scene: Scene) -> None:
    """However long it is and whatever is wrong with it, as long as it is read at all."""
    sqlite_scene.restore()
    text = "##\nWhat?\n\n- (x) a\n- ( ) " + "b" * 200_000
    answer = send(sqlite_scene.browser(Who.instructor), f"{TEACH}/quick", QUICK | {"text": text})
    assert answer.status_code == 400
    assert text in _typed(answer.text)


@pytest.mark.parametrize("query", ["q", "tag", "passage", "kind", "difficulty", "status", "page"])
@pytest.mark.parametrize("size", [2_000, 60_000])
def test_a_long_search_finds_nothing(sqlite_scene: Scene, query: str, size: int) -> None:
    """Nor does the page grow by more than what was looked for, in a few places."""
    client = sqlite_scene.browser(Who.instructor)
    usual = len(client.get(TEACH).data)
    found = client.get(TEACH, query_string={query: "z" * size})
    assert found.status_code in {200, 404}
    assert len(found.data) < usual + 40 * size


@pytest.mark.parametrize("field", ["title", "summary"])
def test_a_title_of_two_hundred_kilobytes_is_refused(field: str) -> None:
    """Titles come with files, whose fields have a limit of their own."""
    with pytest.raises(ContentProblems):
        read_course(f"---\n{field}: {'t' * 200_000}\n---\n", file="course.md")


def _typed(html: str) -> list[str]:
    """Give what stands in the fields of a page."""
    document = html5lib.parse(html, namespaceHTMLElements=False)
    areas: list[Any] = [*document.iter("textarea")]
    texts = ["".join(area.itertext()) for area in areas]
    return [*texts, *(each.get("value") or "" for each in document.iter("input"))]
