"""The part of a face that a document uses, as a font of its own."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsletter.shaping.duplicate import Duplicate
    from newsletter.shaping.face import Face

_NOTDEF = 0
# What a font inside a document does not need: outlines, their order and their widths are enough.
_DROPPED = (
    "BASE", "DSIG", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "VORG", "cmap", "cvt ", "fpgm", "gasp",
    "hdmx", "kern", "name", "post", "prep", "vhea", "vmtx",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subset:
    """A TrueType font of some glyphs of a face.

    `new` gives a glyph's number in the subset by its number in the face; `widths` holds the advances
    in the order of the subset, in font units, `.notdef` first. `copies` numbers glyphs that stand behind
    those of the face with advances of their own.
    """

    data: bytes
    new: Mapping[int, int]
    widths: tuple[int, ...]
    copies: Mapping[Duplicate, int] = field(default_factory=dict)


def subset(face: Face, gids: Iterable[int]) -> Subset:
    """The glyphs *gids* of a face, with those they are composed of, in the order of the face.

    Equal glyph sets give equal bytes. Hints and layout tables are left out.
    """
    import uharfbuzz as hb

    assert face.font is not None
    chosen = hb.SubsetInput()
    chosen.glyph_set.set({_NOTDEF, *gids})
    chosen.flags = (
        hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    )
    chosen.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
    plan = hb.SubsetPlan(face.font.face, chosen)
    new = dict(plan.old_to_new_glyph_mapping.items())
    order = sorted(new, key=new.__getitem__)
    return Subset(
        data=bytes(plan.execute().blob.data),
        new=new,
        widths=tuple(face.font.get_glyph_h_advance(gid) for gid in order),
    )
