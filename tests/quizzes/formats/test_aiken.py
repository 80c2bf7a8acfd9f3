"""The Aiken format: what it holds, and every line that it cannot hold."""

from __future__ import annotations

import html
import re
import string

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lessons.render import to_html
from quizzes.formats import aiken
from quizzes.formats.markdown import Parsed
from quizzes.formats.plain import as_markdown
from quizzes.questions import Option, SingleChoice
from tests.quizzes.formats.naming import namer
from tests.quizzes.formats.soundness import assert_sound

SIGNS = "".join(set(string.punctuation) - {"'", '"'}) + string.digits + "  "
CAPITAL = "What is the capital of France?\nA. Lyon\nB) Paris\nANSWER: B\n"


def read(text: str) -> Parsed:
    """Read a text for a passage."""
    return aiken.parse(text, passage="cities", name=namer(), file="pasted")


def test_a_question_has_options_and_a_key() -> None:
    """Letters with a full stop or a bracket, the key on a line of its own."""
    parsed = read(f"{CAPITAL}\nAnd of Spain?\nA. Madrid\nB. Toledo\nANSWER: A")

    first, second = parsed.sound().questions
    assert first.stem == "What is the capital of France?"
    assert first.passage == "cities"
    assert first.body == SingleChoice(
        options=(Option(text="Lyon", right=False), Option(text="Paris", right=True))
    )
    assert parsed.lines == {first.id: 1, second.id: 6}


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        pytest.param("2 * 3 * 4", r"2 \* 3 \* 4", id="stars"),
        pytest.param("a $x$ b", r"a \$x\$ b", id="dollars"),
        pytest.param("# heading", r"\# heading", id="a number sign at the beginning"),
        pytest.param("C# and F#", "C# and F#", id="a number sign elsewhere"),
        pytest.param("1. the first", r"1\. the first", id="a number at the beginning"),
        pytest.param("1955", "1955", id="a year"),
        pytest.param("<b>bold</b>", r"\<b\>bold\</b\>", id="tags"),
        pytest.param("Q&A &amp; more", r"Q\&A \&amp; more", id="entities"),
        pytest.param("-5 degrees", r"\-5 degrees", id="a sign"),
        pytest.param("back\\slash", r"back\\slash", id="a backslash"),
    ],
)
def test_text_is_shown_as_it_was_typed(typed: str, written: str) -> None:
    """What Markdown would read as its own gets a backslash."""
    parsed = read(f"{typed}\nA. {typed}\nB. other\nANSWER: A")

    (question,) = parsed.sound().questions
    assert isinstance(question.body, SingleChoice)
    assert (question.stem, question.body.options[0].text) == (written, written)


@settings(max_examples=300)
@given(line=st.text(st.sampled_from(string.ascii_letters + SIGNS), min_size=1, max_size=30))
def test_a_page_shows_the_text_as_it_was_typed(line: str) -> None:
    """Whatever signs it holds; only the quotation marks become printers' ones, and are left out."""
    typed = " ".join(line.split())
    assume(typed)

    shown = re.sub(r"<[^>]+>", "", to_html(as_markdown(typed)))

    assert html.unescape(shown).strip() == typed


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        pytest.param("Q\nA. a\nB. b\n", 3, "nothing says which", id="no answer line"),
        pytest.param("Q\nANSWER: A", 1, "has no options", id="no options"),
        pytest.param("ANSWER: A", 1, "without a question", id="an answer to nothing"),
        pytest.param("Q\nA. a\nB. b\nAnswer: B", 4, "in capitals", id="the wrong case"),
        pytest.param("Q\nA. a\nB. b\nANSWER: b", 4, "capital letter", id="a small letter"),
        pytest.param("Q\nA. a\nB. b\nANSWER: AB", 4, "capital letter", id="two letters"),
        pytest.param("Q\nA. a\nB. b\nANSWER: C", 4, "no option C", id="a stranger"),
        pytest.param("Q\nA. a\nC. c\nANSWER: A", 3, "next option is B.", id="a letter left out"),
        pytest.param("Q\na. a\nB. b\nANSWER: B", 2, "next option is A.", id="a small option"),
        pytest.param("Q\nA.a\nB. b\nANSWER: B", 2, "leave a space", id="no space"),
        pytest.param("Q\nA.\nB. b\nANSWER: B", 2, "has no text", id="an empty option"),
        pytest.param("Q\nmore\nA. a\nB. b\nANSWER: A", 2, "on one line", id="two lines"),
        pytest.param("Q\nA. a\nANSWER: A", 2, "give 2 to 20", id="one option"),
        pytest.param("Q\nA. a\nB. b\nR\nA. a\nB. b\nANSWER: A", 3, "nothing says", id="run on"),
        pytest.param("Q\nA. a\nB. \x00\nANSWER: A", 3, "U+0000", id="a zero byte"),
    ],
)
def test_every_problem_has_its_line(text: str, line: int, said: str) -> None:
    """Nothing is guessed: the line is named, and what would mend it."""
    problems = read(text).problems

    assert [(line, True)] == [(each.line, said in each.message) for each in problems][:1]


def test_the_questions_without_a_problem_are_there() -> None:
    """One slip does not take the others away."""
    parsed = read(f"Q\nA. a\nB. b\nANSWER: C\n\n{CAPITAL}")

    assert len(parsed.bank.questions) == 1
    assert [problem.line for problem in parsed.problems] == [4]


LINES = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(["Q", "A. a", "B) b", "C. c", "ANSWER: B", "answer : c", "", "A.", "##"]),
    ),
    max_size=30,
).map("\n".join)


@given(text=st.one_of(st.text(), LINES))
def test_reading_never_fails(text: str) -> None:
    """Any text gives questions and problems; every problem is in a line of it."""
    assert_sound(read(text), text)
