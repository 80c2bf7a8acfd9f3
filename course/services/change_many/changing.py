"""What callers use: make the texts while nobody waits, then change everything at once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from course.services.change_many import chosen as choosing
from course.services.change_many import records
from course.services.change_many.chosen import Chosen
from course.services.change_many.copies import put_copies, renamer
from course.services.change_many.orders import Action, Done, Order
from course.services.change_many.rewriting import Rewritten, rewriter, rewritten
from course.services.change_many.statuses import change_status
from course.services.change_many.versions import put

VERBS = {
    Action.add_tags: "questions.tagged",
    Action.remove_tags: "questions.untagged",
    Action.move: "questions.moved",
    Action.publish: "questions.published",
    Action.retire: "questions.retired",
    Action.bring_back: "questions.brought_back",
    Action.duplicate: "questions.duplicated",
}
BY_STATUS = frozenset({Action.publish, Action.retire, Action.bring_back})


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An order with the texts that carrying it out needs."""

    chosen: Chosen
    order: Order
    count: int
    texts: tuple[Rewritten, ...]


def prepare(connection: Connection, course_id: int, chosen: Chosen, order: Order) -> Prepared:
    """Count the questions and make their new texts; nothing is written and nothing is locked.

    :raise NoneChosen: there is no question to change.
    :raise TooManyChosen: there are more than can be changed at once.
    :raise NotFound: the course has no such passage.
    """
    found = choosing.numbers(course_id, chosen)
    count = choosing.count(connection, found)
    texts: tuple[Rewritten, ...] = ()
    if order.action not in BY_STATUS:
        duplicates = order.action is Action.duplicate
        rewrite = (
            renamer(connection, course_id) if duplicates else rewriter(connection, course_id, order)
        )
        texts = tuple(rewritten(connection, found, rewrite))
    return Prepared(chosen=chosen, order=order, count=count, texts=texts)


def carry_out(
    session: Session, course_id: int, prepared: Prepared, *, by: int, at: datetime
) -> Done:
    """Change all of the questions or none, as one event.

    :raise ChangedMeanwhile: somebody changed one of them since the texts were made.
    """
    connection, order = session.connection(), prepared.order
    detail = _detail(prepared)
    event = records.begin(connection, course_id, VERBS[order.action], detail=detail, by=by, at=at)
    if order.action in BY_STATUS:
        found = choosing.numbers(course_id, prepared.chosen)
        change_status(connection, event, order.action, found)
    elif prepared.texts and order.action is Action.duplicate:
        put_copies(connection, course_id, event, prepared.texts, by=by, at=at)
    elif prepared.texts:
        put(connection, course_id, event, order, prepared.texts, by=by, at=at)
    changed = records.counted(connection, event)
    closed = records.close(connection, event)
    session.expire_all()  # the statements went past the session
    return Done(chosen=max(prepared.count, changed), changed=changed, event=closed)


def _detail(prepared: Prepared) -> dict[str, Any]:
    order = prepared.order
    detail: dict[str, Any] = {"chosen": prepared.count}
    if order.tags:
        detail["tags"] = list(order.tags)
    if order.passage:
        detail["passage"] = order.passage
    return detail
