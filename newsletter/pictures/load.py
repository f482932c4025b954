"""A picture from its file: read once, told by its content, measured by its header."""

from __future__ import annotations

import stat
from hashlib import sha256
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import diagnostic
from newsletter.basics.geometry import Size
from newsletter.pictures.fault import PictureFault
from newsletter.pictures.header import CutShort, Header, claimed, foreign, kind_of
from newsletter.pictures.limits import LIMITS, Limits, check_bytes, check_pixels
from newsletter.pictures.picture import Picture

if TYPE_CHECKING:
    from pathlib import Path

    from newsletter.basics.diagnostic import Diagnostic


def load(path: Path, name: str, limits: Limits = LIMITS) -> Picture:
    """The picture in the file at *path*; *name* is what its author calls it.

    Raises PictureFault when the file is missing, empty, cut short, of no known format, not what
    its name says, or over a limit (R10, R15, R16).
    """
    return from_bytes(_read(path, name, limits), name, limits)


def from_bytes(data: bytes, name: str, limits: Limits = LIMITS) -> Picture:
    """The picture that *data* holds. Raises PictureFault as `load` does."""
    kind = _kind(data, name)
    if kind == "svg":
        return _drawing(data, name, limits)
    try:
        header = _header(data, name, kind, limits)
    except CutShort as error:
        raise PictureFault("E307", name=name) from error
    size = Size(*map(float, header.turned))
    notes = tuple(_notes(header, name))
    return Picture(name, kind, size, sha256(data).hexdigest(), data, header.turn, notes=notes)


def _read(path: Path, name: str, limits: Limits) -> bytes:
    """The file's bytes. A pipe or device is never opened, since it might not end (R11)."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise PictureFault("E302", name=name)
        check_bytes(name, status.st_size, limits.image_bytes)
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise PictureFault("E301", name=name) from error
    except (OSError, ValueError) as error:
        raise PictureFault("E303", name=name) from error
    check_bytes(name, len(data), limits.image_bytes)
    return data


def _kind(data: bytes, name: str) -> str:
    if not data.strip(b"\0 \t\r\n"):
        raise PictureFault("E304", name=name)
    kind, claim = kind_of(data), claimed(name)
    if kind is None:
        found = foreign(data)
        if found:
            raise PictureFault("E306", name=name, found=found)
        raise PictureFault("E305", name=name)
    if claim not in {None, kind}:
        raise PictureFault("E311", name=name, found=kind.upper())
    return kind


def _drawing(data: bytes, name: str, limits: Limits) -> Picture:
    from newsletter.pictures import svg

    check_bytes(name, len(data), limits.svg_bytes)
    drawing, notes = svg.parse(data, name, limits)
    return Picture(name, "svg", drawing.size, sha256(data).hexdigest(), data, drawing=drawing, notes=notes)


def _header(data: bytes, name: str, kind: str, limits: Limits) -> Header:
    """The header, within the limits."""
    if kind == "jpeg":
        from newsletter.pictures import jpeg

        header: Header = jpeg.read(data)
    elif kind == "png":
        from newsletter.pictures import png

        header = png.read(data)
    elif kind == "heic":
        from newsletter.pictures import heic

        return heic.read(data, name, limits)
    else:
        from newsletter.pictures import other

        return other.read(data, name, limits)
    if not header.width or not header.height:
        raise CutShort
    check_pixels(name, header.width, header.height, limits)
    return header


def _notes(header: Header, name: str) -> list[Diagnostic]:
    """What of the file will not be seen."""
    from newsletter.pictures.profile import is_sound

    notes = []
    if header.frames > 1:
        notes.append(diagnostic("W320", name=name, count=header.frames))
    if header.profile and not is_sound(header.profile, header.channels):
        notes.append(diagnostic("W322", name=name))
    return notes
