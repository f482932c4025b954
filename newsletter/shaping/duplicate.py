"""Further copies of a subset's glyphs, with advances of their own (T70).

A blank beside a glyph that belongs to the glyph's advance is no gap to a reader of the file. A copy is a
composite glyph of one part: the outline stands once in the font, however many copies point at it.
"""

from __future__ import annotations

import struct
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsletter.shaping.subset import Subset

_COMPOSITE = -1
_WORDS_XY = 0x0003  # the part's place is two signed words, x and y
_SHORT_END = 0x1FFFE  # the furthest offset that a short `loca` can hold
_MAGIC = 0xB1B0AFBA  # what the checksum of a whole font comes to
_ADJUSTMENT = slice(8, 12)  # of `head`


class Duplicate(NamedTuple):
    """Glyph *gid* of the face with *before* and *after* added to its advance on either side.

    Font units; a negative number takes blank away. The outline moves right by *before*.
    """

    gid: int
    before: int
    after: int


def with_duplicates(subset: Subset, wanted: Iterable[Duplicate]) -> Subset:
    """*subset* with the copies *wanted* behind its glyphs, in the order of their fields; `copies` numbers them.

    An advance never falls below 0. Equal copies give equal bytes.
    """
    ordered = sorted(set(wanted))
    if not ordered:
        return subset
    font = _Font(subset.data)
    for copy in ordered:
        font.add(subset.new[copy.gid], copy.before, copy.after)
    first = len(subset.widths)
    return replace(
        subset,
        data=font.data(),
        widths=tuple(advance for advance, _ in font.metrics),
        copies={copy: first + index for index, copy in enumerate(ordered)},
    )


class _Ink(NamedTuple):
    """A copy's outline from *left* to *right*, its left side bearing and its advance."""

    left: int
    right: int
    bearing: int
    advance: int

    @property
    def extent(self) -> int:
        return self.bearing + self.right - self.left


class _Font:
    """A TrueType font taken apart, to which copies are added."""

    def __init__(self, data: bytes) -> None:
        self._kind = data[:4]
        self._tables: dict[bytes, bytes] = {}
        self._sums: dict[bytes, int] = {}
        for index in range(_number(">H", data, 4)):
            tag, checksum, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
            self._tables[tag] = data[offset : offset + length]
            self._sums[tag] = checksum
        count = _number(">H", self._tables[b"maxp"], 4)
        self._is_short = not _number(">h", self._tables[b"head"], 50)
        self._places = self._read_places(count)
        self.metrics = self._read_metrics(count)
        self._outlines: list[bytes] = []
        self._inks: list[_Ink] = []

    def _read_places(self, count: int) -> list[int]:
        """Where in `glyf` every glyph begins, and the end of the last, which stands on a multiple of four."""
        form, unit = ("H", 2) if self._is_short else ("I", 1)
        places = [unit * at for at in struct.unpack_from(f">{count + 1}{form}", self._tables[b"loca"])]
        end = places[-1]
        # Blank glyphs at the end move with it, or they would hold the bytes that fill it up.
        return [_aligned(end) if at == end else at for at in places]

    def _read_metrics(self, count: int) -> list[tuple[int, int]]:
        """The advance and left side bearing of every glyph; the last advance is that of all that follow."""
        table, full = self._tables[b"hmtx"], _number(">H", self._tables[b"hhea"], 34)
        metrics = list(struct.iter_unpack(">Hh", table[: 4 * full]))
        rest = struct.unpack_from(f">{count - full}h", table, 4 * full)
        return [*metrics, *((metrics[-1][0], bearing) for bearing in rest)]

    def add(self, glyph: int, before: int, after: int) -> None:
        """Put in a copy of *glyph*."""
        advance, bearing = self.metrics[glyph]
        advance = max(0, advance + before + after)
        start, stop = self._places[glyph : glyph + 2]
        if start == stop:
            self.metrics.append((advance, bearing))
            self._outlines.append(b"")
            return
        self.metrics.append((advance, bearing + before))
        _, left, bottom, right, top = struct.unpack_from(">5h", self._tables[b"glyf"], start)
        box = (left + before, bottom, right + before, top)
        self._outlines.append(struct.pack(">5hHHhh", _COMPOSITE, *box, _WORDS_XY, glyph, before, 0))
        self._inks.append(_Ink(left + before, right + before, bearing + before, advance))

    def data(self) -> bytes:
        """The font with its copies."""
        self._add_outlines()
        tables = {
            b"hmtx": b"".join([struct.pack(">Hh", *pair) for pair in self.metrics]),
            b"hhea": self._hhea(),
            b"maxp": self._maxp(),
            b"head": self._head(),
        }
        self._tables |= tables
        self._sums |= {tag: _checksum(table) for tag, table in tables.items()}
        return self._joined()

    def _add_outlines(self) -> None:
        """Set `glyf` and `loca`; of the checksum only the part that is new is summed."""
        end, added = self._places[-1], b"".join(self._outlines)
        glyf = self._tables[b"glyf"][:end].ljust(end, b"\0") + added
        places = self._places
        for outline in self._outlines:
            places.append(places[-1] + len(outline))
        self._is_short &= places[-1] <= _SHORT_END
        scaled = [at // 2 for at in places] if self._is_short else places
        loca = struct.pack(f">{len(places)}{'H' if self._is_short else 'I'}", *scaled)
        self._tables |= {b"glyf": glyf, b"loca": loca}
        self._sums[b"loca"] = _checksum(loca)
        self._sums[b"glyf"] = (self._sums[b"glyf"] + _checksum(added)) & 0xFFFFFFFF

    def _hhea(self) -> bytes:
        table = bytearray(self._tables[b"hhea"])
        _, left, right, extent = struct.unpack_from(">Hhhh", table, 10)
        widest = max(advance for advance, _ in self.metrics)
        left = min([left, *(ink.bearing for ink in self._inks)])
        right = min([right, *(ink.advance - ink.extent for ink in self._inks)])
        extent = max([extent, *(ink.extent for ink in self._inks)])
        struct.pack_into(">Hhhh", table, 10, widest, left, right, extent)
        struct.pack_into(">H", table, 34, len(self.metrics))
        return bytes(table)

    def _maxp(self) -> bytes:
        """The table with room for composites of any glyph, which may be composites themselves."""
        table = bytearray(self._tables[b"maxp"])
        points, contours, composed, parts = struct.unpack_from(">4H", table, 6)
        struct.pack_into(">4H", table, 6, points, contours, max(points, composed), max(contours, parts))
        elements, depth = struct.unpack_from(">2H", table, 28)
        struct.pack_into(">2H", table, 28, max(elements, 1), depth + 1)
        struct.pack_into(">H", table, 4, len(self.metrics))
        return bytes(table)

    def _head(self) -> bytes:
        """The table with its checksum's place left empty."""
        table = bytearray(self._tables[b"head"])
        table[_ADJUSTMENT] = bytes(4)
        left, _, right, _ = struct.unpack_from(">4h", table, 36)
        struct.pack_into(">h", table, 36, min([left, *(ink.left for ink in self._inks)]))
        struct.pack_into(">h", table, 40, max([right, *(ink.right for ink in self._inks)]))
        struct.pack_into(">h", table, 50, 0 if self._is_short else 1)
        return bytes(table)

    def _joined(self) -> bytes:
        """The tables behind their directory, and the whole checksum in `head` (OpenType, Font file)."""
        count = len(self._tables)
        power = count.bit_length() - 1
        head = [self._kind, struct.pack(">4H", count, 16 << power, power, 16 * (count - (1 << power)))]
        offset, order = 12 + 16 * count, sorted(self._tables)
        for tag in order:
            size = len(self._tables[tag])
            head.append(struct.pack(">4s3I", tag, self._sums[tag], offset, size))
            offset += _aligned(size)
        directory = b"".join(head)
        total = (_checksum(directory) + sum(self._sums.values())) & 0xFFFFFFFF
        table = bytearray(self._tables[b"head"])
        table[_ADJUSTMENT] = struct.pack(">I", (_MAGIC - total) & 0xFFFFFFFF)
        self._tables[b"head"] = bytes(table)
        tables = [self._tables[tag] for tag in order]
        return directory + b"".join([table.ljust(_aligned(len(table)), b"\0") for table in tables])


def _number(form: str, data: bytes, offset: int) -> int:
    return int(struct.unpack_from(form, data, offset)[0])


def _aligned(length: int) -> int:
    """*length* up to a multiple of four."""
    return (length + 3) & ~3


def _checksum(table: bytes) -> int:
    """The sum of a table's words."""
    size = _aligned(len(table))
    words: tuple[int, ...] = struct.unpack(f">{size // 4}I", table.ljust(size, b"\0"))
    return sum(words) & 0xFFFFFFFF
