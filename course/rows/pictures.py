"""A file that claims to be a picture, looked at and written anew: its pixels and nothing else.

The type is told by the content. Size and number of pictures are read from the head of the file,
before anything is unpacked. What is stored is what our own encoder writes from the pixels: a place
where a photograph was taken, a comment, a second file behind the first are not among them.
"""

import warnings
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageOps

from course.models.media import MediaKind

LARGEST_BYTES = 8_000_000
LONGEST_SIDE = 10_000
MOST_PIXELS = 24_000_000
"""What the cameras of today's telephones give; 72 MB when unpacked."""

KEPT_SIDE = 2_560
"""Longer sides are scaled down to this: it fills any page of ours on any screen."""

QUALITY = 88

Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)

_READ = ("PNG", "JPEG", "GIF", "WEBP")
_KINDS = {
    "PNG": MediaKind.png,
    "JPEG": MediaKind.jpg,
    "GIF": MediaKind.png,  # a still one; PNG holds the same in less
    "WEBP": MediaKind.webp,
}
_PLAIN = {MediaKind.png: ("1", "L", "LA", "P", "RGB", "RGBA"), MediaKind.jpg: ("L", "RGB")}
_HASHED = 32


class NotAPicture(Exception):
    """A file cannot be taken; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as it is stored."""

    kind: MediaKind
    width: int
    height: int
    content: bytes
    source_hash: str
    """Of the file that it was made from, SHA-256."""

    @property
    def hash(self) -> str:
        """Name the content: the same pixels, the same address."""
        return sha256(self.content).hexdigest()[:_HASHED]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledPicture:
    """A picture of a course's folder."""

    name: str
    picture: Picture


def fingerprint(data: bytes) -> str:
    """Name a file as it was given."""
    return sha256(data).hexdigest()


def read_picture(data: bytes) -> Picture:
    """Make a picture of a file's bytes.

    :raise NotAPicture: it is none that can be shown safely.
    """
    if len(data) > LARGEST_BYTES:
        raise NotAPicture(f"has more than {LARGEST_BYTES // 1_000_000} MB; make it smaller")
    if not data:
        raise NotAPicture("is empty")
    try:
        return _read(data)
    except NotAPicture:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NotAPicture(_too_large()) from error
    except Exception as error:  # decoders of strangers' bytes fail in every way there is
        raise NotAPicture(_guessed(data)) from error


def _read(data: bytes) -> Picture:
    with Image.open(BytesIO(data), formats=_READ) as image:
        _check(image)
        kind = _KINDS[str(image.format)]
        made = _made(image, kind)
    out = BytesIO()
    _save(made, kind, out)
    return Picture(
        kind=kind,
        width=made.width,
        height=made.height,
        content=out.getvalue(),
        source_hash=fingerprint(data),
    )


def _check(image: Image.Image) -> None:
    if max(image.size) > LONGEST_SIDE or image.width * image.height > MOST_PIXELS:
        raise NotAPicture(_too_large())
    if getattr(image, "is_animated", False):
        raise NotAPicture(
            "moves; a reader cannot stop it, so only still pictures are taken: save one frame"
        )


def _too_large() -> str:
    return (
        f"has more than {MOST_PIXELS // 1_000_000} million pixels, or a side of more than "
        f"{LONGEST_SIDE:,}; make it smaller"
    )


def _made(image: Image.Image, kind: MediaKind) -> Image.Image:
    """Unpack a picture, turned as it is to be seen, in colours that its kind of file can hold."""
    image.draft("RGB", (KEPT_SIDE, KEPT_SIDE))  # a JPEG is unpacked no larger than needed
    image.load()
    clear = image.has_transparency_data and kind is not MediaKind.jpg
    turned = ImageOps.exif_transpose(image)
    if turned.mode not in _PLAIN.get(kind, ("RGB", "RGBA")) or max(turned.size) > KEPT_SIDE:
        turned = turned.convert("RGBA" if clear else "RGB")
    turned.thumbnail((KEPT_SIDE, KEPT_SIDE))
    transparency = turned.info.get("transparency")
    turned.info = {} if transparency is None else {"transparency": transparency}
    return turned


def _save(image: Image.Image, kind: MediaKind, out: BytesIO) -> None:
    match kind:
        case MediaKind.png:
            image.save(out, "PNG")
        case MediaKind.jpg:
            image.save(out, "JPEG", quality=QUALITY, progressive=True)
        case MediaKind.webp:
            image.save(out, "WEBP", quality=QUALITY)


def _guessed(data: bytes) -> str:
    """Say what the file seems to be instead."""
    head = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in head:
        return "is SVG, which can hold scripts; save it as PNG"
    if head.startswith((b"\x89png", b"\xff\xd8", b"gif8", b"riff")):
        return "is damaged or cut off; save it anew"
    return "is no PNG, JPEG, WebP or GIF, whatever its name says; save it as one of these"
