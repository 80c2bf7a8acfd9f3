"""Problems and how they are told."""

import pytest

from lessons.errors import ContentProblems, Problem, Report


def test_a_problem_reads_as_place_field_and_remedy() -> None:
    """Editors jump to ``file:line``, so that is how a problem begins."""
    problem = Problem(file="tides.md", line=4, field="title", message="is missing")
    assert str(problem) == "tides.md:4: title: is missing"


def test_problems_are_told_in_the_order_of_lines() -> None:
    """However they were found, they are read from the top of the file."""
    report = Report("tides.md")
    report.add(9, "passage", "has no text")
    report.add(2, "lesson", "is no slug")
    with pytest.raises(ContentProblems) as caught:
        report.raise_if_any()
    assert [problem.line for problem in caught.value.problems] == [2, 9]
    assert str(caught.value).splitlines()[0] == "tides.md:2: lesson: is no slug"


def test_a_report_without_problems_lets_the_file_pass() -> None:
    """Nothing noted, nothing refused."""
    report = Report("tides.md")
    report.raise_if_any()
    assert report.file == "tides.md"
