"""What an output profile asks of the file: the one value that painter, checks and finish put their questions to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from newsletter.basics.units import MM
from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from newsletter.pictures.condition import Condition

ColourMode = Literal["rgb", "grey", "cmyk"]
# How far in points a hand holds what it reads, and the fewest pixels per inch for any distance.
_ARM = 500 * MM
_FEWEST = 72.0
_ROOM = 10 * MM
Standard = Literal["", "PDF/X-4", "PDF/X-1a:2003", "PDF/X-1a:2001"]


@dataclass(frozen=True, slots=True)
class Profile:
    """An output profile.

    *colour* names the inks of text and paths; in grey, pictures have none either. With *black* what is printed with
    black alone, text above all, is written as grey, so that a printer takes no coloured toner for it. *ppi* is the resolution that pictures are brought down
    to, *least_ppi* the one below which the author is warned, *quality* that of JPEG (1 to 100).
    *bleed* is the least bleed in points that the sheet shows round its trim, 0 for a file cut to the
    trimmed size. *boxes* writes TrimBox and BleedBox, *links* and *outline* what a reader on screen
    clicks, *layers* what can be shown and hidden over a page. A *tagged* file has its structure in it.
    *standards* are those that it claims to keep and is held to, by their names in `finish.rules`.

    *standard* is what the file is finished and proven as for a press. Pictures and drawings are separated for the
    *condition*, with at most *ink* percent of ink (0: no limit). Without *transparency* all is opaque; *overprint*
    prints black text and lines over what they stand on; no line is thinner than *hairline* points; *marks* are set
    outside the bleed. Words nearer to the trim than *safe* points are told. Pictures below the share *refuses* of
    *least_ppi* stop the build; line art is kept as fine as it is, and told below *line_ppi*. A file of more than
    *budget* bytes is told (0: any), after its pictures have been brought down to each *ppi* and *quality* of *thrift*
    in turn. Another standard adds its fields here and its steps in `finish`.
    """

    name: str
    title: str
    colour: ColourMode = "rgb"
    black: bool = False
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
    standard: Standard = ""
    condition: Condition | None = None
    ink: float = 0.0
    transparency: bool = True
    overprint: bool = False
    hairline: float = 0.0
    marks: bool = False
    budget: int = 0
    thrift: tuple[tuple[int, int], ...] = ()
    safe: float = 0.0
    refuses: float = 0.0
    line_ppi: int = 0

    def shown_bleed(self, sheet_bleed: float) -> float:
        """The bleed that the file's pages show, in points, of a sheet with *sheet_bleed*."""
        return max(self.bleed, sheet_bleed) if self.boxes else 0.0

    @property
    def room(self) -> float:
        """How far in points the sheet reaches past its bleed, for marks."""
        return _ROOM if self.marks else 0.0

    def fewest(self, distance: float, *, lines: bool = False) -> float:
        """The pixels per inch that a picture needs where the sheet is read from *distance* points (0: from arm's length).

        Half as many are seen from twice as far; never under 72. Line art has *lines*, whose steps are seen sooner.
        """
        least = self.line_ppi if lines else self.least_ppi
        return max(min(least, _FEWEST), least * _ARM / max(distance, _ARM))
