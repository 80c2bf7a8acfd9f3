"""The part of YAML that the formats use: names with a text, a list or pairs, all of it text.

It is read through the event stream, which knows no types, needs no recursion and gives each value
its line. What the formats do not use (aliases, anchors, tags, a third level) is refused as soon
as it comes, so that no few bytes can unfold into many.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import yaml

from lessons.source import invisible, one_line


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


class NotInTheFormatError(Exception):
    """No YAML, or YAML that the formats do not use; ``line`` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


_HINT = (
    "this line cannot be read; write 'name: value', and put double quotes around a value that"
    " contains ': ' or ' #' or begins with a sign"
)


def entries(text: str) -> Iterator[tuple[Text, Value]]:
    """Give the names of the outer level with their values, one by one.

    :raise NotInTheFormatError: at the first thing that cannot be read.
    """
    try:
        yield from _mapping(_events(text))
    except yaml.MarkedYAMLError as error:
        raise NotInTheFormatError(_line(error.problem_mark or error.context_mark), _HINT) from error
    except yaml.YAMLError as error:
        raise NotInTheFormatError(1, _HINT) from error


def _refusal(event: yaml.Event, message: str) -> NotInTheFormatError:
    return NotInTheFormatError(_line(event.start_mark), message)


class _Mark(Protocol):
    line: int


def _line(mark: _Mark | None) -> int:
    return 1 if mark is None else mark.line + 1


def _events(front: str) -> Iterator[yaml.Event]:
    """Give the events of the one document, refusing what no field needs as soon as it comes."""
    for event in yaml.parse(front, Loader=yaml.BaseLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _refusal(event, "'&' and '*' are not used; quote a value with them")
        if isinstance(event, yaml.DocumentStartEvent):
            if event.explicit:
                raise _refusal(event, "a second document or a '%' line is not used")
            continue
        if getattr(event, "tag", None):
            raise _refusal(event, "'!' tags are not used; quote a value with one")
        if not isinstance(event, yaml.StreamStartEvent | yaml.DocumentEndEvent):
            yield event


def _mapping(events: Iterator[yaml.Event]) -> Iterator[tuple[Text, Value]]:
    """Give the fields of the outer level."""
    event = next(events)
    if isinstance(event, yaml.StreamEndEvent):
        return
    if not isinstance(event, yaml.MappingStartEvent):
        raise _refusal(event, "must be fields, each 'name: value'")
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        yield _text(event), _value(next(events), events)
    _text_ends(next(events))


def _text_ends(event: yaml.Event) -> None:
    if not isinstance(event, yaml.StreamEndEvent):
        raise _refusal(event, "must be one block of fields")


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
        raise _refusal(event, "only text may stand here; fields go two levels deep")
    text = one_line(event.value)
    if invisible(text):  # YAML's escapes can name what a file cannot hold
        raise _refusal(event, "an escape names an invisible character; remove it")
    return Text(text=text, line=_line(event.start_mark))
