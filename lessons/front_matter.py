"""The block between two lines of three hyphens at the top of a file: names and values, all text.

It is YAML read through its event stream, which knows no types, needs no recursion and gives each
value its line. What the formats do not use (aliases, anchors, tags, a third level) is refused,
so that no few bytes can unfold into many.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import yaml

from lessons.errors import Report
from lessons.source import invisible, one_line

LIMIT = 64_000
"""The most characters of a front matter."""

FENCE = "---"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One value on one line of text."""

    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list of texts."""

    items: tuple[Text, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Names with a text each, in the order of the file."""

    pairs: tuple[tuple[Text, Text], ...]
    line: int


Value = Text | Items | Pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A file taken apart: its fields by name, and the body with the line it begins on."""

    fields: Mapping[str, Value]
    complete: bool
    """Whether all fields could be read, so that what is not among them is missing."""
    body: str
    body_line: int


def split(text: str, report: Report) -> Split:
    """Take a file apart; what is wrong with its front matter is noted in *report*."""
    lines = text.split("\n")
    end = _end(lines)
    if end is None:
        report.add(1, "front matter", "the file must begin with fields between two lines of '---'")
        return Split(fields={}, complete=False, body=text, body_line=1)
    fields: dict[str, Value] = {}
    return Split(
        complete=_gather(fields, "\n".join(lines[1:end]), report),
        fields=fields,
        body="\n".join(lines[end + 1 :]),
        body_line=end + 2,
    )


def _end(lines: list[str]) -> int | None:
    if lines[0].rstrip() != FENCE:
        return None
    return next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)


def _gather(fields: dict[str, Value], front: str, report: Report) -> bool:
    """Add the fields up to the first that cannot be read; say whether that were all."""
    if len(front) > LIMIT:
        report.add(1, "front matter", f"is longer than {LIMIT:,} characters; shorten it")
        return False
    try:
        for name, value in _entries(_events(front)):
            if name.text in fields:
                report.add(name.line, name.text, "is given twice; keep one of them")
            fields.setdefault(name.text, value)
    except _NotInTheFormatError as error:
        report.add(error.line, "front matter", str(error))
    except yaml.MarkedYAMLError as error:
        report.add(_line(error.problem_mark or error.context_mark), "front matter", _HINT)
    except yaml.YAMLError:
        report.add(1, "front matter", _HINT)
    else:
        return True
    return False


_HINT = (
    "this line cannot be read; write 'name: value', and put double quotes around a value that"
    " contains ': ' or ' #' or begins with a sign"
)


class _NotInTheFormatError(Exception):
    """Valid YAML that the formats do not use."""

    def __init__(self, event: yaml.Event, message: str) -> None:
        super().__init__(message)
        self.line = _line(event.start_mark)


class _Mark(Protocol):
    line: int


def _line(mark: _Mark | None) -> int:
    # The mark counts from 0 and the front matter begins on the file's second line.
    return 1 if mark is None else mark.line + 2


def _events(front: str) -> Iterator[yaml.Event]:
    """Give the events of the one document, refusing what no field needs as soon as it comes."""
    for event in yaml.parse(front, Loader=yaml.BaseLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _NotInTheFormatError(event, "'&' and '*' are not used; quote a value with them")
        if isinstance(event, yaml.DocumentStartEvent):
            if event.explicit:
                raise _NotInTheFormatError(event, "a second document or a '%' line is not used")
            continue
        if getattr(event, "tag", None):
            raise _NotInTheFormatError(event, "'!' tags are not used; quote a value with one")
        if not isinstance(event, yaml.StreamStartEvent | yaml.DocumentEndEvent):
            yield event


def _entries(events: Iterator[yaml.Event]) -> Iterator[tuple[Text, Value]]:
    """Give the fields of the outer level."""
    event = next(events)
    if isinstance(event, yaml.StreamEndEvent):
        return
    if not isinstance(event, yaml.MappingStartEvent):
        raise _NotInTheFormatError(event, "must be fields, each 'name: value'")
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        yield _text(event), _value(next(events), events)
    _text_ends(next(events))


def _text_ends(event: yaml.Event) -> None:
    if not isinstance(event, yaml.StreamEndEvent):
        raise _NotInTheFormatError(event, "must be one block of fields")


def _value(event: yaml.Event, events: Iterator[yaml.Event]) -> Value:
    line = _line(event.start_mark)
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Text] = []
        while not isinstance(inner := next(events), yaml.SequenceEndEvent):
            items.append(_text(inner))
        return Items(items=tuple(items), line=line)
    if isinstance(event, yaml.MappingStartEvent):
        pairs: list[tuple[Text, Text]] = []
        while not isinstance(inner := next(events), yaml.MappingEndEvent):
            pairs.append((_text(inner), _text(next(events))))
        return Pairs(pairs=tuple(pairs), line=line)
    return _text(event)


def _text(event: yaml.Event) -> Text:
    if not isinstance(event, yaml.ScalarEvent):
        raise _NotInTheFormatError(event, "only text may stand here; fields go two levels deep")
    text = one_line(event.value)
    if invisible(text):  # YAML's escapes can name what a file cannot hold
        raise _NotInTheFormatError(event, "an escape names an invisible character; remove it")
    return Text(text=text, line=_line(event.start_mark))


Plain = str | tuple[str, ...] | dict[str, str]


def write(fields: Mapping[str, Plain], body: str) -> str:
    """Write a file: the fields that hold something, then the body."""
    kept = {name: _listed(value) for name, value in fields.items() if value}
    front = yaml.dump(kept, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=sys.maxsize)
    return f"{FENCE}\n{front}{FENCE}\n\n{body}\n" if body else f"{FENCE}\n{front}{FENCE}\n"


def _listed(value: Plain) -> str | list[str] | dict[str, str]:
    return list(value) if isinstance(value, tuple) else value


class _Dumper(yaml.SafeDumper):
    """Indents lists under their name and never writes an alias."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT  the parent's signature
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  the parent's signature
        return True
