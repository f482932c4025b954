"""What an output profile asks of the file: the one value that painter, checks and finish put their questions to."""

from __future__ import annotations

from typing import Literal

from newsletter.basics.value import dataclass

ColourMode = Literal["rgb", "cmyk"]


@dataclass(frozen=True, slots=True)
class Profile:
    """An output profile.

    *colour* names the inks of text and paths. *ppi* is the resolution that pictures are brought down
    to, *least_ppi* the one below which the author is warned, *quality* that of JPEG (1 to 100).
    *bleed* is the least bleed in points that the sheet shows round its trim, 0 for a file cut to the
    trimmed size. *boxes* writes TrimBox and BleedBox, *links* and *outline* what a reader on screen
    clicks, *layers* what can be shown and hidden over a page. A *tagged* file has its structure in it.
    *standards* are those that it claims to keep and is held to, by their names in `finish.rules`.
    """

    name: str
    title: str
    colour: ColourMode = "rgb"
    ppi: int = 150
    least_ppi: int = 72
    quality: int = 75
    bleed: float = 0.0
    boxes: bool = False
    links: bool = True
    outline: bool = True
    layers: bool = True
    version: tuple[int, int] = (1, 7)
    tagged: bool = False
    standards: tuple[str, ...] = ()

    def shown_bleed(self, sheet_bleed: float) -> float:
        """The bleed that the file's pages show, in points, of a sheet with *sheet_bleed*."""
        return max(self.bleed, sheet_bleed) if self.boxes else 0.0
