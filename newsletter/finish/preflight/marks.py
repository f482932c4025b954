"""The facts that rules are about: each text, area, line and picture of a page with its colour, size and place."""

from __future__ import annotations

from newsletter.basics.value import dataclass

# Left, lower, right and upper edge in points of the page, y upwards.
Box = tuple[float, float, float, float]
_BLACKS = frozenset(
    (
        ("DeviceCMYK", (0.0, 0.0, 0.0, 1.0)),
        ("ICCBased:CMYK", (0.0, 0.0, 0.0, 1.0)),
        ("DeviceGray", (0.0,)),
        ("ICCBased:GRAY", (0.0,)),
        ("Separation:Black", (1.0,)),
    )
)
_RGB = frozenset(("DeviceRGB", "CalRGB", "ICCBased:RGB", "Lab"))
_CMYK = frozenset(("DeviceCMYK", "ICCBased:CMYK"))


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour as the file gives it: its space, its parts, and its inks' sum, 0 to 4.

    Spots are named with their space, `Separation:NAME` or `DeviceN:NAME+NAME`, profiles by their colours,
    `ICCBased:RGB`. *base* is the space that a spot falls back on. A pattern's space is that of what it paints.
    """

    space: str = "DeviceGray"
    parts: tuple[float, ...] = (0.0,)
    ink: float = 1.0
    base: str = ""

    @property
    def black(self) -> bool:
        """Whether it is full black alone."""
        return (self.space, self.parts) in _BLACKS

    @property
    def process(self) -> bool:
        """Whether it is said in process inks."""
        return self.space in _CMYK

    @property
    def light(self) -> bool:
        """Whether it is said as light, and a press has to make inks of it."""
        return self.space in _RGB

    @property
    def plates(self) -> tuple[str, ...]:
        """The names of the plates that a spot colour asks for."""
        kind, _, names = self.space.partition(":")
        if kind == "Separation":
            return (names,)
        return tuple(names.split("+")) if kind == "DeviceN" else ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Something painted. *size* is points of text, the width of a stroke, the shorter side of an area, or the ppi of an `image`.

    *clear* says that it is transparent by another way than *alpha*: a blend mode, a soft mask. *picture* is the object
    of an `image` that is one.
    """

    kind: str
    paint: Paint
    box: Box
    size: float = 0.0
    overprint: bool = False
    mode: int = 0
    alpha: float = 1.0
    clear: bool = False
    picture: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Face:
    """A font that a page shows: its name, its kind (`Type1`, `TrueType`, `Type0`, `Type3`), whether it is embedded."""

    name: str
    kind: str
    embedded: bool


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page's boxes in points, None where there is none, and what it paints in order.

    *crop* is what a reader sees, turned by *turn* degrees. *groups* are the colour spaces that its groups blend in,
    empty for one that says none. *cut* says why the page was not read to its end.
    """

    number: int
    media: Box
    trim: Box | None
    bleed: Box | None
    marks: tuple[Mark, ...]
    crop: Box | None = None
    art: Box | None = None
    turn: int = 0
    groups: tuple[str, ...] = ()
    faces: tuple[Face, ...] = ()
    cut: str = ""

    def prints(self, mark: Mark) -> bool:
        """Whether a mark reaches into the bleed box, and so is not a printer's."""
        area = self.bleed or self.trim or self.media
        return (
            mark.box[0] < area[2]
            and mark.box[2] > area[0]
            and mark.box[1] < area[3]
            and mark.box[3] > area[1]
        )
