"""What holds of everything that was read, however its text is written."""

from __future__ import annotations

from quizzes.formats.markdown import Parsed


def assert_sound(parsed: Parsed, text: str) -> None:
    """Assert that every problem and question is in a line of the text, and no id there twice."""
    last = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(1 <= problem.line <= last for problem in parsed.problems)
    assert all(1 <= line <= last for line in parsed.lines.values())
    ids = [question.id for question in parsed.bank.questions]
    assert len({*ids}) == len(ids)
