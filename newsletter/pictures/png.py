"""PNG files chunk by chunk: size, orientation and profile without decoding a pixel."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from newsletter.pictures.header import CutShort, Header, orientation

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNATURE = 8
_PROFILE_BYTES = 16 << 20
_CHANNELS = {0: 1, 2: 3, 3: 3, 4: 1, 6: 3}


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and body of each chunk, to the end chunk.

    Raises CutShort when the file ends before it or a checksum is wrong.
    """
    at = _SIGNATURE
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        checksum = data[at + 8 + length : at + 12 + length]
        if len(checksum) < 4 or zlib.crc32(body, zlib.crc32(name)) != int.from_bytes(checksum, "big"):
            raise CutShort
        yield name, body
        if name == b"IEND":
            return
        at += 12 + length
    raise CutShort


def read(data: bytes) -> Header:
    """The header of a whole PNG file.

    Raises CutShort when a chunk is damaged or missing.
    """
    first: bytes = b""
    turn, profile, frames, painted = 1, b"", 1, False
    for name, body in chunks(data):
        if name == b"IHDR":
            first = first or body
        elif name == b"iCCP":
            profile = _inflated(body)
        elif name == b"eXIf":
            turn = orientation(body)
        elif name == b"acTL":
            frames = max(1, int.from_bytes(body[:4], "big"))
        elif name == b"IDAT":
            painted = True
    if len(first) != 13 or not painted or first[9] not in _CHANNELS:
        raise CutShort
    width, height = int.from_bytes(first[:4], "big"), int.from_bytes(first[4:8], "big")
    return Header(width, height, _CHANNELS[first[9]], turn, profile, frames)


def _inflated(body: bytes) -> bytes:
    """The profile of an `iCCP` chunk, empty when it cannot be inflated within bounds."""
    _, _, packed = body.partition(b"\0")
    try:
        return zlib.decompressobj().decompress(packed[1:], _PROFILE_BYTES)
    except zlib.error:
        return b""
