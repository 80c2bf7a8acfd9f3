"""Arbitrary responses that fit a body."""

from typing import assert_never

from hypothesis import strategies as st

from quizzes import (
    Chosen,
    Decided,
    MultipleResponse,
    Recall,
    Recalled,
    Response,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    Typed,
)
from quizzes.questions import (
    Body,
    Categorising,
    Cloze,
    Essay,
    Filled,
    GapBody,
    HotText,
    Matching,
    Numeric,
    Ordered,
    Ordering,
    Placed,
    Written,
)
from tests.quizzes.strategies.texts import lines


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
