"""What quick add shows of a text: its problems line by line, and how its questions will look."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from course.services.add_many import Draft, Reading
from course.services.find_questions import PassageChoice
from course.web.asking import QuestionView
from course.web.teach.draft_notes import Notes, draft_notes
from course.web.teach.trying_out import course_render, shown
from course.web.teach.words import KINDS
from lessons import LessonsError
from quizzes.errors import Problem
from quizzes.questions.cloze import GAP

MOST_LOOKS = 50
"""How many questions are shown as they will look; of more, the rest is listed."""
MOST_LINES = 2_000
"""How many lines are shown with their numbers."""
LONGEST = 140
"""Characters of a line or a stem that are shown where there is room for one line."""
NO_PASSAGE = "no-passage-is-chosen-yet"
"""What questions without a passage are read for, until one is chosen."""
NO_PASSAGE_YET = "no passage yet"
_VERBS = ("is ", "has ", "are ", "holds ", "begins ", "ends ")
"""How messages begin that go on from the name of the part that they are about."""


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
    notes: Sequence[str]
    """What would not be seen as it is meant, and where no typing error is let pass."""


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
    notes = draft_notes(reading.drafts, lines)
    return ReadingView(
        writing=reading.writing.value,
        drafts=tuple(
            _draft(draft, titles, notes, look=place < MOST_LOOKS)
            for place, draft in enumerate(reading.drafts)
        ),
        problems=tuple(
            ProblemView(
                line=each.line,
                text=_short(lines[each.line - 1] if each.line <= len(lines) else ""),
                message=_sentence(each.field, each.message),
            )
            for each in _told_once(reading)
        ),
        lines=tuple(lines[:MOST_LINES]) if reading.problems else (),
        sound=reading.sound,
    )


def _told_once(reading: Reading) -> Iterator[Problem]:
    """Give the problems; that questions have no passage is one, however many they are."""
    lines = {draft.line for draft in reading.drafts if draft.value.passage == NO_PASSAGE}
    missing = [each for each in reading.problems if each.field == "passage" and each.line in lines]
    if missing:
        named = "1 question names" if len(missing) == 1 else f"{len(missing)} questions name"
        message = f"choose a passage above: {named} none"
        yield replace(missing[0], field="text", message=message)
    yield from (each for each in reading.problems if each not in missing)


def _draft(draft: Draft, titles: dict[str, str], notes: Notes, *, look: bool) -> DraftView:
    value = draft.value
    return DraftView(
        slug=value.id,
        line=draft.line,
        kind=KINDS[value.kind],
        opening=_short(GAP.sub("____", value.stem.split("\n", 1)[0])),
        passage=titles.get(value.passage, NO_PASSAGE_YET),
        look=_look(draft) if look else None,
        notes=notes[value.id],
    )


def _look(draft: Draft) -> QuestionView | None:
    value = draft.value
    try:
        return shown(value, course_render(value.stem), KINDS[value.kind])
    except LessonsError:  # nested too deep; saving it says so
        return None


def _sentence(field: str, message: str) -> str:
    """Write a problem as a sentence, with the name of the part that it is about."""
    colon = "" if message.startswith(_VERBS) else ":"
    said = message if field in ("text", "question") else f"{field}{colon} {message}"
    return f"{said[:1].upper()}{said[1:]}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
