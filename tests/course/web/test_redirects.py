"""Where a browser may be sent: to paths of this site, whatever was asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.web.redirects import own_path


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/", id="the first page"),
        pytest.param("/courses/tides/", id="a page"),
        pytest.param("/courses/tides/lessons/ebb/#flow", id="a place on a page"),
        pytest.param("/review/?from=mail&n=2", id="a page with a query"),
        pytest.param("/?next=https://example.org/", id="another address as mere text of a query"),
        pytest.param("/caf%C3%A9", id="letters beyond ASCII, encoded"),
        pytest.param("/café", id="the same as they are"),
        pytest.param("/a:b", id="a colon inside a path"),
    ],
)
def test_our_own_paths_are_kept(path: str) -> None:
    """A path comes back as it was asked for."""
    assert own_path(path) == path


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(None, id="nothing"),
        pytest.param("", id="an empty text"),
        pytest.param(" ", id="a blank"),
        pytest.param("courses", id="no slash to begin with"),
        pytest.param("./courses", id="relative to the page"),
        pytest.param("https://example.org/", id="another site"),
        pytest.param("http:example.org", id="a scheme without slashes"),
        pytest.param("HTTPS://EXAMPLE.ORG/", id="another site in capitals"),
        pytest.param("//example.org/", id="another host, the scheme left out"),
        pytest.param("///example.org/", id="three slashes"),
        pytest.param("////example.org/", id="four slashes"),
        pytest.param("/\\example.org/", id="a backslash for a slash"),
        pytest.param("\\\\example.org/", id="two backslashes"),
        pytest.param("\\/example.org/", id="a backslash first"),
        pytest.param("/courses\\..\\example.org", id="a backslash later on"),
        pytest.param("/%5Cexample.org/", id="an encoded backslash"),
        pytest.param("/%5cexample.org/", id="the same in small letters"),
        pytest.param("/\t/example.org/", id="a tab that browsers drop"),
        pytest.param("/\n/example.org/", id="a line end that browsers drop"),
        pytest.param("/\r/example.org/", id="a carriage return that browsers drop"),
        pytest.param("\t//example.org/", id="a tab to begin with"),
        pytest.param("\x00/courses", id="a null character"),
        pytest.param("/courses\x7f", id="a delete character"),
        pytest.param(" //example.org/", id="a blank to begin with"),
        pytest.param("/ /example.org/", id="a blank between slashes"),
        pytest.param("/.//example.org/", id="a dot between slashes"),
        pytest.param("/..//example.org/", id="two dots between slashes"),
        pytest.param("/courses//example.org/", id="two slashes inside"),
        pytest.param("//user@example.org/", id="a name before the host"),
        pytest.param("//[::1]/", id="a host by number"),
        pytest.param("//[", id="a host that cannot be read"),
        pytest.param("javascript:alert(1)", id="a script"),
        pytest.param("JaVaScRiPt:alert(1)", id="a script in disguise"),
        pytest.param("data:text/html,<script>", id="data"),
        pytest.param("/courses\r\nSet-Cookie: a=b", id="a header of one's own"),
        pytest.param("//example.org\\@parley", id="a host that looks like ours"),
    ],
)
def test_other_addresses_are_not_followed(wanted: str | None) -> None:
    """Anything else becomes the page that the caller names."""
    assert own_path(wanted, otherwise="/home") == "/home"
    assert own_path(wanted) == "/"


@given(st.text(alphabet="/\\.:@%5cC?#[]\t\n ea", max_size=12))
def test_nothing_leads_away(wanted: str) -> None:
    """Whatever is put together of such characters, what comes back begins with one slash."""
    path = own_path(wanted)
    assert path.startswith("/")
    assert not path.startswith(("//", "/\\"))
    assert not set(path) & set("\\\t\n\r ")
