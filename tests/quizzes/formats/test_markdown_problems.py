"""Every mistake in a bank is told with its line, its field and a remedy."""

import pytest

from quizzes import BankProblems
from quizzes.formats.markdown import Parsed, parse, parse_bytes, parse_question

HEADING = "---\nbank: b\n---\n"
SOUND = "## q\nkind: recall\npassage: p\n\nStem?\n\n### Answer\n\nYes.\n"


def told(text: str) -> list[tuple[int, str]]:
    """Give the line and field of each problem."""
    return [(problem.line, problem.field) for problem in parse(text, bank="b").problems]


def question(answers: str, fields: str = "", stem: str = "Stem?") -> str:
    """Give a question: more fields are in line 3, and without any the answers begin in line 6."""
    return f"## q\npassage: p\n{fields}\n{stem}\n\n{answers}\n"


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("", [(1, "bank")], id="an empty file"),
        pytest.param("## q\n", [(1, "bank"), (1, "passage"), (1, "answers"), (1, "stem")],
                     id="no heading block, and nothing in the question"),
        pytest.param("---\nbank: b\n", [(1, "bank")], id="a heading block that is never closed"),
        pytest.param("---\n---\n", [(1, "bank")], id="no slug"),
        pytest.param("---\nbank: A B\n---\n", [(2, "bank")], id="a slug that is none"),
        pytest.param("---\nbank: b\nbank: c\n---\n", [(3, "bank")], id="two slugs"),
        pytest.param("---\nbank: b\ntitle: T\n---\n", [(3, "bank")], id="another name"),
        pytest.param(HEADING + "Hello\n" + SOUND, [(4, "text")], id="text before the questions"),
        pytest.param(HEADING + SOUND + SOUND, [(13, "id")], id="an id used twice"),
    ],
)  # fmt: skip
def test_problems_of_a_file(text: str, problems: list[tuple[int, str]]) -> None:
    """What is wrong around the questions is told with its line."""
    assert [(problem.line, problem.field) for problem in parse(text).problems] == problems


@pytest.mark.parametrize(
    ("field", "name"),
    [
        pytest.param("colour: red", "colour", id="an unknown field"),
        pytest.param("Kind: recall", "Kind", id="a field with a capital letter"),
        pytest.param("passage: r", "passage", id="a field given twice"),
        pytest.param("tags:", "tags", id="a field without a value"),
        pytest.param("kind: riddle", "kind", id="an unknown kind"),
        pytest.param("difficulty: 4", "difficulty", id="a difficulty out of range"),
        pytest.param("bloom: guess", "bloom", id="an unknown level"),
        pytest.param("rests on: faith", "rests on", id="an unknown ground"),
        pytest.param("points: 0", "points", id="no points"),
        pytest.param("points: 101", "points", id="too many points"),
        pytest.param("points: \u0661", "points", id="a digit of another script"),
        pytest.param("points: 1.5", "points", id="half a point"),
        pytest.param("objective: Not A Slug", "objective", id="an objective that is no slug"),
        pytest.param("tags: a, , b", "tags", id="an empty tag"),
        pytest.param("tags: a, a", "tags", id="a tag given twice"),
        pytest.param(f"tags: {'x' * 41}", "tags", id="a tag that is too long"),
        pytest.param("case matters: yes", "case matters", id="case of what is not typed"),
        pytest.param("just words", "field", id="a line that is no field"),
    ],
)
def test_problems_of_a_field(field: str, name: str) -> None:
    """What is wrong with a field is told with the field's own line."""
    assert told(question("- (x) a\n- ( ) b", fields=field + "\n")) == [(3, name)]


@pytest.mark.parametrize(
    ("answers", "problems"),
    [
        pytest.param("- ( ) a\n- ( ) b", [(6, "options")], id="no key"),
        pytest.param("- (x) a\n- (x) b", [(6, "options")], id="two keys of a single choice"),
        pytest.param("- (x) a", [(6, "options")], id="one option"),
        pytest.param("- (x) a\n" + "- ( ) b\n" * 20, [(6, "options")], id="21 options"),
        pytest.param("- (x) a\n- ( )", [(7, "( )")], id="an option without text"),
        pytest.param("- (X) a\n- ( ) b", [(6, "(X)")], id="a capital X"),
        pytest.param("- (x) a\n- () b", [(7, "()")], id="nothing between the brackets"),
        pytest.param("- (x)a\n- ( ) b", [(6, "(x)")], id="no space after the brackets"),
        pytest.param("- (x) a\n- [ ] b", [(7, "[ ]")], id="two kinds of brackets"),
        pytest.param("- (x) a\n= b\n- ( ) c", [(7, "=")], id="an answer among the options"),
        pytest.param(f"- (x) {'a' * 2001}\n- ( ) b", [(6, "option")], id="too long an option"),
        pytest.param("- (x) a\n\n  > fb\n- ( ) b", [(8, "feedback")], id="feedback after a gap"),
        pytest.param("- (x) a\n> fb\n- ( ) b", [(7, "feedback")], id="feedback not indented"),
        pytest.param("- (x) a\n  >\n- ( ) b", [(7, "feedback")], id="feedback without text"),
        pytest.param("- (x) a\nmore\n- ( ) b", [(7, "answers")], id="text among the options"),
        pytest.param("- (x) a\n- ( ) b\n\n### Answer\nA", [(10, "### Answer")],
                     id="an answer section without need"),
        pytest.param("- (x) a\n- ( ) b\n\n### Aside\nA", [(9, "### Aside")], id="no such section"),
        pytest.param("- (x) a\n- ( ) b\n\n### Explanation\n", [(9, "### Explanation")],
                     id="a section without text"),
        pytest.param("- (x) a\n- ( ) b\n### Explanation\nA\n### Explanation\nB",
                     [(10, "### Explanation")], id="a section twice"),
        pytest.param("- (x) a\n- ( ) b\n\n### Explanation\n```\ncode", [(10, "explanation")],
                     id="a code block that is never closed"),
        pytest.param("- (x) a\n- ( ) b\n### Explanation\nA\n\x07B", [(10, "explanation")],
                     id="a control character"),
        pytest.param("- (x) a\n- ( ) b\n### Explanation\nA\nB" + "\u0301" * 31,
                     [(10, "explanation")], id="a tower of accents"),
        pytest.param("- [ ] a\n- [ ] b", [(6, "options")], id="no key of a multiple response"),
        pytest.param("- [x] a\n- [x] b", [(6, "options")], id="every option right"),
        pytest.param("= true\n= false", [(7, "=")], id="true and false"),
        pytest.param("= true\n~ true", [(7, "~")], id="true and not true"),
        pytest.param("~ true", [(1, "answer")], id="not true, and nothing that is"),
        pytest.param("= True", [(6, "=")], id="a capital letter"),
        pytest.param("= a\n=", [(7, "=")], id="an answer without text"),
        pytest.param("= a\n= a", [(6, "answers")], id="an answer twice"),
        pytest.param("= a\n~ a", [(6, "answers")], id="an answer both accepted and wrong"),
        pytest.param("~ a", [(6, "accepted answers")], id="nothing accepted"),
        pytest.param(f"= {'a' * 201}", [(6, "accepted answer")], id="too long an answer"),
        pytest.param("= a\n  > good", [(7, "feedback")], id="feedback for an accepted answer"),
        pytest.param("= a\n~ b\n  > ```", [(8, "feedback")], id="an open code block in feedback"),
        pytest.param("", [(1, "answers")], id="no answers at all"),
    ],
)  # fmt: skip
def test_problems_of_the_answers(answers: str, problems: list[tuple[int, str]]) -> None:
    """What is wrong with the answers is told with the line where it is."""
    assert told(question(answers)) == problems


def test_a_stated_kind_is_kept_to() -> None:
    """A stated kind is not changed by the shape of the answers."""
    assert told(question("- (x) a\n- ( ) b", fields="kind: recall\n")) == [
        (1, "### Answer"),
        (7, "(x)"),
        (8, "( )"),
    ]


def test_case_matters_is_yes_or_no() -> None:
    """A short answer's own field has two values."""
    assert told(question("= a", fields="case matters: maybe\n")) == [(3, "case matters")]


def test_every_problem_is_told_and_every_sound_question_kept() -> None:
    """Reading goes on after a faulty question; faults far apart are told in one go."""
    faulty = "## Bad Id\nkind: riddle\n\nStem?\n\n- (x) a\n- (x) b\n"
    parsed = parse(HEADING + SOUND + "\n" + faulty + "\n" + SOUND.replace("## q", "## r"))

    assert [question.id for question in parsed.bank.questions] == ["q", "r"]
    assert [(problem.line, problem.field) for problem in parsed.problems] == [
        (14, "passage"),
        (14, "id"),
        (15, "kind"),
        (19, "options"),
    ]
    assert dict(parsed.lines) == {"q": 4, "r": 22}


def test_a_forgotten_fence_does_not_hide_the_next_question() -> None:
    """A code block that is never closed is one problem, not the end of the file."""
    broken = SOUND.replace("Stem?", "Stem?\n\n```python\nx = 1")
    parsed = parse(HEADING + broken + "\n" + SOUND.replace("## q", "## r"))

    assert [(problem.line, problem.field) for problem in parsed.problems] == [(10, "stem")]
    assert [question.id for question in parsed.bank.questions] == ["r"]


def test_a_problem_reads_as_a_line() -> None:
    """A problem begins with the place, as editors and people expect it."""
    (problem,) = parse("---\nbank: A\n---\n", file="banks/a.md").problems

    assert str(problem).startswith("banks/a.md:2: bank: is not a slug")


def test_a_bank_with_problems_is_refused_whole() -> None:
    """Whoever wants a sound bank gets all the problems instead."""
    parsed = parse("## q\n\nStem?\n", bank="b")

    with pytest.raises(BankProblems, match="passage") as refusal:
        parsed.sound()
    assert refusal.value.problems == parsed.problems


def test_quick_add_goes_without_a_heading_block() -> None:
    """A teacher types only questions; the page knows the bank."""
    parsed = parse(SOUND, bank="historical-context")

    assert parsed.sound().slug == "historical-context"
    assert dict(parsed.lines) == {"q": 1}


def test_quick_add_into_another_bank_is_told() -> None:
    """A heading block that is pasted along must name the bank it is pasted into."""
    assert [(problem.line, problem.field) for problem in parse(HEADING, bank="c").problems] == [
        (1, "bank")
    ]
    assert parse(HEADING, bank="b").problems == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("", "there are 0 questions", id="no question"),
        pytest.param(SOUND + SOUND.replace("## q", "## r"), "there are 2 questions", id="two"),
        pytest.param(SOUND.replace("passage: p\n", ""), "passage", id="a faulty one"),
    ],
)
def test_one_question_is_exactly_one(text: str, words: str) -> None:
    """What should be one question is refused if it is anything else."""
    with pytest.raises(BankProblems, match=words):
        parse_question(text)


def test_usual_values_are_filled_in() -> None:
    """What the page calls optional may be left out, and the kind is seen from the answers."""
    (found,) = parse(question("= 1955"), bank="b").sound().questions

    assert (found.kind.value, found.difficulty, found.bloom.value) == (
        "short_answer", 2, "understand",
    )  # fmt: skip
    assert (found.points, found.rests_on.value, found.tags) == (1, "article", ())


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        pytest.param("- (x) a\n- ( ) b", "single_choice", id="round brackets"),
        pytest.param("- [x] a\n- [ ] b", "multiple_response", id="square brackets"),
        pytest.param("= false\n~ true\n  > No.", "true_false", id="true or false"),
        pytest.param("= true\n= yes", "short_answer", id="true among other words"),
        pytest.param("### Answer\nYes.", "recall", id="an answer section"),
    ],
)
def test_the_kind_is_read_from_the_answers(answers: str, kind: str) -> None:
    """The shape of the answer part tells the kind."""
    (found,) = parse(question(answers), bank="b").sound().questions

    assert found.kind.value == kind


def test_bytes_that_are_no_utf_8_are_told() -> None:
    """A file in another encoding is refused with the line of its first strange byte."""
    parsed: Parsed = parse_bytes(b"---\nbank: b\n---\n\n## caf\xe9\n", file="b.md")

    assert [(problem.line, problem.field) for problem in parsed.problems] == [(5, "text")]
    assert parse_bytes((HEADING + SOUND).encode()).problems == ()


def test_text_is_read_in_composed_form() -> None:
    """The same letter, typed on two machines, is the same text."""
    (found,) = parse(question("= cafe\u0301"), bank="b").sound().questions

    assert found.body == parse_question(question("= caf\u00e9")).body
