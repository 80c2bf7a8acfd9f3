"""Pictures made for tests: small ones that are sound, and files that only claim to be some."""

from __future__ import annotations

import zlib
from io import BytesIO
from struct import pack
from typing import Any

from PIL import Image

BLUE = (40, 80, 160)


def picture(
    kind: str = "PNG", size: tuple[int, int] = (4, 3), colour: Any = BLUE, mode: str = "RGB"
) -> bytes:
    """Make a sound picture of one colour."""
    out = BytesIO()
    Image.new(mode, size, colour).save(out, kind)
    return out.getvalue()


def noise(width: int, height: int) -> bytes:
    """Make a picture that no encoder makes small."""
    out = BytesIO()
    Image.effect_noise((width, height), 200).convert("RGB").rotate(1).save(out, "PNG")
    return out.getvalue()


def animation(kind: str = "GIF", frames: int = 3) -> bytes:
    """Make a picture that moves."""
    colours = ((number * 60 % 256, 10, 10) for number in range(frames))
    first, *others = (Image.new("RGB", (4, 3), colour) for colour in colours)
    out = BytesIO()
    first.save(out, kind, save_all=True, append_images=others, duration=20)
    return out.getvalue()


def many_frames(frames: int) -> bytes:
    """Write a GIF of so many frames by hand, each of one pixel."""
    head = b"GIF89a" + pack("<HHBBB", 1, 1, 0x80, 0, 0) + bytes(6)
    frame = b"," + pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    return head + frame * frames + b";"


def png_head(width: int, height: int) -> bytes:
    """Write a PNG that claims a size and holds next to nothing."""
    head = pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0"))


def png_with(*chunks: bytes) -> bytes:
    """Make a sound PNG with more chunks after its head."""
    sound = picture()
    return sound[:33] + b"".join(chunks) + sound[33:]


def chunk(name: bytes, data: bytes) -> bytes:
    """Write one chunk of a PNG."""
    return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))
