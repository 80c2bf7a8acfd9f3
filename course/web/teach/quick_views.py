"""What quick add shows of a text: its problems line by line, and how its questions will look."""

from collections.abc import Sequence
from dataclasses import dataclass

from course.services.add_many import Draft, Reading
from course.services.find_questions import PassageChoice
from course.web.asking import QuestionView
from course.web.teach.trying_out import course_render, shown
from course.web.teach.words import KINDS
from lessons import LessonsError
from quizzes.questions.cloze import GAP

MOST_LOOKS = 50
"""How many questions are shown as they will look; of more, the rest is listed."""
MOST_LINES = 2_000
"""How many lines are shown with their numbers."""
LONGEST = 140
"""Characters of a line or a stem that are shown where there is room for one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemView:
    """One problem, with the line that it is in as it was typed."""

    line: int
    text: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """One question that was understood."""

    slug: str
    line: int
    kind: str
    opening: str
    passage: str
    """The passage's title."""
    look: QuestionView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """All that is told of a text."""

    writing: str
    drafts: tuple[DraftView, ...]
    problems: tuple[ProblemView, ...]
    lines: tuple[str, ...]
    """The text, if it has problems that point into it."""
    sound: bool


def reading_view(reading: Reading, text: str, passages: Sequence[PassageChoice]) -> ReadingView:
    """Show what was understood."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    titles = {each.slug: each.title for each in passages}
    return ReadingView(
        writing=reading.writing.value,
        drafts=tuple(
            _draft(draft, titles, look=place < MOST_LOOKS)
            for place, draft in enumerate(reading.drafts)
        ),
        problems=tuple(
            ProblemView(
                line=each.line,
                text=_short(lines[each.line - 1] if each.line <= len(lines) else ""),
                message=_sentence(each.field, each.message),
            )
            for each in reading.problems
        ),
        lines=tuple(lines[:MOST_LINES]) if reading.problems else (),
        sound=reading.sound,
    )


def _draft(draft: Draft, titles: dict[str, str], *, look: bool) -> DraftView:
    value = draft.value
    return DraftView(
        slug=value.id,
        line=draft.line,
        kind=KINDS[value.kind],
        opening=_short(GAP.sub("____", value.stem.split("\n", 1)[0])),
        passage=titles.get(value.passage, value.passage),
        look=_look(draft) if look else None,
    )


def _look(draft: Draft) -> QuestionView | None:
    value = draft.value
    try:
        return shown(value, course_render(value.stem), KINDS[value.kind])
    except LessonsError:  # nested too deep; saving it says so
        return None


def _sentence(field: str, message: str) -> str:
    """Write a problem as a sentence, with the name of the part that it is about."""
    said = message if field in ("text", "question") else f"{field}: {message}"
    return f"{said[:1].upper()}{said[1:]}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
