"""T15: no few bytes unfold into many: XML is no format of ours, and nothing else refers or nests.

Whatever is sent is read in a process of its own, with two hundred megabytes and five seconds.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from lessons import Course, Lesson, LessonsError, read, read_course, read_lesson, to_html
from quizzes.formats.recognised import read as read_questions
from tests.guards.sources import ROOT, place, python_files, tree_of
from tests.school.browsers import send
from tests.school.routes import QUESTION, QUICK
from tests.school.rows import Who
from tests.school.scene import Scene, changes
from tests.threats.bounded import within_bounds

TEACH = "/courses/tides/teach"
MARK = "lol-that-was-unfolded"
SECRET = "root:x:0"
XML_READERS = {"xml", "lxml", "html5lib", "defusedxml", "bs4", "xmltodict", "pyexpat", "untangle"}
MAKES_XML = {"Element", "tostring", "SubElement", "quoteattr", "escape"}
READS_JSON = {"json.loads", "json.load", "request.json", "request.get_json", "request.is_json"}
READS_OUR_OWN = "course/web/icons.py"
"""The one place that reads XML: the icons of an installed package, when the site starts."""


def _bomb(entities: int) -> str:
    lines = [f'<!ENTITY l0 "{MARK}">']
    lines += [f'<!ENTITY l{n} "' + f"&l{n - 1};" * 10 + '">' for n in range(1, entities)]
    return f"<!DOCTYPE l [{''.join(lines)}]><l>&l{entities - 1};</l>"


HEAD = '<?xml version="1.0"?>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "{}">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>'
XML = [
    pytest.param(HEAD + _bomb(10), id="a billion laughs"),
    pytest.param(f'<!DOCTYPE a [<!ENTITY a "{"a" * 50_000}">]>' + "&a;" * 20_000, id="quadratic"),
    pytest.param(HEAD + OUTSIDE.format("file:///etc/passwd"), id="a file of the server"),
    pytest.param(HEAD + OUTSIDE.format("http://127.0.0.1:9/x"), id="an address of the server"),
    pytest.param(
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>', id="a definition somewhere else"
    ),
    pytest.param(
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]><a/>', id="a parameter entity"
    ),
    pytest.param(
        '<a xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="file:///etc/passwd"/></a>',
        id="an inclusion",
    ),
    pytest.param("<a>" * 60_000, id="elements in elements"),
    pytest.param("<a" + "".join(f" b{n}='1'" for n in range(40_000)) + "/>", id="attributes"),
    pytest.param("+ADwAIQ-DOCTYPE a+AD4-", id="UTF-7"),
    pytest.param(
        '<!DOCTYPE quiz SYSTEM "quiz.dtd"><quiz><question type="essay"/></quiz>', id="a quiz in XML"
    ),
    pytest.param("<svg>" + "<use href='#a'/>" * 20_000 + "</svg>", id="uses of one shape"),
]


def _imports(tree: ast.Module) -> Iterator[tuple[int, str, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, each.name, "") for each in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield from ((node.lineno, module, each.name) for each in names)
            case _:
                pass


def test_no_code_of_ours_reads_xml() -> None:
    """MathML is made of elements and written; nothing that was sent is parsed as XML or HTML."""
    found = [
        place(path, line)
        for path in python_files()
        if path.relative_to(ROOT).parts[0] in {"course", "lessons", "quizzes"}
        for line, module, name in _imports(tree_of(path))
        if module.partition(".")[0] in XML_READERS and name not in MAKES_XML
    ]
    assert {each.rpartition(":")[0] for each in found} == {READS_OUR_OWN}


def test_json_is_read_from_the_database_alone() -> None:
    """No request is read as JSON, so that none can nest deeper than a program goes."""
    found = {
        str(path.relative_to(ROOT))
        for path in python_files()
        if path.relative_to(ROOT).parts[0] in {"course", "lessons", "quizzes"}
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in READS_JSON
    }
    assert all(each.startswith(("course/rows/", "course/services/")) for each in found)


@pytest.mark.parametrize("text", XML)
def test_xml_in_a_form_is_text(sqlite_scene: Scene, text: str) -> None:
    """Quick add finds no question in it, and a question's text shows it as it was typed."""
    sqlite_scene.restore()
    client = sqlite_scene.browser(Who.instructor)

    def sent() -> list[Any]:
        added = send(client, f"{TEACH}/questions/quick", QUICK | {"text": text})
        tried = send(
            client, f"{TEACH}/questions/try?kind=recall", QUESTION | {"stem": text[:9_000]}
        )
        pages = added.text + tried.text
        return [added.status_code, tried.status_code, pages.count(MARK), SECRET in pages]

    added, tried, often, told = within_bounds(sent)
    assert added in {400, 413}
    assert tried in {200, 400}
    assert often <= 8 * text.count(MARK)
    assert not told


def test_xml_is_no_picture(sqlite_scene: Scene) -> None:
    """Whatever it is called: it is refused before anything reads it as XML."""
    sqlite_scene.restore()
    client, before = sqlite_scene.browser(Who.instructor), sqlite_scene.dump()

    def sent() -> list[list[Any]]:
        answers = [
            send(client, f"{TEACH}/media", {"files": (str(each.values[0]).encode(), name)})
            for each in XML
            for name in ("a.svg", "a.png", "a.xml")
        ]
        return [[answer.status_code, SECRET in answer.text] for answer in answers]

    assert within_bounds(sent) == [[400, False]] * 3 * len(XML)
    assert changes(before, sqlite_scene.dump()) == []


def _laughs(depth: int = 20) -> str:
    lines = [f"a0: &a0 [{', '.join([MARK] * 10)}]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, depth)]
    return "\n".join(lines)


YAML = [
    pytest.param(_laughs(), id="a billion laughs"),
    pytest.param("a: &a\n  b: *a", id="something that holds itself"),
    pytest.param("a: &a {b: c}\nd:\n  <<: [*a, *a]", id="pairs that are merged"),
    pytest.param("a: " + "[" * 60_000, id="lists in lists"),
    pytest.param("a: " + "{b: " * 12_000, id="pairs in pairs"),
    pytest.param("- " * 30_000 + "a", id="lists in lists, in lines"),
    pytest.param("? " * 30_000 + "a", id="names that are pairs"),
    pytest.param("title: !!python/object/apply:os.system ['true']", id="an object"),
    pytest.param("title: !!binary " + "A" * 50_000, id="bytes"),
    pytest.param("title: 1:2:3" + ":4" * 15_000, id="a number of base sixty"),
    pytest.param("title: " + "9" * 60_000, id="a number without end"),
    pytest.param("title: &a " + "a" * 60_000 + "\nsummary: *a", id="a text twice"),
    pytest.param("%TAG ! tag:x,2000:\n---\na: b", id="a directive"),
    pytest.param("a: b\n...\n---\n" * 4_000, id="documents"),
    pytest.param('title: "' + "\\U0010FFFF" * 6_000 + '"', id="escapes"),
    pytest.param("".join(f"n{n}: x\n" for n in range(7_000)), id="names"),
    pytest.param("title: |\n" + "  a\n" * 15_000, id="a block of lines"),
    pytest.param("a: 'b\n" + "\n" * 60_000, id="a quotation that is never closed"),
]


@pytest.mark.parametrize("reader", [read_course, read_lesson], ids=["a course", "a lesson"])
def test_a_front_matter_cannot_unfold(reader: Callable[..., Course | Lesson]) -> None:
    """Aliases, tags and a third level are refused as soon as they come, with the line."""

    def looked_at() -> dict[str, str]:
        return {str(each.id): _refusal(reader, str(each.values[0])) for each in YAML}

    for told in within_bounds(looked_at).items():
        assert "a.md:" in told[1], told
        assert told[1].count(MARK) <= 10, told


def _refusal(reader: Callable[..., Course | Lesson], front: str) -> str:
    try:
        reader(f"---\n{front}\n---\n\nText.\n", file="a.md")
    except LessonsError as error:
        return str(error)
    return ""


DEEP = [
    pytest.param("> " * 4_900, id="quotations"),
    pytest.param("- " * 4_900, id="lists"),
    pytest.param("[" * 9_900, id="brackets"),
    pytest.param("[a](" * 2_400 + ")" * 300, id="links"),
    pytest.param("*" * 4_900 + "a" + "*" * 4_900, id="emphasis"),
    pytest.param("::: context a\n" * 700, id="containers"),
    pytest.param("$" + "{" * 900 + "}" * 900 + "$", id="braces of a formula"),
    pytest.param("$" + r"\frac{1}{" * 200 + "2" + "}" * 200 + "$", id="fractions"),
    pytest.param("$" + r"\sqrt{" * 300 + "2" + "}" * 300 + "$", id="roots"),
    pytest.param("$" + r"\begin{matrix}" * 100 + r"\end{matrix}" * 100 + "$", id="matrices"),
    pytest.param("$" + "a^{" * 600 + "}" * 600 + "$", id="powers"),
    pytest.param("[^a]" * 2_000 + "\n\n[^a]: [^a]\n", id="footnotes of footnotes"),
    pytest.param("|" * 4_900 + "\n" + "|-" * 2_400, id="columns"),
    pytest.param("[[a" * 3_000 + "]]" * 300, id="gaps in gaps"),
    pytest.param("[x " * 3_000 + "]" * 3_000, id="words in words"),
    pytest.param("{{a" * 3_000 + "}}" * 300, id="variables in variables"),
]


@pytest.mark.parametrize("text", DEEP)
def test_what_nests_is_shown_or_refused(text: str) -> None:
    """As Markdown, as an article, and in each place of a question that has a writing of its own."""

    def looked_at() -> int:
        found = 0
        for look in (lambda: to_html(text), lambda: read(text, name="a.md")):
            try:
                look()
            except LessonsError:
                found += 1
        for body in (text, f"### Text\n{text}", f"[[a]]\n= {text[:190]}", f"### Hint\n{text}"):
            for kind in ("hot text", "cloze", "numeric", "matching", "essay"):
                written = f"##\nkind: {kind}\n\nQ {text[:4_000]}\n\n{body}\n"
                read_questions(written, passage="p", name=lambda _stem: "q")
        return found

    assert within_bounds(looked_at, seconds=20) in {0, 1, 2}


@pytest.mark.parametrize("kind", ["recall", "hot_text", "cloze", "numeric", "essay"])
def test_what_nests_in_a_form_is_answered(sqlite_scene: Scene, kind: str) -> None:
    """The editor shows each of these texts, or says what is wrong with it."""
    sqlite_scene.restore()
    client = sqlite_scene.browser(Who.instructor)
    texts = [str(each.values[0])[:3_000] for each in DEEP]

    def sent() -> list[int]:
        return [
            send(
                client,
                f"{TEACH}/questions/try?kind={kind}",
                QUESTION | {"stem": text, "answer": text, "text": text, "accepted": text},
            ).status_code
            for text in texts
        ]

    assert set(within_bounds(sent, seconds=60)) <= {200, 400}


def test_the_bounds_hold() -> None:
    """A child that unfolds something is seen, so that each test above can fail."""
    with pytest.raises(AssertionError, match="MemoryError"):
        within_bounds(lambda: len("a" * 10**9))
    with pytest.raises(AssertionError, match="was ended"):
        within_bounds(lambda: sum(1 for _ in iter(int, 1)), seconds=1)
