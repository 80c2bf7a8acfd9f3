"""Marking vectors of an established system: met, or different for a stated reason.

The semantics are those of Moodle's short answers (``question/type/shortanswer/question.php``): both
sides in NFC, blanks around the response taken off, capital letters by a flag, and ``*`` in the
answer for any run of characters, unless a backslash stands before it.
"""

import re
import unicodedata

import pytest

from quizzes import Question, QuestionFaults, ShortAnswer, Typed, grade
from tests.quizzes.grading.pairs import moodle

_STARS = re.compile(r"(?<!\\)\*+")
ROWS = moodle()


def there(answer: str, given: str, *, case_matters: bool) -> bool:
    """Mark as the established system does."""
    answer, given = unicodedata.normalize("NFC", answer), unicodedata.normalize("NFC", given)
    if not case_matters:
        answer, given = _small(answer), _small(given)
    pattern = ".*".join(map(re.escape, pieces(answer)))
    return re.fullmatch(pattern, given.strip(" \t\n\r\0\v")) is not None


def _small(text: str) -> str:
    # Letter by letter, as its engine (PCRE) does; what would become two letters stays.
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def here(answer: str, given: str, *, case_matters: bool) -> bool:
    """Mark by our own rules; an answer with stars becomes a pattern."""
    plain = pieces(unicodedata.normalize("NFC", answer))
    patterns = (".*".join(map(re.escape, plain)),) if len(plain) > 1 else ()
    accepted = ("an answer to show",) if patterns else (plain[0],)
    body = ShortAnswer(accepted=accepted, patterns=patterns, case_matters=case_matters)
    return grade(Question(id="q", stem="?", passage="p", body=body), Typed(text=given)).is_right


def pieces(answer: str) -> list[str]:
    """Give what stands between the stars."""
    return [piece.replace("\\*", "*") for piece in _STARS.split(answer)]


@pytest.mark.parametrize(("answer", "case", "given", "theirs", "ours", "why"), ROWS)
def test_a_vector(answer: str, case: str, given: str, theirs: str, ours: str, why: str) -> None:
    """The table says rightly what either system does, and why they differ where they do."""
    case_matters = case == "yes"

    assert there(answer, given, case_matters=case_matters) is (theirs == "right")
    assert here(answer, given, case_matters=case_matters) is (ours == "right")
    assert bool(why) is (theirs != ours)


def test_we_are_only_more_lenient() -> None:
    """Nothing that is right there is wrong here."""
    assert not [row for row in ROWS if row[3] == "right" and row[4] == "wrong"]


def test_an_answer_that_accepts_everything_is_refused() -> None:
    """A star alone is how a catch-all is written there; here it is no answer."""
    with pytest.raises(QuestionFaults, match="without any text"):
        here("*", "anything", case_matters=False)
