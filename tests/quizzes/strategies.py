"""Arbitrary questions, with the texts that a text format finds hardest."""

from hypothesis import strategies as st

from quizzes import (
    Bank,
    Bloom,
    MultipleResponse,
    Option,
    Question,
    Recall,
    RestsOn,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    WrongAnswer,
)
from quizzes.questions.text import line_faults, markdown_faults, normal, trimmed

NASTY_LINES = (
    *("## not-a-question", "##", "##\tid", "### Explanation", "### Answer", "###", "#### deeper"),
    *("= an answer", "=", "===", "~ wrong", "~", "~~", "= true", "\\= once", "\\\\= twice", "\\"),
    *("- ( ) option", "- (x) key", "- (X) nearly", "- () empty", "- [ ] box", "- [x] box"),
    *("- [](https://example.org)", "- (a) text", "- item", "\\- (x) key", "\\## heading"),
    *("---", "bank: other", "kind: recall", "passage: elsewhere", "# title", "#hash"),
    *("  > quotation", "  >", "> quotation", "    ## indented", "\ttab", "   ", "", "break  "),
    *(
        "`code`",
        "```inline``` code",
        "<script>alert(1)</script>",
        "\u00a0",
        "e\u0301",
        "\U0001f600",
    ),
)
_BLOCK_LINES = st.lists(st.sampled_from(NASTY_LINES), max_size=4)
_CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])

_slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)


@st.composite
def _blocks(draw: st.DrawFn) -> str:
    """Draw a fenced code block full of lines that mean something elsewhere."""
    fence = draw(st.sampled_from(["```", "~~~", "`````", "  ```"]))
    info = draw(st.sampled_from(["", "python", " text"]))
    return "\n".join([fence + info, *draw(_BLOCK_LINES), fence])


def markdowns(*, optional: bool = False) -> st.SearchStrategy[str]:
    """Give Markdown as a question may hold it."""
    pieces = st.one_of(
        st.sampled_from(NASTY_LINES), st.text(_CHARACTERS, max_size=20).map(normal), _blocks()
    )
    texts = st.lists(pieces, max_size=6).map("\n".join).map(normal).map(trimmed)
    return texts.filter(lambda text: not [*markdown_faults("", text, most=999, optional=optional)])


def lines() -> st.SearchStrategy[str]:
    """Give texts of one line, as an option or answer may hold them."""
    texts = st.one_of(st.sampled_from(NASTY_LINES), st.text(_CHARACTERS, min_size=1, max_size=20))
    stripped = texts.map(normal).map(lambda text: text.strip(" \t"))
    return stripped.filter(lambda text: not [*line_faults("", text, most=40)])


def _options(right: st.SearchStrategy[bool]) -> st.SearchStrategy[Option]:
    return st.builds(Option, text=lines(), right=right, feedback=markdowns(optional=True))


@st.composite
def _choices(draw: st.DrawFn) -> SingleChoice | MultipleResponse:
    key = draw(_options(st.just(True)))
    distractor = draw(_options(st.just(False)))
    if draw(st.booleans()):
        rest = draw(st.lists(_options(st.just(False)), max_size=3))
        options = draw(st.permutations([key, distractor, *rest]))
        return SingleChoice(options=tuple(options))
    rest = draw(st.lists(_options(st.booleans()), max_size=3))
    return MultipleResponse(options=tuple(draw(st.permutations([key, distractor, *rest]))))


@st.composite
def _short_answers(draw: st.DrawFn) -> ShortAnswer:
    texts = draw(st.lists(lines(), min_size=1, max_size=5, unique=True))
    accepted = draw(st.integers(1, len(texts)))
    feedback = markdowns(optional=True)
    wrong = [WrongAnswer(text=text, feedback=draw(feedback)) for text in texts[accepted:]]
    return ShortAnswer(
        accepted=tuple(texts[:accepted]), wrong=tuple(wrong), case_matters=draw(st.booleans())
    )


def questions() -> st.SearchStrategy[Question]:
    """Give questions of every kind."""
    bodies = st.one_of(
        _choices(),
        st.builds(
            TrueFalse,
            right=st.booleans(),
            feedback_true=markdowns(optional=True),
            feedback_false=markdowns(optional=True),
        ),
        _short_answers(),
        st.builds(Recall, answer=markdowns()),
    )
    tags = st.lists(lines().filter(lambda tag: "," not in tag), max_size=3, unique=True)
    return st.builds(
        Question,
        id=_slugs,
        stem=markdowns(),
        body=bodies,
        passage=_slugs,
        objective=st.one_of(st.just(""), _slugs),
        difficulty=st.sampled_from([1, 2, 3]),
        bloom=st.sampled_from(Bloom),
        tags=tags.map(tuple),
        rests_on=st.sampled_from(RestsOn),
        explanation=markdowns(optional=True),
        points=st.integers(1, 100),
    )


def banks() -> st.SearchStrategy[Bank]:
    """Give banks of a few questions."""
    several = st.lists(questions(), max_size=3, unique_by=lambda question: question.id)
    return st.builds(Bank, slug=_slugs, questions=several.map(tuple))
