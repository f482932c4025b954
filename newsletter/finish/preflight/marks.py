"""The facts that rules are about: each text, area, line and picture of a page with its colour, size and place."""

from __future__ import annotations

from newsletter.basics.value import dataclass

# Left, lower, right and upper edge in points of the page, y upwards.
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour as the file gives it: its space (for a spot `Separation:NAME`), its parts, and its inks' sum, 0 to 4."""

    space: str = "DeviceGray"
    parts: tuple[float, ...] = (0.0,)
    ink: float = 1.0

    @property
    def black(self) -> bool:
        """Whether it is full black alone."""
        return (self.space, self.parts) in {("DeviceCMYK", (0.0, 0.0, 0.0, 1.0)), ("DeviceGray", (0.0,))}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something painted. *size* is points of text, the width of a stroke, or the ppi of an `image`."""

    kind: str
    paint: Paint
    box: Box
    size: float = 0.0
    overprint: bool = False
    mode: int = 0
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page's boxes, None where there is none, and what it paints in order."""

    number: int
    media: Box
    trim: Box | None
    bleed: Box | None
    marks: tuple[Mark, ...]

    def prints(self, mark: Mark) -> bool:
        """Whether a mark reaches into the bleed box, and so is not a printer's."""
        area = self.bleed or self.media
        return (
            mark.box[0] < area[2]
            and mark.box[2] > area[0]
            and mark.box[1] < area[3]
            and mark.box[3] > area[1]
        )
