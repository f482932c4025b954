"""What an author could write instead of a character that cannot be set."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from newsletter.shaping.region import is_traditional

if TYPE_CHECKING:
    from collections.abc import Callable

# Where GB 18030-2000 put characters that had no code yet; the 2022 edition gives these (annex).
_GB_PRIVATE = dict(
    zip(
        (
            "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue7c7\ue7c8\ue816\ue817\ue818"
            "\ue81e\ue826\ue82b\ue82c\ue831\ue832\ue83b\ue843\ue854\ue855\ue864"
        ),
        "︐︒︑︓︔︕︖︗︘︙ḿǹ𠂇𠂉𠃌龴龵龶龷𡗗龸𢦏龹龺𤇾龻",
        strict=True,
    )
)
_GB_ROW, _GB_FIRST, _GB_LAST = 0xFE, 0xE815, 0xE864
# The three blocks of user codes in Big5 that HKSCS filled: first code point, first lead byte.
_HKSCS_BLOCKS = ((0xE000, 0xE310, 0xFA), (0xE311, 0xEEB7, 0x8E), (0xEEB8, 0xF6B0, 0x81))
_CELLS = 157


def equivalent(cluster: str, covers: Callable[[str], bool]) -> str:
    """The same character in its plain form, where the faces have that; else empty.

    So Kangxi radicals give their ideographs, compatibility forms what they stand for.
    """
    for form in ("NFC", "NFKC"):
        plain = unicodedata.normalize(form, cluster)
        if plain != cluster and all(covers(char) for char in plain):
            return plain
    return ""


def standard(char: str, lang: str) -> str:
    """The standard character that a private-use leftover of GBK or HKSCS stands for, else empty (T9)."""
    if is_traditional(lang):
        return _from_hkscs(ord(char))
    return _GB_PRIVATE.get(char) or _from_gb(ord(char))


def _from_gb(code: int) -> str:
    if not _GB_FIRST <= code <= _GB_LAST:
        return ""
    trail = 0x50 + code - _GB_FIRST
    return _decoded(bytes((_GB_ROW, trail + (trail >= 0x7F))), "gb18030")


def _from_hkscs(code: int) -> str:
    for first, last, lead in _HKSCS_BLOCKS:
        if first <= code <= last:
            row, cell = divmod(code - first, _CELLS)
            trail = 0x40 + cell if cell < 63 else 0xA1 + cell - 63
            return _decoded(bytes((lead + row, trail)), "big5hkscs")
    return ""


def _decoded(data: bytes, codec: str) -> str:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return ""
    return "" if any(unicodedata.category(char) == "Co" for char in text) else text
