"""Numbered questions with lettered options, as people type and paste them.

Read strictly, as ``docs/formats/plain-lists.md`` describes it. Stems and options are Markdown.
"""

import re

from quizzes.bank import MOST_QUESTIONS
from quizzes.formats.lettered import Item, Line, Namer, next_letter, parsed
from quizzes.formats.markdown.problems import Problems
from quizzes.formats.markdown.reader import Parsed
from quizzes.formats.markdown.rows import lines_of
from quizzes.questions.text import BLANK

QUESTION = re.compile(r"([0-9]{1,4})[.)][ \t]+(.*)")
OPTION = re.compile(r"(\*?)[ \t]*\(?([A-Za-z])[.)][ \t]+(.*)")
ANSWER = re.compile(r"(?i)(?:correct[ \t]+)?(?:answers?|key)[ \t]*:(.*)")
_KEYS = re.compile(r"[A-Za-z](?:(?:[ \t]*[,;/&][ \t]*|[ \t]+and[ \t]+|[ \t]+)[A-Za-z])*")
_LETTER = re.compile(r"\b[A-Za-z]\b")
_MOST_KEYS = 200
"""Characters of a line of answers; twenty letters and what stands between them need fewer."""


def parse(
    text: str, *, passage: str, name: Namer, file: str = "", most: int = MOST_QUESTIONS
) -> Parsed:
    """Read questions; every problem has its line, and the questions without one are made."""
    problems = Problems(file)
    items: list[Item] = []
    for number, line in enumerate(lines_of(text, problems), 1):
        _line(items, number, line.strip(BLANK), problems)
    return parsed(items, passage, name, problems, most)


def _line(items: list[Item], number: int, text: str, problems: Problems) -> None:
    item = items[-1] if items else None
    if question := QUESTION.fullmatch(text):
        items.append(Item(line=number, stem=[question[2]]))
    elif item is None:
        if text:
            message = "stands before the first question; a question begins with 1. and a space"
            problems.add(number, "text", message)
    elif answer := ANSWER.match(text):
        _answer(item, number, answer[1].strip(BLANK))
    elif option := OPTION.fullmatch(text):
        _option(item, number, option)
    elif not item.options:
        item.stem.append(text)
    elif text:
        message = "is no option and no question; write an option on one line, with its letter"
        item.fault(number, "text", message)


def _option(item: Item, number: int, found: re.Match[str]) -> None:
    star, letter, text = found[1], found[2], found[3].strip(BLANK)
    if item.key_line:
        item.fault(number, "option", "stands after the answer; move it above")
    if letter.upper() != (wanted := next_letter(item)):
        message = f"here stands {letter}, but the next option is {_as(letter, wanted)}"
        item.fault(number, "option", message)
    if not text:
        item.fault(number, "option", "has no text")
    item.options.append(Line(number, letter.upper(), text or f"line {number}", right=bool(star)))


def _answer(item: Item, number: int, text: str) -> None:
    if item.key_line:
        item.fault(number, "answer", f"stands in line {item.key_line} already; keep one")
        return
    item.key_line = number
    if len(text) <= _MOST_KEYS and _KEYS.fullmatch(text):
        item.keys += [letter.upper() for letter in _LETTER.findall(text)]
    else:
        message = "name the right option by its letter, such as Answer: B, or several: A, C"
        item.fault(number, "answer", message)


def _as(letter: str, wanted: str) -> str:
    return wanted if letter.isupper() else wanted.lower()
