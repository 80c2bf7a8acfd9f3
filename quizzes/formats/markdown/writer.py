"""Writing a bank in the one form that reading gives back unchanged."""

from collections.abc import Iterator

from quizzes.bank import Bank
from quizzes.formats.markdown import answers, heading, hints, sections
from quizzes.formats.markdown.answers.part import Written
from quizzes.formats.markdown.fields import KIND_WORDS
from quizzes.formats.markdown.markers import Own, escaped
from quizzes.formats.markdown.parts import own_lines
from quizzes.parameters.lines import write as variable_line
from quizzes.questions import Hint, Question
from quizzes.questions.fences import fenced


def write(bank: Bank) -> str:
    """Write a bank with its heading block."""
    pieces = ["\n".join(heading.write(bank.slug)) + "\n"]
    pieces += [write_question(question) for question in bank.questions]
    return "\n".join(pieces)


def write_question(question: Question) -> str:
    """Write one question."""
    written = answers.write(question.body)
    lines = [f"## {question.id}", *_fields(question, written)]
    lines += ["", *_markdown(question.stem, in_stem=True, own=own_lines(KIND_WORDS[question.kind]))]
    if written.lines:
        lines += ["", *written.lines]
    for name, text in written.sections:
        lines += _section(name, text)
    lines += _section(sections.VARIABLES, "\n".join(map(variable_line, question.variables)))
    for hint in question.hints:
        lines += _hint(hint)
    lines += _section(sections.EXPLANATION, question.explanation)
    return "\n".join(lines) + "\n"


def _fields(question: Question, written: Written) -> Iterator[str]:
    # Values that most questions share are written out too: what is stored must not change its
    # meaning when a later version chooses another usual value.
    yield f"kind: {KIND_WORDS[question.kind]}"
    yield f"passage: {question.passage}"
    if question.objective:
        yield f"objective: {question.objective}"
    yield f"difficulty: {question.difficulty}"
    yield f"bloom: {question.bloom}"
    if question.tags:
        yield f"tags: {', '.join(question.tags)}"
    yield f"rests on: {question.rests_on}"
    if question.points != 1:
        yield f"points: {question.points}"
    if question.credit:
        yield f"credit: {question.credit}"
    if question.author:
        yield f"author: {question.author}"
    if question.licence:
        yield f"licence: {question.licence}"
    yield from (f"{name}: {value}" for name, value in written.fields)


def _section(name: str, text: str) -> list[str]:
    return ["", f"### {name}", "", *_markdown(text, in_stem=False)] if text else []


def _hint(hint: Hint) -> list[str]:
    cost, text = hints.write(hint)
    above = ["", cost] if cost else []
    return ["", f"### {sections.HINT}", *above, "", *_markdown(text, in_stem=False)]


def _markdown(text: str, *, in_stem: bool, own: Own = Own.NONE) -> Iterator[str]:
    lines = text.split("\n")
    code, _ = fenced(lines)
    for number, line in enumerate(lines):
        yield line if number in code else escaped(line, in_stem=in_stem, own=own)
