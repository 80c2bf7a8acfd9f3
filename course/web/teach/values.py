"""A filled-in form to a question, checked by the question's own rules, and back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from course.services.find_questions import PassageChoice
from course.web.teach.fields import beside
from course.web.teach.forms import QuestionForm, body_data, form_class
from quizzes.errors import BankProblems, QuestionFaults
from quizzes.formats.markdown import parse_question, write_question
from quizzes.parameters import lines as variable_lines
from quizzes.questions import Bloom, Body, Kind, Question, Recall, RestsOn, kind_of

Made = TypeVar("Made")

STAND_IN = Recall(answer="-")
SOME_PASSAGE = "passage"
"""These two take the place of what is not there yet, so that all other faults are found as well."""
SELECTS = ("objective", "difficulty", "bloom", "rests_on", "credit")
"""Fields that hold one of their choices, unless somebody made the form up."""
PLACES = {
    "stem": "stem",
    "explanation": "explanation",
    "tags": "tags",
    "points": "points",
    "credit": "credit",
    "author": "author",
    "licence": "licence",
    "variables": "variables",
    "gaps": "gaps",
    "id": "slug",
}
"""Which field answers for which part of a question."""


def new_form(kind: Kind, passages: Sequence[PassageChoice], passage: str) -> QuestionForm:
    """Make the form for a new question of a passage, or read one that was sent."""
    made = form_class(kind)
    form = made(data={"passage": passage, **made.new_data()})
    return _with_choices(form, passages, passage, "")


def edit_form(value: Question, version: int, passages: Sequence[PassageChoice]) -> QuestionForm:
    """Make the form that holds a question as it is, or read one that was sent."""
    form = form_class(kind_of(value.body))(data=_data(value) | {"version": version})
    del form.slug  # an id never changes: learners' answers hang on it
    return _with_choices(form, passages, value.passage, value.objective)


def question_of(form: QuestionForm, slug: str) -> Question | None:
    """Make the question; None when it cannot be made, and every fault stands beside its field."""
    sound = form.validate()
    body = _given(form.body)
    if any(form[name].errors for name in SELECTS if name in form):
        return None
    hints, variables = _given(form.given_hints), _given(form.given_variables)
    form.tell_of_rows()
    more = {"hints": hints or (), "variables": variables or ()}
    question = _made(form, slug, body or STAND_IN, more)
    if not sound or body is None or hints is None or variables is None or question is None:
        return None
    return question if _writable(form, question) else None


def _given(make: Callable[[], Made]) -> Made | None:
    try:
        return make()
    except QuestionFaults:  # what is wrong stands beside its field
        return None


def _made(form: QuestionForm, slug: str, body: Body, more: Mapping[str, Any]) -> Question | None:
    fields = {part: form[name] for part, name in PLACES.items() if name in form}
    try:
        return beside(lambda: _question(form, slug, body, more), fields, form.stem)
    except QuestionFaults:
        return None


def _question(form: QuestionForm, slug: str, body: Body, more: Mapping[str, Any]) -> Question:
    return Question(
        id=slug,
        stem=form.stem.data or "",
        body=body,
        passage=SOME_PASSAGE if form.passage.errors else form.passage.data,
        objective=form.objective.data or "",
        difficulty=form.difficulty.data,
        bloom=Bloom(form.bloom.data),
        tags=form.tag_texts(),
        rests_on=RestsOn(form.rests_on.data),
        explanation=form.explanation.data or "",
        points=form.points.data or 0,
        credit=None if body is STAND_IN else form.given_credit(),
        author=form.author.data or "",
        licence=form.licence.data or "",
        **more,
    )


def _writable(form: QuestionForm, question: Question) -> bool:
    """See that the text format, in which the question is kept, gives it back unchanged."""
    try:
        if parse_question(write_question(question)) == question:
            return True
    except BankProblems as refusal:
        for each in refusal.problems:
            if each.field == "variables":
                said = f"{each.message[:1].upper()}{each.message[1:]}."
                form.variables.errors = [*form.variables.errors, said]
            else:
                form.form_errors.append(f"{each.field}: {each.message}")
        return False
    form.form_errors.append("The text format for questions cannot hold this text as it stands.")
    return False


def _data(value: Question) -> dict[str, Any]:
    return {
        "passage": value.passage,
        "stem": value.stem,
        "explanation": value.explanation,
        "objective": value.objective,
        "difficulty": value.difficulty,
        "bloom": value.bloom.value,
        "tags": ", ".join(value.tags),
        "points": value.points,
        "rests_on": value.rests_on.value,
        "credit": value.credit.value if value.credit else "",
        "author": value.author,
        "licence": value.licence,
        "hints": [{"text": each.text, "cost": str(each.cost or "")} for each in value.hints],
        "variables": "\n".join(map(variable_lines.write, value.variables)),
        **body_data(value.body),
    }


def _with_choices(
    form: QuestionForm, passages: Sequence[PassageChoice], passage: str, objective: str
) -> QuestionForm:
    """Offer the passages by lesson, and the objectives of them all; what is chosen stays."""
    groups: dict[str, dict[str, str]] = {}
    if passage not in {each.slug for each in passages}:
        groups["Passage"] = {"": "Choose a passage"}
    goals: dict[str, dict[str, str]] = {"Objective": {"": "None"}}
    for each in passages:
        groups.setdefault(each.lesson, {})[each.slug] = each.title
        goals[each.lesson] = dict(each.objectives)
    if objective and not any(objective in goal for goal in goals.values()):
        goals["Objective"][objective] = objective
    form.passage.choices = groups
    form.objective.choices = {lesson: goal for lesson, goal in goals.items() if goal}
    return form
