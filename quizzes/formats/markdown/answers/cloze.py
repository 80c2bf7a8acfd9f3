"""The gaps of a text and what belongs into each, as they are read and written."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from quizzes.formats.markdown.answers import choice, numeric, short_answer
from quizzes.formats.markdown.answers.part import STAND_IN, Entry, Part, Written, made, only
from quizzes.formats.markdown.fields import OF_KINDS
from quizzes.formats.markdown.problems import Problems
from quizzes.formats.markdown.rows import Text
from quizzes.questions import Body, Cloze, Gap, Numeric, ShortAnswer, SingleChoice
from quizzes.questions.text import BLANK

SETTINGS = sorted(
    (name for name, kinds in OF_KINDS.items() if {"numeric", "short answer"} & {*kinds}),
    key=len,
    reverse=True,
)
"""What may stand behind a gap, the longer names first: "unit needed" also begins with "unit"."""

_NUMERIC = "numeric"
_LAST = "unit"
"""The setting whose value may hold commas; it ends the line."""
_REMEDY = "write a line [[name]] for each gap, and under it its = lines or - ( ) options"


def read(part: Part, problems: Problems) -> Body:
    """Read the gaps, each a line with its name and under it the answers of one kind."""
    only(part, "[[ ]]|=|~|( )|(x)|[ ]|[x]", "cloze", problems)  # a gap checks its own lines
    before = problems.count
    starts = [n for n, entry in enumerate(part.entries) if entry.is_gap]
    if not starts or starts[0] > 0:
        line = part.entries[0].line if part.entries else part.line
        problems.add(line, "gaps", f"begin with no name: {_REMEDY}")
    found = [
        _gap(part, part.entries[start], part.entries[start + 1 : end], problems)
        for start, end in pairwise([*starts, len(part.entries)])
    ]
    gaps = tuple(gap for gap in found if gap)
    if problems.count > before:
        return STAND_IN  # what follows would only say the same again, without the line
    return made(lambda: Cloze(gaps=gaps), STAND_IN, {}, part.entries[0].line, problems)


def write(body: Cloze) -> Written:
    """Write the gaps one after the other."""
    lines: list[str] = []
    for gap in body.gaps:
        written = _written(gap)
        lines += [_opening(gap, written.fields), *written.lines]
    return Written(lines=lines)


def _gap(part: Part, opening: Entry, entries: Sequence[Entry], problems: Problems) -> Gap | None:
    before = problems.count
    is_numeric, settings = _settings(opening, problems)
    if opening.feedback_rows:
        message = "a gap has no feedback; its answers have"
        problems.add(opening.feedback_line, "feedback", message)
    if not entries:
        problems.add(opening.line, opening.mark, f"has no answers: {_REMEDY}")
        return None
    inner = Part(line=opening.line, stem=part.stem, entries=entries, sections={}, fields=settings)
    body = _body(inner, is_numeric, problems)
    if problems.count > before or not isinstance(body, SingleChoice | ShortAnswer | Numeric):
        return None
    return Gap(name=opening.mark[2:-2], body=body)


def _body(part: Part, is_numeric: bool, problems: Problems) -> Body:
    if is_numeric:
        return numeric.read(part, problems)
    if part.entries[0].shape in ("( )", "(x)"):
        return choice.read_single(part, problems)
    return short_answer.read(part, problems)


def _settings(opening: Entry, problems: Problems) -> tuple[bool, Mapping[str, Text]]:
    """Read what stands behind a gap: ``numeric``, then settings, separated by commas."""
    word, _, rest = opening.text.partition(" ")
    is_numeric = word == _NUMERIC
    rest = rest.strip(BLANK) if is_numeric else opening.text
    found: dict[str, Text] = {}
    while rest:
        name = next((name for name in SETTINGS if rest.startswith(f"{name} ")), "")
        if not name or name in found:
            message = f"write [[name]], [[name]] numeric, or one of: {', '.join(SETTINGS)}"
            problems.add(opening.line, opening.mark, message)
            break
        value, _, after = rest[len(name) :].partition("\n" if name == _LAST else ",")
        found[name] = Text(opening.line, value.strip(BLANK))
        rest = after.strip(BLANK)
    return is_numeric, found


def _written(gap: Gap) -> Written:
    match gap.body:
        case SingleChoice():
            return choice.write(gap.body)
        case ShortAnswer():
            return short_answer.write(gap.body)
        case Numeric():
            return numeric.write(gap.body)


def _opening(gap: Gap, settings: Sequence[tuple[str, str]]) -> str:
    words = [f"{name} {value}" for name, value in sorted(settings, key=lambda one: one[0] == _LAST)]
    kind = [_NUMERIC] if isinstance(gap.body, Numeric) else []
    return " ".join([f"[[{gap.name}]]", *kind, *([", ".join(words)] if words else [])])
