"""A course's folder of pictures, and what would not be seen as it is meant, with file and line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from course.cli import main
from course.services.read_content import content_flaws, lint_findings, read_content
from tests.course.services.test_read_content import put, sound
from tests.pictures import noise, picture

SHOWN = "A [line](https://example.org).\n\n![A map](map.png)\n\n![](chart.png) and $x^$"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Write a course whose first lesson and question show pictures and a broken formula."""
    made = sound(lessons=1)
    (lesson,), (bank,) = made.lessons, made.banks
    passages = (replace(lesson.passages[0], body=SHOWN), *lesson.passages[1:])
    first = replace(bank.questions[0], stem="Where?\n\n![A map](map.png)\n\n$\\foo$")
    lessons, banks = put(
        tmp_path,
        replace(
            made,
            lessons=(replace(lesson, passages=passages),),
            banks=(replace(bank, questions=(first, *bank.questions[1:])),),
        ),
    )
    (lessons / "media").mkdir()
    (lessons / "media" / "map.png").write_bytes(picture())
    (lessons / "media" / ".hidden").write_bytes(b"an editor's")
    return lessons, banks


def lines(folders: tuple[Path, Path], **known: set[str]) -> list[tuple[str, str]]:
    """Give each flaw: what it is about, and the line of the file that it is told for."""
    found = content_flaws(*folders, known.get("pictures", {"map.png"}))
    return [
        (each.rule, Path(each.file).read_text(encoding="utf-8").split("\n")[each.line - 1])
        for each in found
    ]


def test_the_pictures_of_the_folder_are_read(folders: tuple[Path, Path]) -> None:
    """By their names; what begins with a dot is nobody's picture."""
    read = read_content(*folders).pictures
    assert [(each.name, each.picture.width) for each in read] == [("map.png", 4)]


def test_a_flaw_is_told_for_its_line(folders: tuple[Path, Path]) -> None:
    """In lessons and in banks alike; the course is sound all the same."""
    last = SHOWN.rpartition("\n")[2]
    assert lines(folders) == [
        ("picture", last),
        ("picture", last),
        ("formula", last),
        ("formula", "$\\foo$"),
    ]
    assert ("picture", "![A map](map.png)") in lines(folders, pictures=set())


def test_check_tells_what_load_would(folders: tuple[Path, Path]) -> None:
    """`parley check` names the file, the line and the remedy, and ends with 1."""
    found = [each for each in lint_findings(*folders) if each.rule in ("formula", "picture")]
    assert len(found) == 4
    done = CliRunner().invoke(main, ["check", str(folders[0]), "--banks", str(folders[1])])
    assert done.exit_code == 1
    assert "picture: the course has no picture called 'chart.png'" in done.output
    assert r"formula: '$\foo' has '\foo', which is not known here" in done.output


def test_load_takes_the_pictures_in_and_tells_the_rest(
    folders: tuple[Path, Path], database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second time changes nothing, and says so again what is not as it is meant."""
    monkeypatch.setenv("PARLEY_DATABASE_URL", database_url)
    asked = ["load", str(folders[0]), "--banks", str(folders[1])]
    first, second = (CliRunner().invoke(main, asked) for _ in range(2))
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "added" in first.output
    assert "added" not in second.output
    for done in (first, second):
        assert "picture: the course has no picture called 'chart.png'" in done.output
        assert "map.png" not in done.output


def test_load_minds_the_quota(
    folders: tuple[Path, Path], database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More than the setting allows is refused, and nothing is loaded."""
    monkeypatch.setenv("PARLEY_DATABASE_URL", database_url)
    monkeypatch.setenv("PARLEY_MEDIA_MB", "1")
    (folders[0] / "media" / "large.png").write_bytes(noise(1600, 1200))
    done = CliRunner().invoke(main, ["load", str(folders[0]), "--banks", str(folders[1])])
    assert done.exit_code == 1
    assert "pictures take more than 1 MB" in done.output
    assert "PARLEY_MEDIA_MB" in done.output
