"""What the documentation shows is what happens."""

import re
from pathlib import Path

import pytest

from lessons import as_text, course_files, derive, load_course, read, read_course, read_lesson

DOCS = Path(__file__).parents[2] / "docs"


def shown(page: str, language: str) -> list[str]:
    """List the blocks of one language that a page shows, in order."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.fixture(name="example")
def _example() -> str:
    """Give the article that the page on deriving uses."""
    return shown("deriving.md", "text")[0]


def test_the_outline_is_the_one_shown(example: str) -> None:
    """The page shows the real tree, and the real lines that are left out."""
    reading = read(example, name="tides.txt")
    outline = shown("deriving.md", "console")[0]
    assert outline == "$ parley outline tides.txt\n" + as_text(reading.article)
    assert shown("deriving.md", "text")[1].splitlines() == [
        f"left out, line {each.line}: {each.text!r} ({each.reason})" for each in reading.left_out
    ]


def test_the_draft_is_the_one_shown(example: str) -> None:
    """The page shows the real draft of a lesson, and the real counts."""
    draft = derive(read(example, name="tides.txt").article)
    files = course_files(draft.course, draft.lessons)
    assert shown("deriving.md", "markdown") == [files["what-moves-the-water.md"]]
    counts = f"{len(draft.lessons)} lessons, {len(draft.seeds)} passages in course"
    assert counts in shown("deriving.md", "console")[1]


def test_the_examples_of_the_format_are_valid(tmp_path: Path) -> None:
    """Whoever copies them has files that load."""
    course, lesson = shown("formats/lessons.md", "markdown")
    first = read_lesson(lesson, file="historical-context.md")
    listed = read_course(course, file="course.md").lessons
    assert [passage.slug for passage in first.passages] == [
        "the-cold-war-era",
        "post-cold-war-relations",
    ]
    (tmp_path / "course.md").write_text(course.replace(f"  - {listed[1]}\n", ""), encoding="utf-8")
    (tmp_path / f"{listed[0]}.md").write_text(lesson, encoding="utf-8")
    assert load_course(tmp_path)[1] == (first,)
