r"""How answers to type are written: ``{exact}``, ``/pattern/``, and what may be forgiven."""

import pytest

from quizzes import Question, ShortAnswer
from quizzes.formats.markdown import parse, parse_question, write_question
from quizzes.questions import Language


def read(line: str, fields: str = "") -> ShortAnswer:
    """Read a question with one line of answers below a plain one."""
    text = f"## q\nkind: short answer\npassage: p\n{fields}\n?\n\n= plain\n{line}\n"
    body = parse_question(text).body
    assert isinstance(body, ShortAnswer)
    return body


def problem(line: str, fields: str = "") -> tuple[int, str]:
    """Give the line and message of the only problem."""
    text = f"## q\nkind: short answer\npassage: p\n{fields}\n?\n\n= plain\n{line}\n"
    (found,) = parse(text, bank="b").problems
    return found.line, found.message


@pytest.mark.parametrize(
    ("line", "accepted", "strict"),
    [
        pytest.param("= Warsaw {exact}", "Warsaw", ("Warsaw",), id="exact"),
        pytest.param("= Warsaw \t{exact}", "Warsaw", ("Warsaw",), id="more blanks"),
        pytest.param("= {exact}", "{exact}", (), id="nothing before it"),
        pytest.param("= a{exact}", "a{exact}", (), id="no blank before it"),
        pytest.param("= a {exact} b", "a {exact} b", (), id="not at the end"),
        pytest.param("= a \\{exact}", "a {exact}", (), id="with a backslash"),
        pytest.param("= a \\\\{exact}", "a \\{exact}", (), id="with two"),
        pytest.param("= a \\{exact} {exact}", "a {exact}", ("a {exact}",), id="both"),
        pytest.param("= \\/usr/", "/usr/", (), id="slashes that make no pattern"),
        pytest.param("= \\/usr/ {exact}", "/usr/", ("/usr/",), id="slashes, exact"),
        pytest.param("= /usr", "/usr", (), id="a single slash"),
        pytest.param("= //", "//", (), id="nothing between them"),
    ],
)
def test_plain_answers(line: str, accepted: str, strict: tuple[str, ...]) -> None:
    """What looks like a mark and is none has a backslash; writing gives the same again."""
    body = read(line)
    assert body == ShortAnswer(accepted=("plain", accepted), strict=strict)

    text = write_question(Question(id="q", stem="?", passage="p", body=body))
    assert parse_question(text).body == body


def test_a_pattern() -> None:
    """What stands between slashes is a pattern."""
    body = read(r"= /(19|20)\d\d/")

    assert (body.accepted, body.patterns) == (("plain",), (r"(19|20)\d\d",))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param(r"= /(a)\1/", "refers back to a group", id="a backreference"),
        pytest.param("= /(?=a)b/", "looks ahead or behind", id="a lookahead"),
        pytest.param("= /a*/", "without any text", id="one that fits nothing"),
        pytest.param("= /[/", "is no pattern", id="a bracket"),
        pytest.param("= /a/ {exact}", "a pattern is always exact", id="an exact pattern"),
        pytest.param("= a {Exact}", "write {exact} in small letters", id="a capital letter"),
        pytest.param("= a { exact }", "write {exact} in small letters", id="blanks in it"),
    ],
)
def test_problems_of_a_line(line: str, message: str) -> None:
    """What cannot be is told at its line."""
    found, told = problem(line)

    assert found == 8
    assert message in told


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        pytest.param("accents: ignored", {"accents_ignored": True}, id="accents"),
        pytest.param("articles: ignored", {"ignored_articles": Language.ENGLISH}, id="articles"),
        pytest.param("articles: ignored in fr", {"ignored_articles": Language.FRENCH},
                     id="articles of a language"),
        pytest.param("typos: no", {"typos": False}, id="no typos"),
        pytest.param("typos: yes", {}, id="typos, as usual"),
        pytest.param("case matters: yes", {"case_matters": True}, id="case"),
    ],
)  # fmt: skip
def test_fields(field: str, expected: dict[str, object]) -> None:
    """What may be forgiven is said in fields, and written again."""
    body = read("= other", fields=f"{field}\n")
    for name, value in expected.items():
        assert getattr(body, name) == value

    text = write_question(Question(id="q", stem="?", passage="p", body=body))
    assert parse_question(text).body == body


@pytest.mark.parametrize(
    ("field", "message"),
    [
        pytest.param("accents: yes", "should be ignored", id="accents"),
        pytest.param("articles: ignored in tr", "ignored in de", id="an unknown language"),
        pytest.param("typos: none", "should be yes or no", id="typos"),
    ],
)
def test_problems_of_fields(field: str, message: str) -> None:
    """Other words are told with what may stand there."""
    found, told = problem("= other", fields=f"{field}\n")

    assert found == 4
    assert message in told


def test_only_patterns_are_too_little() -> None:
    """There has to be an answer that can be shown."""
    text = "## q\nkind: short answer\npassage: p\n\n?\n\n= /a/\n"
    (found,) = parse(text, bank="b").problems

    assert "to be shown" in found.message
