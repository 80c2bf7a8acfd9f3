"""Arbitrary bodies of questions, of every kind.

What a strategy is made of is made once (`cache`): a new one is checked anew whenever it is drawn.
"""

from dataclasses import replace
from functools import cache

from hypothesis import strategies as st

from quizzes import (
    Kind,
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


@cache
def _options(right: bool | None = None) -> st.SearchStrategy[Option]:
    rights = st.booleans() if right is None else st.just(right)
    return st.builds(Option, text=lines(), right=rights, feedback=markdowns(optional=True))


@cache
def _rest(right: bool | None = None) -> st.SearchStrategy[list[Option]]:
    return st.lists(_options(right), max_size=3)


@st.composite
def _single_choices(draw: st.DrawFn) -> SingleChoice:
    options = [draw(_options(True)), draw(_options(False)), *draw(_rest(False))]
    return SingleChoice(options=tuple(draw(st.permutations(options))))


@st.composite
def _multiple_responses(draw: st.DrawFn) -> MultipleResponse:
    options = [draw(_options(True)), draw(_options(False)), *draw(_rest())]
    return MultipleResponse(options=tuple(draw(st.permutations(options))))


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
        wrong = [draw(_options(False)), *draw(_rest(False))]
        reasons = draw(st.permutations([draw(_options(True)), *wrong]))
    return TrueFalse(
        right=draw(st.booleans()),
        feedback_true=draw(markdowns(optional=True)),
        feedback_false=draw(markdowns(optional=True)),
        reasons=tuple(reasons),
    )


@cache
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


@cache
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


@cache
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
    return Cloze(gaps=tuple(Gap(name=name, body=draw(_gaps())) for name in names))


@cache
def _gaps() -> st.SearchStrategy[GapBody]:
    return st.one_of(_single_choices(), short_answers(), numerics())


@cache
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


BODIES: dict[Kind, st.SearchStrategy[Body]] = {
    Kind.SINGLE_CHOICE: _single_choices(),
    Kind.MULTIPLE_RESPONSE: _multiple_responses(),
    Kind.TRUE_FALSE: _true_false(),
    Kind.SHORT_ANSWER: short_answers(),
    Kind.NUMERIC: numerics(),
    Kind.CLOZE: clozes(),
    Kind.MATCHING: _matchings(),
    Kind.ORDERING: st.builds(Ordering, items=_several(2, 5).map(tuple)),
    Kind.CATEGORISING: _categorisings(),
    Kind.HOT_TEXT: _hot_texts(),
    Kind.ESSAY: essays(),
    Kind.RECALL: st.builds(Recall, answer=markdowns()),
}
"""Bodies of each kind; whoever adds a kind adds a line."""


@cache
def bodies() -> st.SearchStrategy[Body]:
    """Give bodies of every kind."""
    return st.one_of(*BODIES.values())
