"""Hostile Markdown stays text: pages are parsed as a browser would and searched for what acts."""

from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import Image, LessonsError, to_html

TAGS = {
    *("p", "h3", "h4", "h5", "h6", "hr", "br", "blockquote", "pre", "code", "em", "strong"),
    *("ul", "ol", "li", "a", "sup", "aside", "section", "div"),
    *("table", "thead", "tbody", "tr", "th", "td"),
    *("span", "math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mstyle", "mpadded", "mphantom"),
    *("mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover"),
    *("mtable", "mtr", "mtd"),
}
ATTRIBUTES = {
    *("display", "displaystyle", "alttext", "mathvariant", "form", "scriptlevel"),
    *("stretchy", "fence", "separator", "accent", "largeop", "movablelimits"),
    *("lspace", "rspace", "minsize", "maxsize", "width", "height", "depth", "linethickness"),
    *("href", "title", "id", "rel", "class", "start", "scope"),
    *("aria-label", "role", "tabindex"),
}
MATHML = "{http://www.w3.org/1998/Math/MathML}"
SCHEMES = ("http:", "https:", "mailto:")

PAYLOADS = {
    "a script": "<script>alert(1)</script>",
    "a script in a context": "::: context\n<script>alert(1)</script>\n:::",
    "a script in a table": "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    "a script in a footnote": "a[^1]\n\n[^1]: <script>alert(1)</script>",
    "a script in a heading": "### <script>alert(1)</script>",
    "an event": "<img src=x onerror=alert(1)>",
    "an event without quotes or blanks": "<svg/onload=alert(1)>",
    "an event in capitals": "<BODY ONLOAD=alert(1)>",
    "mathematics": "<math><mtext></p><style><img src=x onerror=alert(1)></style></mtext></math>",
    "a form": "<form action=https://evil.example><input name=csrf_token><button>Go</button></form>",
    "a base": "<base href=https://evil.example/>",
    "a meta": "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "a style": "<style>@import 'https://evil.example';</style>",
    "a frame": "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "an object": "<object data=javascript:alert(1)></object><embed src=javascript:alert(1)>",
    "a link element": "<link rel=stylesheet href=https://evil.example>",
    "a comment": "<!--><script>alert(1)</script>-->",
    "a processing instruction": "<?xml-stylesheet href='javascript:alert(1)'?>",
    "character data": "<![CDATA[<script>alert(1)</script>]]>",
    "a clobbering id": "<a id=csrf_token name=getElementById>x</a>",
    "a template": "<template><script>alert(1)</script></template>",
    "no script": '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "an address of script": "[x](javascript:alert(1))",
    "in mixed case": "[x](JaVaScRiPt:alert(1))",
    "with an entity": "[x](javascript&colon;alert(1))",
    "with a numbered entity": "[x](&#106;avascript:alert(1))",
    "with a tab": "[x](java&Tab;script:alert(1))",
    "with a line break": "[x](java&NewLine;script:alert(1))",
    "with a control character": "[x](\x01javascript:alert(1))",
    "in angle brackets": "[x](<javascript:alert(1)>)",
    "as an automatic link": "<javascript:alert(1)>",
    "by reference": "[x]\n\n[x]: javascript:alert(1)",
    "percent-encoded": "[x](javascript%3Aalert(1))",
    "an old script": "[x](vbscript:msgbox(1))",
    "data": "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "a picture of data": "![x](data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=)",
    "a picture of script": "![x](javascript:alert(1))",
    "a picture's text": '!["><img src=x onerror=alert(1)>](x)',
    "a title": "[x](https://a.example '\"><img src=x onerror=alert(1)>')",
    "an address with a quote": '[x](https://a.example/"onmouseover="alert(1))',
    "a file": "[x](file:///etc/passwd)",
    "a blob": "[x](blob:https://a.example/1)",
    "a fence's language": '```"><script>alert(1)</script>\nx\n```',
    "a fence's class": "```x onload=alert(1)\nx\n```",
    "attributes in braces": "# x {#csrf_token onclick=alert(1)}",
    "attributes of a context": "::: context onclick=alert(1)\nx\n:::",
    "a label of a footnote": 'a[^"><script>]\n\n[^"><script>]: x',
    "a footnote that names itself": "a[^1]\n\n[^1]: b[^1] [^2]\n\n[^2]: [^1]",
    "a style in a table": "|a|\n|:-:|\n|<b style=x:expression(alert(1))>|",
    "a closing of our own tags": "::: context\n</aside></div><script>alert(1)</script>\n:::",
    "a template expression": "{{7*7}} {% print(7*7) %} ${7*7}",
    "a link in a formula": r"$\href{javascript:alert(1)}{x}$",
    "a script in a formula's text": r"$\text{<script>alert(1)</script>}$",
    "the end of a formula": r"$\operatorname{</math><script>alert(1)</script>}$",
    "an entity in a formula": r"$\text{&lt;script&gt;&#x3c;script&#x3e;}$",
    "a style in a formula": r"$\style{x}{y} \class{x}{y}$",
    "a formula's words": '$x"onmouseover="alert(1)$',
    "a formula that cannot be read": r"$\foo<img src=x onerror=alert(1)>$",
    "a verbatim formula": r"$$\verb|</mtext><script>alert(1)</script>|$$",
    "a picture's title": "![x](map.png 'a\"><script>alert(1)</script>')",
    "NUL": "<scr\0ipt>alert(1)</script>",
    "turned writing": "[x\u202e](https://a.example/\u202e)",
    "half a character": "a &#xD800; b",
}


def assert_inert(html: str) -> None:
    """Assert that a page with this HTML on it does nothing by itself, whatever is clicked."""
    page: Element = html5lib.parseFragment(html, "div", namespaceHTMLElements=False)
    for element in page.iter():
        if element is page:
            continue
        assert str(element.tag).removeprefix(MATHML) in TAGS
        assert set(element.attrib) <= ATTRIBUTES
        assert element.get("id", "note:").startswith("note:")
        assert _leads_nowhere_bad(element.get("href", ""))


def _leads_nowhere_bad(address: str) -> bool:
    """Say whether a browser, which drops controls and blanks, would follow an address safely."""
    seen = "".join(sign for sign in address if ord(sign) > 32).lower()
    before = seen.split("/")[0].split("?")[0].split("#")[0]
    return ":" not in before or seen.startswith(SCHEMES)


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS.keys())
@pytest.mark.parametrize(
    "around",
    [
        pytest.param("{}", id="alone"),
        pytest.param("Text before.\n\n{}\n\nText after.", id="between paragraphs"),
        pytest.param("- {}", id="in a list"),
        pytest.param("> {}", id="in a quote"),
        pytest.param("**{}**", id="in bold"),
    ],
)
def test_stored_scripts_stay_text(payload: str, around: str) -> None:
    """No tag, attribute or address that could act comes through."""
    assert_inert(to_html(around.replace("{}", payload)))


def test_the_search_finds_what_it_is_for() -> None:
    """The page that every test here looks for would be noticed."""
    for html in ("<script></script>", "<p onclick=x>", "<a href=' java\tscript:x'>", "<p id=x>"):
        with pytest.raises(AssertionError):
            assert_inert(html)


def test_expressions_of_templates_are_left_alone() -> None:
    """Nothing is worked out on the way."""
    assert "{{7*7}}" in to_html("`{{7*7}}`")


IMAGES = {"map.png": Image(url="/courses/tides/media/0123.png", width=4, height=3)}
PIECES = st.sampled_from(
    [
        *("<", ">", '"', "'", "&", "`", "[", "]", "(", ")", "!", "javascript:", "data:", "x"),
        *("<script>", "<img src=x onerror=y>", "\n", "\n\n", "::: context\n", ":::", "[^1]", ": "),
        *(
            "$",
            "$$",
            "\\text{",
            "\\frac",
            "{",
            "}",
            "^",
            "&#x3c;",
            "\\",
            "\\begin{cases}",
            "map.png",
        ),
        *("|", "|-|", "> ", "- ", "# ", "\t", "\0", "&#", "&colon;", "https://", "<!--", "*", "_"),
    ]
)


@given(st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join))
def test_whatever_is_put_together_is_inert_or_refused(markdown: str) -> None:
    """Chance finds no way in either, and no way to make rendering fail."""
    try:
        html = to_html(markdown, images=IMAGES)
    except LessonsError:
        return
    assert_inert(html)


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param(">" * 10_000, id="quotes in quotes"),
        pytest.param("> " * 10_000 + "a", id="quotes in quotes with blanks"),
        pytest.param("- " * 10_000 + "a", id="lists in lists"),
        pytest.param("1. " * 10_000 + "a", id="numbered lists in lists"),
        pytest.param("- > " * 5_000 + "a", id="quotes in lists"),
        pytest.param("::: context\n" * 10_000, id="contexts in contexts"),
        pytest.param("".join(" " * 2 * n + "- a\n" for n in range(100)), id="a staircase of lists"),
    ],
)
def test_deep_nesting_is_refused(markdown: str) -> None:
    """What the parser would silently leave out is refused instead."""
    with pytest.raises(LessonsError, match="nested too deep"):
        to_html(markdown)


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param("[" * 20_000, id="brackets"),
        pytest.param("*a _b " * 5_000, id="emphasis"),
        pytest.param("![" * 10_000, id="pictures"),
        pytest.param("<" * 20_000, id="angle brackets"),
        pytest.param("`a ``" * 5_000, id="backticks"),
        pytest.param("|a" * 5_000 + "\n" + "|-" * 5_000, id="a wide table"),
        pytest.param("&a" * 10_000, id="entities"),
        pytest.param("[^1]: " * 10_000 + "a", id="footnotes in footnotes"),
        pytest.param("$a " * 20_000, id="dollars that open nothing"),
        pytest.param("- $$a\n" * 20_000, id="formulas that never end, in lists"),
        pytest.param("$$\nx\n" * 20_000, id="formulas on lines of their own"),
        pytest.param("$a\\$" * 20_000, id="dollars that are meant"),
        pytest.param("\\" * 100_000 + "$", id="backslashes before a dollar"),
    ],
)
def test_shallow_floods_are_rendered(markdown: str) -> None:
    """Many small things are only many small things (test_growth counts the work)."""
    assert_inert(to_html(markdown))


def test_a_flood_of_footnote_marks_is_refused() -> None:
    """A label without an end would be looked for again at every mark."""
    with pytest.raises(LessonsError, match="footnote label"):
        to_html("[^1]: x\n\n" + "[^" * 50_000)
