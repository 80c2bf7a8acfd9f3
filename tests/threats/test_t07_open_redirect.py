"""T07: nobody is led to another site by a link to ours, however the goal is written."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from course.web.redirects import own_path
from tests.accounts import PASSWORD
from tests.browsing import post, register, sign_in

EVIL = "evil.example.net"
ATTACKS = (
    f"//{EVIL}",
    f"///{EVIL}",
    f"////{EVIL}",
    f"/\\{EVIL}",
    f"\\/{EVIL}",
    f"\\\\{EVIL}",
    f"\\{EVIL}",
    f"/\\/{EVIL}",
    f"//\\{EVIL}",
    f"/\t/{EVIL}",
    f"/\n/{EVIL}",
    f"/\r/{EVIL}",
    f"/\r\n/{EVIL}",
    f"\t//{EVIL}",
    f" //{EVIL}",
    f"\x00//{EVIL}",
    f"\x1f//{EVIL}",
    f"/ /{EVIL}",
    f"/\x0b/{EVIL}",
    f"/\x7f/{EVIL}",
    f"https://{EVIL}",
    f"HTTPS://{EVIL}",
    f"https:{EVIL}",
    f"https:/{EVIL}",
    f"https:///{EVIL}",
    f"http://localhost@{EVIL}",
    f"http://localhost:80@{EVIL}",
    f"//localhost@{EVIL}",
    f"http://{EVIL}#localhost",
    f"http://{EVIL}?localhost",
    f"ht\ttps://{EVIL}",
    f"ftp://{EVIL}",
    f"javascript:location='//{EVIL}'",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    f"/%5c{EVIL}",
    f"/%5C/{EVIL}",
    f"/x\r\nLocation: https://{EVIL}",
    f"/x\r\n\r\n<script src=//{EVIL}>",
    f"/..//{EVIL}",
    f"/.//{EVIL}",
    f"/account//{EVIL}",
    f"//{EVIL}/%2e%2e",
    f"//[::1]@{EVIL}",
    "//[",
    f"\u3000//{EVIL}",
    f"\uff0f\uff0f{EVIL}",
    EVIL,
    "",
)


def where_a_browser_goes(location: str, page: str = "http://localhost/sign-in") -> str:
    """Give the host that a browser would ask, reading an address as the URL standard says.

    White space and control characters around it are dropped, tabs and line ends inside it too,
    and in an http address a backslash is a slash.
    """
    text = location.strip("".join(map(chr, range(33))))
    for gone in "\t\r\n":
        text = text.replace(gone, "")
    text = text.replace("\\", "/")
    scheme, colon, rest = text.partition(":")
    if colon and scheme.isalpha():
        return rest.lstrip("/").partition("/")[0].rpartition("@")[2] or scheme
    if text.startswith("//"):
        return text.lstrip("/").partition("/")[0].rpartition("@")[2]
    return urlsplit(page).netloc


def test_the_reading_finds_what_is_meant_to_be_found() -> None:
    """The test's own idea of a browser sees the attacks that it should."""
    led_away = [f"//{EVIL}", f"/\\{EVIL}", f"/\t/{EVIL}", f"http://ok@{EVIL}", f"https:{EVIL}"]

    assert {where_a_browser_goes(each) for each in led_away} == {EVIL}
    assert where_a_browser_goes("/courses/one?next=//two") == "localhost"


@pytest.mark.parametrize("goal", ATTACKS, ids=repr)
def test_what_is_no_page_of_ours(goal: str) -> None:
    """An address that any browser could take for another site's is not gone to."""
    assert own_path(goal) == "/"


def test_after_signing_in(client: FlaskClient) -> None:
    """Whoever signs in stays here, whatever the form was given."""
    register(client)
    form = {"email": "ada@example.org", "password": PASSWORD}
    went = {}
    for goal in ATTACKS:
        answer = post(client.application.test_client(), "/sign-in", form | {"next": goal})
        assert answer.status_code == 303
        went[goal] = answer.headers.getlist("Location")

    assert {goal: to for goal, to in went.items() if to != ["/"]} == {}
    assert {where_a_browser_goes(to) for (to,) in went.values()} == {"localhost"}


def test_after_registering(client: FlaskClient) -> None:
    """Whoever registers stays here, at the first step and at the second."""
    form = {"name": "Ada", "email": "ada@example.org", "password": PASSWORD}
    steps: list[tuple[str, list[str], list[str]]] = []
    for goal in ATTACKS:
        first = post(client, "/register", form | {"next": goal}).headers.getlist("Location")
        register(client, f"person{len(steps)}@example.org")
        second = client.get("/registered", query_string={"next": goal}).headers.getlist("Location")
        steps.append((goal, first, second))

    assert [each for each in steps if each[1:] != (["/registered"], ["/"])] == []


@pytest.mark.parametrize("path", ["/sign-in", "/register"])
def test_links_to_the_forms(client: FlaskClient, path: str) -> None:
    """A link to a form neither leads away whoever is signed in nor puts its goal into the form."""
    texts = [client.get(path, query_string={"next": goal}).text for goal in ATTACKS]
    register(client)
    went = [client.get(path, query_string={"next": goal}).location for goal in ATTACKS]

    assert set(went) == {"/"}
    assert not [each for each in texts if EVIL in each.partition('action="/theme"')[0]]


@pytest.mark.parametrize(
    "goal",
    [
        "/account",
        "/courses/us-russia-peace-talks/",
        "/courses/us-russia-peace-talks/?q=a%20b&page=2",
        "/review",
    ],
)
def test_our_own_pages_are_reached(client: FlaskClient, goal: str) -> None:
    """A page of ours, with its query, is gone to."""
    register(client)
    post(client, "/sign-out")
    form = {"email": "ada@example.org", "password": PASSWORD, "next": goal}

    assert post(client, "/sign-in", form).location == goal
    assert sign_in(client.application.test_client(), "ada@example.org").location == "/"
