"""What the desk writes in words: events as sentences, columns by their lesson."""

from __future__ import annotations

import pytest

from course.services.keep_grades import Item
from course.services.watch_class import Event
from course.web.grades.views import heading
from course.web.teach.views import event_views
from tests.course.classroom import NOON


@pytest.mark.parametrize(
    ("verb", "subject", "role", "own", "sentence"),
    [
        pytest.param("course.joined", "", "", False, "Ada joined the course", id="joined"),
        pytest.param("role.given", "Ada", "learner", True, "Ada became learner", id="by a link"),
        pytest.param(
            "role.given",
            "Bob",
            "instructor",
            False,
            "Ada gave the role of instructor to Bob",
            id="given to somebody",
        ),
        pytest.param(
            "invitation.made",
            "learner",
            "",
            False,
            "Ada made an invitation link for the role of learner",
            id="invited",
        ),
        pytest.param("tea.made", "Bob", "", False, "Ada tea made Bob", id="no sentence yet"),
    ],
)
def test_an_event_reads_as_a_sentence(
    verb: str, subject: str, role: str, own: bool, sentence: str
) -> None:
    """Who, did what, to whom; somebody who took a role is named once."""
    event = Event(at=NOON, who="Ada", verb=verb, subject=subject, role=role, own=own)
    [view] = event_views([event])
    assert " ".join([view.who, view.did, view.subject]).strip() == sentence


@pytest.mark.parametrize(
    ("title", "short"),
    [
        pytest.param("Practice: Ebb and flow", "Ebb and flow", id="a lesson's practice"),
        pytest.param("Essay", "Essay", id="anything else"),
    ],
)
def test_a_column_is_headed_in_few_words(title: str, short: str) -> None:
    """What every column would say is left out."""
    assert heading(Item(id=1, slug="a", title=title, points=10, quiz_id=1)) == short
