"""The public names of the package."""

import subprocess
import sys

import quizzes


def test_the_public_names_are_sorted_and_there() -> None:
    """Whoever looks for a name finds it in order, and every name exists."""
    # Constants and classes first, then modules and functions: the order that ruff keeps.
    assert quizzes.__all__ == sorted(quizzes.__all__)
    assert all(hasattr(quizzes, name) for name in quizzes.__all__)


def test_the_docstring_names_the_modules_in_reading_order() -> None:
    """A newcomer learns from the front door where to begin."""
    modules = ["errors", "questions", "bank", "formats", "grading", "scoring", "draw", "review"]
    places = [(quizzes.__doc__ or "").index(f"``{name}``") for name in [*modules, "gradebook"]]

    assert places == sorted(places)


def test_the_package_starts_without_heavy_libraries() -> None:
    """Importing the package loads no workbook writer, web framework, database or optimiser."""
    heavy = ("xlsxwriter", "flask", "sqlalchemy", "torch", "numpy", "pandas", "fsrs.optimizer")
    program = f"import sys, quizzes; print([name for name in {heavy} if name in sys.modules])"
    ran = subprocess.run(  # noqa: S603 -- this very interpreter, with a program written here
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert ran.stdout.strip() == "[]"
