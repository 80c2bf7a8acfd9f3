"""A question that is not saved yet, shown as a learner meets it, with an answer to it marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from markupsafe import Markup

from course.extensions import db
from course.rows.bank_words import Guarded
from course.rows.flaws import flaws_in_course
from course.rows.hints import Hints, hints_in
from course.rows.media import A_PICTURE, images_of
from course.rows.shown import HINTS, SOME_DRAW, Render, asked_html, told_html
from course.web import access
from course.web.asking import (
    QuestionView,
    ToldView,
    asked_view,
    given_view,
    hints_taken_view,
    hints_view,
    read_answer,
    told_view,
)
from course.web.markup import published
from course.web.sent import visitors_language
from course.web.teach.forms import KIND_WORDS, QuestionForm
from lessons import LessonsError
from lessons.render import to_html
from quizzes.grading import grade_seeded
from quizzes.grading.hints import after_hints
from quizzes.parameters import realise
from quizzes.questions import Kind, Question, Response

SEED = 1
"""What variables are drawn by here: an answer is marked against what was shown."""


HINT = "hint"
"""The button that asks for a hint."""
COUNTED_IN = "try-hints"
"""The hidden field that says how many were shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What has been done with the question so far; nothing of it is kept."""

    answers: Sequence[str] = ()
    """What was chosen or typed."""
    hints: int = 0
    """How many hints are to be shown."""
    marking: bool = False
    """Whether the answer is to be marked."""
    asking: bool = False
    """Whether the last of the hints was asked for just now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What stands beside the form."""

    problems: tuple[tuple[str, str], ...]
    """The id of each field that is at fault, and what is wrong with it."""
    stem_html: Markup
    """The question's text alone, while it is not complete."""
    question: QuestionView | None = None
    given: Any = None
    told: Any = None
    unanswered: bool = False
    notices: tuple[str, ...] = ()
    """In which answers no typing error is let pass, and why."""
    flaws: tuple[str, ...] = ()
    """Formulas and pictures that would not be seen as they are meant."""


def trial_of(
    form: QuestionForm, guarded: Guarded | None, tried: Tried, kind: Kind, *, url: str
) -> Trial:
    """Show what a form holds, and what became of trying it.

    :param url: where the form goes that asks for a hint.
    :raise Invalid: the answers cannot be some to a question of this kind.
    :raise ResponseRefused: a typed answer is too long or cannot be typed.
    """
    if guarded is None:
        return Trial(problems=_problems(form), stem_html=_stem(form))
    try:
        trial = _trial(form, guarded.value, tried, KIND_WORDS[kind].name, url)
        return replace(trial, notices=guarded.notices)
    except LessonsError as refusal:  # nested too deep to be shown
        form.form_errors.append(str(refusal))
        return Trial(problems=_problems(form), stem_html=Markup())


def shown(value: Question, render: Render, label: str) -> QuestionView:
    """Make what a learner sees of a question, its options in the author's order.

    :raise LessonsError: a text is nested too deep to be shown.
    """
    value = realise(value, SEED)
    asked, told = asked_html(value, render), told_html(value, render)
    order = range(len(asked["options"]))
    return asked_view(value.kind.value, asked, order, label, told.get("answer", ""))


def course_render(markdown: str) -> Render:
    """Give what renders texts with the pictures of the course, if the Markdown may show any."""
    if A_PICTURE not in markdown:
        return to_html
    images = images_of(db.session.connection(), access.course_id())
    return partial(to_html, images=images)


def marked_view(
    value: Question,
    asked: Mapping[str, Any],
    told: Mapping[str, Any],
    response: Response,
    hints: Hints,
    *,
    passage_url: str = "",
    passage_title: str = "",
) -> ToldView:
    """Mark an answer as it would be, with what the hints cost taken off."""
    mark = grade_seeded(value, SOME_DRAW, response)
    earned = None if mark.waiting else after_hints(mark, value.hints, hints.taken).earned
    order = range(len(asked["options"]))
    return told_view(
        asked,
        told,
        order,
        response,
        mark,
        points=value.points,
        earned=earned,
        hints=hints,
        passage_url=passage_url,
        passage_title=passage_title,
    )


def _trial(form: QuestionForm, value: Question, tried: Tried, label: str, url: str) -> Trial:
    render = course_render(_all_text(form))
    value = realise(value, SEED)
    asked, told = asked_html(value, render), told_html(value, render)
    order = range(len(asked["options"]))
    view = asked_view(value.kind.value, asked, order, label, told.get("answer", ""))
    hints = hints_in(asked, told.get(HINTS), tried.hints)
    further = hints_view(hints, url, new=tried.asking, name="do", value=HINT, counted_in=COUNTED_IN)
    flaws = flaws_in_course(db.session.connection(), access.course_id(), value)
    trial = partial(
        Trial,
        problems=_problems(form),
        stem_html=Markup(),
        question=replace(view, hints=further),
        flaws=tuple(f"Line {flaw.line}: {flaw.message}." for flaw in flaws),
    )
    if not (tried.marking or tried.asking):
        return trial()
    response = read_answer(asked, tried.answers, order, visitors_language())
    given = given_view(asked, response, order)
    if tried.asking:
        return trial(given=given)
    if response is None:
        return trial(unanswered=True)
    return trial(
        question=replace(view, hints=hints_taken_view(hints)),
        given=given,
        told=marked_view(value, asked, told, response, hints),
    )


def _stem(form: QuestionForm) -> Markup:
    try:
        return published(course_render(form.stem.data or "")(form.stem.data or ""))
    except LessonsError:
        return Markup()


def _problems(form: QuestionForm) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, Any]] = [
        (field.id, error) for field in form.at_fault() for error in field.errors
    ]
    found += [("", error) for error in form.form_errors]
    # The errors of a list of rows are those of its rows, which have been listed.
    return tuple((place, error) for place, error in found if isinstance(error, str))


def _all_text(form: QuestionForm) -> str:
    """Give all that was typed, to see whether a picture may be in it."""
    return str(form.data)
