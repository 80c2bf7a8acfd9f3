"""The command with which authors check bank files."""

from pathlib import Path

import pytest

from quizzes.formats.markdown.__main__ import main

SOUND = "---\nbank: b\n---\n\n## q\npassage: p\n\nStem?\n\n= a\n"


def test_a_sound_file_is_summed_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command counts the questions of each passage and succeeds."""
    file = tmp_path / "b.md"
    file.write_text(SOUND, encoding="utf-8")

    assert main([str(file)]) == 0
    assert capsys.readouterr().out == (
        f"{file}: 1 questions, 0 problems\n  p: 1 (1 short_answer)\n"
    )


def test_problems_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command prints each problem with its place and fails."""
    file = tmp_path / "b.md"
    file.write_text(SOUND.replace("passage: p", "passage: P"), encoding="utf-8")

    assert main([str(file)]) == 1
    assert f"{file}:6: passage: is not a slug" in capsys.readouterr().err


def test_a_missing_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that is no file is a plain message, not a crash."""
    assert main([str(tmp_path / "none.md")]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_no_file_is_a_question_of_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file the command says how it is used."""
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err
