"""JPEG files marker by marker: size and orientation from the header, and the file without its secrets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsletter.basics.value import dataclass
from newsletter.pictures.header import CutShort, Header, orientation

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOI, _EOI, _SOS, _COM = 0xD8, 0xD9, 0xDA, 0xFE
_APP0, _APP1, _APP2, _APP14 = 0xE0, 0xE1, 0xE2, 0xEE
_UNSEEN = frozenset({_SOI, _COM, *range(_APP0, _APP0 + 16)})
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_EXIF, _ICC, _ADOBE, _JFIF = b"Exif\0\0", b"ICC_PROFILE\0", b"Adobe", b"JFIF\0"

# In coded data 0xFF is followed by 0 (a stuffed byte) or by a restart marker, never by another code. A pattern
# that begins with one plain byte is searched twenty times as fast as one that begins with a repeated one.
_NEXT = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_COMPONENTS = {b"\1", b"\3", b"\4"}
_PLAIN_JFIF = b"\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"


class Segment(NamedTuple):
    """One marker with what follows it: `data[start:end]` begins with the 0xFF of the marker."""

    code: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class JpegHeader(Header):
    """A JPEG's header; *frame* is the code of its start of frame, *adobe* its colour transform or None."""

    frame: int = 0xC0
    precision: int = 8
    ids: tuple[int, ...] = ()
    adobe: int | None = None
    jfif: bool = False

    @property
    def usable_as_it_is(self) -> bool:
        """Whether a PDF reader decodes the file as Pillow does: baseline or progressive, 8 bits, sure colours."""
        sure = self.jfif or self.adobe is not None or self.ids != (82, 71, 66)
        return self.frame in {0xC0, 0xC1, 0xC2} and self.precision == 8 and sure


def segments(data: bytes) -> Iterator[Segment]:
    """The segments in file order up to the end marker; a scan's segment holds its coded data.

    Raises CutShort when the end marker is missing.
    """
    at, end = 2, len(data)
    yield Segment(_SOI, 0, 2)
    while at + 4 <= end or data[at : at + 2] == b"\xff\xd9":
        if data[at] != 0xFF:
            raise CutShort
        code = data[at + 1]
        if code == 0xFF:  # fill bytes may stand before a marker
            at += 1
            continue
        if code == _EOI:
            yield Segment(code, at, at + 2)
            return
        stop = at + 2 if code in _ALONE else at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if code == _SOS:
            found = _NEXT.search(data, stop)
            stop = found.start() if found else end
        yield Segment(code, at, stop)
        at = stop
    raise CutShort


def read(data: bytes) -> JpegHeader:
    """The header of a whole JPEG file.

    Raises CutShort when the file does not reach its end marker or has no frame.
    """
    facts: dict[int, bytes] = {}
    profile: list[bytes] = []
    turn, scans = 1, 0
    for code, start, end in segments(data):
        body = data[start + 4 : end]
        if code in _FRAMES:
            facts.setdefault(0, bytes([code]) + body)
        elif code == _SOS:
            scans += 1
        elif code == _APP1 and body.startswith(_EXIF) and turn == 1:
            turn = orientation(body[len(_EXIF) :])
        elif code == _APP2 and body.startswith(_ICC):
            profile.append(body[len(_ICC) :])
        elif code in {_APP0, _APP14}:
            facts.setdefault(code, body)
    if not scans or facts.get(0, b"")[6:7] not in _COMPONENTS:
        raise CutShort
    return _header(facts, turn, profile)


def _header(facts: dict[int, bytes], turn: int, profile: list[bytes]) -> JpegHeader:
    frame = facts[0]
    adobe = facts.get(_APP14, b"")
    # Each part of a profile begins with its number and the count of parts.
    parts = sorted(profile, key=lambda part: part[0] if part else 0)
    return JpegHeader(
        width=int.from_bytes(frame[4:6], "big"),
        height=int.from_bytes(frame[2:4], "big"),
        channels=frame[6],
        turn=turn,
        profile=b"".join(part[2:] for part in parts),
        frame=frame[0],
        precision=frame[1],
        ids=tuple(frame[7::3]),
        adobe=adobe[11] if adobe.startswith(_ADOBE) and len(adobe) > 11 else None,
        jfif=facts.get(_APP0, b"").startswith(_JFIF),
    )


def stripped(data: bytes, header: JpegHeader) -> bytes:
    """The same coded picture without EXIF, XMP, comments, thumbnails and profiles (R25).

    The Adobe marker stays, because it tells how the colours are stored; what follows the end
    marker is dropped.
    """
    kept = [data[:2], _PLAIN_JFIF if header.jfif else b""]
    for code, start, end in segments(data):
        adobe = code == _APP14 and data[start + 4 : start + 9] == _ADOBE
        if adobe or code not in _UNSEEN:
            kept.append(data[start:end])
    return b"".join(kept)
