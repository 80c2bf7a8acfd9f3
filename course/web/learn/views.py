"""Lessons and prompts as the templates of a course want them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from course.rows.who import Viewer
from course.services.read_lessons import LessonEntry, LessonText
from course.services.review_cards import CardAnswer
from course.web import dates
from course.web.addresses import url_for
from course.web.markup import published
from quizzes.questions import Recalled
from quizzes.review import local_day


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonLink:
    """A lesson in the contents of its course."""

    number: int
    slug: str
    title: str
    url: str
    summary: str
    state: str
    """'done', 'now' or 'next'."""
    meta: str
    note: str
    current: bool
    answered: int
    questions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptView:
    """A recall prompt in the text, as its macro wants it."""

    uid: str
    stem_html: Markup
    answer_html: Markup
    url: str
    done: str | None
    remembered: bool


def contents(course: str, lessons: Sequence[LessonEntry], *, current: str = "") -> list[LessonLink]:
    """Make the contents of a course, with how far the learner is."""
    return [
        LessonLink(
            number=number,
            slug=entry.slug,
            title=entry.title,
            url=url_for("learn.show_lesson", course=course, lesson=entry.slug),
            summary=entry.summary,
            state="done" if entry.done else "now" if entry.answered else "next",
            meta=f"{_count(entry.minutes, 'minute')} · {_count(entry.questions, 'question')}",
            note=f"{entry.answered} answered" if entry.answered else "",
            current=entry.slug == current,
            answered=entry.answered,
            questions=entry.questions,
        )
        for number, entry in enumerate(lessons, 1)
    ]


def prompt_views(
    text: LessonText, course: str, viewer: Viewer, *, at: datetime
) -> dict[str, PromptView]:
    """Make the prompts of a lesson's page: each to be answered, or resting until its card opens."""
    return {
        prompt.slug: PromptView(
            uid=prompt.slug,
            stem_html=published(prompt.stem_html),
            answer_html=published(prompt.answer_html),
            url=url_for(
                "learn.answer_prompt",
                course=course,
                question=prompt.slug,
                version=prompt.version,
            ),
            done=_resting(prompt.opens_at, viewer, at=at),
            remembered=True,
        )
        for passage in text.passages
        for prompt in passage.prompts
    }


def answered_view(slug: str, done: CardAnswer, *, at: datetime) -> PromptView:
    """Make the prompt that stands in the text after it was answered."""
    remembered = not isinstance(done.response, Recalled) or done.response.remembered
    said = "Remembered" if remembered else "Forgot"
    practice = "" if done.moved or done.repeated else " · already answered today: practice"
    return PromptView(
        uid=slug,
        stem_html=published(done.asked["stem"]),
        answer_html=published(done.told["answer"]),
        url="",
        done=f"{said} · {_back(done.opens_at, at, done.zone, done.day_starts_at)}{practice}",
        remembered=remembered,
    )


def _resting(opens_at: datetime | None, viewer: Viewer, *, at: datetime) -> str | None:
    if opens_at is None or opens_at <= at:
        return None
    return "In your review, " + _back(opens_at, at, viewer.zone, viewer.day_starts_at)


def _back(opens_at: datetime, at: datetime, zone: ZoneInfo, day_starts_at: int) -> str:
    opens = local_day(opens_at, zone, day_starts_at)
    return dates.back(opens, local_day(at, zone, day_starts_at))


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
