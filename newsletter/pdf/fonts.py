"""The document's fonts: one Type 0 font with Identity-H for each face, its codes and dictionaries.

A code stands for a glyph *and* its text. So a glyph that two characters share copies out as each of
them, and the ToUnicode map never has to guess (T69). A glyph whose advance carries blank has a copy in
the font, and so a code, of its own (T70).
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections import Counter
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.display.ops import NO_PAD, PARTS, Glyphs, Group
from newsletter.pdf.numbers import number, numbers, utf16
from newsletter.pdf.text import Code, keys
from newsletter.shaping.duplicate import Duplicate, with_duplicates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newsletter.display.ops import DisplayList, Op, Pad
    from newsletter.pdf.document import Document
    from newsletter.pdf.text import Key
    from newsletter.shaping.face import Face
    from newsletter.shaping.subset import Subset

_UNNAMEABLE = re.compile(r"[^!-~]|[\[\](){}<>/%#]")
# What a glyph without a text of its own says, where ActualText is not heeded: a space of no width.
_NOTHING = "\u200b"
_BLOCK = 100  # entries that a ToUnicode block may hold
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


@dataclass(frozen=True, slots=True)
class Font:
    """A face as the document shows it: its resource name and its codes."""

    name: str
    codes: Mapping[Key, Code]


def embed(drawn: DisplayList, document: Document) -> dict[Face, Font]:
    """Put the faces of *drawn* into *document*, each subset to what is shown, in the order of their keys."""
    used = collect(drawn)
    faces = sorted(used, key=lambda face: face.key)
    return {face: _embed(face, used[face], f"F{index}", document) for index, face in enumerate(faces, 1)}


def collect(drawn: DisplayList) -> dict[Face, set[Key]]:
    """The glyphs of every face of *drawn*, each with the texts it stands for and the blank it carries."""
    used: dict[Face, set[Key]] = {}
    for page in drawn.pages:
        for glyphs in _glyphs(page.ops):
            used.setdefault(glyphs.face, set()).update(keys(glyphs))
    return used


def _glyphs(ops: Iterable[Op]) -> Iterator[Glyphs]:
    for op in ops:
        if isinstance(op, Glyphs):
            yield op
        elif isinstance(op, Group):
            yield from _glyphs(op.ops)


def _embed(face: Face, used: set[Key], name: str, document: Document) -> Font:
    from newsletter.shaping.subset import subset

    copies = {_copy(face, gid, pad) for gid, _, pad in used if pad != NO_PAD}
    small = with_duplicates(subset(face, {gid for gid, _, _ in used}), copies)
    places = {key: _place(face, small, key) for key in sorted(used)}
    cids = _cids(places, len(small.widths))
    widths = {cid: round(small.widths[places[key]] * 1000 / face.upem, 3) for key, cid in cids.items()}
    base = f"{_tag(small.data)}+{_UNNAMEABLE.sub('', face.postscript or face.key) or 'Face'}"
    file = document.add_stream(f"{name}.File", f"/Length1 {len(small.data)}", small.data)
    descriptor = document.add(f"{name}.Descriptor", _descriptor(face, base, file))
    glyphs = _glyph_map(cids, places, name, document)
    descendant = document.add(
        f"{name}.Descendant",
        f"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{base} "
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "
        f"/FontDescriptor {descriptor} {_widths(widths)} /CIDToGIDMap {glyphs}>>",
    )
    unicode = document.add_stream(f"{name}.ToUnicode", "", _to_unicode(cids).encode("ascii"))
    document.add_font(
        name,
        f"<</Type /Font /Subtype /Type0 /BaseFont /{base} /Encoding /Identity-H "
        f"/DescendantFonts [{descendant}] /ToUnicode {unicode}>>",
    )
    return Font(name, {key: _code(face, key, cid, widths[cid]) for key, cid in cids.items()})


def _copy(face: Face, gid: int, pad: Pad) -> Duplicate:
    """The glyph with *pad*, from parts of the em to font units."""
    before, after = (round(part * face.upem / PARTS) for part in pad)
    return Duplicate(gid, before, after)


def _place(face: Face, small: Subset, key: Key) -> int:
    """Which glyph of the subset shows *key*."""
    gid, _, pad = key
    return small.new[gid] if pad == NO_PAD else small.copies[_copy(face, gid, pad)]


def _code(face: Face, key: Key, cid: int, width: float) -> Code:
    gid, _, pad = key
    return Code(f"{cid:04X}", width, _copy(face, gid, pad).before * 1000 / face.upem)


def _cids(places: Mapping[Key, int], count: int) -> dict[Key, int]:
    """A code for every key: its glyph's place among *count*, or one past them all for a further text."""
    cids: dict[Key, int] = {}
    taken: set[int] = set()
    further = count
    for key, place in places.items():
        if place in taken:
            cids[key] = further
            further += 1
        else:
            cids[key] = place
            taken.add(place)
    return cids


def _glyph_map(cids: Mapping[Key, int], places: Mapping[Key, int], name: str, document: Document) -> str:
    """The CIDToGIDMap: Identity unless a glyph has two codes."""
    if all(places[key] == cid for key, cid in cids.items()):
        return "/Identity"
    shown = {cid: places[key] for key, cid in cids.items()}
    glyphs = [shown.get(cid, cid) for cid in range(max(shown) + 1)]
    return document.add_stream(f"{name}.Glyphs", "", struct.pack(f">{len(glyphs)}H", *glyphs))


def _widths(widths: Mapping[int, float]) -> str:
    """The entries DW and W: the commonest width, and runs of codes that have another."""
    common = Counter(widths.values()).most_common(1)[0][0]
    runs: list[list[int]] = []
    for cid in sorted(cid for cid, width in widths.items() if width != common):
        if runs and runs[-1][-1] == cid - 1:
            runs[-1].append(cid)
        else:
            runs.append([cid])
    listed = " ".join(f"{run[0]} [{numbers(*(widths[cid] for cid in run))}]" for run in runs)
    return f"/DW {number(common)}" + (f" /W [{listed}]" if listed else "")


def _to_unicode(cids: Mapping[Key, int]) -> str:
    """The map from codes to the text they were shaped from."""
    said = sorted((cid, text or _NOTHING) for (_, text, _), cid in cids.items())
    blocks = []
    for start in range(0, len(said), _BLOCK):
        lines = [f"<{cid:04X}> <{utf16(text)}>\n" for cid, text in said[start : start + _BLOCK]]
        blocks.append(f"{len(lines)} beginbfchar\n{''.join(lines)}endbfchar\n")
    return _CMAP.format(blocks="".join(blocks))


def _descriptor(face: Face, base: str, file: str) -> str:
    facts = face.metrics

    def scaled(value: float) -> str:
        return number(round(value * 1000 / face.upem))

    box = " ".join(scaled(part) for part in facts.bbox)
    return (
        f"<</Type /FontDescriptor /FontName /{base} /Flags {facts.flags} /FontBBox [{box}] "
        f"/ItalicAngle {number(facts.angle)} /Ascent {scaled(facts.ascent)} "
        f"/Descent {scaled(facts.descent)} /CapHeight {scaled(facts.cap_height)} "
        f"/XHeight {scaled(facts.x_height)} /StemV {scaled(facts.stem_v)} /FontFile2 {file}>>"
    )


def _tag(data: bytes) -> str:
    """The six capitals that mark a subset, from what it holds."""
    digest = hashlib.sha256(data).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])
