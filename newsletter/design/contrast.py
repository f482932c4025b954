"""Contrast: whether a layout's texts can be read on the grounds that they stand on.

The ratio is that of WCAG 2.2 between the colours on screen: 4.5:1 at least for any text, and 7:1 where a
layout asks for it, as large print does. A block's dress says in its own file which styles stand on a ground
that it paints; a band's parts stand on its fill; all else stands on the palette's `paper`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.colour import WHITE
from newsletter.basics.diagnostic import diagnostic
from newsletter.design.bounds import latest
from newsletter.source.record import Record, declared, info

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from newsletter.basics.colour import RGB, Colour
    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.span import SourceFile, Span
    from newsletter.design.design import Design
    from newsletter.design.dressed import Dressed
    from newsletter.design.layout import LayoutSpec

PAPER, NONE = "paper", "none"
# The parts of a band whose texts have no styles of the part's own name.
_CLOSING = {"closing": ("body", "list", "contact-label", "contact-text")}

Grounds = dict[str, dict[str, "Span | None"]]


def luminance(rgb: RGB) -> float:
    """The relative luminance of an sRGB colour, 0 for black to 1 for white (WCAG 2.2)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Colour, other: Colour) -> float:
    """The contrast of two colours on screen, from 1 to 21."""
    low, high = sorted((luminance(one.rgb), luminance(other.rgb)))
    return (high + 0.05) / (low + 0.05)


def faults(
    spec: LayoutSpec, design: Design, kinds: Collection[type[Dressed]], layers: Sequence[SourceFile] = ()
) -> Iterator[Diagnostic]:
    """A warning for each colour that is too faint on a ground, with the styles that stand so.

    *layers* are the files of what was laid over the layout, the uppermost first.
    """
    faint: dict[tuple[str, str], dict[str, tuple[Span | None, ...]]] = {}
    names = {colour: name for name, colour in reversed(tuple(design.palette.items()))}
    grounds = _grounds(design, kinds)
    for style, colour, place in _texts(spec, design):
        name = names.get(colour)
        for ground, at in grounds.get(style.partition(".")[0], {PAPER: None}).items():
            below = design.palette.get(ground, WHITE if ground == PAPER else None)
            if name is not None and below is not None and ratio(colour, below) < spec.contrast:
                faint.setdefault((name, ground), {})[style] = (place, at)
    for (name, ground), styles in faint.items():
        first = next(iter(styles.values()))
        said = (spec.palette[one].place("rgb") for one in (name, ground) if one in spec.palette)
        measured = ratio(design.palette[name], design.palette.get(ground, WHITE))
        values = {"ratio": f"{int(measured * 100) / 100:g}", "least": f"{spec.contrast:g}"}
        place = latest((*first, *said), spec, layers)
        yield diagnostic("W444", place, styles=", ".join(styles), colour=name, ground=ground, **values)


def _texts(spec: LayoutSpec, design: Design) -> Iterator[tuple[str, Colour, Span | None]]:
    """Each style with its colour, and the marks that it says itself (`body.strong`) with theirs.

    A mark that a style only takes over is judged where it is said: not every text can hold one.
    """
    for name, style in design.styles.items():
        said = spec.styles.get(name)
        place = said.place("colour") if said else None
        yield name, style.face.colour, place
        for mark, face in style.marks.items():
            own = getattr(said, mark, None)
            if own is not None:
                yield f"{name}.{mark}", face.colour, own.place("colour")


def _grounds(design: Design, kinds: Collection[type[Dressed]]) -> Grounds:
    """The grounds of the styles that do not stand on paper alone, each with the place that paints it."""
    found: Grounds = {}
    for kind in dict.fromkeys(kinds):
        dress = design.dress.get(kind) or kind.dress_type()
        for ground, at, style in _borne(dress, dress):
            found.setdefault(style, {})[ground] = at
    for band in (*design.opener, *design.ending):
        parts = (*band.parts, *(part for cell in band.row for part in cell.parts))
        for style in design.styles if band.fill else ():
            own = any(style == part or style.startswith(f"{part}-") for part in parts)
            if own or any(style in _CLOSING.get(part, ()) for part in parts):
                on = found.setdefault(style, {PAPER: None})
                if PAPER in on:
                    on[band.fill] = band.place("fill")
    return found


def _borne(dress: Record, record: Record) -> Iterator[tuple[str, Span | None, str]]:
    """The grounds that a dress, or a *record* in it, paints: the colour, its place, and each style on it."""
    fields = {one.name: one for one in declared(type(dress))}
    for one in declared(type(record)):
        value = getattr(record, one.name)
        if isinstance(value, Record):
            yield from _borne(dress, value)
        for style in info(one).bears:
            ground = PAPER if value == NONE else str(value)
            named = style in fields and info(fields[style]).style
            yield ground, record.place(one.name), getattr(dress, style) if named else style
