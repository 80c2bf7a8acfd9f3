"""Questions with variables: drawn anew for each attempt, the same each time for one seed.

In reading order: ``expression`` (formulas as trees), ``arithmetic`` (calculating them),
``drawing`` (values for the variables), ``places`` (where they stand in a text), ``filling``,
``realising``, ``checking`` (what is told to the author), ``lines`` (variables as they are
written). Whoever shows or marks a question with variables realises it first.
"""

from quizzes.parameters import lines
from quizzes.parameters.checking import EVERY, faults, looked_at, size
from quizzes.parameters.expression import FormulaRefused
from quizzes.parameters.realising import realise

__all__ = ["EVERY", "FormulaRefused", "faults", "lines", "looked_at", "realise", "size"]
