"""Rules about what questions say: explanations, and the same said twice."""

from collections.abc import Iterator

from quizzes.lint.finding import Finding, Subject
from quizzes.questions import Body, Kind, MultipleResponse, SingleChoice


def no_explanation(subject: Subject) -> Iterator[Finding]:
    """Find questions that tell nobody why; the answer of a prompt explains itself."""
    for question in subject.bank.questions:
        if question.kind is not Kind.RECALL and not question.explanation:
            message = f"{question.id}: add ### Explanation; it is what a wrong answer learns from"
            yield subject.finding("no-explanation", message, question.id)


def same_stem(subject: Subject) -> Iterator[Finding]:
    """Find questions of one kind that ask the same as an earlier one."""
    seen: dict[tuple[Kind, str], str] = {}
    for question in subject.bank.questions:
        first = seen.setdefault((question.kind, _plain(question.stem)), question.id)
        if first != question.id:
            message = f"{question.id}: asks the same as {first}"
            yield subject.finding("same-stem", message, question.id)


def same_option(subject: Subject) -> Iterator[Finding]:
    """Find options that say the same as another option of their question."""
    for question in subject.bank.questions:
        for text in _repeated_options(question.body):
            message = f"{question.id}: the option {text!r} is offered twice"
            yield subject.finding("same-option", message, question.id)


def _repeated_options(body: Body) -> Iterator[str]:
    if not isinstance(body, SingleChoice | MultipleResponse):
        return
    seen: set[str] = set()
    for option in body.options:
        if (plain := _plain(option.text)) in seen:
            yield option.text
        seen.add(plain)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
