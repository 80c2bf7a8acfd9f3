"""What is sent: the same three acts, for the application and for the yardstick."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count, cycle
from urllib.parse import urlencode

from tests.benchmarks import cookies
from tests.benchmarks.crowd import LESSON, SLUG, DueCard, Learner

ANSWERS: Mapping[str, str] = {
    "single_choice": "0",
    "multiple_response": "0",
    "true_false": "true",
    "short_answer": "a typed answer",
    "recall": "remembered",
}
"""What everyone here answers to a question of each kind, in the form's own terms."""

LESSON_PATH = f"/courses/{SLUG}/lessons/{LESSON}/"


class Act(StrEnum):
    """What is measured."""

    lesson = "lesson page"
    quiz = "saving a quiz answer"
    review = "answering a review card"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One request before it has a sender's cookie."""

    path: str
    key: str
    """The key of the learner's sign-in."""
    form: Mapping[str, str] | None = None
    """None for a page that is only asked for."""


def plan(act: Act, learners: Sequence[Learner]) -> Iterator[Sent]:
    """Give requests of one kind, as many as there are; each card is answered once."""
    match act:
        case Act.lesson:
            return (Sent(path=LESSON_PATH, key=each.key) for each in cycle(learners))
        case Act.quiz:
            return _quiz_answers(learners)
        case Act.review:
            return (card_answer(each) for each in _one_of_each(learners))


def card_answer(card: DueCard) -> Sent:
    """Answer a card for the second time in its life."""
    form = {"key": f"answer-{card.card_id}", "sequence": "1", "version": "1", "seconds": "4"}
    return Sent(
        path=f"/review/cards/{card.card_id}",
        key=card.key,
        form=form | {"answer": ANSWERS[card.kind]},
    )


def quiz_answer(learner: Learner, number: int) -> Sent:
    """Answer one question of the learner's open attempt; each number is another answer."""
    position = 1 + number % len(learner.kinds)
    form = {"key": f"answer-{number:08d}", "sequence": str(number)}
    return Sent(
        path=f"/attempts/{learner.attempt_id}/answers/{position}",
        key=learner.key,
        form=form | {f"answer-{position}": ANSWERS[learner.kinds[position - 1]]},
    )


def for_application(sent: Sent, secret_key: str) -> bytes:
    """Write a request as a script of the page would send it."""
    signed = f"Cookie: {cookies.cookie(secret_key, sent.key)}"
    token = {"csrf_token": cookies.token(secret_key)}
    return _written(sent.path, sent.form and {**token, **sent.form}, signed, "X-Parley-Fragment: 1")


def for_yardstick(sent: Sent) -> bytes:
    """Write the same request for the bare endpoints: who asks stands in the open."""
    me = {"me": sent.key}
    if sent.form is None:
        return _written(f"{sent.path}?{urlencode(me)}", None)
    return _written(sent.path, {**me, **sent.form})


def _written(path: str, form: Mapping[str, str] | None, *further: str) -> bytes:
    head = [
        f"{'GET' if form is None else 'POST'} {path} HTTP/1.1",
        "Host: 127.0.0.1",
        "Accept: text/html",
        "User-Agent: Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
        *further,
    ]
    body = b""
    if form is not None:
        body = urlencode(form).encode()
        head += [
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}",
        ]
    return "\r\n".join([*head, "", ""]).encode() + body


def _quiz_answers(learners: Sequence[Learner]) -> Iterator[Sent]:
    return (quiz_answer(each, number) for number, each in zip(count(1), cycle(learners)))


def _one_of_each(learners: Sequence[Learner]) -> Iterator[DueCard]:
    """Give everyone's first card, then everyone's second: nobody's queue runs dry early."""
    rows = zip(*(each.cards for each in learners), strict=True)
    return (card for row in rows for card in row)
