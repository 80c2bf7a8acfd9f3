"""Arbitrary questions, with the texts that a text format finds hardest."""

from dataclasses import replace
from typing import assert_never

from hypothesis import strategies as st

from quizzes import (
    Bank,
    Bloom,
    Chosen,
    Decided,
    MultipleResponse,
    Option,
    Question,
    Recall,
    Recalled,
    Response,
    RestsOn,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    Typed,
    WrongAnswer,
)
from quizzes.questions import (
    Body,
    Categorising,
    Category,
    Cloze,
    Credit,
    Criterion,
    Essay,
    Filled,
    Gap,
    GapBody,
    Hint,
    HotText,
    Language,
    Level,
    Matching,
    Numeric,
    Ordered,
    Ordering,
    Pair,
    Piece,
    Placed,
    Written,
    gap_names,
    intervals,
    limits,
    usual_credit,
)
from quizzes.questions.text import line_faults, markdown_faults, normal, trimmed

NASTY_LINES = (
    *("## not-a-question", "##", "##\tid", "### Explanation", "### Answer", "###", "#### deeper"),
    *("= an answer", "=", "===", "~ wrong", "~", "~~", "= true", "\\= once", "\\\\= twice", "\\"),
    *("- ( ) option", "- (x) key", "- (X) nearly", "- () empty", "- [ ] box", "- [x] box"),
    *("a {exact}", "{exact}", "a \\{exact}", "a { Exact }", "/usr/", "\\/usr/", "/a/ {exact}"),
    *("- [](https://example.org)", "- (a) text", "- item", "\\- (x) key", "\\## heading"),
    *(
        "- a => b",
        "- => b",
        "- a =>",
        "=>",
        "a => b",
        "- ( ) a => b",
        "\\=>",
        "- a -> b",
        "* a => b",
    ),
    *(
        "[[gap]]",
        "[[gap]] numeric",
        "[[gap]] unit km",
        "[[gap]] is",
        "[[]]",
        "\\[[gap]]",
        "[[a b]]",
    ),
    *("1. first", "1.", "2) second", "1. 2. third", "\\1. fourth", "10.5 million", "(x) a", "[ ]"),
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
PATTERNS = (r"19\d\d", "a|b", "/", r"\\", "x {exact}", "(?i)é+", "[[:alpha:]]+ # text", r"\/.")
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
def short_answers(draw: st.DrawFn) -> ShortAnswer:
    """Draw accepted answers, patterns and wrong answers, and what is forgiven."""
    texts = draw(st.lists(lines(), min_size=1, max_size=5, unique=True))
    accepted = draw(st.integers(1, len(texts)))
    feedback = markdowns(optional=True)
    wrong = [WrongAnswer(text=text, feedback=draw(feedback)) for text in texts[accepted:]]
    strict = draw(_truths(accepted))
    return ShortAnswer(
        accepted=tuple(texts[:accepted]),
        patterns=draw(st.lists(st.sampled_from(PATTERNS), max_size=2, unique=True).map(tuple)),
        wrong=tuple(wrong),
        case_matters=draw(st.booleans()),
        accents_ignored=draw(st.booleans()),
        ignored_articles=draw(st.none() | st.sampled_from(Language)),
        typos=draw(st.booleans()),
        strict=tuple(text for text, is_strict in zip(texts, strict, strict=False) if is_strict),
    )


@st.composite
def _true_false(draw: st.DrawFn) -> TrueFalse:
    reasons: list[Option] = []
    if draw(st.booleans()):
        wrong = draw(st.lists(_options(st.just(False)), min_size=1, max_size=3))
        reasons = draw(st.permutations([draw(_options(st.just(True))), *wrong]))
    return TrueFalse(
        right=draw(st.booleans()),
        feedback_true=draw(markdowns(optional=True)),
        feedback_false=draw(markdowns(optional=True)),
        reasons=tuple(reasons),
    )


def _several(at_least: int, at_most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(lines(), min_size=at_least, max_size=at_most, unique=True)


@st.composite
def _matchings(draw: st.DrawFn) -> Matching:
    lefts, rights = draw(_several(2, 4)), draw(_several(2, 5))
    used = draw(st.lists(st.sampled_from(rights), min_size=len(lefts), max_size=len(lefts)))
    pairs = tuple(Pair(left=left, right=right) for left, right in zip(lefts, used, strict=True))
    distractors = tuple(text for text in rights if text not in used)
    return Matching(pairs=pairs, distractors=distractors)


@st.composite
def _categorisings(draw: st.DrawFn) -> Categorising:
    items, names = draw(_several(2, 5)), draw(_several(2, 4))
    places = [draw(st.sampled_from(names)) for _ in items]
    return Categorising(
        categories=tuple(
            Category(
                name=name,
                items=tuple(i for i, place in zip(items, places, strict=True) if place == name),
            )
            for name in names
        )
    )


@st.composite
def _hot_texts(draw: st.DrawFn) -> HotText:
    words = draw(st.lists(_words(), min_size=2, max_size=5))
    rights = draw(st.permutations([True, False, *draw(_truths(len(words) - 2))]))
    pieces: list[Piece] = []
    for text, right in zip(words, rights, strict=True):
        between = draw(
            st.sampled_from(["", " ", "\n", "\\", "[", "]] ", "\\[[x]", "\n## no\n", "."])
        )
        pieces += [Piece(text=between)] if between else []
        feedback = draw(markdowns(optional=True))
        pieces.append(Piece(text=text, markable=True, right=right, feedback=feedback))
    pieces += draw(st.sampled_from([[], [Piece(text=" \\")], [Piece(text=" [1].")]]))
    pieces[0] = replace(pieces[0], text=pieces[0].text.lstrip("\n") or ".")
    return HotText(pieces=tuple(pieces))


def _words() -> st.SearchStrategy[str]:
    """Give words to mark, with what brackets and the lines of a text may make of them."""
    odd = st.sampled_from(["[", "]", "\\", "a [2]", "[x]", "]]", "\\[", "## a", "~ a", "a\\"])
    return odd | st.text("ab \\[]2", min_size=1, max_size=6).map(str.strip).filter(bool)


@st.composite
def numerics(draw: st.DrawFn) -> Numeric:
    """Draw numbers to type, with tolerances, units and figures."""
    texts = draw(st.lists(_numbers(), min_size=1, max_size=4, unique=True))
    found = [intervals.read(text, feedback=draw(markdowns(optional=True))) for text in texts]
    accepted = draw(st.integers(1, len(found)))
    unit = draw(st.sampled_from(["", "km", "m, s", "%", "numeric", "roubles, gold", "kg m^2 s^-2"]))
    return Numeric(
        accepted=tuple(found[:accepted]),
        wrong=tuple(found[accepted:]),
        unit=unit,
        unit_needed=bool(unit) and draw(st.booleans()),
        significant_figures=draw(st.integers(0, limits.SIGNIFICANT_FIGURES)),
    )


def _numbers() -> st.SearchStrategy[str]:
    """Give numbers as intervals have them in their text."""
    one = st.from_regex(r"-?[0-9]{1,4}(\.[0-9]{1,3})?(e-?[0-9]{1,2})?|[0-9]/[1-9]", fullmatch=True)
    by = st.from_regex(r"[0-9]{1,2}%?", fullmatch=True)
    up = st.from_regex(r"[0-9]{1,3}", fullmatch=True).map(lambda high: f"-{high}..{high}")
    return one | up | st.tuples(one, by).map(" ± ".join)


@st.composite
def clozes(draw: st.DrawFn) -> Cloze:
    """Draw the gaps of a text."""
    names = draw(st.lists(_slugs, min_size=1, max_size=4, unique=True))
    single = _choices().filter(lambda body: isinstance(body, SingleChoice))
    gap: st.SearchStrategy[GapBody] = st.one_of(single, short_answers(), numerics())
    return Cloze(gaps=tuple(Gap(name=name, body=draw(gap)) for name in names))


def _truths(count: int) -> st.SearchStrategy[list[bool]]:
    return st.lists(st.booleans(), min_size=count, max_size=count)


@st.composite
def essays(draw: st.DrawFn) -> Essay:
    """Draw essays with a rubric and a length."""
    names = draw(_several(1, 3))
    best = st.builds(Level, worth=st.integers(1, 100), description=lines())
    level = st.builds(Level, worth=st.integers(0, 100), description=lines())
    fewest = draw(st.integers(0, 500))
    return Essay(
        rubric=tuple(
            Criterion(
                name=name, levels=(draw(level), draw(best), *draw(st.lists(level, max_size=2)))
            )
            for name in names
        ),
        model_answer=draw(markdowns(optional=True)),
        fewest_words=fewest,
        most_words=draw(st.just(0) | st.integers(fewest, 10_000)),
    )


def _hints() -> st.SearchStrategy[Hint]:
    text = markdowns() | markdowns().map(lambda text: f"cost: 1/2\n{text}")
    return st.builds(Hint, text=text, cost=st.fractions(0, 1, max_denominator=1_000))


_BODIES: tuple[st.SearchStrategy[Body], ...] = (
    _choices(),
    _true_false(),
    short_answers(),
    numerics(),
    clozes(),
    _matchings(),
    st.builds(Ordering, items=_several(2, 5).map(tuple)),
    _categorisings(),
    _hot_texts(),
    essays(),
    st.builds(Recall, answer=markdowns()),
)
"""Bodies of every kind; whoever adds a kind adds a line."""


def bodies() -> st.SearchStrategy[Body]:
    """Give bodies of every kind."""
    return st.one_of(*_BODIES)


def responses(body: Body) -> st.SearchStrategy[Response]:
    """Give responses that fit a body."""
    match body:
        case SingleChoice():
            return _positions(len(body.options)).map(lambda n: Chosen(options=frozenset({n})))
        case MultipleResponse():
            return st.frozensets(_positions(len(body.options))).map(lambda n: Chosen(options=n))
        case TrueFalse():
            reasons = st.none() | _positions(len(body.reasons)) if body.reasons else st.none()
            return st.builds(Decided, value=st.booleans(), reason=reasons)
        case ShortAnswer():
            return st.builds(Typed, text=lines() | st.sampled_from(body.accepted))
        case Numeric():
            return st.builds(Typed, text=typed_numbers(), locale=LOCALES)
        case Cloze(gaps=gaps):
            filled = st.tuples(*(_filled(gap.body) for gap in gaps))
            return st.builds(Filled, gaps=filled, locale=LOCALES)
        case Matching():
            return _placed(len(body.pairs), len(body.targets))
        case Ordering():
            order = st.permutations(range(len(body.items)))
            return order.map(lambda places: Ordered(order=tuple(places)))
        case Categorising():
            return _placed(len(body.items), len(body.categories))
        case HotText():
            stretches = _positions(len(body.markable))
            return st.frozensets(stretches).map(lambda n: Chosen(options=n))
        case Essay():
            return st.builds(Written, text=lines())
        case Recall():
            return st.builds(Recalled, remembered=st.booleans())
        case _:
            assert_never(body)


LOCALES = st.sampled_from(["", "en", "de-AT", "fr", "de-CH", "ar", "hi-IN", "no language"])


def typed_numbers() -> st.SearchStrategy[str]:
    """Give what may be typed for a number, and what is nearly that."""
    pieces = st.sampled_from(
        [
            *"0123456789,.'+-/ ^eE%",
            "000",
            "km",
            "\u2212",
            "\u00b2",
            "10^",
            "\u0663",
            "\uff11",
            "nan",
        ]
    )
    return st.lists(pieces, max_size=12).map("".join) | lines()


def _filled(body: GapBody) -> st.SearchStrategy[str]:
    if isinstance(body, SingleChoice):
        return st.just("") | _positions(len(body.options)).map(str)
    return typed_numbers() if isinstance(body, Numeric) else st.just("") | lines()


def _positions(count: int) -> st.SearchStrategy[int]:
    return st.integers(0, count - 1)


def _placed(things: int, places: int) -> st.SearchStrategy[Placed]:
    one = st.none() | _positions(places)
    return st.lists(one, min_size=things, max_size=things).map(lambda n: Placed(places=tuple(n)))


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Draw questions of every kind, now and then with a rule of their own for partial credit."""
    question = draw(bodies().flatmap(_questions))
    if usual_credit(question.body) is None:
        return question
    return replace(question, credit=draw(st.none() | st.sampled_from(Credit)))


@st.composite
def stems(draw: st.DrawFn, body: Body) -> str:
    """Draw a stem, with the gaps of a text that has some."""
    if not isinstance(body, Cloze):
        return draw(markdowns())
    between = st.sampled_from([" ", "\n", "\n\n", " and "])
    gaps = "".join(f"[[{gap.name}]]{draw(between)}" for gap in body.gaps)
    above = draw(markdowns(optional=True).filter(lambda text: not gap_names(text)))
    return trimmed(f"{above}\n\n{gaps}")


def _questions(body: Body) -> st.SearchStrategy[Question]:
    tags = st.lists(lines().filter(lambda tag: "," not in tag), max_size=3, unique=True)
    return st.builds(
        Question,
        id=_slugs,
        stem=stems(body),
        body=st.just(body),
        passage=_slugs,
        objective=st.one_of(st.just(""), _slugs),
        difficulty=st.sampled_from([1, 2, 3]),
        bloom=st.sampled_from(Bloom),
        tags=tags.map(tuple),
        rests_on=st.sampled_from(RestsOn),
        explanation=markdowns(optional=True),
        points=st.integers(1, 100),
        hints=st.lists(_hints(), max_size=2).map(tuple),
        author=st.just("") | lines(),
        licence=st.just("") | lines(),
    )


def banks() -> st.SearchStrategy[Bank]:
    """Give banks of a few questions."""
    several = st.lists(questions(), max_size=3, unique_by=lambda question: question.id)
    return st.builds(Bank, slug=_slugs, questions=several.map(tuple))
