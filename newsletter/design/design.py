"""The design value: a layout with every length in points and every colour in inks."""

from __future__ import annotations

import math
from dataclasses import field, replace
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.flow.style import Writing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsletter.basics.colour import Colour
    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.span import Span
    from newsletter.basics.units import Length
    from newsletter.design.bands import BandSpec
    from newsletter.design.dates import Dates
    from newsletter.design.dressed import Dressed
    from newsletter.design.layout import LayoutSpec
    from newsletter.design.masters import MasterSpec, MastersSpec, StrokeSpec
    from newsletter.design.modules import ModulesSpec
    from newsletter.flow.knobs import Knobs, Offer
    from newsletter.flow.sheet import Grid, Sheet
    from newsletter.flow.style import FaceStyle, ParagraphStyle
    from newsletter.source.record import Record

# An edge this near to a row, in rows, stands on it.
_NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Style:
    """A text style: its characters, its marks' characters, its lines and the blank round it.

    *gaps* is the blank in points on both sides of words under a mark.
    """

    face: FaceStyle
    paragraph: ParagraphStyle
    marks: Mapping[str, FaceStyle]
    gaps: Mapping[str, float] = field(default_factory=dict)
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Number, measure and gutter of the columns, and the left edge of an odd page's type area, in points."""

    count: int
    measure: float
    gutter: float
    left: float

    @property
    def width(self) -> float:
        """The type area's width."""
        return self.count * self.measure + (self.count - 1) * self.gutter


@dataclass(frozen=True, slots=True)
class Design:
    """A resolved layout; *dress* holds a record for each block kind (a class) that it dresses.

    *mirrored* columns stand on even pages as far from the right edge as on odd ones from the left. A document
    should have a multiple of *multiple* pages, as is said at *multiple_span*. Articles stand in *modules* where the
    layout has them, a *column_rule* between columns of text. The knobs of what the layout has
    to *offer* stand at *knobs*; *spec* and *lang* are what it was resolved from. *sparse* are the shares of its only page
    below which a text has each of the layout's cases.
    """

    name: str
    sheet: Sheet
    grid: Grid
    columns: Columns
    palette: Mapping[str, Colour]
    styles: Mapping[str, Style]
    dress: Mapping[type[Dressed], Record]
    masters: MastersSpec
    opener: tuple[BandSpec, ...]
    ending: tuple[BandSpec, ...]
    date: Dates
    words: Mapping[str, str] = field(default_factory=dict)
    between: float = 0.0
    fresh: bool = False
    mirrored: bool = False
    multiple: int = 1
    multiple_span: Span | None = None
    modules: ModulesSpec | None = None
    column_rule: StrokeSpec | None = None
    spec: LayoutSpec | None = None
    lang: str = "zh-Hans"
    offer: Offer | None = None
    knobs: Knobs | None = None
    sparse: tuple[float, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=())

    def points(self, length: Length, *, style: str = "body", whole: float = 0.0) -> float:
        """A length of this design in points; *whole* is what a percentage is of."""
        return length.resolve(em=self.styles[style].face.size, line=self.grid.unit, whole=whole)

    def edge(self, length: Length) -> float:
        """An edge of the type area from the sheet's top; a negative one counts from the foot, up to a row of the grid."""
        points, unit = self.points(length), self.grid.unit
        if points >= 0:
            return points
        return math.floor((self.sheet.logical.height + points) / unit + _NEAR) * unit

    @property
    def two_sided(self) -> bool:
        """Whether even pages may differ from odd ones."""
        masters = self.masters
        sided = masters.left is not None or masters.right is not None
        return self.mirrored or sided or any(item.side for item in masters.furniture)

    def foot(self, master: MasterSpec) -> float:
        """Where the type area of a page of this kind ends when the document ends there.

        In vertical writing the foot is a side of the sheet, so it moves with the side of a left or right page.
        """
        foot, masters = self.edge(self.masters.last.bottom), self.masters
        if self.sheet.vertical and master is not masters.first:
            foot += self.edge(master.bottom) - self.edge(masters.inner.bottom)
        return foot

    def facing(self, columns: Columns) -> Columns:
        """Where the *columns* of an odd page stand on an even one."""
        if not self.mirrored:
            return columns
        return replace(columns, left=self.sheet.logical.width - columns.left - columns.width)

    def beside(self, master: MasterSpec) -> Columns:
        """The horizontal column over, under and as wide as the type area of a page of a vertical story."""
        near, far = self.points(master.top), self.edge(master.bottom)
        return Columns(1, far - near, 0.0, self.sheet.size.width - far)

    def level(self) -> Design:
        """The design of what stands round a vertical story: horizontal lines, as wide as the type area."""
        if not self.sheet.vertical:
            return self
        styles = {
            name: replace(style, paragraph=replace(style.paragraph, writing=Writing.HORIZONTAL))
            for name, style in self.styles.items()
        }
        return replace(self, columns=self.beside(self.masters.odd), styles=styles)
