"""What an author is told after saving: where no typing error is let pass, and why."""

from collections.abc import Sequence

from flask import flash

MOST = 5
"""How many notices are told one by one: they travel in a cookie."""


def tell(notices: Sequence[str]) -> None:
    """Show the notices on the next page."""
    for each in notices[:MOST]:
        flash(each, "info")
    if more := len(notices[MOST:]):
        flash(f"So it is in {more:,} more answers of this lesson.", "info")
