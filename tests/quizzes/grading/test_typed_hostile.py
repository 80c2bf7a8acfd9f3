"""Whatever is typed, marking gives a mark, and takes a time that grows with the text's length."""

from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import Question, ResponseRefused, ShortAnswer, Typed, grade
from quizzes.grading.typed import forms
from quizzes.grading.typed.forms import steps_of
from quizzes.grading.typed.leniency import Leniency
from quizzes.grading.typed.patterns import forgiven_by_patterns
from quizzes.grading.typed.words import differing_words
from quizzes.questions import Language
from tests.quizzes.strategies import short_answers

LENIENT = Leniency(accents_ignored=True, ignored_articles=Language.FRENCH)
PATTERNS = ("(x+x+)+y", "(.*a){20}b", "a.*b.*c.*d.*e.*f", r"(\w+\s?)+!", "(a|aa)+$")

typed = st.text(st.characters(exclude_categories=["Cc", "Cs"])) | st.text(
    "aeé\u0301'\"!.,- \u0131ßI1+"
)


@given(short_answers(), typed, st.data())
def test_every_text_gets_a_mark(body: ShortAnswer, text: str, data: st.DataObject) -> None:
    """Nothing that can be typed raises, and no mark is outside its range."""
    near = data.draw(st.sampled_from(body.accepted)) + text[:1]
    for answer in (text, near, near[1:]):
        mark = grade(Question(id="q", stem="?", passage="p", body=body), Typed(text=answer))
        assert mark.earned in (0, 1)
        assert mark.earned == 1 or mark.forgiven == ()


@given(short_answers(), typed)
def test_marking_is_a_function(body: ShortAnswer, text: str) -> None:
    """The same question and answer always give the same mark."""
    question = Question(id="q", stem="?", passage="p", body=body)
    first = grade(question, Typed(text=text))
    forms.form.cache_clear()

    assert grade(question, Typed(text=text)) == first


@pytest.mark.parametrize("text", ["a" * 1_001, "a" * 10_000, "a\x00b", "a\ud800"])
def test_what_nobody_types_is_refused(text: str) -> None:
    """A text beyond the limit, or with control characters, never reaches the marking."""
    with pytest.raises(ResponseRefused):
        Typed(text=text)


PUMPED = [
    pytest.param("a", id="one letter"),
    pytest.param('".', id="quotation marks and full stops"),
    pytest.param("a!", id="exclamation marks"),
    pytest.param("l'", id="articles"),
    pytest.param("le ", id="articles with blanks"),
    pytest.param(" \u00a0", id="blanks"),
    pytest.param("\u0301", id="marks without a letter"),
    pytest.param("\u0323\u0301", id="marks in the wrong order"),
    pytest.param("\u00e9", id="letters with accents"),
    pytest.param("\u0130\u00df", id="letters that become two"),
    pytest.param("x" * 9 + " ", id="words"),
    pytest.param("1-", id="digits and signs"),
]


@pytest.mark.parametrize("piece", PUMPED)
def test_normal_forms_take_linear_time(piece: str) -> None:
    """Twice the text takes about twice the time."""
    steps = steps_of(LENIENT)

    assert growth(lambda text: forms.form(text, steps), piece) <= 2.5


@pytest.mark.parametrize("piece", PUMPED)
def test_comparing_words_takes_linear_time(piece: str) -> None:
    """The same holds where typos are looked for."""
    assert growth(lambda text: differing_words(text, text[:-1] + "?"), piece) <= 2.5


@pytest.mark.parametrize("piece", [*PUMPED, pytest.param("x", id="another letter")])
def test_patterns_take_linear_time(piece: str) -> None:
    """No pattern makes an answer expensive, however it repeats itself."""
    usual = Leniency()

    assert growth(lambda text: [*forgiven_by_patterns(text, PATTERNS, usual)], piece) <= 2.5


def growth(work: Callable[[str], object], piece: str) -> float:
    """Give how much longer a text of 4,000 characters takes than one of 2,000, or 2,000 than 1,000.

    The smaller of the two is told: time is measured, and one measurement may be disturbed.
    """
    times = [min(_seconds(work, piece, size) for _ in range(4)) for size in (1_000, 2_000, 4_000)]
    return min(times[1] / times[0], times[2] / times[1])


def _seconds(work: Callable[[str], object], piece: str, size: int) -> float:
    text = (piece * size)[:size]
    begin = process_time()
    for _ in range(4):
        forms.form.cache_clear()
        work(text)
    return process_time() - begin
