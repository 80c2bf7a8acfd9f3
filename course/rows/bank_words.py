"""The words that answers to a lesson's questions may not be taken for: those of its bank."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, or_, select, union_all

from course.rows.tables import entry, passage, question, version
from quizzes.grading.typed.neighbours import Neighbours
from quizzes.grading.typed.tolerance import guarded, reasons, typed_answers
from quizzes.grading.typed.vocabulary import vocabulary
from quizzes.questions import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """A question in which no typo is forgiven where that could make a wrong answer right."""

    value: Question
    notices: tuple[str, ...]
    """For the author: in which answers that is, and why."""


class Met(NamedTuple):
    """The words of one version that learners meet, or will once it is published.

    They are stored with blanks between them, and there are many of these: a tuple is made quickly.
    """

    lesson_id: int
    question_id: int
    slug: str
    number: int
    words: str
    lenient: str
    """Those words in which a typo is forgiven."""


def guarded_in_bank(connection: Connection, course_id: int, value: Question) -> Guarded:
    """Let no typo pass in answers that are too near to others of the bank, and say in which."""
    if not typed_answers(value.body):
        return Guarded(value=value, notices=())
    return guarded_in_banks(connection, course_id, [value])[0]


def guarded_in_banks(
    connection: Connection, course_id: int, values: Sequence[Question]
) -> list[Guarded]:
    """Do the same for questions that come together: they are each other's neighbours too.

    What the stored versions of these very questions say does not count.
    """
    lesson_of = lessons_of(connection, course_id, {value.passage for value in values})
    found = met(connection, course_id, set(lesson_of.values()))
    words = _words(found, without={value.id for value in values})
    for value in values:
        words[lesson_of.get(value.passage, 0)][value.id].update(vocabulary([value]))
    banks = {lesson: Neighbours(some) for lesson, some in words.items()}
    return [_guarded(value, banks[lesson_of.get(value.passage, 0)]) for value in values]


class Banks:
    """The words of a course's banks, each read once, when it is first asked for.

    For whoever writes again what is there already, many questions in one place: a question that
    somebody else brings in meanwhile guards these against itself.
    """

    def __init__(self, course_id: int) -> None:
        """Begin with none."""
        self._course_id = course_id
        self._known: dict[str, Neighbours] = {}

    def guarded(self, connection: Connection, value: Question) -> Question:
        """Guard a question against the bank of its passage."""
        if value.passage not in self._known:
            self._read(connection, value.passage)
        return guarded(value, self._known[value.passage])

    def _read(self, connection: Connection, slug: str) -> None:
        """Read the bank of a passage, for all passages of its lesson."""
        lessons = lessons_of(connection, self._course_id, [slug]).values()
        bank = Neighbours(_words(met(connection, self._course_id, lessons))[next(iter(lessons), 0)])
        beside = select(passage.c.slug).where(passage.c.lesson_id.in_(lessons))
        for each in (slug, *connection.execute(beside).scalars()):
            self._known[each] = bank


def lessons_of(connection: Connection, course_id: int, passages: Collection[str]) -> dict[str, int]:
    """Give the number of each passage's lesson."""
    rows = connection.execute(
        select(passage.c.slug, passage.c.lesson_id).where(
            passage.c.course_id == course_id, passage.c.slug.in_(passages)
        )
    )
    return {row.slug: row.lesson_id for row in rows}


def met(connection: Connection, course_id: int, lessons: Collection[int]) -> list[Met]:
    """Give the words of all versions of some banks that are live, or the newest.

    A live version counts in the lesson where learners meet it, the newest one in the lesson of the
    passage that it names. Drafts count as well, and what is retired, so that neither publishing
    nor bringing back changes what an answer could be taken for.
    """
    rows = connection.execute(union_all(_live(course_id, lessons), _newest(course_id, lessons)))
    return [Met(*row) for row in rows.all()]


def banks(found: Iterable[Met]) -> dict[int, Neighbours]:
    """Put the words of each lesson together."""
    return {lesson: Neighbours(some) for lesson, some in _words(found).items()}


def _guarded(value: Question, bank: Neighbours) -> Guarded:
    """Guard a question; what is strict already is told as well."""
    if not typed_answers(value.body):
        return Guarded(value=value, notices=())
    return Guarded(value=guarded(value, bank), notices=tuple(reasons(value, bank)))


def _words(
    found: Iterable[Met], *, without: Collection[str] = ()
) -> defaultdict[int, defaultdict[str, set[str]]]:
    words: defaultdict[int, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in found:
        if each.slug not in without:
            words[each.lesson_id][each.slug].update(each.words.split())
    return words


_COLUMNS = (
    passage.c.lesson_id,
    version.c.question_id,
    question.c.slug,
    version.c.number,
    version.c.answer_words,
    version.c.lenient_words,
)


def _live(course_id: int, lessons: Collection[int]) -> Select[Any]:
    return (
        select(*_COLUMNS)
        .select_from(passage)
        .join(question, question.c.passage_id == passage.c.id)
        .join(
            version,
            (version.c.question_id == question.c.id) & (version.c.number == question.c.live_number),
        )
        .where(passage.c.course_id == course_id, passage.c.lesson_id.in_(lessons))
    )


def _newest(course_id: int, lessons: Collection[int]) -> Select[Any]:
    """Select the newest versions, but for those that are live in the same place."""
    another = or_(
        question.c.live_number.is_(None),
        question.c.live_number != entry.c.number,
        question.c.passage_id != passage.c.id,
    )
    return (
        select(*_COLUMNS)
        .select_from(passage)
        .join(entry, entry.c.passage == passage.c.slug)
        .join(question, question.c.id == entry.c.question_id)
        .join(
            version,
            (version.c.question_id == entry.c.question_id) & (version.c.number == entry.c.number),
        )
        .where(
            passage.c.course_id == course_id,
            question.c.course_id == course_id,
            passage.c.lesson_id.in_(lessons),
            another,
        )
    )
