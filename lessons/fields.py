"""The front matter's fields taken one by one, each problem noted with its line."""

from lessons.errors import Report
from lessons.front_matter import Split
from lessons.plain_yaml import Items, Pairs, Text, Value
from lessons.slugs import RULE, is_slug


class Fields:
    """Fields of one file; what was never asked for is unknown to the format."""

    def __init__(self, split: Split, report: Report) -> None:
        self.report = report
        self._fields = split.fields
        self._complete = split.complete
        self._asked: list[str] = []

    def text(self, name: str, *, needed: bool = True) -> str:
        """Take a text; the empty string stands for none."""
        value = self._take(name)
        if value is None or (isinstance(value, Text) and not value.text):
            if needed and (value or self._complete):
                self.report.add(self.line(name), name, f"is missing; write '{name}: …'")
            return ""
        if not isinstance(value, Text):
            self.report.add(value.line, name, f"must be one text: '{name}: …'")
            return ""
        return value.text

    def slug(self, name: str) -> str:
        """Take a slug."""
        text = self.text(name)
        if text and not is_slug(text):
            self.report.add(self.line(name), name, f"'{text}' is no slug; use {RULE}")
        return text

    def items(self, name: str) -> tuple[Text, ...]:
        """Take a list of texts; none of them is empty."""
        value = self._take(name)
        if isinstance(value, Items):
            self._note_empty(name, value.items)
            return value.items
        self._note_shape(name, value, "a list, each on a line that begins with '- '")
        return ()

    def pairs(self, name: str) -> tuple[tuple[Text, Text], ...]:
        """Take names with a text each; no name stands twice and nothing is empty."""
        value = self._take(name)
        if isinstance(value, Pairs):
            self._note_twice(name, value)
            self._note_empty(name, tuple(text for pair in value.pairs for text in pair))
            return value.pairs
        self._note_shape(name, value, "lines of 'name: text', indented by two spaces")
        return ()

    def line(self, name: str) -> int:
        """Say on which line a field stands; 1 when it is missing."""
        value = self._fields.get(name)
        return value.line if value else 1

    def note_unknown(self) -> None:
        """Note the fields that nobody asked for."""
        for name, value in self._fields.items():
            if name not in self._asked:
                known = ", ".join(self._asked)
                self.report.add(value.line, name or "''", f"is no field; known are {known}")

    def _take(self, name: str) -> Value | None:
        self._asked.append(name)
        return self._fields.get(name)

    def _note_shape(self, name: str, value: Value | None, shape: str) -> None:
        if value is not None and not (isinstance(value, Text) and not value.text):
            self.report.add(value.line, name, f"must be {shape}")

    def _note_empty(self, name: str, texts: tuple[Text, ...]) -> None:
        for text in texts:
            if not text.text:
                self.report.add(text.line, name, "has an empty entry; write it or take it away")

    def _note_twice(self, name: str, value: Pairs) -> None:
        seen: set[str] = set()
        for key, _ in value.pairs:
            if key.text in seen:
                self.report.add(key.line, name, f"'{key.text}' is given twice; keep one of them")
            seen.add(key.text)
