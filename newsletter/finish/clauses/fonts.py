"""Fonts: their programs in the file, each code with a glyph, a width and its text."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING
from unicodedata import category

from newsletter.finish.opened import key as known
from newsletter.finish.opened import under
from newsletter.finish.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pikepdf

    from newsletter.finish.opened import Op, Opened

_ENTRY = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_IDENTITY = frozenset(("/Identity-H", "/Identity-V"))
# Encodings, lists of characters and names of glyphs that say the text themselves.
_KNOWN = frozenset(("/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding", "/StandardEncoding"))
_LISTS = frozenset(("GB1", "CNS1", "Japan1", "Korea1", "KR"))
_GLYPH = re.compile(r"uni(?:[0-9A-F]{4})+|u[0-9A-F]{4,6}|[A-Za-z]+")
# What no code may say.
_NEVER = frozenset("\0\ufeff\ufffe")
# The highest code.
_MOST = 0xFFFF
# How far in thousandths of the size a width may be off.
_OFF = 1.0


def _descendant(font: pikepdf.Object) -> pikepdf.Object:
    return font.DescendantFonts[0] if "/DescendantFonts" in font else font


def _name(name: str, font: pikepdf.Object) -> str:
    return f"{name} {str(font.get('/BaseFont', ''))[1:]}".strip()


def embedded(opened: Opened) -> Iterator[Breach]:
    """Each font's program is in the file; a font that is drawn by operators has none (ISO 19005-2 §6.2.11.4)."""
    for page, name, font in opened.fonts.values():
        if str(font.get("/Subtype")) == "/Type3":
            continue
        about = under(_descendant(font), "/FontDescriptor")
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(about.keys()):
            yield Breach(_name(name, font), str(font.get("/Subtype", ""))[1:], page)


def composite(opened: Opened) -> Iterator[Breach]:
    """Composite fonts with a known encoding, a map to glyphs, and no list of characters that leaves some out."""
    for page, name, font in opened.fonts.values():
        if str(font.get("/Subtype")) != "/Type0":
            continue
        below = _descendant(font)
        if str(font.get("/Encoding")) not in _IDENTITY:
            yield Breach(_name(name, font), f"Encoding {font.get('/Encoding')}", page)
        if str(below.get("/Subtype")) == "/CIDFontType2" and "/CIDToGIDMap" not in below:
            yield Breach(_name(name, font), "CIDToGIDMap", page)
        listed = under(below, "/FontDescriptor").get("/CIDSet")
        if listed is None:
            continue
        bits = listed.read_bytes()
        missing = [code for code in opened.once(_used).get(known(font), ()) if not _bit(bits, code)]
        if missing:
            yield Breach(_name(name, font), f"CIDSet {missing[0]:04X}", page)


def _bit(bits: bytes, code: int) -> bool:
    return code // 8 < len(bits) and bool(bits[code // 8] & 0x80 >> code % 8)


def _used(opened: Opened) -> Mapping[tuple[int, int], set[int]]:
    """The codes shown in every composite font."""
    found: dict[tuple[int, int], set[int]] = {}
    for scope in opened.scopes:
        fonts = under(scope.resources, "/Font")
        codes: set[int] = set()
        for op in scope.ops:
            if op.name == "Tf":
                font = fonts[str(op.operands[0])]
                codes = found.setdefault(known(font), set()) if str(font.Subtype) == "/Type0" else set()
            elif op.name in {"Tj", "TJ", "'", '"'}:
                codes |= _shown(op)
    return found


def _shown(op: Op) -> set[int]:
    """The codes that an operator shows."""
    parts = op.operands[0] if op.name == "TJ" else op.operands[-1:]
    strings = (one for one in parts if not isinstance(one, int | float) and hasattr(one, "__bytes__"))
    return {code for one in strings for code in _codes(one)}


def _codes(shown: pikepdf.Object) -> set[int]:
    data = bytes(shown)
    return set(struct.unpack(f">{len(data) // 2}H", data[: len(data) // 2 * 2]))


def unicode(opened: Opened) -> Iterator[Breach]:
    """Each code that is shown says its text (§6.2.11.7; ISO 14289-1 §7.21.7)."""
    used = opened.once(_used)
    for key, (page, name, font) in opened.fonts.items():
        table = font.get("/ToUnicode")
        if table is None:
            if not _spelt(font):
                yield Breach(_name(name, font), "ToUnicode", page)
            continue
        said = _said(table.read_bytes())
        for code in sorted(used.get(key, ())):
            text = said.get(code)
            if not text or _NEVER & set(text):
                yield Breach(_name(name, font), f"code {code:04X}", page)


def _spelt(font: pikepdf.Object) -> bool:
    """Whether codes say their text without a map: a known encoding, glyphs of known names, a known list of characters."""
    import pikepdf

    said = font.get("/Encoding")
    if "/DescendantFonts" in font:
        return str(under(_descendant(font), "/CIDSystemInfo").get("/Ordering", "")) in _LISTS
    if isinstance(said, pikepdf.Name):
        return str(said) in _KNOWN
    listed = [
        str(one)[1:]
        for one in under(font, "/Encoding").get("/Differences", [])
        if isinstance(one, pikepdf.Name)
    ]
    based = (
        str(font.get("/Subtype")) == "/Type3"
        or str(under(font, "/Encoding").get("/BaseEncoding", "")) in _KNOWN
    )
    return based and all(_GLYPH.fullmatch(one) for one in listed)


def private(opened: Opened) -> Iterator[Breach]:
    """A code that says a character of private use has its meaning in an ActualText round it (§6.2.11.7.3)."""
    spoken = _spoken(opened)
    said = {
        key: {code for code, text in _said(font.ToUnicode.read_bytes()).items() if _is_private(text)}
        for key, (_, _, font) in opened.fonts.items()
        if "/ToUnicode" in font
    }
    for number, (page, ops) in enumerate(zip(opened.pages, opened.content, strict=True), 1):
        fonts = under(page, "/Resources", "/Font")
        marks: list[bool] = []
        name, secret = "", set[int]()
        for op in ops:
            if op.name in {"BDC", "BMC"}:
                about = op.operands[1] if op.name == "BDC" and hasattr(op.operands[1], "get") else {}
                marks.append("/ActualText" in about or (number, int(about.get("/MCID", -1))) in spoken)
            elif op.name == "EMC":
                marks.pop()
            elif op.name == "Tf":
                name = str(op.operands[0])
                secret = said.get(known(fonts[name]), set())
            elif secret and op.name in {"Tj", "TJ", "'", '"'} and not any(marks):
                for code in sorted(_shown(op) & secret):
                    yield Breach(_name(name, fonts[name]), f"code {code:04X}", number)


def _spoken(opened: Opened) -> set[tuple[int, int]]:
    """The content, by page and number, of elements that say what it means, or that stand in such."""
    found: set[tuple[int, int]] = set()
    within = -1
    for element in opened.elements:
        if element.depth <= within:
            within = -1
        if within < 0 and "/ActualText" in element.object:
            within = element.depth
        if within >= 0:
            found |= {(opened.page_of(element), kid) for kid in element.kids if isinstance(kid, int)}
    return found


def _is_private(text: str) -> bool:
    return any(category(char) == "Co" for char in text)


def _said(table: bytes) -> dict[int, str]:
    """The texts of a ToUnicode map by code."""
    found: dict[int, str] = {}
    for block in _RANGES.findall(table):
        for first, last, text in _RANGE.findall(block):
            start, begin = int(first, 16), _text(text)
            for code in range(start, min(int(last, 16), start + _MOST) + 1):
                found[code] = begin[:-1] + chr(ord(begin[-1]) + code - start)
    for block in _CHARS.findall(table):
        found |= {int(code, 16): _text(text) for code, text in _ENTRY.findall(block)}
    return found


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")


def glyphs(opened: Opened) -> Iterator[Breach]:
    """No code shows the glyph of a missing character, and each has its glyph's width (§6.2.11.8, §6.2.11.5)."""
    used = opened.once(_used)
    for key, (page, name, font) in opened.fonts.items():
        below = _descendant(font)
        about = under(below, "/FontDescriptor")
        if str(font.get("/Encoding")) not in _IDENTITY:
            continue  # its codes are not those of glyphs
        if key not in used or "/FontFile2" not in about:
            continue
        map_, advances = below.get("/CIDToGIDMap"), _advances(about.FontFile2.read_bytes())
        places = None if map_ is None or str(map_) == "/Identity" else map_.read_bytes()
        widths, common = _widths(below), float(below.get("/DW", 1000))
        for code in sorted(used[key]):
            gid = code if places is None else int.from_bytes(places[2 * code : 2 * code + 2], "big")
            if not gid or gid >= len(advances):
                yield Breach(_name(name, font), f"code {code:04X} .notdef", page)
            elif abs(advances[gid] - widths.get(code, common)) > _OFF:
                yield Breach(_name(name, font), f"code {code:04X} W", page)


def _advances(program: bytes) -> list[float]:
    """The advance of every glyph of a TrueType program, in thousandths of the em."""
    tables = {
        program[at : at + 4]: struct.unpack_from(">II", program, at + 8)
        for at in range(12, 12 + 16 * int.from_bytes(program[4:6], "big"), 16)
    }
    (head, _), (hhea, _), (hmtx, _), (maxp, _) = (
        tables[name] for name in (b"head", b"hhea", b"hmtx", b"maxp")
    )
    (upem,) = struct.unpack_from(">H", program, head + 18)
    (longs,) = struct.unpack_from(">H", program, hhea + 34)
    (count,) = struct.unpack_from(">H", program, maxp + 4)
    values = struct.unpack_from(">" + "Hh" * longs, program, hmtx)[::2]
    scaled: list[float] = [value * 1000 / upem for value in values]
    return [*scaled, *scaled[-1:] * (count - longs)]


def _widths(font: pikepdf.Object) -> dict[int, float]:
    """The entries of W."""
    found: dict[int, float] = {}
    entries = list(font.get("/W", []))
    at = 0
    while at < len(entries):
        first, second = int(entries[at]), entries[at + 1]
        if hasattr(second, "__len__"):
            found |= {first + index: float(width) for index, width in enumerate(second)}
            at += 2
        else:
            found |= dict.fromkeys(range(first, min(int(second), _MOST) + 1), float(entries[at + 2]))
            at += 3
    return found
