"""An article to the draft of a course."""

from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import (
    ContentProblems,
    Draft,
    Paragraph,
    QuestionSeed,
    course_files,
    derive,
    load_course,
    read,
    to_html,
)
from lessons.derive import COURSE_SUMMARY, NOTES, NOTHING
from lessons.notes import quoted
from lessons.source import one_line
from tests.lessons.strategies import texts

SOURCE = """\
# Tides

They move the sea.

## the moon

It pulls.

### Phases

There are *four*.

- new
- full

#### Names

| a | b |
|---|---|
| 1 | 2 |

### Distance

## the sun

It pulls too.

> Far away.

    as code

## Conclusion

Both pull.

## FAQ

### Is it so?

It is.
"""


def draft_of(text: str, name: str = "tides.md") -> Draft:
    """Read an article and draft a course from it."""
    return derive(read(text, name=name).article)


def test_sections_are_lessons_and_subsections_are_passages() -> None:
    """Headings and slugs carry over; a section without subsections is one passage."""
    draft = draft_of(SOURCE)
    assert draft.course.title == "Tides"
    assert draft.course.article == "tides.md"
    assert draft.course.lessons == ("the-moon", "the-sun")
    assert [(it.title, it.article_section) for it in draft.lessons] == [
        ("The moon", "the moon"),
        ("The sun", "the sun"),
    ]
    passages = [[(it.slug, it.title) for it in lesson.passages] for lesson in draft.lessons]
    assert passages == [
        [("phases", "Phases"), ("distance", "Distance")],
        [("the-sun", "the sun")],
    ]


def test_the_articles_text_stands_as_quoted_notes() -> None:
    """Whoever writes the lesson sees at once what is the source's and what to do with it."""
    moon, sun = draft_of(SOURCE).lessons
    assert moon.lead == f"{NOTES}\n\n> It pulls."
    assert moon.passages[0].body == (
        f"{NOTES}\n\n> There are four.\n\n> - new\n> - full\n\n"
        "### Names\n\n> | a | b |\n> | --- | --- |\n> | 1 | 2 |"
    )
    assert moon.passages[1].body == NOTHING
    assert sun.passages[0].body == (f"{NOTES}\n\n> It pulls too.\n\n> > Far away.\n\n>     as code")


def test_the_closing_ends_the_last_lesson() -> None:
    """Conclusion and questions are no passage, so no question can belong to them."""
    moon, sun = draft_of(SOURCE).lessons
    assert (moon.closing, moon.closing_title, moon.closing_slug) == ("", "", "")
    assert (sun.closing_title, sun.closing_slug) == ("Summary", "summary")
    assert sun.closing == f"{NOTES}\n\n> Both pull.\n\n> **Is it so?**\n>\n> It is."


def test_each_passage_has_a_seed_for_its_questions() -> None:
    """A seed names lesson, passage, heading and the article's line."""
    assert draft_of(SOURCE).seeds == (
        QuestionSeed(lesson="the-moon", passage="phases", heading="Phases", line=9),
        QuestionSeed(lesson="the-moon", passage="distance", heading="Distance", line=22),
        QuestionSeed(lesson="the-sun", passage="the-sun", heading="the sun", line=24),
    )


@pytest.mark.parametrize(
    ("text", "lessons", "passage"),
    [
        pytest.param("It moves.", ("tides",), "tides", id="no sections"),
        pytest.param("x\n\n## Course\n\ny", ("course-2",), "course", id="a name that is taken"),
        pytest.param("x\n\n## Луна\n\ny", ("section",), "section", id="no Latin letter"),
        pytest.param(
            "x\n\n## A\n\n### Summary\n\ny\n\nTo sum up, z.", ("a",), "summary", id="names"
        ),
    ],
)
def test_odd_articles_make_valid_drafts(
    text: str, lessons: tuple[str, ...], passage: str, tmp_path: Path
) -> None:
    """Whatever the headings, the files of a draft can be loaded."""
    draft = draft_of(text)
    assert draft.course.lessons == lessons
    assert draft.lessons[0].passages[0].slug == passage
    assert loaded(draft, tmp_path) == draft


def test_an_article_without_a_lead_leaves_the_summary_to_be_written() -> None:
    """A draft is valid even where the article says nothing."""
    assert draft_of("## A\n\nx\n\n## B\n\ny").course.summary == COURSE_SUMMARY


def test_the_files_of_a_draft_are_valid(tmp_path: Path) -> None:
    """Written and loaded, the draft is the same."""
    draft = draft_of(SOURCE)
    assert loaded(draft, tmp_path) == draft


LINES = st.sampled_from(
    [
        *("## The Moon", "### Phases {#x}", "- a", "1. b", "> c", "    d", "|a|b|\n|-|-|\n|c|d|"),
        *("", "```", "# T", "::: context", ":::", "[^1]: x", "a[^1]", "Is it?", "## FAQ", "\\"),
        *("In conclusion, x.", "The Moon", "the sun", "a\tb", "---", "{#y .closing}", "*", "`"),
    ]
)


@given(
    st.lists(LINES | st.text(max_size=12), min_size=1, max_size=15).map("\n\n".join),
    st.sampled_from(["a.md", "b.txt", "c d.txt", "ж.md"]),
)
def test_every_article_that_can_be_read_makes_files_that_can(text: str, name: str) -> None:
    """Nothing in an article can break out of its notes into the lesson's own structure."""
    try:
        draft = draft_of(text, name)
    except ContentProblems:
        return
    assert set(course_files(draft.course, draft.lessons)) == {
        "course.md",
        *(f"{lesson.slug}.md" for lesson in draft.lessons),
    }


@given(texts)
def test_notes_show_the_words_of_the_article_unchanged(text: str) -> None:
    """What looks like Markdown in a plain text is not read as Markdown."""
    page = html5lib.parseFragment(to_html(quoted([Paragraph(text=text, line=1)])), "div")
    assert straight(one_line("".join(page.itertext()))) == straight(text)


def straight(text: str) -> str:
    """Take the curl out of quotes, which rendering gives to straight ones."""
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def loaded(draft: Draft, folder: Path) -> Draft:
    """Write a draft's files into a folder and load them again."""
    for name, text in course_files(draft.course, draft.lessons).items():
        (folder / name).write_text(text, encoding="utf-8")
    course, lessons = load_course(folder)
    return Draft(course=course, lessons=lessons, seeds=draft.seeds)
