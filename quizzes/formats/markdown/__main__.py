"""Check bank files: print their problems, and how many questions each passage has."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from quizzes.formats.markdown.reader import Parsed, parse_bytes


def main(names: Sequence[str]) -> int:
    """Check the files; the answer is 1 if there are problems, 2 if there is no file to check."""
    if not names:
        sys.stderr.write("usage: python -m quizzes.formats.markdown FILE...\n")
        return 2
    problems = sum(_check(name) for name in names)
    return 1 if problems else 0


def _check(name: str) -> int:
    try:
        data = Path(name).read_bytes()
    except OSError as error:
        sys.stderr.write(f"{name}: cannot be read: {error.strerror}\n")
        return 1
    parsed = parse_bytes(data, file=name)
    for problem in parsed.problems:
        sys.stderr.write(f"{problem}\n")
    sys.stdout.write(_summary(name, parsed))
    return len(parsed.problems)


def _summary(name: str, parsed: Parsed) -> str:
    lines = [f"{name}: {len(parsed.bank.questions)} questions, {len(parsed.problems)} problems"]
    for passage, questions in parsed.bank.by_passage().items():
        kinds = Counter(question.kind.value for question in questions)
        told = ", ".join(f"{times} {kind}" for kind, times in sorted(kinds.items()))
        lines.append(f"  {passage}: {len(questions)} ({told})")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
