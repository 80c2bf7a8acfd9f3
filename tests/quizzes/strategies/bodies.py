"""Arbitrary bodies of questions, of every kind."""

from dataclasses import replace

from hypothesis import strategies as st

from quizzes import (
    MultipleResponse,
    Option,
    Recall,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    WrongAnswer,
)
from quizzes.questions import (
    Body,
    Categorising,
    Category,
    Cloze,
    Criterion,
    Essay,
    Gap,
    GapBody,
    HotText,
    Language,
    Level,
    Matching,
    Numeric,
    Ordering,
    Pair,
    Piece,
    intervals,
    limits,
)
from tests.quizzes.strategies.texts import PATTERNS, SLUGS, lines, markdowns


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
    names = draw(st.lists(SLUGS, min_size=1, max_size=4, unique=True))
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
