"""Lessons and courses made up by Hypothesis, all of them within the rules of the formats."""

from hypothesis import strategies as st

from lessons import Course, Lesson, Objective, Passage, Term

slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)

_LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\ufeff")
# The signs that YAML and Markdown read stand in for chance, which hardly ever finds them.
_SIGNS = st.sampled_from(
    [*":#&*!|>'\"%@`{}[],?-~=", "---", "...", ": ", " #", "yes", "null", "1.0"]
)

texts = (
    st.lists(_LETTERS | _SIGNS, min_size=1, max_size=12)
    .map(lambda parts: " ".join("".join(parts).split(" ")).strip())
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
"""One line of any text, without blank ends or doubled blanks."""

_paragraphs = st.sampled_from(
    [
        "A paragraph of *plain* text.",
        "Two\nlines.",
        "### A heading inside",
        "- a\n- b",
        "> quoted\n> words",
        "| a | b |\n| - | - |\n| 1 | 2 |",
        "```\n## no heading\n::: context\n```",
        "Code:\n\n    ## code, no heading",
        "::: context\nAdded by the course.\n\n- more\n:::",
        "A note.[^n]\n\n[^n]: It stands here.",
        "<b>no HTML</b>",
        "***",
        "{#braces}",
    ]
)

bodies = st.lists(_paragraphs, min_size=1, max_size=4).map("\n\n".join)
"""Markdown that may stand under a heading."""


@st.composite
def lessons(draw: st.DrawFn) -> Lesson:
    """Make a lesson up."""
    names = draw(st.lists(slugs, min_size=2, max_size=5, unique=True))
    passages = [Passage(slug=slug, title=draw(texts), body=draw(bodies)) for slug in names[1:]]
    has_closing = draw(st.booleans())
    terms = draw(st.dictionaries(texts, texts, max_size=3))
    objectives = draw(st.dictionaries(slugs, texts, max_size=3))
    return Lesson(
        slug=draw(slugs),
        title=draw(texts),
        article_section=draw(st.just("") | texts),
        summary=draw(texts),
        objectives=tuple(Objective(slug=slug, text=text) for slug, text in objectives.items()),
        terms=tuple(Term(term=term, definition=text) for term, text in terms.items()),
        lead=draw(st.just("") | bodies),
        passages=tuple(passages),
        closing=draw(bodies) if has_closing else "",
        closing_title=draw(texts) if has_closing else "",
        closing_slug=names[0] if has_closing else "",
    )


_SUMMARIES = ["A course.", "One.\n\nTwo with *stress*.", "- a list"]

courses = st.builds(
    Course,
    slug=slugs,
    title=texts,
    summary=st.sampled_from(_SUMMARIES),
    language=st.sampled_from(["en", "pt-BR", "zh-Hant-TW"]),
    article=st.just("") | slugs.map(lambda slug: f"{slug}.txt"),
    open_to_join=st.booleans(),
    lessons=st.lists(slugs.filter(lambda slug: slug != "course"), min_size=1, unique=True).map(
        tuple
    ),
)
"""Courses made up."""
