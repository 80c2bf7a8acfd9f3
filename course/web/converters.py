"""What a part of an address may be, so that a wrong one is no page before any code runs."""

from werkzeug.routing import BaseConverter, IntegerConverter


class SlugConverter(BaseConverter):
    """Lower-case words joined by hyphens, at most 80 characters."""

    regex = r"(?=[a-z0-9-]{1,80}(?:/|$))[a-z0-9]+(?:-[a-z0-9]+)*"
    part_isolating = True


class NumberConverter(IntegerConverter):
    """A row's number: no sign, no leading zero's worth of digits beyond what a row can have."""

    regex = r"[1-9]\d{0,17}"


class PictureConverter(BaseConverter):
    """A picture's hash, 32 hexadecimal digits, and what kind of file it is."""

    regex = r"[0-9a-f]{32}\.(?:png|jpg|webp)"


class SecretConverter(BaseConverter):
    """A one-time secret as Parley writes it: 43 characters of URL-safe base 64."""

    regex = r"[A-Za-z0-9_-]{43}"


CONVERTERS = {
    "slug": SlugConverter,
    "number": NumberConverter,
    "picture": PictureConverter,
    "secret": SecretConverter,
}
