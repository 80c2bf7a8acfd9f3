"""The largest question of each kind, and the longest responses to it."""

from collections.abc import Iterator

from quizzes import (
    Body,
    Chosen,
    Decided,
    Kind,
    MultipleResponse,
    Option,
    Recall,
    Recalled,
    Response,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    Typed,
    WrongAnswer,
)
from quizzes.questions import (
    Categorising,
    Category,
    Cloze,
    Criterion,
    Essay,
    Filled,
    Gap,
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
    intervals,
    limits,
)

TYPED = (
    "a" * limits.TYPED,
    "word " * (limits.TYPED // 5),
    "\u00e9\u0323" * (limits.TYPED // 2),
    "l'" * (limits.TYPED // 2),
    "\u0130\u00df" * (limits.TYPED // 2),
    "-1.5e3 " * (limits.TYPED // 7),
    "9" * limits.TYPED,
    "9" * 100 + " km/h",
    "1" + ",000" * 30,
    "1e300",
    "1/" + "9" * 130,
    "a" * (limits.TYPED - 1) + "!",
)
"""What may be typed at most, of several sorts."""
_LONG = "internationalisation of the whole bank "
_FEEDBACK = "f" * limits.FEEDBACK


def largest(kind: Kind) -> tuple[Body, tuple[Response, ...]]:
    """Give a body that has as much of everything as it may, and responses that are as long."""
    body = _BODIES[kind]
    return body, tuple(_responses(body))


def _options(right: int) -> tuple[Option, ...]:
    texts = [f"{n} {'o' * (limits.OPTION - 3)}" for n in range(limits.OPTIONS)]
    return tuple(
        Option(text=text, right=place < right, feedback=_FEEDBACK)
        for place, text in enumerate(texts)
    )


def _short_answer(patterns: tuple[str, ...]) -> ShortAnswer:
    texts = [
        f"{_LONG * 4}{place:04d}"[-limits.SHORT_ANSWER :].strip()
        for place in range(2 * limits.ACCEPTED_ANSWERS)
    ]
    return ShortAnswer(
        accepted=tuple(texts[: limits.ACCEPTED_ANSWERS]),
        wrong=tuple(
            WrongAnswer(text=text, feedback=_FEEDBACK) for text in texts[limits.ACCEPTED_ANSWERS :]
        ),
        patterns=patterns,
        accents_ignored=True,
        ignored_articles=Language.FRENCH,
    )


PATTERNS = tuple(f"(?:.*a?){{{20 + n}}}b{n}" for n in range(limits.PATTERNS))
"""As many as may be, each of which a backtracking engine would never finish with."""
_NUMERIC = Numeric(
    accepted=tuple(intervals.read(f"{n}.5e299 ± 1%") for n in range(1, 51)),
    wrong=tuple(intervals.read(f"{n}/{'7' * 90}") for n in range(1, 51)),
    unit="kg m^2 s^-2",
    significant_figures=3,
)
_TWENTY = tuple(f"{n} {'t' * (limits.OPTION - 3)}" for n in range(limits.OPTIONS))
_LEVELS = tuple(Level(worth=100 * (n > 0), description="d" * 100) for n in range(limits.LEVELS))
_BODIES: dict[Kind, Body] = {
    Kind.SINGLE_CHOICE: SingleChoice(options=_options(1)),
    Kind.MULTIPLE_RESPONSE: MultipleResponse(options=_options(10)),
    Kind.TRUE_FALSE: TrueFalse(right=True, reasons=_options(1)),
    Kind.SHORT_ANSWER: _short_answer(PATTERNS),
    Kind.NUMERIC: _NUMERIC,
    Kind.CLOZE: Cloze(
        gaps=tuple(
            Gap(name=f"g{n}", body=_NUMERIC if n % 2 else _short_answer(()))
            for n in range(limits.GAPS)
        )
    ),
    Kind.MATCHING: Matching(
        pairs=tuple(Pair(left=text, right=text) for text in _TWENTY), distractors=()
    ),
    Kind.ORDERING: Ordering(items=_TWENTY),
    Kind.CATEGORISING: Categorising(
        categories=tuple(
            Category(name=f"c{n}", items=_TWENTY[2 * n : 2 * n + 2])
            for n in range(limits.CATEGORIES)
        )
    ),
    Kind.HOT_TEXT: HotText(
        pieces=tuple(
            piece
            for n in range(limits.HOT_WORDS)
            for piece in (
                Piece(text="w" * 20, markable=True, right=n % 2 == 0, feedback=_FEEDBACK),
                Piece(text=" and."),
            )
        )
    ),
    Kind.ESSAY: Essay(
        rubric=tuple(
            Criterion(name=f"criterion {n}", levels=_LEVELS) for n in range(limits.CRITERIA)
        )
    ),
    Kind.RECALL: Recall(answer="a" * limits.RECALL_ANSWER),
}


def _responses(body: Body) -> Iterator[Response]:
    match body:
        case SingleChoice():
            yield Chosen(options=frozenset({len(body.options) - 1}))
        case MultipleResponse():
            yield Chosen(options=frozenset(range(len(body.options))))
        case HotText():
            yield Chosen(options=frozenset(range(len(body.markable))))
        case TrueFalse():
            yield Decided(value=True, reason=len(body.reasons) - 1)
        case ShortAnswer() | Numeric():
            yield from (Typed(text=text, locale="de-AT") for text in TYPED)
        case Cloze():
            yield from (Filled(gaps=(text,) * limits.GAPS, locale="fr") for text in TYPED)
        case Matching() | Categorising():
            yield Placed(places=tuple(n % limits.CATEGORIES for n in range(limits.OPTIONS)))
        case Ordering():
            yield Ordered(order=tuple(reversed(range(limits.OPTIONS))))
        case Essay():
            yield Written(text="e" * limits.WRITTEN)
        case Recall():
            yield Recalled(remembered=True)
