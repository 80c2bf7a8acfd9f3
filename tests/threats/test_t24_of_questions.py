"""T24: any text in a field of the editor is kept, composed, or refused; answers compare so."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from course.models import Question, QuestionVersion
from course.rows.versions import read_body
from quizzes import Question as QuestionValue
from quizzes import ShortAnswer, Typed, grade
from quizzes.parameters.filling import texts
from tests.pictures import picture
from tests.school.browsers import send
from tests.school.editor_fields import EDITOR_FIELDS, TEACH, EditorField
from tests.school.rows import Who
from tests.school.scene import Scene, changes

BREAKING = [
    pytest.param("a\x00b", id="NUL"),
    pytest.param("a\ud800b", id="half of a surrogate pair"),
    pytest.param("e" + "\u0301" * 5_000, id="five thousand combining marks"),
    pytest.param("\ufffe", id="no character"),
    pytest.param("a\u202eb", id="turned writing"),
]
# What a generator seldom finds, and what it finds by itself.
TEXTS = st.text(
    st.sampled_from("aé\u0301\u202e\u2028\x07\ufeff\u200dß漢\U0001f600 \n\t|,=>[]{}\\/~-#`$"),
    min_size=1,
    max_size=30,
) | st.text(min_size=1, max_size=30)
EACH_FIELD = pytest.mark.parametrize("name", EDITOR_FIELDS)


@pytest.fixture
def fresh(sqlite_scene: Scene) -> Scene:
    """Give the school as it is at the beginning."""
    sqlite_scene.restore()
    return sqlite_scene


@EACH_FIELD
def test_a_text_that_breaks_programs_is_refused(sqlite_scene: Scene, name: str) -> None:
    """With a word, and nothing is written."""
    sqlite_scene.restore()
    before = sqlite_scene.dump()
    for each in BREAKING:
        status = _sent(sqlite_scene, EDITOR_FIELDS[name], str(each.values[0]))
        assert (each.id, status) == (each.id, 400)
    assert changes(before, sqlite_scene.dump()) == []


@EACH_FIELD
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_any_text_is_found_again_or_was_refused(fresh: Scene, name: str, text: str) -> None:
    """What is read again is the composed form of what was sent; no text makes the site fail."""
    field = EDITOR_FIELDS[name]
    status = _sent(fresh, field, text)
    assert status in {303, 400}
    if status == 303:
        stored = _newest(fresh)
        fresh.restore()
        assert stored is not None
        assert _is_read(field) or _bare(text) in _bare(" ".join(texts(stored)))


@pytest.mark.parametrize("text", ["Café", "Å", "ﬁ x", "한국어", "e\u0323\u0301", "Ω"])
def test_both_forms_of_an_answer_are_right(text: str) -> None:
    """Composed or not, an answer is the same; capital letters are let pass, and that is told."""
    composed = unicodedata.normalize("NFC", text)
    body = ShortAnswer(accepted=(composed,))
    question = QuestionValue(id="q", stem="?", passage="p", body=body)
    for form in ("NFC", "NFD"):
        typed = unicodedata.normalize(form, text)
        mark = grade(question, Typed(text=typed))
        assert (mark.is_right, mark.forgiven) == (True, ())
    loud = grade(question, Typed(text=unicodedata.normalize("NFD", text.upper())))
    assert loud.is_right


@pytest.mark.parametrize("name", ["\x00.png", "a\ud800.png", "\u202e.png", "e" + "\u0301" * 5_000])
def test_any_name_of_a_picture_becomes_ours(sqlite_scene: Scene, name: str) -> None:
    """Or the picture is refused; the name is never stored as it came."""
    sqlite_scene.restore()
    sent = name.encode("utf-8", "surrogatepass").decode("latin-1")
    file = (picture(colour=(1, 2, 3)), sent)
    client = sqlite_scene.browser(Who.instructor)
    assert send(client, "/courses/tides/teach/media", {"files": file}).status_code in {303, 400}


@pytest.mark.parametrize("text", BREAKING)
@pytest.mark.parametrize("query", ["q", "tag", "passage", "kind"])
def test_a_search_takes_any_text(sqlite_scene: Scene, query: str, text: str) -> None:
    """It finds nothing, and says so."""
    sent = {query: text.encode("utf-8", "surrogatepass")}
    found = sqlite_scene.browser(Who.instructor).get(TEACH, query_string=sent)
    assert found.status_code == 200


@pytest.mark.parametrize("text", BREAKING)
@pytest.mark.parametrize("field", ["tags", "chosen", "action", "passage"])
def test_a_change_of_many_refuses_such_a_text(sqlite_scene: Scene, field: str, text: str) -> None:
    """In each of its fields; nothing is written."""
    sqlite_scene.restore()
    before = sqlite_scene.dump()
    form: dict[str, str | bytes] = {
        "chosen": "tides-1-draft",
        "action": "move" if field == "passage" else "add_tags",
        "tags": "new",
        field: text.encode("utf-8", "surrogatepass"),
    }
    answer = send(sqlite_scene.browser(Who.instructor), f"{TEACH}/change", form)
    assert answer.status_code in {303, 400, 404}
    assert changes(before, sqlite_scene.dump()) == []


def _sent(scene: Scene, field: EditorField, text: str) -> int:
    form = {
        name: value.encode("utf-8", "surrogatepass") for name, value in field.form(text).items()
    }
    return send(scene.browser(Who.instructor), field.url, form).status_code


def _newest(scene: Scene) -> QuestionValue | None:
    with scene.session() as session:
        version = session.scalars(
            select(QuestionVersion)
            .join(Question, Question.id == QuestionVersion.question_id)
            .where(Question.slug == "a-new-one")
        ).first()
        return read_body(version.body) if version else None


def _is_read(field: EditorField) -> bool:
    """Tell whether a field is in a writing of its own, in which a text can mean something else."""
    return field.around != "{}" or "\n" in field.around or field.name in WRITTEN


WRITTEN = {"tags", "accepted", "gaps-0-accepted", "distractors", "rubric-0-levels", "unit"}
"""Fields that hold a list, or lines of the text format."""


def _bare(text: str) -> str:
    """Give the composed form of a text, with one blank for each gap and none around it."""
    return " ".join(unicodedata.normalize("NFC", text).split())
