"""What a raster file says of itself before its pixels are read, and the marks that tell formats apart."""

from __future__ import annotations

from newsletter.basics.value import dataclass

_MARKS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"II+\0", "tiff"),
    (b"MM\0+", "tiff"),
)

# Formats that authors do send and that cannot be set, with the name they know them by.
_FOREIGN = (
    (b"BM", "BMP"), (b"%PDF", "PDF"), (b"8BPS", "PSD"), (b"PK\3\4", "ZIP"), (b"\x1f\x8b", "gzip"),
    (b"%!PS", "EPS"), (b"\xc5\xd0\xd3\xc6", "EPS"), (b"\xd0\xcf\x11\xe0", "DOC"),
    (b"\xd7\xcd\xc6\x9a", "WMF"), (b"\1\0\0\0", "EMF"),
)  # fmt: skip
_BRANDS = {
    b"mif1": "HEIF",
    b"msf1": "HEIF",
    b"avif": "AVIF",
    b"avis": "AVIF",
}

# The brands of HEVC pictures; a file may name them as its own or behind a general one.
_PHONES = frozenset({b"heic", b"heix", b"heim", b"heis"})
_GENERAL = frozenset({b"mif1", b"msf1"})

_SUFFIXES = {
    "jpg": "jpeg", "jpeg": "jpeg", "jpe": "jpeg", "jfif": "jpeg", "png": "png", "webp": "webp",
    "gif": "gif", "tif": "tiff", "tiff": "tiff", "svg": "svg",
    "heic": "heic", "heif": "heic",
}  # fmt: skip


class CutShort(Exception):  # noqa: N818 - says what the file is
    """A file ends, or stops making sense, before its picture does."""


@dataclass(frozen=True, slots=True)
class Header:
    """A raster's stored size in pixels, its EXIF orientation, its colour profile and frame count.

    *channels* counts the colour parts (1, 3 or 4), which a sound profile must share.
    """

    width: int
    height: int
    channels: int
    turn: int = 1
    profile: bytes = b""
    frames: int = 1

    @property
    def turned(self) -> tuple[int, int]:
        """Width and height as the picture is meant to be seen."""
        return (self.height, self.width) if self.turn > 4 else (self.width, self.height)


def kind_of(data: bytes) -> str | None:
    """The format that the content shows, or None when it is none that can be set."""
    for mark, kind in _MARKS:
        if data.startswith(mark):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp" and _is_phone(data):
        return "heic"
    # A drawing may be in UTF-16 and may begin with comments: the root's name is what counts.
    head = data[: 1 << 16].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return "svg" if head.startswith(b"<") and b"<svg" in head else None


def _is_phone(data: bytes) -> bool:
    """Whether the brands at the head of a file are those of a HEIC photograph (ISO/IEC 23008-12)."""
    own = data[8:12]
    end = min(int.from_bytes(data[:4], "big"), 256)
    others = {data[at : at + 4] for at in range(16, end, 4)}
    return own in _PHONES or (own in _GENERAL and not _PHONES.isdisjoint(others))


def foreign(data: bytes) -> str | None:
    """The usual name of a format that cannot be set, or None when it is not known either."""
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12], "MP4")
    for mark, found in _FOREIGN:
        if data.startswith(mark):
            return found
    start = data[:512].lstrip().lower()
    return "HTML" if start.startswith((b"<!doctype html", b"<html")) else None


def claimed(name: str) -> str | None:
    """The format that a file's name claims, or None when it claims none that is known."""
    return _SUFFIXES.get(name.rpartition(".")[2].lower())


def orientation(tiff: bytes) -> int:
    """The EXIF orientation, 1 to 8, from the TIFF part of an EXIF block; 1 when it holds none.

    Only the first directory is read; a broken block turns nothing.
    """
    order = {b"II": "little", b"MM": "big"}.get(tiff[:2])
    if order is None:
        return 1

    def number(at: int, length: int) -> int:
        return int.from_bytes(tiff[at : at + length], "little" if order == "little" else "big")

    start = number(4, 4)
    for entry in range(number(start, 2)):
        at = start + 2 + 12 * entry
        if at + 12 > len(tiff):
            break
        if number(at, 2) == 0x0112:
            value = number(at + 8, 2)
            return value if 1 <= value <= 8 else 1
    return 1
