r"""The public tables of typed answers, and how they are read.

- ``dangerous.tsv``: pairs of answers that look alike and mean different things. Neither may be
  taken for the other, however lenient a question is.
- ``harmless.tsv``: answers that mean the same, what the learner is told was forgiven, and what the
  author has to allow for it (``accents``, ``articles`` with a language, ``case`` for a question
  whose capital letters matter). Characters that cannot be seen are written as ``\u200b``.
- ``moodle.tsv``: answers, whether capital letters matter, responses, what Moodle makes of them and
  what we do, and the reason where that differs.
- ``words.txt``: long words of history, politics and science, to make single typos of.

``python -m tests.quizzes.grading.pairs`` prints what marking makes of them.
"""

import csv
import re
from pathlib import Path

from quizzes import Question, ShortAnswer
from quizzes.questions import Language

_FOLDER = Path(__file__).parent
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})|\\x([0-9a-f]{2})")


def dangerous() -> list[tuple[str, str, str]]:
    """Give two answers and what differs."""
    return [(one, other, what) for one, other, what in _rows("dangerous.tsv")]


def harmless() -> list[tuple[str, str, tuple[str, ...], str]]:
    """Give the accepted answer, the given one, what is told, and the settings."""
    return [
        (accepted, given, tuple(told.split("; ")) if told else (), settings)
        for accepted, given, told, settings in _rows("harmless.tsv")
    ]


def moodle() -> list[list[str]]:
    """Give the rows of the comparison, as they stand in the table."""
    return _rows("moodle.tsv")


def long_words() -> list[str]:
    """Give words of eight letters and more."""
    return (_FOLDER / "words.txt").read_text(encoding="utf-8").split()


def asking(accepted: str, settings: str = "", strict: tuple[str, ...] = ()) -> Question:
    """Make a question with one accepted answer."""
    name, _, language = settings.partition(" ")
    body = ShortAnswer(
        accepted=(accepted,),
        case_matters=name == "case",
        accents_ignored=name in ("accents", "lenient"),
        ignored_articles=Language(language) if language else None,
        strict=strict,
    )
    return Question(id="q", stem="?", passage="p", body=body)


def _rows(name: str) -> list[list[str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [[_ESCAPE.sub(_character, cell) for cell in row] for row in rows[1:]]


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1] or escape[2], 16))
