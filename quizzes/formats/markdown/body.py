"""The part of one question that differs from kind to kind, read by itself, for forms."""

from quizzes.errors import Problem
from quizzes.formats.markdown import answers, fields, parts
from quizzes.formats.markdown.answers.part import Part, entries
from quizzes.formats.markdown.problems import Problems
from quizzes.formats.markdown.rows import lines_of, rows_of
from quizzes.questions import Body, Kind


def parse_body(text: str, kind: Kind) -> tuple[Body, tuple[Problem, ...]]:
    """Read the body of a question; with problems, what is given is none.

    What the question as a whole has to be is not looked at: its stem may be a stand-in, and its
    variables may be missing.
    """
    problems = Problems("")
    lines = lines_of(text, problems)
    block = next(iter(parts.blocks(rows_of(lines, 1), problems)), None) or parts.Block(1, "")
    found = parts.dissect(block, problems)
    given = fields.read(found.fields, block.line, problems).given
    part = Part(
        line=block.line,
        stem=found.stem,
        entries=entries(found.answers, problems, found.own),
        sections=found.sections.of_kinds,
        fields={name: given[name] for name in fields.OF_KINDS if name in given},
    )
    return answers.read(kind, part, problems), problems.listed()
