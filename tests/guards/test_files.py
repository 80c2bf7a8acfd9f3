"""The shape of the source: small files that say what they are for, and nothing that runs text."""

from __future__ import annotations

import ast
import tokenize
from pathlib import Path

import pytest

from tests.guards.forbidden import clock_readings, offences
from tests.guards.sources import ROOT, place, python_files, tree_of

LONGEST = 300
NOBODYS_HOME = {"util", "utils", "helper", "helpers", "common", "misc"}


def test_there_are_files_to_guard() -> None:
    """The guards below see the project; an empty list would make every one of them pass."""
    assert {ROOT / "dev.py", ROOT / "course" / "clock.py"} <= set(python_files())


def test_no_file_is_too_long() -> None:
    """A file that passes 300 lines has a seam; migrations are written once and never read again."""
    long = [
        f"{place(path)} has {lines} lines"
        for path in python_files()
        if "migrations" not in path.relative_to(ROOT).parts
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    ]
    assert long == []


def test_every_module_says_what_it_is_for() -> None:
    """The first line of a module is a docstring with its one responsibility."""
    silent = [place(path) for path in python_files() if not _opening_line(path)]
    assert silent == []


def test_a_function_lives_with_the_noun_that_it_is_about() -> None:
    """No module is named after the fact that its author found no name."""
    nameless = [
        place(path)
        for path in python_files()
        if {part.removesuffix(".py") for part in path.relative_to(ROOT).parts} & NOBODYS_HOME
    ]
    assert nameless == []


def test_nothing_runs_text() -> None:
    """No eval, no pickle, no unsafe YAML, no template and no SQL put together from text."""
    found = [
        f"{place(path, line)} {reason}"
        for path in python_files()
        for line, reason in offences(tree_of(path))
    ]
    assert found == []


def test_only_the_clock_reads_the_clock() -> None:
    """Everything else is given the moment, so that a test can say what day it is."""
    found = [
        place(path, line)
        for path in python_files()
        if path != ROOT / "course" / "clock.py"
        for line in clock_readings(tree_of(path))
    ]
    assert found == []


def test_every_suppression_has_its_reason() -> None:
    """A `noqa` or `type: ignore` names the rule and, after it, says why."""
    bare = [
        f"{place(path, line)} {comment}"
        for path in python_files()
        for line, comment in _comments(path)
        if any(mark in comment for mark in ("# noqa", "# type: ignore")) and not _says_why(comment)
    ]
    assert bare == []


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("eval(answer)", id="eval"),
        pytest.param("exec(code)", id="exec"),
        pytest.param("import pickle", id="pickle"),
        pytest.param("from pickle import loads", id="a name from pickle"),
        pytest.param("yaml.load(text)", id="yaml without a loader"),
        pytest.param("yaml.load(text, Loader=yaml.Loader)", id="yaml with an unsafe loader"),
        pytest.param("flask.render_template_string(text)", id="a template made of text"),
        pytest.param("text(f'SELECT {name}')", id="an f-string as SQL"),
        pytest.param("sa.text('SELECT ' + name)", id="a sum as SQL"),
        pytest.param("text('SELECT {}'.format(name))", id="a format as SQL"),
    ],
)
def test_the_guard_sees(source: str) -> None:
    """Each thing that is not allowed is found where it is written."""
    assert [line for line, _ in offences(ast.parse(source))] == [1]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("yaml.safe_load(text)", id="safe yaml"),
        pytest.param("yaml.load(text, Loader=yaml.SafeLoader)", id="yaml with the safe loader"),
        pytest.param("text('SELECT :name')", id="SQL with a parameter"),
        pytest.param("re.compile('a')", id="a pattern"),
    ],
)
def test_the_guard_lets_pass(source: str) -> None:
    """What only looks alike is allowed."""
    assert list(offences(ast.parse(source))) == []


@pytest.mark.parametrize(
    "reading", ["datetime.now()", "datetime.datetime.utcnow()", "date.today()"]
)
def test_the_guard_sees_a_clock(reading: str) -> None:
    """Each way of asking the system's clock is found."""
    assert list(clock_readings(ast.parse(reading))) == [1]


def _opening_line(path: Path) -> str:
    """Return the first line of a module's docstring where it stands first in the file."""
    tree = tree_of(path)
    text = ast.get_docstring(tree) or ""
    above = path.read_text(encoding="utf-8").splitlines()[: tree.body[0].lineno - 1] if text else []
    return text.partition("\n")[0] if all(line.startswith("#!") for line in above) else ""


def _comments(path: Path) -> list[tuple[int, str]]:
    """Return the comments of a Python file, each with its line."""
    with tokenize.open(path) as file:
        return [
            (token.start[0], token.string)
            for token in tokenize.generate_tokens(file.readline)
            if token.type == tokenize.COMMENT
        ]


def _says_why(comment: str) -> bool:
    """Tell whether more than the mark and the rule stands in a comment."""
    rest = comment.split("# noqa", 1)[-1].split("# type: ignore", 1)[-1]
    words = rest.replace("(", " ").replace(")", " ").replace("[", " ").replace("]", " ").split()
    return len([word for word in words if word.isalpha() and word.islower()]) >= 2
