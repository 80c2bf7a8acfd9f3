"""Which questions an address asks for, read from it and written into it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from course.models import Status
from course.services.list_questions import Share, Sort, Wanted
from course.web.desk import page_number, search_text
from quizzes.questions import Kind

Word = TypeVar("Word", bound=StrEnum)

MOST_ANSWERS = 1_000_000
DIFFICULTIES = {1: "1 of 3, easy", 2: "2 of 3, medium", 3: "3 of 3, hard"}
SORTS = {Sort.passage: "As in the lessons", Sort.newest: "Newest first", Sort.slug: "By id"}
SHARES = {
    Share.below_25: "Below 25 %",
    Share.below_50: "Below 50 %",
    Share.below_75: "Below 75 %",
    Share.from_75: "75 % and more",
    Share.from_90: "90 % and more",
}


def wanted_questions(sent: Mapping[str, str]) -> Wanted:
    """Read which questions are asked for; what the page does not offer narrows nothing."""
    kind = _word(Kind, sent.get("kind"))
    return Wanted(
        search=search_text(sent.get("q")),
        passage=search_text(sent.get("passage")),
        tag=search_text(sent.get("tag")),
        kind=kind.value if kind else "",
        difficulty=number if (number := _number(sent.get("difficulty"))) in DIFFICULTIES else 0,
        status=_word(Status, sent.get("status")),
        answers=min(_number(sent.get("answers")), MOST_ANSWERS),
        share=_word(Share, sent.get("share")),
        sort=_word(Sort, sent.get("sort")) or Sort.passage,
        page=page_number(sent.get("page")),
    )


def narrowing(wanted: Wanted) -> dict[str, Any]:
    """Write what narrows the list, as the arguments of an address; what is not set is left out."""
    asked_for = {
        "q": wanted.search,
        "passage": wanted.passage,
        "tag": wanted.tag,
        "kind": wanted.kind,
        "difficulty": wanted.difficulty,
        "status": wanted.status.value if wanted.status else "",
        "answers": wanted.answers,
        "share": wanted.share.value if wanted.share else "",
    }
    return {name: value for name, value in asked_for.items() if value}


def arguments(wanted: Wanted, *, page: bool = False) -> dict[str, Any]:
    """Write all of it, with the order, and with the page where that is wanted."""
    order = {"sort": wanted.sort.value} if wanted.sort is not Sort.passage else {}
    place = {"page": wanted.page} if page and wanted.page > 1 else {}
    return narrowing(wanted) | order | place


def _word(kind: type[Word], sent: str | None) -> Word | None:
    return kind(sent) if sent in set(kind) else None


def _number(sent: str | None) -> int:
    if sent is None or not (sent.isascii() and sent.isdigit() and len(sent) <= 9):
        return 0
    return int(sent)
