"""What publishing did, item by item."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Changes:
    """What became of each item, by name, and how much stayed as it was."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    retired: list[str] = field(default_factory=list)
    unchanged: int = 0
    replaced: list[str] = field(default_factory=list)
    """Questions whose text from the browser gave way to what the file says now."""
    stranded: list[str] = field(default_factory=list)
    """Questions that are live and that nobody meets, because their passage left the course."""
    notices: list[str] = field(default_factory=list)
    """In which answers no typing error is let pass since, and why."""
    pictures: frozenset[str] = frozenset()
    """The names of all pictures that the course has now."""
    rendered: int = 0
    """How many versions say what they said, in HTML that is written otherwise now."""

    def __bool__(self) -> bool:
        """Whether anything changed at all."""
        return bool(self.added or self.changed or self.retired)

    def note(self, name: str, *, new: bool, different: bool) -> None:
        """Count one item as added, changed or as it was."""
        if new:
            self.added.append(name)
        elif different:
            self.changed.append(name)
        else:
            self.unchanged += 1
