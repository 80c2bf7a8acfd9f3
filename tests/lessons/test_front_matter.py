"""The block of fields at the top of a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.errors import ContentProblems, Report
from lessons.front_matter import LIMIT, Split, split, write
from lessons.plain_yaml import Items, Pairs, Text
from tests.lessons.strategies import slugs, texts


def taken_apart(front: str, body: str = "Body.") -> Split:
    """Split a file that has no problems."""
    report = Report("a.md")
    result = split(f"---\n{front}\n---\n{body}", report)
    report.raise_if_any()
    return result


def problems(text: str) -> list[str]:
    """List the problems of a whole file."""
    report = Report("a.md")
    split(text, report)
    with pytest.raises(ContentProblems) as caught:
        report.raise_if_any()
    return [f"{each.line}: {each.field}: {each.message}" for each in caught.value.problems]


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("no", id="a truth value"),
        pytest.param("2024-02-30", id="a date that does not exist"),
        pytest.param("0x1F", id="a number"),
        pytest.param("1_000", id="a number with an underscore"),
        pytest.param("~", id="nothing"),
        pytest.param("12:30:45", id="a number to base sixty"),
        pytest.param("<<", id="a merge"),
    ],
)
def test_every_value_is_text(value: str) -> None:
    """Nothing turns into a number, a date or a truth value."""
    assert taken_apart(f"title: {value}").fields == {"title": Text(text=value, line=2)}


def test_lists_and_pairs_keep_their_lines() -> None:
    """Each text knows where it stands."""
    fields = taken_apart("lessons:\n  - a\n  - b\n\nterms:\n  Tide: It moves.\n").fields
    assert fields["lessons"] == Items(
        items=(Text(text="a", line=3), Text(text="b", line=4)), line=3
    )
    assert fields["terms"] == Pairs(
        pairs=((Text(text="Tide", line=7), Text(text="It moves.", line=7)),), line=7
    )


def test_folded_and_quoted_texts_are_one_line() -> None:
    """However a text is written in YAML, it is one line."""
    front = "a: >\n  one\n  two\nb: |\n  one\n  two\nc: 'one\n\n  two'\nd: \"one\\ttwo\" # aside"
    fields = taken_apart(front).fields
    assert {value.text for value in fields.values() if isinstance(value, Text)} == {"one two"}


def test_the_body_knows_its_first_line() -> None:
    """What is wrong in a body is told by the line of the file."""
    result = taken_apart("a: b", "one\n---\ntwo")
    assert (result.body, result.body_line) == ("one\n---\ntwo", 4)


@pytest.mark.parametrize(
    ("front", "line", "message"),
    [
        pytest.param("a: &x b\nc: *x", 2, r"'&' and '\*' are not used", id="an anchor"),
        pytest.param("a: *x", 2, r"'&' and '\*' are not used", id="an alias"),
        pytest.param("a: &x\n  - b", 2, r"'&' and '\*' are not used", id="an anchor on a list"),
        pytest.param("a: b\nc: !!int 3", 3, "'!' tags are not used", id="a tag"),
        pytest.param("a: !!python/object:os.system\n  b: c", 2, "'!' tags", id="a Python tag"),
        pytest.param("%YAML 1.1\n--- \na: b", 2, "cannot be read|'%' line", id="a directive"),
        pytest.param("a:\n  - - b", 3, "two levels deep", id="a third level in a list"),
        pytest.param("a:\n  b:\n    c: d", 4, "two levels deep", id="a third level of pairs"),
        pytest.param("? [a, b]\n: c", 2, "only text may stand here", id="a list as a name"),
        pytest.param("- a\n- b", 2, "must be fields", id="a list instead of fields"),
        pytest.param("just text", 2, "must be fields", id="text instead of fields"),
        pytest.param("a: b: c", 2, "put double quotes", id="a colon in a value"),
        pytest.param("a: b\nc: 'd", 3, "put double quotes", id="a quote that never ends"),
        pytest.param("a: b\n\tc: d", 3, "put double quotes", id="a tab as indentation"),
        pytest.param("a: b\x01", 1, "put double quotes", id="a control character"),
        pytest.param('a: "b\\0"', 2, "invisible character", id="NUL, written as an escape"),
        pytest.param('a: "\\uD800"', 2, "invisible character", id="half a character"),
        pytest.param("a: b\na: c", 3, "is given twice", id="a field twice"),
        pytest.param("a: " + "b" * LIMIT, 1, "is longer than 64,000", id="too long"),
        pytest.param(
            "a: b\n... \nc: d", 4, "second document|put double quotes", id="two documents"
        ),
    ],
)
def test_what_the_format_does_not_use_is_refused(front: str, line: int, message: str) -> None:
    """Each refusal names its line and the way out."""
    report = Report("a.md")
    split(f"---\n{front}\n---\n", report)
    with pytest.raises(ContentProblems, match=message) as caught:
        report.raise_if_any()
    assert caught.value.problems[0].line == line


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Just a body.", id="none at all"),
        pytest.param("---\na: b\n", id="no end"),
        pytest.param("\n---\na: b\n---\n", id="not on the first line"),
    ],
)
def test_a_file_begins_with_its_fields(text: str) -> None:
    """The first line opens the fields, and a second one closes them."""
    assert problems(text) == [
        "1: front matter: the file must begin with fields between two lines of '---'"
    ]


def test_an_empty_block_has_no_fields() -> None:
    """Nothing between the lines is nothing wrong with the lines."""
    assert taken_apart("").fields == {}
    assert taken_apart("# only a remark").fields == {}


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "a: [", "!", "&a ", "\n - "])
def test_deep_or_odd_nesting_ends_at_once(opening: str) -> None:
    """Thirty thousand levels are refused at the third, not followed."""
    assert problems(f"---\n{opening * (30_000 // len(opening))}\n---\n")


@given(st.dictionaries(slugs, texts | st.lists(texts, min_size=1).map(tuple), min_size=1))
def test_what_is_written_is_read_back(fields: dict[str, str | tuple[str, ...]]) -> None:
    """Whatever signs a text holds, it comes back as it was."""
    report = Report("a.md")
    found = split(write({**fields}, "Body."), report).fields
    report.raise_if_any()
    read_back = {
        name: value.text
        if isinstance(value, Text)
        else tuple(it.text for it in value.items)
        if isinstance(value, Items)
        else ()
        for name, value in found.items()
    }
    assert read_back == fields


def test_writing_is_plain_to_read() -> None:
    """Lists stand under their name, indented; quotes stand only where they are needed."""
    text = write({"title": "Tides", "note": "", "lessons": ("a", "b"), "t": {"x": "1: 2"}}, "Hi.")
    assert text == "---\ntitle: Tides\nlessons:\n  - a\n  - b\nt:\n  x: '1: 2'\n---\n\nHi.\n"
