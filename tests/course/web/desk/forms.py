"""What the forms of the desk send, and what a page's form would send as it stands."""

from __future__ import annotations

import re
from typing import Any

from quizzes.questions import Kind

DESK = "/courses/peace-talks/teach"
BOOK = "/courses/peace-talks/grades"
NEW: dict[Kind, dict[str, Any]] = {
    Kind.SINGLE_CHOICE: {
        "options-0-text": "1949",
        "options-0-feedback": "That is the other treaty.",
        "options-1-text": "1955",
        "options-1-feedback": "",
        "options-2-text": "",
        "options-2-feedback": "",
        "right": "1",
    },
    Kind.MULTIPLE_RESPONSE: {
        "options-0-text": "France",
        "options-0-feedback": "",
        "options-1-text": "Spain",
        "options-1-feedback": "",
        "options-2-text": "China",
        "options-2-feedback": "",
        "right": ["0", "2"],
    },
    Kind.TRUE_FALSE: {"truth": "false", "feedback_true": "It ended.", "feedback_false": ""},
    Kind.SHORT_ANSWER: {
        "accepted": "Warsaw\r\nWarszawa",
        "wrong-0-text": "Moscow",
        "wrong-0-feedback": "Not there.",
    },
    Kind.NUMERIC: {"accepted": "1955 +- 1", "wrong-0-text": "1949", "wrong-0-feedback": "Earlier."},
    Kind.CLOZE: {
        "stem": "Who signed it? In [[year]] those of [[side]].",
        "gaps-0-name": "year",
        "gaps-0-kind": "numeric",
        "gaps-0-accepted": "1955",
        "gaps-1-name": "side",
        "gaps-1-kind": "single_choice",
        "gaps-1-options": "(x) the East\r\nthe West\r\n> The other one.",
    },
    Kind.MATCHING: {
        "pairs-0-left": "Poland",
        "pairs-0-right": "East",
        "pairs-1-left": "Canada",
        "pairs-1-right": "West",
        "distractors": "Neither",
    },
    Kind.ORDERING: {"items-0-text": "First", "items-1-text": "Second", "items-2-text": "Third"},
    Kind.CATEGORISING: {
        "items-0-left": "Hungary",
        "items-0-right": "East",
        "items-1-left": "Belgium",
        "items-1-right": "West",
    },
    Kind.HOT_TEXT: {
        "text": "[[Poland]] and [Spain]",
        "told-0-text": "Spain",
        "told-0-feedback": "Not there.",
    },
    Kind.ESSAY: {
        "rubric-0-name": "Names them",
        "rubric-0-levels": "0: none\r\n2: all",
        "most_words": "200",
    },
    Kind.RECALL: {"answer": "West Germany had joined NATO."},
}
ANSWERS = {
    Kind.SINGLE_CHOICE: "1",
    Kind.MULTIPLE_RESPONSE: ["0", "2"],
    Kind.TRUE_FALSE: "false",
    Kind.SHORT_ANSWER: "warsaw",
    Kind.NUMERIC: "1956",
    Kind.CLOZE: ["1955", "0"],
    Kind.MATCHING: ["0", "1"],
    Kind.ORDERING: ["1", "2", "3"],
    Kind.CATEGORISING: ["0", "1"],
    Kind.HOT_TEXT: "0",
    Kind.ESSAY: "They did.",
    Kind.RECALL: "remembered",
}


def fields(**changed: Any) -> dict[str, Any]:
    """Give what the form of every kind sends."""
    common = {
        "passage": "passage-1-1",
        "stem": "Who signed it?",
        "explanation": "",
        "objective": "goal-1",
        "difficulty": "1",
        "bloom": "remember",
        "tags": "pact, 1955",
        "points": "2",
        "rests_on": "context",
        "do": "save",
    }
    return common | changed


def filled(page: str) -> dict[str, Any]:
    """Read the editor's form as a browser would send it."""
    form = page[page.index('id="editor"') :]
    form = re.sub(
        r"<fieldset[^>]*data-blank>.*?</fieldset>", "", form[: form.index("</form>")], flags=re.S
    )
    sent: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = (re.search(rf'\b{each}="([^"]*)"', tag) for each in ("name", "value"))
        boxes = 'type="radio"' in tag or 'type="checkbox"' in tag
        if name and not (boxes and "checked" not in tag):
            sent.setdefault(name.group(1), []).append(value.group(1) if value else "y")
    for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.S):
        sent[name] = text.removeprefix("\r\n").removeprefix("\n")
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option selected value="([^"]*)"', options)
        sent[name] = chosen.group(1) if chosen else ""
    sent.pop("csrf_token", None)
    return sent
