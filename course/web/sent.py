"""What a form sent of one answer, and the language that its sender writes numbers in."""

import re

from flask import request

PART = ".reason"
"""Added to the name of a second group of radio buttons, which a page tells apart by name."""
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}")


def sent_values(name: str) -> list[str]:
    """Give every value of one answer, in the order of the page."""
    return [*request.form.getlist(name), *request.form.getlist(f"{name}{PART}")]


def visitors_language() -> str:
    """Give the browser's first language as a tag such as ``de-AT``; empty when it names none."""
    tag = request.accept_languages.best or ""
    return tag if _TAG.fullmatch(tag) else ""
