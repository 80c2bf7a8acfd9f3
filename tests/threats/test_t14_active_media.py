"""T14: a file is what its content is, and is kept as its pixels alone; opened, it does nothing."""

from __future__ import annotations

import re
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image, PngImagePlugin
from werkzeug.test import TestResponse

from course.rows.pictures import LARGEST_BYTES, MOST_PIXELS, NotAPicture, read_picture
from course.services.read_content import read_content
from lessons import course_files
from quizzes.errors import BankProblems
from quizzes.formats.markdown import write
from tests.pictures import animation, chunk, many_frames, picture, png_head, png_with
from tests.school.browsers import send
from tests.school.content import content
from tests.school.rows import Who
from tests.school.scene import Scene, changes

SHELF = "/courses/tides/teach/media"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>evil()</script></svg>'
HTML = b"<!doctype html><script>evil()</script>"
SECRET = b"EvilMark"
MOMENT = 5.0
MEMORY = 300_000_000


def _zip() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("evil.html", HTML)
    return out.getvalue()


def _icc(size: int) -> bytes:
    """Write a colour profile that is small in the file and so large when unpacked."""
    return png_with(chunk(b"iCCP", b"evil\0\0" + zlib.compress(bytes(size), 9)))


def _text(size: int) -> bytes:
    return png_with(chunk(b"zTXt", b"evil\0\0" + zlib.compress(bytes(size), 9)))


def _long(size: int) -> bytes:
    """Write a PNG that is longer than any that is taken, and sound."""
    return png_with(chunk(b"evIl", b"x" * size))


# What is sent, under which name, and a word of the reason.
REFUSED = [
    pytest.param("a.svg", SVG, "SVG", id="SVG with a script"),
    pytest.param("a.png", SVG, "SVG", id="SVG that is called PNG"),
    pytest.param("a.png", HTML, "whatever its name says", id="HTML that is called PNG"),
    pytest.param("a.png", _zip(), "whatever its name says", id="a zip that is called PNG"),
    pytest.param("a.pdf", b"%PDF-1.7 evil", "whatever its name says", id="a PDF"),
    pytest.param("a.bmp", picture("BMP"), "whatever its name says", id="a kind that is not taken"),
    pytest.param("a.tif", picture("TIFF"), "whatever its name says", id="TIFF"),
    pytest.param("a.gif", b"GIF89a/*" + bytes(20) + b"*/=1;evil()", "damaged", id="GIF and script"),
    pytest.param("a.png", png_head(30_000, 30_000), "million pixels", id="a flood of pixels"),
    pytest.param("a.png", png_head(100_000, 1), "a side", id="one endless line"),
    pytest.param(
        "a.png", png_head(2**31 - 1, 2**31 - 1), "million|damaged", id="a size beyond all"
    ),
    pytest.param("a.png", png_head(5000, 4000), "damaged", id="a size that nothing fills"),
    pytest.param("a.png", picture()[:40], "damaged", id="cut off after the head"),
    pytest.param("a.jpg", picture("JPEG", (90, 90))[:-300], "damaged", id="a JPEG cut off"),
    pytest.param("a.gif", many_frames(10_001), "moves", id="ten thousand frames"),
    pytest.param("a.gif", animation("GIF"), "moves", id="a GIF that moves"),
    pytest.param("a.png", animation("PNG"), "moves", id="a PNG that moves"),
    pytest.param("a.webp", animation("WEBP"), "moves", id="a WebP that moves"),
    pytest.param(
        "a.png", _icc(200_000_000), "damaged", id="a colour profile that unpacks for ever"
    ),
    pytest.param("a.png", _text(200_000_000), "damaged", id="a text that unpacks for ever"),
    pytest.param("a.png", _long(LARGEST_BYTES), "more than 8 MB", id="too many bytes"),
    pytest.param("a.png", b"", "empty", id="nothing"),
]


@contextmanager
def cheaply() -> Iterator[None]:
    """Say that what happens inside costs a bounded time and memory."""
    tracemalloc.start()
    begun = time.process_time()
    try:
        yield
        assert time.process_time() - begun < MOMENT
        assert tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("name", "data", "reason"), REFUSED)
def test_what_is_no_still_picture_is_refused_with_the_reason(
    name: str, data: bytes, reason: str
) -> None:
    """By content, whatever the name says; at once, and before much is unpacked."""
    del name
    with cheaply(), pytest.raises(NotAPicture, match=reason):
        read_picture(data)


@pytest.mark.parametrize(("name", "data", "reason"), REFUSED)
def test_an_upload_that_is_refused_leaves_nothing(
    scene: Scene, name: str, data: bytes, reason: str
) -> None:
    """The page says why; not a byte of it is kept."""
    before = scene.dump()
    answer = _upload(scene, (data, name))
    said = re.search(reason, answer.text)
    assert (answer.status_code, said is not None) == (400, True)
    assert changes(before, scene.dump()) == []


@pytest.mark.parametrize(("name", "data", "reason"), REFUSED)
def test_a_folder_with_such_a_file_is_not_loaded(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    """`parley load` names the file, and nothing of the course is used."""
    folders = _folders(tmp_path)
    (folders[0] / "media" / Path(name).with_suffix(".png")).write_bytes(data)
    with pytest.raises(BankProblems) as refused:
        read_content(*folders)
    (problem,) = refused.value.problems
    assert problem.file.endswith("media/a.png")
    assert re.search(reason, problem.message)


def test_the_library_has_the_limit_as_well() -> None:
    """A file that gets past our own check still meets Pillow's."""
    assert Image.MAX_IMAGE_PIXELS == MOST_PIXELS
    with pytest.raises(Image.DecompressionBombError):
        Image.open(BytesIO(png_head(30_000, 30_000)))
    with pytest.raises(Image.DecompressionBombWarning):
        Image.open(BytesIO(png_head(6_000, 5_000)))


def _with_exif() -> bytes:
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = SECRET.decode(), 6  # a description, and "turn it to the right"
    exif[0x8298] = SECRET.decode() * 1000
    out = BytesIO()
    Image.new("RGB", (40, 20), (200, 30, 30)).save(out, "JPEG", exif=exif, comment=SECRET)
    return out.getvalue()


def _with_text() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET.decode())
    out = BytesIO()
    Image.new("RGBA", (4, 3), (1, 2, 3, 4)).save(out, "PNG", pnginfo=info, icc_profile=SECRET)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(_with_exif(), "jpg", id="a photograph that tells where and when"),
        pytest.param(_with_text(), "png", id="a PNG with a comment and a profile"),
        pytest.param(picture() + SECRET + HTML, "png", id="a PNG with a page behind it"),
        pytest.param(picture("GIF") + SECRET + _zip(), "png", id="a GIF with a zip behind it"),
        pytest.param(picture("JPEG") + SECRET, "jpg", id="a JPEG with something behind it"),
        pytest.param(picture("WEBP") + SECRET, "webp", id="a WebP with something behind it"),
        pytest.param(png_with(chunk(b"evIl", SECRET)), "png", id="a chunk that nobody knows"),
    ],
)
def test_a_picture_is_stored_as_its_pixels_alone(data: bytes, kind: str) -> None:
    """What else it carried is not in what is stored."""
    assert SECRET in data
    made = read_picture(data)
    assert made.kind.value == kind
    assert SECRET not in made.content
    assert b"evil" not in made.content.lower()
    with Image.open(BytesIO(made.content)) as stored:
        assert stored.size == (made.width, made.height)
        assert set(stored.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"} | {
            *("progressive", "progression", "background", "loop", "timestamp", "duration"),
        }


def test_a_photograph_is_turned_as_its_camera_said() -> None:
    """The note that says so is gone, so the pixels have been turned."""
    made = read_picture(_with_exif())
    assert (made.width, made.height) == (20, 40)


@pytest.mark.parametrize(
    "name", ["../up.png", "Map.png", "a b.png", "x.svg", ".png", "map.png.exe", "a\u202eb.png"]
)
def test_a_folder_names_its_pictures_in_one_way(tmp_path: Path, name: str) -> None:
    """A file with any other name is told; a link out of the folder is no file of it."""
    folders = _folders(tmp_path)
    file = folders[0] / "media" / Path(name).name
    if name.startswith("../"):
        (folders[0] / "media" / "deep.png").mkdir()
        file = folders[0] / "media" / "Up.png"
    file.write_bytes(picture())
    if file.name.startswith("."):
        assert read_content(*folders).pictures == ()
        return
    with pytest.raises(BankProblems, match=r"cannot be called so|is no file"):
        read_content(*folders)


def _upload(scene: Scene, file: tuple[bytes, str], **form: Any) -> TestResponse:
    return send(scene.browser(Who.instructor), SHELF, {"files": file, **form})


def _folders(folder: Path) -> tuple[Path, Path]:
    """Write a course of one lesson, with an empty folder for its pictures."""
    made = content("tides", lessons=1)
    lessons, banks = folder / "lessons", folder / "banks"
    (lessons / "media").mkdir(parents=True)
    banks.mkdir()
    for name, text in course_files(made.course, made.lessons).items():
        (lessons / name).write_text(text, encoding="utf-8")
    for bank in made.banks:
        (banks / f"{bank.slug}.md").write_text(write(bank), encoding="utf-8")
    return lessons, banks
