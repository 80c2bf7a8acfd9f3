"""What callers use: make the texts while nobody waits, then change everything at once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from course.rows.bank_words import Banks
from course.services.change_many import chosen as choosing
from course.services.change_many import records
from course.services.change_many.chosen import Chosen, Part, TooManyChosen
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
MOST_COPIES = 1000
"""Questions that can be copied at once: sent again, an order to copy would not go on, but begin
anew, so that it is never carried out in parts."""
BY_STATUS = frozenset({Action.publish, Action.retire, Action.bring_back})


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An order with the texts that carrying it out needs."""

    chosen: Chosen
    order: Order
    count: int
    texts: tuple[Rewritten, ...]


def prepare(
    connection: Connection,
    course_id: int,
    chosen: Chosen,
    order: Order,
    *,
    banks: Banks | None = None,
) -> Prepared:
    """Count the questions and make their new texts; nothing is written and nothing is locked.

    :param banks: the words of the course's banks, where several parts of an order need them.
    :raise NoneChosen: there is no question to change.
    :raise TooManyChosen: there are more than can be changed at once.
    :raise NotFound: the course has no such passage.
    """
    found = choosing.numbers(course_id, chosen)
    # All questions of a part may be gone when its turn comes; the other parts are there still.
    count = choosing.count(connection, found, fewest=0 if isinstance(chosen, Part) else 1)
    texts: tuple[Rewritten, ...] = ()
    if order.action is Action.duplicate and count > MOST_COPIES:
        raise TooManyChosen(
            f"At most {MOST_COPIES:,} questions can be copied at once. Narrow the list."
        )
    if order.action not in BY_STATUS:
        duplicates = order.action is Action.duplicate
        rewrite = (
            renamer(connection, course_id) if duplicates else rewriter(connection, course_id, order)
        )
        banks = banks or Banks(course_id)
        texts = tuple(rewritten(connection, found, rewrite, banks))
    return Prepared(chosen=chosen, order=order, count=count, texts=texts)


def carry_out(
    session: Session,
    course_id: int,
    prepared: Prepared,
    *,
    by: int,
    at: datetime,
    part_of: Done | None = None,
) -> Done:
    """Change all of the questions or none, as one event.

    :param part_of: what came of the parts before this one, whose event this joins.
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
        secured = put(connection, course_id, event, order, prepared.texts, by=by, at=at)
        if part_of and part_of.event:
            records.go_along(connection, part_of.event, secured)
    changed = records.counted(connection, event)
    closed = records.close(connection, event)
    session.expire_all()  # the statements went past the session
    done = Done(chosen=max(prepared.count, changed), changed=changed, event=closed)
    return _joined(connection, part_of, done, prepared.chosen) if part_of else done


def _joined(connection: Connection, before: Done, part: Done, chosen: Chosen) -> Done:
    """Add a part to the parts before it, whose event it joins if there is one."""
    if before.event is not None:
        unfinished = isinstance(chosen, Part) and not chosen.last
        records.join(connection, part.event, before.event, unfinished=unfinished)
    return Done(
        chosen=before.chosen + part.chosen,
        changed=before.changed + part.changed,
        event=before.event or part.event,
    )


def _detail(prepared: Prepared) -> dict[str, Any]:
    order, chosen = prepared.order, prepared.chosen
    detail: dict[str, Any] = {"chosen": prepared.count}
    if isinstance(chosen, Part) and not chosen.last:
        detail |= {"chosen": chosen.of, records.UNFINISHED: True}
    if order.tags:
        detail["tags"] = list(order.tags)
    if order.passage:
        detail["passage"] = order.passage
    return detail
