"""The sections of a question: which there are, and for which kinds."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from quizzes.formats.markdown.problems import Problems
from quizzes.formats.markdown.rows import Row, Text, markdown
from quizzes.questions.text import BLANK

EXPLANATION = "Explanation"
HINT = "Hint"
VARIABLES = "Variables"
ANSWER = "Answer"
TEXT = "Text"
RUBRIC = "Rubric"
MODEL_ANSWER = "Model answer"

ANYWHERE = (VARIABLES, HINT, EXPLANATION)
"""The sections that questions of every kind may have."""
OF_KINDS = {
    ANSWER: ("recall",),
    TEXT: ("hot text",),
    RUBRIC: ("essay",),
    MODEL_ANSWER: ("essay",),
}
"""The sections that only some kinds have, and which."""
_NAMES = (*OF_KINDS, *ANYWHERE)


@dataclass(slots=True)
class Sections:
    """The sections of one question; those that have a problem are left out."""

    found: dict[str, Text] = field(default_factory=dict)
    hints: list[Text] = field(default_factory=list)
    """The one section that may be there several times."""

    @property
    def of_kinds(self) -> dict[str, Text]:
        """Those that only some kinds have."""
        return {name: text for name, text in self.found.items() if name in OF_KINDS}


def read(cut: Sequence[tuple[Row, Sequence[Row]]], problems: Problems) -> Sections:
    """Read sections, each given as its heading and what stands under it."""
    sections = Sections()
    for heading, body in cut:
        name = heading.text[3:].strip(BLANK)
        text = markdown(body, in_stem=False)
        if message := _complaint(name, text, sections):
            problems.add(heading.number, f"### {name[:40]}", message)
        elif name == HINT:
            sections.hints.append(text)
        else:
            sections.found[name] = text
    return sections


def _complaint(name: str, text: Text, sections: Sections) -> str:
    if name not in _NAMES:
        return f"is no section; a question may have {', '.join(_NAMES)}"
    if name in sections.found:
        return "is there twice; keep one"
    if not text.text:
        return "has no text; write it or leave it out"
    return ""
