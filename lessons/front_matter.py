"""The fields between two lines of three hyphens at the top of a file: taken apart and written."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from lessons.errors import Report
from lessons.plain_yaml import NotInTheFormatError, Value, entries

LIMIT = 64_000
"""The most characters of a front matter."""

FENCE = "---"


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
        # An empty line in place of the fence: the fields keep the line numbers of the file.
        complete=_gather(fields, "\n".join(["", *lines[1:end]]), report),
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
        for name, value in entries(front):
            if name.text in fields:
                report.add(name.line, name.text, "is given twice; keep one of them")
            fields.setdefault(name.text, value)
    except NotInTheFormatError as error:
        report.add(error.line, "front matter", str(error))
        return False
    return True


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
