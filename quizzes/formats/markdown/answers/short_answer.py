"""Accepted and wrong answers, as they are read and written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from quizzes.errors import Fault
from quizzes.formats.markdown.answers import typed_line
from quizzes.formats.markdown.answers.part import (
    STAND_IN,
    Entry,
    Part,
    Written,
    feedback_lines,
    made,
    only,
)
from quizzes.formats.markdown.answers.typed_line import Accepted
from quizzes.formats.markdown.problems import Problems
from quizzes.formats.markdown.rows import Text
from quizzes.questions import Body, Language, ShortAnswer, WrongAnswer
from quizzes.questions.limits import SHORT_ANSWER
from quizzes.questions.pattern import pattern_faults
from quizzes.questions.text import line_faults

Value = TypeVar("Value")

_YES_NO = {"yes": True, "no": False}
_IGNORED = {"ignored": True}
_ARTICLES = {"ignored": Language.ENGLISH} | {f"ignored in {tag}": tag for tag in Language}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Forgiving:
    """What the fields of a short answer say."""

    case_matters: bool = False
    accents_ignored: bool = False
    ignored_articles: Language | None = None
    typos: bool = True


def read(part: Part, problems: Problems) -> Body:
    """Read an answer to type."""
    only(part, "=|~", "short answer", problems)
    before = problems.count
    accepted = [_accepted(entry, problems) for entry in part.entries if entry.mark == "="]
    wrong = tuple(_wrong(entry, problems) for entry in part.entries if entry.mark == "~")
    forgiving = _forgiving(part.fields, problems)
    if problems.count > before:
        return STAND_IN  # what follows would only say the same again, without the line
    return made(
        lambda: _body(accepted, wrong, forgiving),
        STAND_IN,
        {},
        part.entries[0].line if part.entries else part.line,
        problems,
    )


def write(body: ShortAnswer) -> Written:
    """Write the accepted answers, then the patterns, then the wrong answers."""
    lines = [f"= {typed_line.plain(text, text in body.strict)}" for text in body.accepted]
    lines += [f"= {typed_line.pattern(pattern)}" for pattern in body.patterns]
    for wrong in body.wrong:
        lines += [f"~ {wrong.text}", *feedback_lines(wrong.feedback)]
    return Written(fields=_fields(body), lines=lines)


def _body(
    accepted: Sequence[Accepted], wrong: tuple[WrongAnswer, ...], forgiving: _Forgiving
) -> Body:
    plain = [one for one in accepted if not one.is_pattern]
    return ShortAnswer(
        accepted=tuple(one.text for one in plain),
        patterns=tuple(one.text for one in accepted if one.is_pattern),
        wrong=wrong,
        case_matters=forgiving.case_matters,
        accents_ignored=forgiving.accents_ignored,
        ignored_articles=forgiving.ignored_articles,
        typos=forgiving.typos,
        strict=tuple(one.text for one in plain if one.is_strict),
    )


def _fields(body: ShortAnswer) -> list[tuple[str, str]]:
    fields = [("case matters", "yes")] if body.case_matters else []
    fields += [("accents", "ignored")] if body.accents_ignored else []
    if body.ignored_articles:
        fields.append(("articles", f"ignored in {body.ignored_articles}"))
    return fields if body.typos else [*fields, ("typos", "no")]


def _forgiving(fields: Mapping[str, Text], problems: Problems) -> _Forgiving:
    return _Forgiving(
        case_matters=_word(fields, "case matters", _YES_NO, problems) or False,
        accents_ignored=_word(fields, "accents", _IGNORED, problems) or False,
        ignored_articles=_word(fields, "articles", _ARTICLES, problems),
        typos=_word(fields, "typos", _YES_NO, problems) is not False,
    )


def _word(
    fields: Mapping[str, Text], name: str, words: Mapping[str, Value], problems: Problems
) -> Value | None:
    field = fields.get(name)
    if field and field.text and field.text not in words:
        problems.add(field.line, name, f"should be {' or '.join(words)}")
    return words.get(field.text) if field else None


def _accepted(entry: Entry, problems: Problems) -> Accepted:
    if entry.feedback_rows:
        message = "an accepted answer has no feedback; write it into ### Explanation"
        problems.add(entry.feedback_line, "feedback", message)
    if message := typed_line.slip(entry.text):
        problems.add(entry.line, "accepted answer", message)
    found = typed_line.read(entry.text)
    for fault in _faults(found):
        problems.add(entry.line, fault.field, fault.message)
    return found


def _faults(found: Accepted) -> tuple[Fault, ...]:
    if found.is_pattern:
        return tuple(pattern_faults(found.text))
    return tuple(line_faults("accepted answer", found.text, most=SHORT_ANSWER))


def _wrong(entry: Entry, problems: Problems) -> WrongAnswer:
    return made(
        lambda: WrongAnswer(text=entry.text, feedback=entry.feedback),
        WrongAnswer(text="?"),
        {"feedback": entry.feedback_line},
        entry.line,
        problems,
    )
