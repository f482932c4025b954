"""Colours as operators: sRGB on screen; on press process inks, spot inks, and black that overprints."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from newsletter.basics.colour import WHITE, Colour, from_rgb, lightness, neutral
from newsletter.basics.diagnostic import diagnostic
from newsletter.display.ops import Glyphs, Shape
from newsletter.pdf.flatten import Solid, solid, veiled
from newsletter.pdf.ledger import leaves
from newsletter.pdf.mixing import coloured, over, recoloured, relaid
from newsletter.pdf.numbers import numbers
from newsletter.pictures.layer import Laid
from newsletter.pictures.press import Press, inks, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newsletter.basics.colour import CMYK, RGB
    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.geometry import Size
    from newsletter.basics.vector import VectorPart, VectorShape
    from newsletter.display.ops import DisplayList, Op
    from newsletter.pdf.profile import Profile

# The separation that prints on every plate (ISO 32000-2 §8.6.6.4); only marks outside the bleed use it.
ALL = Colour((0.0, 0.0, 0.0), (1.0, 1.0, 1.0, 1.0), "All")
_SPACES = {"rgb": "DeviceRGB", "grey": "DeviceGray", "cmyk": "DeviceCMYK"}
_OPERATORS = {1: ("g", "G"), 3: ("rg", "RG")}
_REGULAR = frozenset(b"!\"$&'*+,-.0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ\\^_`abcdefghijklmnopqrstuvwxyz|~")


@lru_cache(maxsize=1024)
def _operator(parts: tuple[float, ...], stroke: bool) -> str:  # noqa: FBT001 - the key of what is kept
    """The operator that chooses a colour of so many parts; a drawing asks for few colours thousands of times."""
    return f"{numbers(*parts)} {_OPERATORS[len(parts)][stroke]}"


class Inks:
    """How a document's colours are written, and the spot inks that it has used so far.

    A drawing's colour has no inks of its own: it takes those of *known*, the colours that the pages use, where one
    looks the same on screen, else what the output condition makes of it. Process colours of more ink than the paper
    takes are held within its limit.
    """

    def __init__(self, profile: Profile, known: Mapping[RGB, Colour] | None = None) -> None:
        self._profile = profile
        self._press = press_of(profile)
        self._known = known or {}
        self._converted: dict[Colour, CMYK] = {}
        self._spots: dict[str, tuple[str, CMYK]] = {}
        self._reduced: dict[CMYK, CMYK] = {}

    @property
    def spaces(self) -> dict[str, str]:
        """A colour space for each spot ink used, by its name in the resources."""
        return {name: _separation(spot, cmyk) for spot, (name, cmyk) in self._spots.items()}

    @property
    def reduced(self) -> Iterator[Diagnostic]:
        """What is to be told of each process colour that had more ink than the paper takes."""
        for own, less in self._reduced.items():
            ink, limit = (f"{percent:.0f}" for percent in (100 * sum(own), self._profile.ink))
            yield diagnostic("H653", own=_percents(own), ink=ink, less=_percents(less), limit=limit)

    def paint(self, colour: Colour, *, stroke: bool = False) -> str:
        """The operators that choose *colour* for areas and text, or for a *stroke*."""
        if self._profile.colour != "cmyk":
            grey = neutral(colour) if self._profile.black else None
            return _operator(self.parts(colour) if grey is None else (grey,), stroke)
        if colour.spot is not None:
            name, _ = self._spots.setdefault(colour.spot, (f"S{len(self._spots)}", colour.cmyk))
            space, scale = ("CS", "SCN") if stroke else ("cs", "scn")
            return f"/{name} {space} 1 {scale}"
        return f"{numbers(*self.process(colour))} {'K' if stroke else 'k'}"

    def overprints(self, colour: Colour | None) -> bool:
        """Whether *colour* is full black alone, which may be printed over what it stands on."""
        if colour is None or not self._profile.overprint or colour.spot is not None:
            return False
        return self.process(colour) == (0.0, 0.0, 0.0, 1.0)

    @property
    def space(self) -> str:
        """The colour space of what is written, but for spots."""
        return _SPACES[self._profile.colour]

    def parts(self, colour: Colour) -> tuple[float, ...]:
        """*colour* in that space."""
        match self._profile.colour:
            case "cmyk":
                return self.process(colour)
            case "grey":
                grey = neutral(colour)
                return (lightness(colour.rgb) if grey is None else grey,)
            case "rgb":
                return colour.rgb

    def solid(
        self,
        parts: tuple[VectorPart | Laid, ...],
        size: Size,
        ground: Colour = WHITE,
        hairline: float = 0.0,
        beneath: tuple[VectorPart | Laid, ...] = (),
    ) -> Solid:
        """The *parts* of a drawing as the file may hold them, opaque if need be (`flatten.solid`)."""
        if self._profile.transparency or not veiled(parts):
            return Solid(parts)
        own, under = (tuple(self._inked_part(part) for part in some) for some in (parts, beneath))
        return solid(own, size, self._inked(ground), hairline, under)

    def over(self, shape: VectorShape, ground: Colour = WHITE) -> VectorShape:
        """A *shape* on *ground* as the file may hold it."""
        if self._profile.transparency or not veiled((shape,)):
            return shape
        return over(coloured(shape, self._inked), self._inked(ground))

    def _inked_part(self, part: VectorPart | Laid) -> VectorPart | Laid:
        return relaid(part, self._inked) if isinstance(part, Laid) else recoloured(part, self._inked)

    def _inked(self, colour: Colour) -> Colour:
        """*colour* with the inks that it is printed with, so that colours mix as they do on press."""
        return replace(colour, cmyk=self.process(colour))

    def process(self, colour: Colour) -> CMYK:
        """The process inks of *colour*: its own, or what the output condition makes of a drawing's."""
        cyan, magenta, yellow, _ = colour.cmyk
        plain = self._press is None or not (cyan or magenta or yellow)
        if self._press is None or plain or colour != from_rgb(colour.rgb):
            return self._held(colour.cmyk)
        if colour not in self._converted:
            same = self._known.get(_rounded(colour.rgb))
            self._converted[colour] = self._held(same.cmyk) if same else inks(colour.rgb, self._press)
        return self._converted[colour]

    def _held(self, cmyk: CMYK) -> CMYK:
        """*cmyk* with no more ink than the paper takes."""
        less = within(cmyk, self._profile.ink)
        if less != cmyk:
            self._reduced[cmyk] = less
        return less


def press_of(profile: Profile) -> Press | None:
    """What pictures are separated for, None where the profile names no condition."""
    if profile.condition is None or profile.colour != "cmyk":
        return None
    return Press(profile.condition, profile.ink, alpha=profile.transparency)


def known(drawn: DisplayList) -> dict[RGB, Colour]:
    """The colours with inks of their own that the pages of *drawn* use, by how they look on screen."""
    found: dict[RGB, Colour] = {}
    for page in drawn.pages:
        for colour in _colours(page.ops):
            if colour.spot is None and colour != from_rgb(colour.rgb):
                found.setdefault(_rounded(colour.rgb), colour)
    return found


def _colours(ops: Iterable[Op]) -> Iterator[Colour]:
    for op in leaves(ops):
        if isinstance(op, Glyphs):
            yield op.colour
        elif isinstance(op, Shape):
            if op.shape.fill is not None:
                yield op.shape.fill
            if op.shape.stroke is not None:
                yield op.shape.stroke.colour


def _percents(colour: CMYK) -> str:
    return " ".join(f"{ink} {100 * part:.4g}" for ink, part in zip("CMYK", colour, strict=True))


def _rounded(rgb: RGB) -> RGB:
    red, green, blue = (round(part, 2) for part in rgb)
    return red, green, blue


def _separation(spot: str, cmyk: CMYK) -> str:
    """The colour space of a spot ink; its tint on a press without it is that of *cmyk* (§8.6.6.4)."""
    name = "".join(chr(byte) if byte in _REGULAR else f"#{byte:02X}" for byte in spot.encode())
    tint = f"<</FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [{numbers(*cmyk)}] /N 1>>"
    return f"[/Separation /{name} /DeviceCMYK {tint}]"
