"""The operators of text: where a string stands, how high it is, how far it goes (ISO 32000-1 §9)."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Affine
from newsletter.finish.preflight.glyphs import font
from newsletter.finish.preflight.kinds import is_number
from newsletter.finish.preflight.nested import drawn, paint
from newsletter.finish.preflight.state import corners

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from newsletter.finish.preflight.state import Walk

# Rendering modes that paint nothing: unseen text, such as that of a scan that was read, and clips.
_UNSEEN = frozenset((3, 7))
_STROKED = frozenset((1, 2, 5, 6))
_OUTLINES = frozenset((1, 5))
_INVISIBLE = 3
_BELOW = -0.12  # em, how far glyphs reach under the line
_ABOVE = 0.88


def _begin(walk: Walk, _: str, __: list[Any]) -> None:
    walk.here = walk.line = Affine()


def _font(walk: Walk, _: str, given: list[Any]) -> None:
    walk.state.size = float(given[-1])
    said = walk.named("Font", given[-2])
    if said is None:
        walk.state.font = None
        return
    key = said.objgen
    if key == (0, 0):
        walk.state.font = font(said)
        return
    if key not in walk.fonts:
        walk.fonts[key] = font(said)
    walk.state.font = walk.fonts[key]


def _set(name: str, scale: float = 1.0) -> Callable[[Walk, str, list[Any]], None]:
    def step(walk: Walk, _: str, given: list[Any]) -> None:
        setattr(walk.state, name, float(given[-1]) * scale)

    return step


def _render(walk: Walk, _: str, given: list[Any]) -> None:
    walk.state.render = int(given[-1])


def _go(walk: Walk, x: float, y: float) -> None:
    walk.here = walk.line = walk.line.after(Affine(e=x, f=y))


def _move(walk: Walk, name: str, given: list[Any]) -> None:
    x, y = map(float, given[-2:])
    if name == "TD":
        walk.state.leading = -y
    _go(walk, x, y)


def _next(walk: Walk, _: str, __: list[Any]) -> None:
    _go(walk, 0.0, -walk.state.leading)


def _matrix(walk: Walk, _: str, given: list[Any]) -> None:
    walk.here = walk.line = Affine(*map(float, given[-6:]))


def _show(walk: Walk, _: str, given: list[Any]) -> None:
    _string(walk, [bytes(given[-1])])


def _lined(walk: Walk, name: str, given: list[Any]) -> None:
    if name == '"':
        walk.state.blank, walk.state.gap = float(given[-3]), float(given[-2])
    _go(walk, 0.0, -walk.state.leading)
    _string(walk, [bytes(given[-1])])


def _moved(walk: Walk, _: str, given: list[Any]) -> None:
    _string(walk, [float(part) if is_number(part) else bytes(part) for part in given[-1]])


def _string(walk: Walk, parts: list[float | bytes]) -> None:
    """Show a string with what moves within it, and stand behind it."""
    now = walk.state
    shown = now.font
    if shown is None:
        return
    along, glyphs, inked = 0.0, 0, 0
    for part in parts:
        if isinstance(part, float):
            along -= part / 1000 * now.size
            continue
        width, count, blanks = shown.advance(part)
        along += width * now.size + count * now.gap + blanks * now.blank
        glyphs += count
        inked += count - blanks
    at = now.at.after(walk.here)
    # Unseen text, as that of a scan, needs no outlines; text that clips does.
    if glyphs and now.render != _INVISIBLE and True not in walk.marked:
        walk.faces.setdefault(shown.face, shown)
    if shown.upright:
        box = (-now.size / 2, -along, now.size / 2, 0.0)
        walk.here = walk.here.after(Affine(f=-along))
    else:
        along *= now.stretch
        em = now.size * shown.em
        box = (0.0, now.rise + _BELOW * em, along, now.rise + _ABOVE * em)
        walk.here = walk.here.after(Affine(e=along))
    if not inked or now.render in _UNSEEN:
        return
    # The height decides whether text can be read; narrowed text is as high as the rest.
    size = abs(now.size) * shown.em * hypot(at.c, at.d)
    place = corners(at, box)
    text = b"".join(part for part in parts if isinstance(part, bytes))
    if shown.drawn and drawn(walk, shown, text, place, size):
        return
    paint(walk, "text", place, size, stroked=now.render in _OUTLINES)
    if now.render in _STROKED:
        paint(walk, "stroke", place, now.width * now.at.scale)


STEPS: dict[str, Callable[[Walk, str, list[Any]], None]] = {
    "BT": _begin, "Tf": _font, "Td": _move, "TD": _move, "T*": _next, "Tm": _matrix,
    "Tc": _set("gap"), "Tw": _set("blank"), "Tz": _set("stretch", 0.01), "TL": _set("leading"),
    "Ts": _set("rise"), "Tr": _render,
    "Tj": _show, "'": _lined, '"': _lined, "TJ": _moved,
}  # fmt: skip
