"""A course's files: all that is wrong is told at once, with file and line; nothing is used."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from course.services.read_content import LARGEST_BANK_BYTES, lint_findings, read_content
from lessons import ContentProblems, Objective, Passage, write_course, write_lesson
from quizzes.errors import BankProblems
from quizzes.formats.markdown import write
from tests.school.content import Content, content, questions

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = "us-russia-peace-talks"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Give the folders of a sound course of two lessons."""
    return put(tmp_path, sound())


def sound(lessons: int = 2) -> Content:
    """Give a course in which the objectives' slugs are unique, as files have to have it."""
    made = content("tides", lessons=lessons)
    return replace(
        made,
        lessons=tuple(
            replace(each, objectives=(Objective(slug=f"know-{each.slug}", text="Know it."),))
            for each in made.lessons
        ),
        banks=tuple(
            replace(
                bank,
                questions=tuple(replace(q, objective=f"know-{bank.slug}") for q in bank.questions),
            )
            for bank in made.banks
        ),
    )


def put(folder: Path, made: Content) -> tuple[Path, Path]:
    """Write a course's files; gives the folder of the lessons and that of the banks."""
    lessons, banks = folder / "lessons", folder / "banks"
    for each in (lessons, banks):
        each.mkdir()
    (lessons / "course.md").write_text(write_course(made.course), encoding="utf-8")
    for lesson in made.lessons:
        (lessons / f"{lesson.slug}.md").write_text(write_lesson(lesson), encoding="utf-8")
    for bank in made.banks:
        (banks / f"{bank.slug}.md").write_text(write(bank), encoding="utf-8")
    return lessons, banks


def problems(folders: tuple[Path, Path]) -> list[tuple[str, int, str, str]]:
    """Give what is wrong with the banks: file, line, field, message."""
    with pytest.raises(BankProblems) as refused:
        read_content(*folders)
    return [(Path(p.file).name, p.line, p.field, p.message) for p in refused.value.problems]


def edit(file: Path, before: str, after: str) -> int:
    """Replace the first place where a text stands; gives its line."""
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    return text[: text.index(before)].count("\n") + 1


def test_a_sound_course_is_read_as_it_was_written(folders: tuple[Path, Path]) -> None:
    """Course, lessons and banks come in the course's order."""
    made = sound()
    found = read_content(*folders)
    assert found.course == made.course
    assert found.lessons == made.lessons
    assert found.banks == made.banks


def test_the_shipped_course_is_sound() -> None:
    """What ships with Parley can be loaded."""
    found = read_content(
        ROOT / "lessons" / "courses" / SHIPPED, ROOT / "quizzes" / "banks" / SHIPPED
    )
    assert len(found.lessons) == len(found.banks) == len(found.course.lessons)
    assert all(bank.questions for bank in found.banks)


def test_a_byte_order_mark_is_no_problem(folders: tuple[Path, Path]) -> None:
    """Some editors write one."""
    bank = folders[1] / "tides-1.md"
    bank.write_bytes(b"\xef\xbb\xbf" + bank.read_bytes())
    assert read_content(*folders).banks == sound().banks


def test_a_missing_bank_says_where_it_goes(folders: tuple[Path, Path]) -> None:
    """The problem names the file that should be there."""
    (folders[1] / "tides-2.md").unlink()
    assert problems(folders) == [
        ("tides-2.md", 1, "bank", "lesson tides-2 has no bank; write it here")
    ]


def test_a_folder_is_no_bank(folders: tuple[Path, Path]) -> None:
    """A directory of the bank's name is as good as none."""
    (folders[1] / "tides-2.md").unlink()
    (folders[1] / "tides-2.md").mkdir()
    assert [field for _, _, field, _ in problems(folders)] == ["bank"]


def test_a_bank_that_is_not_utf_8_is_told_so(folders: tuple[Path, Path]) -> None:
    """The remedy is in the message."""
    bank = folders[1] / "tides-1.md"
    bank.write_bytes(bank.read_bytes() + "\nséance".encode("latin-1"))
    assert problems(folders) == [
        ("tides-1.md", 1, "bank", "the file is not UTF-8; save it as UTF-8")
    ]


def test_a_bank_beyond_all_size_is_not_read(folders: tuple[Path, Path]) -> None:
    """Its length is looked at first."""
    with (folders[1] / "tides-1.md").open("r+b") as file:
        file.truncate(LARGEST_BANK_BYTES + 1)
    [(name, _, field, message)] = problems(folders)
    assert (name, field) == ("tides-1.md", "bank")
    assert "too large" in message


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        pytest.param(
            "passage: tides-1-passage",
            "passage: tides-2-passage",
            "tides-2-passage",
            id="a passage of another lesson",
        ),
        pytest.param(
            "objective: know-tides-1", "objective: guess", "guess", id="no such objective"
        ),
    ],
)
def test_a_question_of_nothing_in_its_lesson_is_told_with_its_line(
    folders: tuple[Path, Path], before: str, after: str, said: str
) -> None:
    """The line is that of the question, or of the field inside it."""
    bank = folders[1] / "tides-1.md"
    line = edit(bank, before, after)
    [(name, found, _, message)] = problems(folders)
    assert name == "tides-1.md"
    assert said in message
    heading = bank.read_text(encoding="utf-8").splitlines()[found - 1]
    assert found <= line
    assert "tides-1-single" in heading or after in heading


def test_a_bank_names_its_lesson(folders: tuple[Path, Path]) -> None:
    """A bank under another lesson's name is a mix-up."""
    edit(folders[1] / "tides-1.md", "tides-1", "tides-9")
    assert ("tides-1.md", 1, "bank", "must be the lesson's slug, tides-1") in problems(folders)


def test_an_id_used_in_two_banks_is_told_at_both(folders: tuple[Path, Path]) -> None:
    """Each place is named with the line where the question stands."""
    first, second = folders[1] / "tides-1.md", folders[1] / "tides-2.md"
    edit(second, "tides-2-truth", "tides-1-truth")
    found = [each for each in problems(folders) if each[2] == "id"]
    lines = [
        next(
            n for n, line in enumerate(file.read_text().splitlines(), 1) if "tides-1-truth" in line
        )
        for file in (first, second)
    ]
    assert [(name, line) for name, line, _, _ in found] == [
        ("tides-1.md", lines[0]),
        ("tides-2.md", lines[1]),
    ]
    assert "stands in another bank of the course too" in found[0][3]


def _line(file: Path, text: str) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_everything_wrong_is_told_at_once(folders: tuple[Path, Path]) -> None:
    """A missing bank hides neither what is wrong in another one nor in a lesson's headings."""
    lessons, banks = folders
    (banks / "tides-2.md").unlink()
    edit(banks / "tides-1.md", "passage: tides-1-passage", "passage: nowhere")
    edit(banks / "tides-1.md", "objective: know-tides-1", "objective: guess")
    edit(lessons / "tides-1.md", "The passage title.", "T" * 201)
    found = problems(folders)
    assert sorted({name for name, *_ in found}) == ["tides-1.md", "tides-2.md"]
    assert len(found) == 4


@pytest.mark.parametrize(
    ("part", "field"),
    [
        pytest.param("title", "title", id="a lesson's title"),
        pytest.param("article_section", "article section", id="the article's section"),
        pytest.param("closing_title", "closing", id="the heading of the closing"),
        pytest.param("passage", "heading", id="a passage's heading"),
        pytest.param("course", "title", id="the course's title"),
        pytest.param("language", "language", id="the course's language"),
    ],
)
def test_what_the_site_has_no_room_for_is_refused(tmp_path: Path, part: str, field: str) -> None:
    """A title of 200 characters is read, one of 201 is told with its file and line."""
    assert read_content(*put(_fresh(tmp_path, "fits"), _long(part, 0))).lessons
    [(name, line, told, message)] = problems(put(_fresh(tmp_path, "long"), _long(part, 1)))
    assert (name, told) == ("course.md" if part in {"course", "language"} else "tides-1.md", field)
    assert line > 1 if part == "passage" else line == 1
    assert "shorten it" in message


def _fresh(folder: Path, name: str) -> Path:
    made = folder / name
    made.mkdir()
    return made


def _long(part: str, more: int) -> Content:
    """Give a course with one text as long as it may be, or longer."""
    made = sound(lessons=1)
    long = "T" * (200 + more)
    [lesson] = made.lessons
    match part:
        case "course":
            return replace(made, course=replace(made.course, title=long))
        case "language":
            language = "en-" + "-".join(["x1234567"] * 3) + "-x1234" + "5" * more
            return replace(made, course=replace(made.course, language=language))
        case "passage":
            passage = Passage(slug="tides-1-passage", title=long, body="Text.")
            return replace(made, lessons=(replace(lesson, passages=(passage,)),))
        case _:
            return replace(made, lessons=(replace(lesson, **{part: long}),))  # type: ignore[arg-type]  # a text


def test_a_lesson_that_cannot_be_read_comes_first(folders: tuple[Path, Path]) -> None:
    """Banks are judged by the lessons, so problems of these are told alone, with their lines."""
    edit(folders[0] / "tides-1.md", "title: ", "titel: ")
    with pytest.raises(ContentProblems) as refused:
        read_content(*folders)
    assert {Path(each.file).name for each in refused.value.problems} == {"tides-1.md"}


def test_a_sound_course_may_still_be_bettered(folders: tuple[Path, Path]) -> None:
    """The findings come in the order of files and lines, and name existing files."""
    for name in ("tides-2.md", "tides-1.md"):
        edit(folders[1] / name, "The option 1 of", "The option 0 of")
    found = lint_findings(*folders)
    assert [Path(each.file).name for each in found] == ["tides-1.md", "tides-2.md"]
    assert found == sorted(found, key=lambda each: (each.file, each.line))
    assert {Path(each.file) for each in found} <= set(folders[1].iterdir())


def test_findings_do_not_need_a_whole_course(folders: tuple[Path, Path]) -> None:
    """A bank that is missing has no findings; the others have theirs."""
    edit(folders[1] / "tides-1.md", "The option 1 of", "The option 0 of")
    (folders[1] / "tides-2.md").unlink()
    assert {Path(each.file).name for each in lint_findings(*folders)} == {"tides-1.md"}


def test_the_scenery_has_one_question_of_each_kind() -> None:
    """What the tests here rest on."""
    assert len({each.kind for each in questions("tides-1")}) == 5
