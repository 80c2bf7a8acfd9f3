"""Items and their categories, as they are read and written."""

from quizzes.formats.markdown.answers import pairs
from quizzes.formats.markdown.answers.pairs import Sides
from quizzes.formats.markdown.answers.part import STAND_IN, Part, Written, made, only
from quizzes.formats.markdown.problems import Problems
from quizzes.questions import Body, Categorising, Category


def read(part: Part, problems: Problems) -> Body:
    """Read things to put into categories, which stand in the order of their first mention."""
    only(part, "=>", "categorising", problems)
    before = problems.count
    found = pairs.read(part, "an item", problems)
    for sides in found:
        _check(sides, problems)
    if problems.count > before or not found:
        return STAND_IN  # what follows would only say the same again, without the line
    body = made(lambda: _body(found), None, {}, found[0].line, problems)
    return body or STAND_IN


def write(body: Categorising) -> Written:
    """Write each item with its category, and a category alone if nothing belongs into it."""
    return Written(
        lines=[
            pairs.line(item, category.name)
            for category in body.categories
            for item in category.items or ("",)
        ]
    )


def _check(sides: Sides, problems: Problems) -> None:
    """Note what is wrong with a line at that line."""
    items = (sides.left,) if sides.left else ()
    made(lambda: Category(name=sides.right, items=items), None, {}, sides.line, problems)


def _body(found: list[Sides]) -> Categorising:
    items: dict[str, list[str]] = {}
    for sides in found:
        items.setdefault(sides.right, []).extend([sides.left] if sides.left else [])
    categories = (Category(name=name, items=tuple(texts)) for name, texts in items.items())
    return Categorising(categories=tuple(categories))
