"""The Aiken format: a line with the question, lettered options, a line ``ANSWER: B``.

Read strictly, as ``docs/formats/aiken.md`` describes it. The text is plain text: stars, brackets
and dollars are shown as they stand.
"""

import re

from quizzes.bank import MOST_QUESTIONS
from quizzes.formats.lettered import Item, Line, Namer, next_letter, parsed
from quizzes.formats.markdown.problems import Problems
from quizzes.formats.markdown.reader import Parsed
from quizzes.formats.markdown.rows import lines_of
from quizzes.formats.plain import as_markdown
from quizzes.questions.text import BLANK

OPTION = re.compile(r"([A-Za-z])([.)])(.*)")
ANSWER = re.compile(r"(?i)answer[ \t]*:(.*)")


def parse(
    text: str, *, passage: str, name: Namer, file: str = "", most: int = MOST_QUESTIONS
) -> Parsed:
    """Read questions; every problem has its line, and the questions without one are made."""
    problems = Problems(file)
    items: list[Item] = []
    for number, line in enumerate(lines_of(text, problems), 1):
        if stripped := line.strip(BLANK):
            _line(items, number, stripped, problems)
    return parsed(items, passage, name, problems, most)


def _line(items: list[Item], number: int, text: str, problems: Problems) -> None:
    item = items[-1] if items and not items[-1].key_line else None
    if answer := ANSWER.match(text):
        _answer(item, number, text, answer[1].strip(BLANK), problems)
    elif item and (option := OPTION.match(text)):
        _option(item, number, option)
    elif item is None or item.options:
        items.append(Item(line=number, stem=[as_markdown(text)]))
    else:
        message = "the question before has no options yet; a question stands on one line"
        item.fault(number, "question", message)


def _option(item: Item, number: int, found: re.Match[str]) -> None:
    letter, text = found[1], found[3]
    if letter != (wanted := next_letter(item)):
        message = f"here stands {letter}{found[2]}, but the next option is {wanted}{found[2]}"
        item.fault(number, "option", message)
    if not text.strip(BLANK):
        item.fault(number, "option", "has no text")
    elif text[0] not in BLANK:
        item.fault(number, "option", f"leave a space after {letter}{found[2]}")
    written = as_markdown(text.strip(BLANK)) or f"line {number}"
    item.options.append(Line(number, letter.upper(), written))


def _answer(item: Item | None, number: int, text: str, key: str, problems: Problems) -> None:
    if item is None:
        problems.add(number, "answer", "stands here without a question and its options before it")
        return
    item.key_line = number
    if not text.startswith("ANSWER:"):
        item.fault(number, "answer", "write ANSWER: in capitals, with the colon directly after")
    if len(key) == 1 and "A" <= key <= "Z":
        item.keys.append(key)
    else:
        item.fault(number, "answer", "name one option by its capital letter, such as ANSWER: B")
