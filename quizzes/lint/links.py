"""Rules about what questions belong to: passages and objectives."""

from collections.abc import Iterator

from quizzes.lint.finding import Finding, Subject

ENOUGH = 3
"""Questions a passage needs, so that a second try need not be the first one again."""


def few_questions(subject: Subject) -> Iterator[Finding]:
    """Find passages with too few questions to draw from."""
    by_passage = subject.bank.by_passage()
    for passage in subject.passages:
        count = len(by_passage.get(passage, ()))
        if count < ENOUGH:
            message = f"the passage {passage} has {count} of at least {ENOUGH} questions"
            yield subject.finding("few-questions", message)


def unknown_passage(subject: Subject) -> Iterator[Finding]:
    """Find questions about a passage that the lesson has not."""
    for question in subject.bank.questions:
        if question.passage not in subject.passages:
            message = f"{question.id}: the lesson has no passage {question.passage}"
            yield subject.finding("unknown-passage", message, question.id)


def unknown_objective(subject: Subject) -> Iterator[Finding]:
    """Find questions for an objective that the lesson has not."""
    for question in subject.bank.questions:
        if question.objective and question.objective not in subject.objectives:
            message = f"{question.id}: the lesson has no objective {question.objective}"
            yield subject.finding("unknown-objective", message, question.id)
