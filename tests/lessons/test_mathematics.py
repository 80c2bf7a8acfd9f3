"""Mathematics in Markdown: what is a formula, what it becomes, what is refused and how."""

from __future__ import annotations

import re
import time

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import to_html, words
from lessons.formula_tree import FormulaError
from lessons.formulas import MOST_FORMULAS, Allowance

MATHML = "{http://www.w3.org/1998/Math/MathML}"
MARK = re.compile(r'alttext="([^"]*)"')


def formulas(markdown: str) -> list[str]:
    """Give the LaTeX of each formula that a text shows."""
    return MARK.findall(to_html(markdown))


def inside(latex: str, *, display: bool = False) -> str:
    """Give the MathML of a formula, without the element around it."""
    html = Allowance().formula(latex, block=display, display=display).html
    return re.sub(r"^<math[^>]*><mrow>|</mrow></math>$", "", html)


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        pytest.param("Let $x$ be", ["x"], id="a formula in a line"),
        pytest.param("$x$ is 5", ["x"], id="at the beginning, before a number at the end"),
        pytest.param("the $n$th term", ["n"], id="letters right after it"),
        pytest.param("**$x$** and ($y$), $z$.", ["x", "y", "z"], id="within other marks"),
        pytest.param("$a*b$ and $c*d$", ["a*b", "c*d"], id="stars that are no emphasis"),
        pytest.param("$a\nb$", ["a\nb"], id="over two lines"),
        pytest.param(r"$a\$b$", [r"a\$b"], id="a dollar inside"),
        pytest.param("$$\nx\n$$", ["x"], id="on lines of its own"),
        pytest.param("$$x$$", ["x"], id="on one line of its own"),
        pytest.param("before\n$$\nx\n$$\nafter", ["x"], id="between the lines of a paragraph"),
        pytest.param("- $$\n  x\n  $$\n- b", ["x"], id="in a list"),
        pytest.param("> $$\n> x\n> $$", ["x"], id="in a quote"),
        pytest.param("a $$x$$ b", ["x"], id="two dollars in a line"),
        pytest.param("| $a$ |\n|-|\n| $b$ |", ["a", "b"], id="in a table"),
        pytest.param("It costs $5 and $6.", [], id="prices"),
        pytest.param("US$5–US$7, A$8/$9", [], id="prices in several currencies"),
        pytest.param("$10-$20, $30", [], id="a range of prices"),
        pytest.param("$$5 and $$6", [], id="dollars in pairs"),
        pytest.param(r"\$x\$ and \\$5", [], id="backslashes before the dollars"),
        pytest.param("`$x$` and\n\n    $y$", [], id="code"),
        pytest.param("$ a$ $a $ $$ $", [], id="spaces inside"),
        pytest.param("x$y$", [], id="letters right before it"),
        pytest.param("- $$\n- x\n- $$", [], id="a formula does not leave its list item"),
        pytest.param("$$\nx\n\ny\n$$", [], id="a blank line ends it"),
        pytest.param("$" + "x" * 2001 + "$", [], id="too long to be one"),
    ],
)
def test_dollars_make_formulas_and_prices_stay_prices(markdown: str, found: list[str]) -> None:
    """What stands between dollars is a formula where it cannot be money."""
    assert formulas(markdown) == found


@pytest.mark.parametrize(
    ("latex", "mathml"),
    [
        pytest.param("x<3", "<mi>x</mi><mo>&lt;</mo><mn>3</mn>", id="a sign of HTML"),
        pytest.param(
            r"\frac{1}{2}",
            "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac>",
            id="a fraction",
        ),
        pytest.param(r"\mathbb{R}^n", "<msup><mi>ℝ</mi><mi>n</mi></msup>", id="an alphabet"),
        pytest.param(r"\bm{v}", "<mrow><mi>𝒗</mi></mrow>", id="an alphabet that browsers lack"),
        pytest.param(r"50\%", "<mn>50</mn><mi>%</mi>", id="per cent"),
        pytest.param(
            r"\text{50\% of <b>}", "<mtext>50%\u00a0of\u00a0&lt;b&gt;</mtext>", id="words"
        ),
        pytest.param(
            r"\boxed{x}", '<mrow class="math-box"><mrow><mi>x</mi></mrow></mrow>', id="a frame"
        ),
        pytest.param(
            r"\overline{x}", '<mrow class="math-over"><mrow><mi>x</mi></mrow></mrow>', id="a bar"
        ),
        pytest.param(
            r"\begin{aligned}a&=b\end{aligned}",
            '<mtable displaystyle="true"><mtr><mtd class="math-right"><mi>a</mi></mtd>'
            '<mtd class="math-left"><mi></mi><mo>=</mo><mi>b</mi></mtd></mtr></mtable>',
            id="aligned lines",
        ),
        pytest.param(
            r"\begin{array}{c|c}a&b\\ \hline c&d\end{array}",
            '<mtable><mtr><mtd class="math-line-after math-line-below"><mi>a</mi></mtd>'
            '<mtd class="math-line-below"><mi>b</mi></mtd></mtr>'
            '<mtr><mtd class="math-line-after"><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr>'
            "</mtable>",
            id="lines in a table",
        ),
    ],
)
def test_latex_becomes_what_every_browser_shows(latex: str, mathml: str) -> None:
    """MathML Core with classes, no attribute that browsers have given up."""
    assert inside(latex) == mathml


def test_limits_stand_below_where_there_is_room() -> None:
    """On lines of its own a limit is written under its word; browsers put it beside in a line."""
    assert inside(r"\lim_{x}").startswith('<munder><mo movablelimits="true">lim</mo>')
    assert inside(r"\sum_{i}", display=True).startswith("<munder>")
    assert inside(r"\sum_{i}").startswith("<msub>")


@pytest.mark.parametrize(
    ("latex", "said"),
    [
        pytest.param("{x", "without its '}'", id="a brace too few"),
        pytest.param("x}", "'}' too many", id="a brace too many"),
        pytest.param(r"\foo x", r"'\foo', which is not known", id="an unknown command"),
        pytest.param(r"\text{a \foo b}", r"'\foo', which is not known", id="one within words"),
        pytest.param(r"\frac{1}", "lacks a part", id="half a fraction"),
        pytest.param("x^", "nothing after it", id="an exponent that is missing"),
        pytest.param("x_1_2", "two subscripts", id="two subscripts"),
        pytest.param(r"\left( x", "without the other", id="half a bracket"),
        pytest.param("a & b", "'&' outside of a table", id="a column outside of a table"),
        pytest.param(r"a \\ b", "outside of a table", id="a line break outside of a table"),
        pytest.param(r"\begin{foo}x\end{foo}", "no such surroundings as 'foo'", id="surroundings"),
        pytest.param(r"\begin{matrix}x", "cannot be read|without its", id="no end"),
        pytest.param(r"\href{https://a.example}{x}", r"'\\href'", id="a link"),
        pytest.param(r"\color{red} x", r"'\\color'", id="a colour"),
        pytest.param(r"\rule{9em}{9em}", r"'\\rule'", id="a black box"),
        pytest.param(r"\raise{9em}{x}", r"'\\raise'", id="a sign put elsewhere"),
        pytest.param(r"\hspace{-99em} x", "at most 10em", id="a space that leaves the page"),
        pytest.param(r"\hspace{evil} x", "for a length", id="a space that is none"),
        pytest.param(r"\def\a{\a\a}\a", "definitions", id="a definition"),
        pytest.param(r"\newcommand{\a}{x}\a", "definitions", id="a new command"),
        pytest.param("%", "cannot be read", id="nothing"),
    ],
)
def test_what_cannot_be_read_is_said_and_shown_as_typed(latex: str, said: str) -> None:
    """The message names what is wrong; the page shows what was typed, and nothing breaks."""
    with pytest.raises(FormulaError, match=said.replace("\\foo", r"\\foo")):
        Allowance().formula(latex, block=False, display=False)
    if latex != "%":
        page = html5lib.parseFragment(to_html(f"$${latex}$$"), namespaceHTMLElements=False)
        assert [code.text for code in page.iter("code")] == [f"$${latex}$$"]


@pytest.mark.parametrize(
    "latex",
    [
        pytest.param("{" * 10_000, id="ten thousand braces"),
        pytest.param("{" * 900 + "x" + "}" * 900, id="braces in braces"),
        pytest.param(r"\sqrt" * 399 + "x", id="roots of roots"),
        pytest.param(r"\frac" * 399, id="fractions of fractions"),
        pytest.param(r"\left(" * 300, id="brackets in brackets"),
        pytest.param(r"\begin{matrix}" * 70 + r"\end{matrix}" * 70, id="tables in tables"),
        pytest.param("x^" * 999, id="exponents of exponents"),
        pytest.param("&" * 2000, id="columns"),
        pytest.param(r"\not" * 500 + "{", id="refusals"),
        pytest.param(r"\def\a{\b\b}\def\b{\c\c}" * 80, id="definitions that grow"),
        pytest.param("x'" * 2000, id="too long"),
    ],
)
def test_a_hostile_formula_is_refused_at_once(latex: str) -> None:
    """No depth, no length and no growth costs more than a moment, or any other exception."""
    begun = time.process_time()
    with pytest.raises(FormulaError):
        Allowance().formula(latex, block=True, display=True)
    assert time.process_time() - begun < 1


def test_a_text_has_room_for_so_many_formulas() -> None:
    """What comes after them is shown as typed, so that a page is never slow to publish."""
    html = to_html("$x$ " * (MOST_FORMULAS + 3))
    assert html.count("<math ") == MOST_FORMULAS
    assert html.count("math-error") == 3


@given(st.text(alphabet="\\{}^_&$%frac sqrtbeginmatxd12<>'\"", max_size=60))
def test_whatever_is_typed_is_shown_or_refused(latex: str) -> None:
    """Chance finds no other exception."""
    try:
        html = Allowance().formula(latex, block=False, display=True).html
    except FormulaError:
        return
    assert html.startswith("<math ")


def test_the_latex_is_the_alternative_text() -> None:
    """Who cannot see a formula is told what was typed; quotes in it stay inside."""
    page = html5lib.parseFragment(to_html("$x\"'<y$"), namespaceHTMLElements=False)
    assert [each.get("alttext") for each in page.iter(f"{MATHML}math")] == ["x\"'<y"]


def test_what_may_be_too_wide_scrolls_by_keyboard() -> None:
    """A block of its own, and a long formula in a line, can be scrolled and have a name."""
    scrolls = 'role="group" aria-label="Formula" tabindex="0"'
    assert to_html("$$x$$").startswith(f'<div class="math-block" {scrolls}><math display="block"')
    assert f'<span class="math-wide" {scrolls}>' in to_html("$" + "+".join("abcdefghijklm") + "$")
    assert "tabindex" not in to_html("$a+b$")


@pytest.mark.parametrize(
    ("markdown", "count"),
    [
        pytest.param("Let $x^2 + y^2$ be small", 4, id="in a line"),
        pytest.param("the $n$th term", 3, id="joined to letters"),
        pytest.param("Then\n\n$$\na = b\n$$\n\nholds", 3, id="on lines of its own"),
    ],
)
def test_a_formula_counts_as_a_word(markdown: str, count: int) -> None:
    """Reading time does not depend on how a formula is typed."""
    assert words(markdown) == count
