"""T14: names and addresses of pictures are ours; sent, one can do nothing; room is bounded."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from course.models import Media
from course.rows import pictures
from course.rows.pictures import read_picture
from course.web.limits import URLENCODED
from course.web.media.routes import POLICY
from tests.pictures import noise, picture
from tests.school.browsers import send, visit
from tests.school.rows import Who
from tests.school.scene import Scene, changes

SHELF = "/courses/tides/teach/media"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        pytest.param("../../etc/passwd.png", "passwd.png", id="a path upwards"),
        pytest.param("..\\..\\win.ini.png", "win-ini.png", id="a path of another system"),
        pytest.param("C:/evil/x.png", "x.png", id="a drive"),
        pytest.param("\u202egnp.exe.png", "gnp-exe.png", id="turned writing"),
        pytest.param("a; filename=evil.html.png", "a-filename-evil-html.png", id="a header"),
        pytest.param('evil".png"; x="', "evil.png", id="quotes"),
        pytest.param("<script>evil()</script>.png", "script.png", id="a tag"),
        pytest.param(".png", "picture.png", id="an ending alone"),
        pytest.param("地図.png", "picture.png", id="no Latin letter"),
        pytest.param("x" * 500 + ".png", "x" * 80 + ".png", id="a long name"),
        pytest.param("con.html", "con.png", id="another ending"),
        pytest.param("CORRECT Answer.PNG", "correct-answer.png", id="capitals and blanks"),
    ],
)
def test_a_name_is_ours(scene: Scene, name: str, kept: str) -> None:
    """Names are words that we make; a path, a sign that turns the writing or a quote is none."""
    assert _upload(scene, (picture(colour=(9, 9, 9)), name)).status_code == 303
    with scene.session() as session:
        assert kept in session.scalars(select(Media.name)).all()


def test_a_name_with_nothing_in_it_is_no_file(scene: Scene) -> None:
    """NUL ends no name early, and an empty field is no upload."""
    assert _upload(scene, (picture(colour=(9, 9, 9)), "a\0.html.png")).status_code < 500
    before = scene.dump()
    answer = send(scene.browser(Who.instructor), SHELF, {"files": (b"", "")})
    assert answer.status_code == 400
    assert "Choose a file." in answer.text
    assert changes(before, scene.dump()) == []


def test_a_picture_is_sent_so_that_it_can_do_nothing(scene: Scene) -> None:
    """Right type, no guessing, no script, no frame, kept by its reader alone, and no name told."""
    assert _upload(scene, (picture("JPEG", colour=(7, 7, 7)), "correct.jpeg")).status_code == 303
    answer = visit(scene.browser(Who.learner), _address(scene, "correct.jpg"))
    assert (answer.status_code, answer.content_type) == (200, "image/jpeg")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert "sandbox" in POLICY
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert re.fullmatch(
        r'inline; filename="[0-9a-f]{32}\.jpg"', answer.headers["Content-Disposition"]
    )
    assert "correct" not in str(answer.headers)


def test_a_picture_that_is_known_is_not_sent_again(scene: Scene) -> None:
    """A browser that asks all the same is told so."""
    address = f"/courses/tides/media/{scene.school.pictures['tides'][1]}"
    client = scene.browser(Who.learner)
    mark = visit(client, address).headers["ETag"]
    again = visit(client, address, headers={"If-None-Match": mark})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    "file",
    [
        pytest.param("0" * 32 + ".png", id="a hash that nothing has"),
        pytest.param("tides.png", id="a name"),
        pytest.param("../tides.png", id="a path"),
        pytest.param("%2e%2e%2ftides.png", id="a path in other signs"),
        pytest.param("{hash}.jpg", id="another kind"),
        pytest.param("{hash}.svg", id="a kind that is not taken"),
        pytest.param("{hash}.PNG", id="capital letters"),
        pytest.param("{hash}%00.png", id="NUL"),
    ],
)
def test_nothing_else_is_found_there(scene: Scene, file: str) -> None:
    """Addresses are looked up, never opened."""
    hash_ = scene.school.pictures["tides"][1].partition(".")[0]
    address = f"/courses/tides/media/{file.format(hash=hash_)}"
    assert visit(scene.browser(Who.instructor), address).status_code == 404


def test_a_course_holds_no_more_than_its_quota(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What does not fit is refused with a word; what is replaced makes room."""
    settings = scene.app.config["SETTINGS"]
    with monkeypatch.context() as changed:
        changed.setitem(scene.app.config, "SETTINGS", replace(settings, media_mb=1))
        answer = _upload(scene, (noise(1600, 1200), "large.png"))
        assert answer.status_code == 400
        assert "may hold 1 MB" in answer.text
        fits = _upload(scene, (noise(400, 400), "small.png"))
        assert fits.status_code == 303
        again = _upload(scene, (noise(410, 410), "small.png"), replace="y")
        assert again.status_code == 303


def test_a_request_that_is_too_long_is_not_read(scene: Scene) -> None:
    """More than forty megabytes are refused as a whole; other forms keep their own limit."""
    one = (b"x" * 7_000_000, "x.png")
    assert _upload(scene, one).status_code == 400
    whole = {"files": (b"x" * 41_000_000, "x.png")}
    client = scene.browser(Who.instructor)
    assert send(client, SHELF, whole).status_code == 413
    elsewhere = "/courses/tides/teach/people/invitations"
    assert send(client, elsewhere, {"role": "x" * 2_000_000}).status_code == 413
    upload = {"files": (b"x" * 2_000_000, "x.png"), "role": "learner", "uses": "1"}
    assert send(client, elsewhere, upload).status_code == 413


@pytest.mark.parametrize("who", [Who.anonymous, Who.learner, Who.instructor])
def test_only_files_may_be_large(scene: Scene, who: Who) -> None:
    """A form without files is no larger here than elsewhere; nothing beyond that is read."""
    sent = BytesIO(b"name=" + b"x" * 39_000_000)
    answer = scene.browser(who).post(
        SHELF, input_stream=sent, content_length=39_000_005, content_type=URLENCODED
    )
    assert answer.status_code == 413
    assert sent.tell() < 2_000_000


def test_strangers_send_no_large_files(scene: Scene) -> None:
    """Whoever is not signed in has the limit of any other form."""
    whole = {"files": (b"x" * 7_000_000, "x.png")}
    assert send(scene.browser(Who.anonymous), SHELF, whole).status_code == 413
    assert send(scene.browser(Who.instructor), SHELF, whole).status_code == 400


def test_too_many_files_at_once_are_refused(scene: Scene) -> None:
    """A form takes twenty."""
    files = [(picture(), f"{number}.png") for number in range(21)]
    answer = send(scene.browser(Who.instructor), SHELF, {"files": files})
    assert answer.status_code == 400
    assert "at most 20" in answer.text


def test_what_can_be_read_is_bounded() -> None:
    """The limits are what the page says they are."""
    assert pictures.LARGEST_BYTES == 8_000_000
    assert read_picture(picture(size=(4000, 10))).width == pictures.KEPT_SIDE


def _upload(scene: Scene, file: tuple[bytes, str], **form: Any) -> TestResponse:
    return send(scene.browser(Who.instructor), SHELF, {"files": file, **form})


def _address(scene: Scene, name: str) -> str:
    with scene.session() as session:
        row = session.execute(select(Media.hash, Media.kind).filter_by(name=name)).one()
    return f"/courses/tides/media/{row.hash}.{row.kind.value}"
