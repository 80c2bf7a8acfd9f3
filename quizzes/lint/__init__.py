"""Rules for banks that are sound but could be better.

In reading order: ``finding`` (the values), ``links``, ``wording`` and ``typed_answers`` (the
rules), and here the list of rules. A new rule is a function in a module of its subject and a name
in ``RULES``.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from quizzes.bank import Bank
from quizzes.lint import links, typed_answers, wording
from quizzes.lint.finding import Finding, Rule, Subject

__all__ = ["RULES", "Finding", "check"]

RULES: tuple[Rule, ...] = (
    links.few_questions,
    links.unknown_passage,
    links.unknown_objective,
    wording.no_explanation,
    wording.same_stem,
    wording.same_option,
    typed_answers.typo_too_near,
    typed_answers.right_and_wrong_alike,
    typed_answers.same_answer,
    typed_answers.wide_pattern,
)

_NO_LINES: Mapping[str, int] = MappingProxyType({})


def check(
    bank: Bank,
    passages: Collection[str],
    objectives: Collection[str] = (),
    *,
    lines: Mapping[str, int] = _NO_LINES,
    file: str = "",
) -> tuple[Finding, ...]:
    """Give everything that the rules find, in the order of the lines.

    :param passages: the slugs of the passages of the bank's lesson.
    :param objectives: the slugs of its objectives.
    :param lines: the line of each question by id, as reading the bank gave them.
    """
    subject = Subject(bank=bank, passages=passages, objectives=objectives, lines=lines, file=file)
    found = [finding for rule in RULES for finding in rule(subject)]
    return tuple(sorted(found, key=lambda finding: finding.line))
