"""What printing houses ask beyond the standard: sizes, resolution, ink, overprint, bleed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.units import MM
from newsletter.finish.preflight.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.finish.preflight.marks import Mark, PageFacts
    from newsletter.finish.preflight.rule import Found, Proof

HAIRLINE = 0.25
SMALLEST = 6.0
SMALLEST_REVERSED = 8.0
# Sum of inks, 0 to 4: below it text is light, and so stands in a dark ground.
_LIGHT = 0.35
# Below this size four inks out of register make text unreadable.
_LARGE = 24.0
_NEAR = 0.01
_TOUCHES = 0.5  # points
# An area thinner than a hairline is one from this length on, in points.
_LONG = 5.0
# An area of at most so many points is a line, which may end at the trim as crop marks do.
_LINE = 1.0


def _hairlines(proof: Proof) -> Iterator[Found]:
    for page, mark in proof.marks("stroke", "fill"):
        size = mark.size if mark.kind == "stroke" else _thin(mark)
        if size < HAIRLINE - _NEAR:
            yield {"page": page.number, "size": round(size, 2), "least": HAIRLINE, "mark": mark}


def _thin(mark: Mark) -> float:
    """The width of an area that is a line, as word processors draw them; more than any line's for others."""
    left, low, right, high = mark.box
    return mark.size if max(right - left, high - low) >= _LONG else _LONG


def _small(proof: Proof) -> Iterator[Found]:
    for page, mark in proof.marks("text"):
        if mark.size < SMALLEST - _NEAR:
            yield {"page": page.number, "size": round(mark.size, 2), "least": SMALLEST, "mark": mark}


def _reversed(proof: Proof) -> Iterator[Found]:
    for page, mark in proof.marks("text"):
        if SMALLEST - _NEAR <= mark.size < SMALLEST_REVERSED - _NEAR and mark.paint.ink < _LIGHT:
            yield {"page": page.number, "size": round(mark.size, 2), "least": SMALLEST_REVERSED, "mark": mark}


def _coarse(proof: Proof) -> Iterator[Found]:
    for page, mark in proof.marks("image"):
        if mark.size < proof.ppi * 2 / 3:
            yield {"page": page.number, "ppi": round(mark.size), "least": round(proof.ppi), "mark": mark}


def _ink(proof: Proof) -> Iterator[Found]:
    for page, mark in proof.marks("text", "fill", "stroke", "stencil"):
        total = 100 * mark.paint.ink
        if proof.profile.ink and total > proof.profile.ink + _NEAR and mark.paint.space != "Separation:All":
            yield {"page": page.number, "ink": round(total), "most": round(proof.profile.ink), "mark": mark}


def _lost(proof: Proof) -> Iterator[Found]:
    for page, mark in proof.marks("text", "fill", "stroke"):
        spot = bool(mark.paint.plates) and mark.paint.ink > 0
        if mark.overprint and not mark.paint.black and not spot:
            yield {"page": page.number, "mark": mark}


def _knocked(proof: Proof) -> Iterator[Found]:
    for page, mark in proof.marks("text"):
        if mark.paint.black and not (mark.overprint and mark.mode == 1):
            yield {"page": page.number, "mark": mark}


def _rich(proof: Proof) -> Iterator[Found]:
    for page, mark in proof.marks("text"):
        paint = mark.paint
        black = paint.parts[3] if paint.process and len(paint.parts) == 4 else 0.0
        # Black of a converter is a grey of four inks, without much black.
        grey = len(paint.parts) == 4 and min(paint.parts[:3]) > 0.5 and black > 0.5
        rich = grey or (black > 0.9 and paint.ink > black + _NEAR)
        if rich and mark.size < _LARGE - _NEAR:
            yield {"page": page.number, "size": round(mark.size, 1), "least": _LARGE, "mark": mark}


def _bleed(proof: Proof) -> Iterator[Found]:
    for page in proof.pages:
        art = [
            mark for mark in page.marks if mark.kind in {"fill", "image"} and mark.alpha and page.prints(mark)
        ]
        for mark in art:
            if mark.kind == "fill" and (not mark.paint.ink or mark.size < _LINE):
                continue
            short = max((_short(page, mark, side, art) for side in range(4)), default=0.0)
            if short:
                yield {"page": page.number, "short": round(short / MM, 1), "mark": mark}


def _short(page: PageFacts, mark: Mark, side: int, art: list[Mark]) -> float:
    """How many points a mark at the trim's *side* lacks of the bleed.

    0 where it is within the trim, reaches out, or stands on other art that does.
    """
    if page.trim is None or page.bleed is None:
        return 0.0
    past, room = _reach(page, mark, side)
    if past <= -_TOUCHES or past >= room - _TOUCHES:
        return 0.0
    low, high = (1, 3) if side % 2 == 0 else (0, 2)
    for other in art:
        beyond, _ = _reach(page, other, side)
        if (
            beyond >= room - _TOUCHES
            and other.box[low] <= mark.box[low]
            and other.box[high] >= mark.box[high]
        ):
            return 0.0
    return room - max(past, 0.0)


def _reach(page: PageFacts, mark: Mark, side: int) -> tuple[float, float]:
    """How far a mark reaches past the trim's *side*, and how far the bleed does."""
    trim, bleed = page.trim or page.media, page.bleed or page.media
    sign = 1 if side < 2 else -1
    return sign * (trim[side] - mark.box[side]), sign * (trim[side] - bleed[side])


def _all(proof: Proof) -> Iterator[Found]:
    for page, mark in proof.marks("text", "fill", "stroke"):
        if mark.paint.space == "Separation:All":
            yield {"page": page.number, "mark": mark}


TRADE = (
    Rule("W672", "printing houses: lines of 0.25 pt at least", _hairlines),
    Rule("W673", "printing houses: text of 6 pt at least", _small),
    Rule("W674", "printing houses: reversed text of 8 pt at least", _reversed),
    Rule(
        "W675",
        "printing houses: 300 ppi at arm's length, less from afar; two thirds at the very least",
        _coarse,
    ),
    Rule("W676", "ISO 12647-2 and the paper: total ink", _ink),
    Rule("W677", "white or a tint that overprints is not printed", _lost),
    Rule("W678", "black text overprints", _knocked),
    Rule("W679", "black of several inks from 24 pt on", _rich),
    Rule("W680", "art at the trim reaches the bleed", _bleed),
    Rule("W681", "what prints on every plate stands outside the bleed", _all),
)
