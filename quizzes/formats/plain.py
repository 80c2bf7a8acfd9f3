"""Plain text written as Markdown that shows it as it was typed."""

import re

# What means something to Markdown wherever it stands; "&" only where it begins an entity.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>$~|]|&(?=[#A-Za-z])")
# What means something at the beginning of a line; of "1." it is the full stop that is escaped.
_MARK_FIRST = re.compile(r"[#+\-=:!]")
_NUMBER_FIRST = re.compile(r"([0-9]{1,9})([.)])")


def as_markdown(line: str) -> str:
    """Write one line of plain text as Markdown, with a backslash where one is needed."""
    escaped = _ANYWHERE.sub(r"\\\g<0>", line)
    if _MARK_FIRST.match(escaped):
        return f"\\{escaped}"
    return _NUMBER_FIRST.sub(r"\1\\\2", escaped, count=1) if escaped[:1].isdigit() else escaped
