"""Icons as inline SVG, read once from the set that Bootstrap-Flask carries."""

from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import flask_bootstrap
from markupsafe import Markup

SVG = "{http://www.w3.org/2000/svg}"


@cache
def icon(name: str, title: str = "") -> Markup:
    """Draw an icon in the text's size and colour; without a title it is decoration.

    :raises KeyError: the set has no icon of that name.
    """
    symbol = _symbols()[name]
    shapes = Markup("").join(Markup(_plain(shape)) for shape in symbol)  # noqa: S704 (our own file)
    label = Markup('role="img" aria-label="{}"').format(title) if title else 'aria-hidden="true"'
    return Markup(
        '<svg class="icon" width="1em" height="1em" fill="currentColor" viewBox="{}" {}>{}</svg>'
    ).format(symbol.get("viewBox"), Markup(label), shapes)  # noqa: S704 (escaped above)


@cache
def _symbols() -> dict[str, ET.Element]:
    static = Path(flask_bootstrap.__file__).parent / "static" / "bootstrap5" / "icons"
    root = ET.parse(static / "bootstrap-icons.svg").getroot()  # noqa: S314 (an installed file)
    return {symbol.get("id", ""): symbol for symbol in root.iter(f"{SVG}symbol")}


def _plain(shape: ET.Element) -> str:
    attributes = "".join(f' {key}="{value}"' for key, value in shape.items())
    return f"<{shape.tag.removeprefix(SVG)}{attributes}/>"
