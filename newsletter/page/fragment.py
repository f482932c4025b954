"""What composing gives: parts of nodes with their place on a page.

Points; until a page is closed a fragment's place is relative to the slab or column that holds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.geometry import Rect
    from newsletter.basics.vector import VectorShape
    from newsletter.flow.node import Diagram, Figure, FlowNode, Panel, Text
    from newsletter.flow.sheet import Furniture, Grid, Master, Meta, Sheet
    from newsletter.lines.line import Lines
    from newsletter.pictures.picture import Picture


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line of a paragraph; its fragment's place is the measure's start on the baseline.

    A vertical line's is on its centre.
    """

    node: Text
    lines: Lines
    index: int


@dataclass(frozen=True, slots=True)
class SetFigure:
    """A picture in its frame, of this width and height: the node's with its words as outlines.

    What no face could set of these is told without a place.
    """

    node: Figure
    width: float
    height: float
    drawn: Picture | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def picture(self) -> Picture:
        """What is seen in the frame."""
        return self.drawn or self.node.picture


@dataclass(frozen=True, slots=True)
class SetDiagram:
    """Shapes as they are."""

    node: Diagram


@dataclass(frozen=True, slots=True)
class SetFrame:
    """The frame of a panel, or that part of it which one column holds."""

    node: Panel
    width: float
    height: float
    opens: bool = True
    closes: bool = True


@dataclass(frozen=True, slots=True)
class SetShapes:
    """Ornament drawn for a node: dividers, rules of a table."""

    node: FlowNode
    shapes: tuple[VectorShape, ...]


Content = SetLine | SetFigure | SetDiagram | SetFrame | SetShapes


@dataclass(frozen=True, slots=True)
class Fragment:
    """A node's part at its place. *repeated* parts (a table's head after a break) are no content.

    *upright* ones stand in a vertical story and have horizontal lines.
    """

    content: Content
    x: float
    y: float
    repeated: bool = False
    upright: bool = False

    def moved(self, dx: float, dy: float) -> Fragment:
        """The same part, elsewhere."""
        return Fragment(self.content, self.x + dx, self.y + dy, self.repeated, self.upright)


@dataclass(frozen=True, slots=True)
class Fitting:
    """One piece of furniture set on a page, and the depth that it takes."""

    item: Furniture
    fragments: tuple[Fragment, ...]
    depth: float


@dataclass(frozen=True, slots=True)
class Page:
    """A full page: its fragments in reading order, its furniture apart; *foot* is where they end."""

    number: int
    master: Master
    fragments: tuple[Fragment, ...]
    furniture: tuple[Fitting, ...] = ()
    columns: tuple[Rect, ...] = ()
    foot: float = 0.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where what is called *name* begins: its *node*'s first part, on *page* (from 1)."""

    name: str
    page: int
    fragment: Fragment
    node: FlowNode


@dataclass(frozen=True, slots=True)
class Pages:
    """The composed bulletin. *story* is the flow's, for whoever needs its structure; *anchors* are what it refers to."""

    sheet: Sheet
    grid: Grid
    meta: Meta
    story: tuple[FlowNode, ...]
    pages: tuple[Page, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    anchors: tuple[Anchor, ...] = ()

    @property
    def filled(self) -> float:
        """The share of their only page's type area that is filled; 1 where there are more pages."""
        if len(self.pages) != 1:
            return 1.0
        only = self.pages[0]
        return (only.foot - only.master.area.y) / only.master.area.height
