"""parley outline and parley derive: from an article to the draft of a course."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from lessons import Draft, QuestionSeed, Reading

ARTICLE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("article", type=ARTICLE)
@click.option("--json", "as_data", is_flag=True, help="Print the tree as JSON.")
def outline(article: Path, as_data: bool) -> None:
    """Show the tree of ARTICLE (plain text or Markdown): sections, subsections, what is in them.

    Numbers in front are line numbers. What was left out as page furniture is listed on standard
    error with its line and the reason.

    \b
    parley outline talks.txt
    parley outline talks.md --json | jq '.sections[].title'
    """
    from lessons import as_json, as_text  # here, so that --help starts without a Markdown parser

    reading = _read(article)
    if as_data:
        click.echo(json.dumps(as_json(reading.article), ensure_ascii=False, indent=2))
    else:
        click.echo(as_text(reading.article), nl=False)
    _report_left_out(reading)


@click.command()
@click.argument("article", type=ARTICLE)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="A new or empty folder for the draft.",
)
@click.option("--language", default="en", show_default=True, help="The article's language.")
def derive(article: Path, output: Path, language: str) -> None:
    """Draft a course from ARTICLE: a lesson for each section, a passage for each subsection.

    The article's text stands in the drafts as quoted notes, to be retold in your own words. Each
    lesson gets a bank file that names its passages; write the questions there.

    \b
    parley derive talks.txt -o my-course
    parley check my-course/lessons --banks my-course/banks
    """
    from lessons import derive as draft_of  # here, so that --help starts without a parser

    if output.exists() and any(output.iterdir()):
        raise click.ClickException(f"{output} is not empty; nothing was written")
    reading = _read(article)
    draft = draft_of(reading.article, language=language)
    files = _files(draft, output)
    with click.progressbar(files.items(), label="Writing", file=sys.stderr) as bar:
        for path, text in bar:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    _report_left_out(reading)
    click.echo(f"{len(draft.lessons)} lessons, {len(draft.seeds)} passages in {output}")
    click.echo("Next: retell the notes, write the questions, then parley check.")


def _read(article: Path) -> "Reading":
    from lessons import LessonsError, decode, read

    try:
        return read(decode(article.read_bytes()), name=article.name)
    except LessonsError as error:
        raise click.ClickException(str(error)) from error


def _report_left_out(reading: "Reading") -> None:
    for item in reading.left_out:
        click.echo(f"left out, line {item.line}: {item.text[:60]!r} ({item.reason})", err=True)


def _files(draft: "Draft", output: Path) -> dict[Path, str]:
    """Give every file of the draft with its text: the course, its lessons, a bank for each."""
    from lessons import course_files

    files = {
        output / "lessons" / name: text
        for name, text in course_files(draft.course, draft.lessons).items()
    }
    for lesson in draft.lessons:
        seeds = [seed for seed in draft.seeds if seed.lesson == lesson.slug]
        files[output / "banks" / f"{lesson.slug}.md"] = _bank(lesson.slug, seeds)
    return files


def _bank(slug: str, seeds: "list[QuestionSeed]") -> str:
    """Write a bank with one prompt for each passage, to be completed by hand."""
    from quizzes.bank import Bank
    from quizzes.formats.markdown import write
    from quizzes.questions import Question, Recall

    questions = tuple(
        Question(
            id=f"{seed.passage[:70].rstrip('-')}-draft",
            passage=seed.passage,
            stem=f"Draft: ask for one idea of “{seed.heading}” (the article's line {seed.line}).",
            body=Recall(answer="Draft: a short answer."),
        )
        for seed in seeds
    )
    return write(Bank(slug=slug, questions=questions))
