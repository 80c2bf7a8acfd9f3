"""Reading a bank: every problem with its line, and all the questions that have none."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from quizzes.bank import MOST_QUESTIONS, Bank
from quizzes.errors import BankProblems, Problem
from quizzes.formats.markdown import answers, fields, heading, hints, parts, sections, variables
from quizzes.formats.markdown.answers.part import STAND_IN, Part, entries, made
from quizzes.formats.markdown.problems import Problems
from quizzes.formats.markdown.rows import lines_of, rows_of
from quizzes.questions import Body, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What a text holds."""

    bank: Bank
    """The questions without a problem."""
    problems: tuple[Problem, ...]
    lines: Mapping[str, int]
    """The line of each question's heading, by id."""

    def sound(self) -> Bank:
        """Give the bank.

        :raise BankProblems: there are problems.
        """
        if self.problems:
            raise BankProblems(self.problems)
        return self.bank


def parse(text: str, *, file: str = "", bank: str | None = None) -> Parsed:
    """Read a bank; with the bank's slug given, the text may go without its heading block."""
    problems = Problems(file)
    lines = lines_of(text, problems)
    slug, taken = heading.read(lines, bank, problems) if lines else (bank or heading.UNNAMED, 0)
    blocks = parts.blocks(rows_of(lines[taken:], taken + 1), problems)
    if len(blocks) > MOST_QUESTIONS:
        message = f"a bank may have {MOST_QUESTIONS:,} questions; the rest was not read"
        problems.add(blocks[MOST_QUESTIONS].line, "text", message)
    found: dict[str, Question] = {}
    places: dict[str, int] = {}
    purse = variables.Purse()
    for block in blocks[:MOST_QUESTIONS]:
        question = _question(block, places, purse, problems)
        if question:
            found[question.id] = question
    return Parsed(
        bank=Bank(slug=slug, questions=tuple(found.values())),
        problems=problems.listed(),
        lines=MappingProxyType({id_: places[id_] for id_ in found}),
    )


def parse_bytes(data: bytes, *, file: str = "", bank: str | None = None) -> Parsed:
    """Read a bank from the bytes of a file, which must be UTF-8."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "is not UTF-8 here; save the file with that encoding"
        problem = Problem(file=file, line=line, field="text", message=message)
        empty = Bank(slug=bank or heading.UNNAMED)
        return Parsed(bank=empty, problems=(problem,), lines=MappingProxyType({}))
    return parse(text, file=file, bank=bank)


def parse_question(text: str, *, file: str = "") -> Question:
    """Read exactly one question, without a heading block.

    :raise BankProblems: there is a problem, no question, or more than one.
    """
    parsed = parse(text, file=file, bank=heading.UNNAMED)
    questions = parsed.sound().questions
    if len(questions) != 1:
        line = list(parsed.lines.values())[1] if questions else 1
        message = f"there are {len(questions)} questions; write exactly one"
        problem = Problem(file=file, line=line, field="text", message=message)
        raise BankProblems((problem,))
    return questions[0]


def _question(
    block: parts.Block, places: dict[str, int], purse: variables.Purse, problems: Problems
) -> Question | None:
    before = problems.count
    if block.id in places:
        message = f"{block.id} is already the id in line {places[block.id]}; choose another"
        problems.add(block.line, "id", message)
    places.setdefault(block.id, block.line)
    found = parts.dissect(block, problems)
    question = _read(block, found, problems)
    if question and problems.count == before:
        section = found.sections.found.get(sections.VARIABLES)
        purse.check(question, section.line if section else block.line, problems)
    return question if problems.count == before else None


def _read(block: parts.Block, found: parts.Parts, problems: Problems) -> Question | None:
    given = fields.read(found.fields, block.line, problems)
    explanation = found.sections.found.get(sections.EXPLANATION)
    its_variables = variables.read(found.sections.found.get(sections.VARIABLES), problems)
    its_hints = hints.read(found.sections.hints, problems)
    body = _body(block, found, given, problems)
    return made(
        lambda: Question(
            id=block.id,
            stem=found.stem.text,
            body=body,
            passage=given.passage,
            objective=given.objective,
            difficulty=given.difficulty,
            bloom=given.bloom,
            tags=given.tags,
            rests_on=given.rests_on,
            explanation=explanation.text if explanation else "",
            points=given.points,
            credit=given.credit,
            author=given.author,
            licence=given.licence,
            hints=its_hints,
            variables=its_variables,
        ),
        None,
        _places(block, found, given),
        block.line,
        problems,
    )


def _places(block: parts.Block, found: parts.Parts, given: fields.Fields) -> dict[str, int]:
    """Give the line of each part of a question that can have a fault."""
    lines = {name: text.line for name, text in given.given.items()}
    sections_found = {name.lower(): text.line for name, text in found.sections.found.items()}
    return {"variables": block.line, **lines, **sections_found, "stem": found.stem.line}


def _body(block: parts.Block, found: parts.Parts, given: fields.Fields, problems: Problems) -> Body:
    part = Part(
        line=block.line,
        stem=found.stem,
        entries=entries(found.answers, problems, found.own),
        sections=found.sections.of_kinds,
        fields={name: given.given[name] for name in fields.OF_KINDS if name in given.given},
    )
    # An unknown kind has been noted; what the author meant is still best told from the answers.
    kind = given.kind or answers.infer(part)
    if kind is None:
        message = "the answers are missing: options, lines that begin with =, or ### Answer"
        problems.add(block.line, "answers", message)
        return STAND_IN
    return answers.read(kind, part, problems)
