"""Questions with lettered options, as other programs write them: how they become our values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from quizzes.bank import Bank
from quizzes.errors import QuestionFaults
from quizzes.formats.markdown.problems import Problems
from quizzes.formats.markdown.reader import Parsed
from quizzes.questions import MultipleResponse, Option, Question, SingleChoice
from quizzes.questions.text import trimmed

Namer = Callable[[str], str]
"""Makes an id of a stem, another one each time."""

_OPENING = 500
"""Characters of a stem that its id is made from, at most."""
BANK = "quick-add"
"""What the bank of such a text is called; these formats have no name for it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One option: where it stands, its letter as a capital, and Markdown."""

    number: int
    letter: str
    text: str
    right: bool = False


@dataclass(slots=True)
class Item:
    """One question as it was found."""

    line: int
    stem: list[str]
    """Lines of Markdown."""
    options: list[Line] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    """The letters that its answer line names, as capitals."""
    key_line: int = 0
    """Where that line stands; 0 when there is none."""
    faults: list[tuple[int, str, str]] = field(default_factory=list)
    """What is wrong with it: line, field, message."""

    def fault(self, line: int, field: str, message: str) -> None:
        """Note something wrong, which keeps the question from being made."""
        self.faults.append((line, field, message))


def next_letter(item: Item) -> str:
    """Give the letter that the next option of a question has to have."""
    return chr(ord("A") + len(item.options))


def parsed(
    items: Sequence[Item], passage: str, name: Namer, problems: Problems, most: int
) -> Parsed:
    """Make the questions; what is wrong with one is noted, and the others are made."""
    if len(items) > most:
        message = f"at most {most:,} questions can be read at once; the rest was not looked at"
        problems.add(items[most].line, "text", message)
    found: dict[str, Question] = {}
    lines: dict[str, int] = {}
    for item in items[:most]:
        if question := _question(item, passage, name, problems):
            found[question.id], lines[question.id] = question, item.line
    bank = Bank(slug=BANK, questions=tuple(found.values()))
    return Parsed(bank=bank, problems=problems.listed(), lines=MappingProxyType(lines))


def _question(item: Item, passage: str, name: Namer, problems: Problems) -> Question | None:
    _check(item)
    options = [_option(each, item) for each in item.options]
    if not item.faults:
        try:
            return _made(item, tuple(filter(None, options)), passage, name)
        except QuestionFaults as refusal:
            problems.refused(refusal, {"options": item.options[0].number}, item.line)
    for line, field_, message in item.faults:
        problems.add(line, field_, message)
    return None


def _made(item: Item, options: tuple[Option, ...], passage: str, name: Namer) -> Question:
    stem = trimmed("\n".join(item.stem))
    one = sum(option.right for option in options) == 1
    body = SingleChoice(options=options) if one else MultipleResponse(options=options)
    return Question(id=name(stem[:_OPENING]), stem=stem, body=body, passage=passage)


def _option(line: Line, item: Item) -> Option | None:
    try:
        return Option(text=line.text, right=line.right or line.letter in item.keys)
    except QuestionFaults as refusal:
        for fault in refusal.faults:
            item.fault(line.number, fault.field, fault.message)
        return None


def _check(item: Item) -> None:
    """Note what is wrong with a question as a whole."""
    if not item.options:
        message = "the question has no options; begin each with its letter, such as A) or B)"
        item.fault(item.line, "options", message)
        return
    for letter in _strangers(item):
        message = f"there is no option {letter}; the last is {item.options[-1].letter}"
        item.fault(item.key_line, "answer", message)
    starred = any(each.right for each in item.options)
    if starred and item.keys:
        message = "the right option is marked with * as well; say it once"
        item.fault(item.key_line, "answer", message)
    if not (starred or item.key_line):
        message = "nothing says which option is right; add a line such as ANSWER: B after it"
        item.fault(item.options[-1].number, "answer", message)


def _strangers(item: Item) -> list[str]:
    known = {each.letter for each in item.options}
    return [letter for letter in dict.fromkeys(item.keys) if letter not in known]
