"""What may be pasted into quick add: each way of writing questions, whole, broken and mixed."""

from hypothesis import strategies as st

from quizzes.formats.markdown import write
from tests.quizzes.strategies.questions import banks
from tests.quizzes.strategies.texts import NASTY_LINES

OTHER_LINES = (
    *("1. Which?", "2) What?", "12.", "1.No blank", "a) one", "*b) two", "(c) three"),
    *("A. one", "B) two", "Z. last", "ANSWER: A", "ANSWER:", "Answer: a, b", "answer: Z", "key: b"),
    *("kind: numeric", "kind: cloze", "kind: hot text", "kind: essay", "kind: order"),
    *("points: 1_0", "points: nan", "difficulty: ٣", "tags: a, b", "credit: per part", "unit: km"),
    *("= 5 +- nan", "= 1e999", "= 10..5", "= {{a}}", "= /(a*)*b/", "= 1/0", "~ 5", "[[a]] unit km"),
    *("### Variables", "a = 1..9", "a = 1 | 2", "c = a ^ a ^ a", "c = a / 0", "### Hint"),
    *("### Rubric", "- criterion", "  - 1: yes", "  - 0: no", "### Text", "[[yes]] [no"),
    *("cost: 2", "### Model answer", "kind: ordering", "d. four"),
    *("\ufeff## id", "##\u2028id", "\x00", "\ud800", "e\u0301\u0316" * 40, "> " * 20),
)  # fmt: skip
"""Lines of the other ways, and what the text format takes only in its place."""


def pasted() -> st.SearchStrategy[str]:
    """Give texts in which anything may stand beside anything."""
    line = st.sampled_from((*NASTY_LINES, *OTHER_LINES)) | st.text(max_size=20)
    ends = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])
    return st.tuples(st.lists(line, max_size=25), ends).map(lambda drawn: drawn[1].join(drawn[0]))


@st.composite
def broken(draw: st.DrawFn) -> str:
    """Draw a sound text, some lines of which were lost, doubled, exchanged or cut."""
    lines = write(draw(banks())).split("\n")
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(lines) - 1))
        line = lines[place]
        match draw(st.sampled_from(["lost", "doubled", "moved", "cut", "other"])):
            case "lost":
                lines[place : place + 1] = []
            case "doubled":
                lines.insert(place, line)
            case "moved":
                lines.append(line)
            case "cut":
                lines[place] = line[: draw(st.integers(0, len(line)))]
            case _:
                lines[place] = draw(st.sampled_from(OTHER_LINES))
        lines = lines or [""]
    return "\n".join(lines)
