"""A text with gaps on a page: cut where its fields stand, whatever the text is made of."""

from __future__ import annotations

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.rows.shown import asked_html, told_html
from course.services.errors import Invalid
from course.web.asking.filling import (
    ClozeView,
    cloze_view,
    given_cloze,
    read_cloze,
    told_cloze,
)
from quizzes import Option, Question, ShortAnswer, SingleChoice
from quizzes.grading import grade
from quizzes.questions import Cloze, Filled, Gap, Numeric, intervals

MEMBERS = Gap(
    name="members",
    body=SingleChoice(
        options=(
            Option(text="*eight*", right=True),
            Option(text="twelve", right=False, feedback="That is **NATO**."),
        )
    ),
)
CITY = Gap(name="city", body=ShortAnswer(accepted=("Warsaw",)))
LENGTH = Gap(name="length", body=Numeric(accepted=(intervals.read("9.81"),), unit="m/s^2"))
HAS = Gap(
    name="has",
    body=SingleChoice(options=tuple(Option(text=str(n), right=n == 2) for n in range(3))),
)


def question(stem: str, *gaps: Gap) -> Question:
    """Give a text with these gaps."""
    return Question(id="gaps", stem=stem, passage="p", body=Cloze(gaps=gaps))


def view(stem: str, *gaps: Gap) -> ClozeView:
    """Show it, its options in the author's order."""
    asked = asked_html(question(stem, *gaps))
    return cloze_view(asked, range(len(asked["options"])))


def test_the_text_is_cut_at_its_gaps() -> None:
    """Text, gap, text, gap, text; each gap knows its number and the words before it."""
    shown = view("It was signed **in** [[city]] by [[members]].", CITY, MEMBERS)
    assert [(str(text), gap.number, gap.before) for text, gap in shown.gaps] == [
        ("<p>It was signed <strong>in</strong> ", 1, "It was signed in"),
        (" by ", 2, "by"),
    ]
    assert str(shown.rest) == ".</p>\n"
    assert [str(option.html) for option in shown.gaps[1][1].options] == [
        "<p><em>eight</em></p>\n",
        "<p>twelve</p>\n",
    ]


@pytest.mark.parametrize(
    "stem",
    [
        pytest.param("A [link](https://example.org/[[city]]) to it.", id="in an address"),
        pytest.param('A [link](https://example.org "[[city]]") to it.', id="in a title"),
        pytest.param("![[[city]]](map.png)", id="in what is said of a picture"),
        pytest.param("$[[city]]$", id="in a formula"),
        pytest.param("[[city]]\n\n[city]: https://example.org", id="that has become a link"),
    ],
)
def test_a_gap_whose_place_is_not_shown_has_its_field_all_the_same(stem: str) -> None:
    """No field stands inside a tag; whoever learns can fill every gap, if need be beside."""
    shown = view(stem, CITY)
    fields = [gap.number for _, gap in shown.gaps] + [gap.number for gap in shown.beside]
    assert fields == [1]
    pieces = [*(str(text) for text, _ in shown.gaps), str(shown.rest)]
    for end in ("<u></u>".join(pieces[:end]) for end in range(1, len(pieces) + 1)):
        assert end.count("<") == end.count(">")


def test_a_gap_in_code_is_a_gap() -> None:
    """Between tags, and in whatever element, there is room for a field."""
    assert [gap.number for _, gap in view("`in [[city]]`", CITY).gaps] == [1]


@given(st.text(st.sampled_from('[]()*_`$!<>"\\ \nab#|-:&'), max_size=40))
def test_fields_never_break_the_page(text: str) -> None:
    """Whatever stands before a gap, the page with its field is the page that a browser reads."""
    shown = view(f"x {text.replace('[[', '[ [')}[[city]] z", CITY)
    html = "".join(f"{before}<input>" for before, _ in shown.gaps) + str(shown.rest)
    parsed = html5lib.HTMLParser(strict=False)
    parsed.parseFragment(html)
    assert html.count("<input>") + len(shown.beside) == 1
    assert not [each for each in parsed.errors if "attribute" in each[1]]


@pytest.mark.parametrize("order", [[0, 1, 2, 3, 4], [4, 1, 0, 3, 2], [1, 0, 2, 4, 3]])
def test_each_gap_has_its_own_options_in_the_order_of_the_page(order: list[int]) -> None:
    """What is chosen is stored by its position in its own gap, and shown again at its place."""
    asked = asked_html(question("[[members]] [[city]] [[has]]", MEMBERS, CITY, HAS))
    shown = cloze_view(asked, order)
    sent = [
        next(each.position for each in shown.gaps[0][1].options if "twelve" in each.html),
        "Warsaw",
        next(each.position for each in shown.gaps[2][1].options if "2" in each.html),
    ]
    response = read_cloze(sent, asked, order, "de")
    assert response == Filled(gaps=("1", "Warsaw", "2"), locale="de")
    assert given_cloze(response, asked, order) == sent


@pytest.mark.parametrize(
    "values",
    [
        pytest.param(["0"], id="too few"),
        pytest.param(["0", "Warsaw", "x"], id="too many"),
        pytest.param(["2", "Warsaw"], id="an option of no gap"),
        pytest.param(["-1", "Warsaw"], id="an option before the first"),
        pytest.param(["twelve", "Warsaw"], id="an option by its text"),
    ],
)
def test_what_fits_no_gap_is_refused(values: list[str]) -> None:
    """Nothing is stored that could not be marked."""
    asked = asked_html(question("[[members]] [[city]]", MEMBERS, CITY))
    with pytest.raises(Invalid):
        read_cloze(values, asked, [1, 0], "")


def test_each_gap_is_told_what_was_given_and_what_is_accepted() -> None:
    """The texts stand in a line: no paragraph is in them, and what was typed is escaped."""
    value = question("[[members]] [[city]] [[length]]", MEMBERS, CITY, LENGTH)
    response = Filled(gaps=("1", "<b>", ""))
    parts = told_cloze(asked_html(value), told_html(value), response, grade(value, response))
    assert [(str(each.given), str(each.key), each.right) for each in parts] == [
        ("twelve", "<em>eight</em>", False),
        ("&lt;b&gt;", "Warsaw", False),
        ("", "9.81 m/s²", None),
    ]


def test_what_is_said_to_a_gap_is_rendered_when_it_is_written() -> None:
    """Under the words that a mark uses, so that pictures and formulas are in it."""
    value = question("[[members]] [[city]]", MEMBERS, CITY)
    (said,) = grade(value, Filled(gaps=("1", "Warsaw"))).feedback
    html = told_html(value)["said"][said]
    assert html == "<p><strong>Gap 1:</strong> That is <strong>NATO</strong>.</p>\n"
