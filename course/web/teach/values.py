"""A filled-in form to a question, checked by the question's own rules, and back."""

from typing import Any

from course.services.find_questions import PassageChoice
from course.web.teach.fields import beside
from course.web.teach.forms import QuestionForm, body_data, form_class
from quizzes.errors import BankProblems, QuestionFaults
from quizzes.formats.markdown import parse_question, write_question
from quizzes.questions import Body, Kind, Question, Recall, kind_of

NEW_OPTIONS = 4
"""How many empty options the form of a new question offers."""
STAND_IN = Recall(answer="-")
"""Takes the place of a body that cannot be made, so that the other faults are found as well."""


def new_form(kind: Kind, passages: list[PassageChoice], passage: str) -> QuestionForm:
    """Make the form for a new question of a passage, or read one that was sent."""
    empty = {"passage": passage}
    rows = {"options": [{}] * NEW_OPTIONS} if form_class(kind).rows_name == "options" else {}
    return _with_choices(form_class(kind)(data=empty | rows), passages, passage, "")


def edit_form(value: Question, version: int, passages: list[PassageChoice]) -> QuestionForm:
    """Make the form that holds a question as it is, or read one that was sent."""
    form = form_class(kind_of(value.body))(data=_data(value) | {"version": version})
    del form.slug  # an id never changes: learners' answers hang on it
    return _with_choices(form, passages, value.passage, value.objective)


def question_of(form: QuestionForm, slug: str) -> Question | None:
    """Make the question; None when it cannot be made, and every fault stands beside its field."""
    sound = form.validate()
    try:
        body: Body | None = form.body()
    except QuestionFaults:
        body = None
    question = _made(form, slug, body or STAND_IN)
    if not sound or body is None or question is None or not _writable(form, question):
        return None
    return question


def _made(form: QuestionForm, slug: str, body: Body) -> Question | None:
    fields = {
        name: form[name]
        for name in ("stem", "explanation", "tags", "points", "objective", "passage", "difficulty")
    }
    if "slug" in form:
        fields["id"] = form.slug
    try:
        return beside(lambda: _question(form, slug, body), fields, form.stem)
    except QuestionFaults:
        return None


def _question(form: QuestionForm, slug: str, body: Body) -> Question:
    return Question(
        id=slug,
        stem=form.stem.data,
        body=body,
        passage=form.passage.data or "",
        objective=form.objective.data or "",
        difficulty=form.difficulty.data,
        bloom=form.bloom.data,
        tags=form.tag_texts(),
        rests_on=form.rests_on.data,
        explanation=form.explanation.data,
        points=form.points.data or 0,
    )
