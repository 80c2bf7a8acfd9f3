"""The article that the shipped course is made from, read from its plain text."""

from pathlib import Path

import pytest

from lessons import Article, Bullets, Paragraph, Reading, Section, Table, read

# From the root of the repository, ../shared holds it; it is not part of the project.
SOURCE = Path(__file__).parents[4] / "shared" / "article" / "us-russia-peace-talks.txt"

pytestmark = pytest.mark.skipif(
    not SOURCE.is_file(), reason="the article lies outside of the repository and is not here"
)

HEADINGS = {
    "historical context of us-russia relations": (
        "The Cold War Era",
        "Post-Cold War Relations",
        "Key Events Shaping Relations",
    ),
    "key factors influencing peace talks": (
        "Political Climate",
        "Economic Interests",
        "Military Considerations",
    ),
    "impacts of reduced negotiations on global security": (
        "Increased Hostility",
        "Regional Instabilities",
        "Impact on Arms Control",
    ),
    "role of international organizations in peace efforts": (
        "Facilitating Dialogue",
        "Mediation and Conflict Resolution",
        "Monitoring Compliance and Implementation",
    ),
    "public sentiment on us-russia peace negotiations": (
        "Perceptions of Trust",
        "The Impact of Media Coverage",
        "Grassroots Movements and Activism",
    ),
    "future prospects for diplomatic relations": (
        "Shifts in Global Power Dynamics",
        "Impact of Domestic Politics",
        "Opportunities for Dialogue and Engagement",
    ),
}


@pytest.fixture(scope="module")
def reading() -> Reading:
    """Read the article once."""
    return read(SOURCE.read_text(encoding="utf-8"), name=SOURCE.name)


@pytest.fixture(scope="module")
def article(reading: Reading) -> Article:
    """Give what was read."""
    return reading.article


def test_it_has_six_sections_of_three_subsections(article: Article) -> None:
    """Every heading is found once, at its level and in its place."""
    found = {it.title: tuple(below.title for below in it.sections) for it in article.sections}
    assert found == HEADINGS
    assert list(found) == list(HEADINGS)


def test_levels_and_lines_are_those_of_the_source(article: Article) -> None:
    """Sections are level one, subsections level two, and each line holds its heading."""
    lines = SOURCE.read_text(encoding="utf-8").split("\n")
    every = [each for top in article.sections for each in (top, *top.sections)]
    assert {section.level for section in article.sections} == {1}
    assert {below.level for top in article.sections for below in top.sections} == {2}
    assert [lines[section.line - 1] for section in every] == [section.title for section in every]


def test_each_section_opens_with_a_paragraph(article: Article) -> None:
    """What stands between a section's heading and its first subsection is the section's own."""
    assert [_kinds(section) for section in article.sections] == [["Paragraph"]] * 6


def test_bullets_are_lists_of_three(article: Article) -> None:
    """Twelve subsections hold a list, each of three items without their bullets."""
    lists = [
        block
        for top in article.sections
        for below in top.sections
        for block in below.blocks
        if isinstance(block, Bullets)
    ]
    assert [len(each.items) for each in lists] == [3] * 12
    assert lists[0].items[2] == "Proxy wars around the globe"
    assert not any(each.ordered for each in lists)


def test_the_lead_stands_before_the_first_section(article: Article) -> None:
    """Two paragraphs come before any heading, and none of them is a title."""
    assert [block.line for block in article.lead] == [1, 3]
    assert article.title == "Us russia peace talks"


def test_the_conclusion_and_the_table_close_it(article: Article) -> None:
    """They belong to the whole article, not to the last subsection."""
    conclusion, table = article.closing
    assert isinstance(conclusion, Paragraph)
    assert (conclusion.line, conclusion.text[:14]) == (187, "In conclusion,")
    assert isinstance(table, Table)
    assert table.rows[0] == ("Topic", "Details")
    assert [row[0].split(" ", 1)[1] for row in table.rows[1:]] == [
        "Future Cooperation",
        "Overcoming Challenges",
        "Media Influence",
        "Citizen Participation",
        "Open Dialogue",
    ]
    assert table.rows[4][1] == "Grassroots movements promote peace."


def test_the_faq_is_four_questions_with_answers(article: Article) -> None:
    """Each question has its own answer."""
    assert [each.line for each in article.questions] == [198, 202, 206, 210]
    assert all(each.question.endswith("?") for each in article.questions)
    assert article.questions[3].answer.startswith("Public opinion can")


def test_what_is_left_out_is_reported(reading: Reading) -> None:
    """Repeated headings and page furniture are named with line and reason."""
    assert [(each.line, each.text[:20], each.reason) for each in reading.left_out] == [
        (65, "impacts of reduced n", "repeats the heading of line 63"),
        (157, "future prospects for", "repeats the heading of line 155"),
        (
            196,
            "FAQ – Frequently Ask",
            "the heading of the questions and answers, which are kept",
        ),
        (214, "Read more content", "page furniture: it leads elsewhere"),
        (216, "Autor", "the note about the author"),
        (218, "Journalism student a", "the note about the author"),
    ]


def _kinds(section: Section) -> list[str]:
    return [type(block).__name__ for block in section.blocks]
