"""The page of a course's pictures, and what questions that show them tell their authors."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.browsing import csrf_token
from tests.course.web.desk.forms import DESK
from tests.pictures import picture
from tests.school.browsers import multipart

SHELF = f"{DESK}/media"


def send_files(client: FlaskClient, url: str, form: dict[str, Any]) -> TestResponse:
    """Send a form with files as its page would."""
    body, kind = multipart({"csrf_token": csrf_token(client), **form})
    return client.post(url, data=body, content_type=kind)


@pytest.fixture
def added(teacher: FlaskClient) -> FlaskClient:
    """Give the instructor's browser after a picture was added."""
    answer = send_files(teacher, SHELF, {"files": (picture(), "Baltic Sea.PNG")})
    assert answer.status_code == 303
    return teacher


def read(client: FlaskClient, url: str = SHELF) -> str:
    """Read a page as text."""
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(client.get(url).text)).split())


def test_an_empty_shelf_says_how_pictures_are_shown(teacher: FlaskClient) -> None:
    """Nothing there yet is an invitation."""
    page = read(teacher)
    assert "No pictures yet" in page
    assert "0 pictures · 0 kB of 100 MB" in page


def test_a_picture_is_listed_with_its_line_to_copy(added: FlaskClient) -> None:
    """Name, size, use and the Markdown that shows it."""
    page = added.get(SHELF).text
    assert 'value="![…](baltic-sea.png)"' in page
    assert re.search(r'<img src="/courses/[a-z-]+/media/[0-9a-f]{32}\.png" alt="Open', page)
    said = read(added)
    assert "The picture is there." in page
    assert "4 × 3 pixels · 1 kB" in said
    assert "Not shown anywhere." in said


def test_what_was_refused_is_told_beside_what_was_taken(added: FlaskClient) -> None:
    """Each file of a form is judged by itself."""
    files = [(b"<svg/>", "bad.svg"), (picture(colour=(1, 1, 1)), "baltic sea.png")]
    answer = send_files(added, SHELF, {"files": [*files, (picture(size=(9, 9)), "new.png")]})
    page = " ".join(re.sub(r"<[^>]+>", " ", unescape(answer.text)).split())
    assert answer.status_code == 200
    assert "bad.svg is SVG, which can hold scripts" in page
    assert "baltic-sea.png is the name of another picture" in page
    assert "new.png is added." in page
    assert "2 pictures" in page


def test_a_form_without_a_file_says_so(teacher: FlaskClient) -> None:
    """The message stands beside the field."""
    answer = send_files(teacher, SHELF, {"replace": "y"})
    assert answer.status_code == 400
    assert "Choose a file." in answer.text


def test_assistants_look_and_instructors_change(
    added: FlaskClient, visitor: Callable[[str], FlaskClient]
) -> None:
    """An assistant has the list without the form."""
    page = visitor("helper").get(SHELF).text
    assert "baltic-sea.png" in page
    assert 'type="file"' not in page
    assert "Delete baltic-sea.png" not in page
    assert "Delete baltic-sea.png" in added.get(SHELF).text


def test_a_picture_that_nothing_shows_can_be_deleted(added: FlaskClient) -> None:
    """After that its address leads nowhere."""
    page = added.get(SHELF).text
    address = re.search(r'<img src="([^"]+)"', page)
    action = re.search(r'action="([^"]+/delete)"', page)
    assert address
    assert action
    assert send_files(added, action[1], {}).status_code == 303
    assert "No pictures yet" in read(added)
    assert added.get(address[1]).status_code == 404
