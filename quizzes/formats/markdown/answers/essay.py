"""A rubric and the length of a text to write, as they are read and written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from quizzes.formats.markdown.answers.part import STAND_IN, Part, Written, made, only
from quizzes.formats.markdown.problems import Problems
from quizzes.formats.markdown.rows import Text
from quizzes.formats.markdown.sections import MODEL_ANSWER, RUBRIC
from quizzes.questions import Body, Criterion, Essay, Level, limits
from quizzes.questions.text import BLANK

_LEVEL = re.compile(r"  - ([0-9]{1,9}):[ \t]+(.*)")
_WORDS = re.compile(r"([0-9]{1,9})?-([0-9]{1,9})?")
_REMEDY = "write - criterion, and its levels under it: two spaces, then - 2: description"
_STAND_IN = Criterion(
    name="?", levels=(Level(worth=1, description="?"), Level(worth=0, description="?"))
)


@dataclass(slots=True)
class _Lines:
    """The lines of one criterion."""

    line: int
    name: str
    levels: list[tuple[int, int, str]] = field(default_factory=list)
    """The line, what the level is worth, and its description."""


def read(part: Part, problems: Problems) -> Body:
    """Read what an essay is judged by, and how long it should be."""
    only(part, "", "essay", problems)
    section = part.sections.get(RUBRIC)
    if section is None:
        problems.add(part.line, f"### {RUBRIC}", f"is missing: {_REMEDY}")
        return STAND_IN
    before = problems.count
    cut = _cut(section, problems)[: limits.CRITERIA + 1]  # one too many is enough to be told
    rubric = tuple(_criterion(lines, problems) for lines in cut)
    fewest, most = _words(part.fields.get("words"), problems)
    model = part.sections.get(MODEL_ANSWER)
    if problems.count > before:
        return STAND_IN  # what follows would only say the same again, without the line
    places = {name: text.line for name, text in part.fields.items()}
    return made(
        lambda: Essay(
            rubric=rubric,
            model_answer=model.text if model else "",
            fewest_words=fewest,
            most_words=most,
        ),
        STAND_IN,
        places | {"model answer": model.line if model else 0},
        section.line,
        problems,
    )


def write(body: Essay) -> Written:
    """Write the rubric, the model answer and the length."""
    fewest, most = body.fewest_words or "", body.most_words or ""
    return Written(
        fields=(("words", f"{fewest}-{most}"),) if fewest or most else (),
        sections=((RUBRIC, "\n".join(_lines(body.rubric))), (MODEL_ANSWER, body.model_answer)),
    )


def _lines(rubric: Sequence[Criterion]) -> Iterator[str]:
    for criterion in rubric:
        yield f"- {criterion.name}"
        yield from (f"  - {level.worth}: {level.description}" for level in criterion.levels)


def _cut(section: Text, problems: Problems) -> list[_Lines]:
    found: list[_Lines] = []
    for number, line in enumerate(section.text.split("\n"), start=section.line):
        level = _LEVEL.fullmatch(line)
        if level and found:
            found[-1].levels.append((number, int(level[1]), level[2].strip(BLANK)))
        elif line.startswith("- "):
            found.append(_Lines(number, line[2:].strip(BLANK)))
        elif line.strip(BLANK):
            problems.add(number, "rubric", f"is no line of a rubric: {_REMEDY}")
    return found


def _criterion(lines: _Lines, problems: Problems) -> Criterion:
    levels = tuple(_level(*level, problems) for level in lines.levels)
    return made(
        lambda: Criterion(name=lines.name, levels=levels), _STAND_IN, {}, lines.line, problems
    )


def _level(line: int, worth: int, description: str, problems: Problems) -> Level:
    return made(
        lambda: Level(worth=worth, description=description),
        Level(worth=1, description="?"),
        {},
        line,
        problems,
    )


def _words(given: Text | None, problems: Problems) -> tuple[int, int]:
    if given is None or not given.text:
        return 0, 0
    match = _WORDS.fullmatch(given.text)
    if match and (match[1] or match[2]):
        return int(match[1] or 0), int(match[2] or 0)
    problems.add(given.line, "words", "is written 150-300, 150- (no fewer) or -300 (no more)")
    return 0, 0
