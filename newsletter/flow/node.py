"""The ten nodes that every block becomes, and the runs inside a text.

Positions are logical (inline along the line, block across lines); lengths are points. `span` is
the place of the content that a node came from, kept for diagnostics.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, StrEnum
from operator import is_
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Insets
from newsletter.basics.value import dataclass
from newsletter.flow.role import Role
from newsletter.flow.style import Align

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newsletter.basics.colour import Colour
    from newsletter.basics.geometry import Size
    from newsletter.basics.span import Span, Trace
    from newsletter.basics.vector import Stroke, VectorShape
    from newsletter.flow.beside import Adornment, Ruby
    from newsletter.flow.style import FaceStyle, ParagraphStyle
    from newsletter.pictures import Picture


class Field(StrEnum):
    """What a page fills in: its own number, and the number of pages."""

    FOLIO = "folio"
    FOLIO_HAN = "folio.han"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class PageOf:
    """A page field, too: the number of the page on which the node called *name* begins."""

    name: str


# A link that begins so goes to the node of that name.
INSIDE = "#"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one style; a newline is a forced line break.

    *nobreak* keeps the run on one line. *drawn* runs (markers, quotation marks that a dress adds) are ornament and
    not the author's words. A *field* run is filled by the page. All of the run has the one reading *ruby*. The line
    opens nothing behind an *initial*. *note* is the number of the note that the run marks; 0: none.
    """

    text: str
    style: FaceStyle
    trace: Trace | None = None
    link: str | None = None
    nobreak: bool = False
    drawn: bool = False
    field: Field | PageOf | None = None
    ruby: Ruby | None = None
    adorned: tuple[Adornment, ...] = ()
    initial: bool = False
    note: int = 0


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of the column that holds the character at *offset* of its text (T49).

    The *rule* of the first in a column parts them all from what stands above.
    """

    offset: int
    node: FlowNode
    rule: FlowNode


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What all nodes share.

    *before* and *after* are blank depth, collapsing with a neighbour's to the larger and vanishing
    at a column's head and foot. *with_next* forbids a column break behind the node, *whole* inside.
    *names* are what page fields and links call the place where it begins. An article *begins* with its first node.
    """

    role: Role = Role.NONE
    level: int = 0
    before: float = 0.0
    after: float = 0.0
    with_next: bool = False
    whole: bool = False
    span: Span | None = None
    names: tuple[str, ...] = ()
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Text(Node):
    """A paragraph. Its first character stands as many lines deep as *drop* says (T48), perhaps in a colour of its own.

    Where it has a *title*, those of its words alone are what its role says, and the others a paragraph beneath them.
    """

    runs: tuple[Run, ...]
    style: ParagraphStyle
    drop: int = 0
    notes: tuple[Footnote, ...] = ()
    drop_colour: Colour | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Stack(Node):
    """Nodes one below another."""

    children: tuple[FlowNode, ...]


class Cross(StrEnum):
    """How the cells of a row stand to each other down the page."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"
    BASELINE = "baseline"


class Natural(Enum):
    """A cell's width that its contents decide: that of its longest line."""

    WIDTH = "natural"


NATURAL = Natural.WIDTH


@dataclass(frozen=True, slots=True)
class Row(Node):
    """Nodes abreast.

    *shares* divide the width left by the gutters (equal when empty); a *fixed* width in points,
    where not None, overrides a cell's share; a *natural* one is as wide as its contents. *divider* is
    drawn in the middle of each gutter, *inset* short of the row's top and foot. In a *reverse* row the
    first cell stands at the line's end, as the first line of upright text does.
    """

    children: tuple[FlowNode, ...]
    shares: tuple[float, ...] = ()
    fixed: tuple[float | Natural | None, ...] = ()
    gutter: float = 0.0
    cross: Cross = Cross.TOP
    divider: Stroke | None = None
    reverse: bool = False
    inset: float = 0.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    text: Text
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table(Node):
    """Rows of cells over shared columns; the first *header_rows* repeat after a column break.

    Above them stands then *continued*, words of the dress such as （续表）.

    *aligns* by column; in *decimals* columns (from 0) the points of figures stand one below another, and
    words in the middle. *fitted* columns are as wide as their contents, where that leaves the others
    room. *padding* is the blank on each side of a cell's text. Rules: *outer* above and below the table,
    *under_header*, *inner* between rows. A row of one cell across all columns heads those below it.
    """

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 0
    aligns: tuple[Align, ...] = ()
    padding: float = 3.0
    outer: Stroke | None = None
    under_header: Stroke | None = None
    inner: Stroke | None = None
    continued: Text | None = None
    decimals: tuple[int, ...] = ()
    fitted: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Edges:
    """The rules at the four edges of a panel."""

    top: Stroke | None = None
    right: Stroke | None = None
    bottom: Stroke | None = None
    left: Stroke | None = None


NO_PADDING = Insets()
NO_EDGES = Edges()


@dataclass(frozen=True, slots=True)
class Panel(Node):
    """A frame round a child: *padding* inside, *fill*, rules at the *edges*.

    *inset* lets the frame stand that far inside the panel's depth at top and bottom, so that its edges meet
    the ink of the lines beside rather than their leading. A *bleed* panel reaches past both edges
    of the trimmed sheet. *depth* is a least depth; a shallower child stands in it as *cross* says.
    """

    child: FlowNode
    padding: Insets = NO_PADDING
    fill: Colour | None = None
    edges: Edges = NO_EDGES
    inset: float = 0.0
    bleed: bool = False
    depth: float = 0.0
    behind: Diagram | None = None
    cross: Cross = Cross.MIDDLE


class Fit(StrEnum):
    """Whether a picture fills its frame and is cropped, or stands whole inside it."""

    COVER = "cover"
    CONTAIN = "contain"


@dataclass(frozen=True, slots=True)
class Figure(Node):
    """A picture in a frame as wide as the measure, or *width* points, standing at *align*.

    One with a *width* is just so large in any setting.
    *ratio* is width over height (None: the picture's own). *focus* is the point of the picture, in
    shares of its width and height, that a crop keeps nearest the centre. *inset* and *bleed* as in a
    panel; *edge* is the line round it, *round* the radius of its corners, which one that bleeds has not. *alt* is read aloud; empty for a decorative picture. With *head*
    it reaches up to the sheet's edge where it stands first on its page.
    """

    picture: Picture
    ratio: float | None = None
    focus: tuple[float, float] = (0.5, 0.5)
    fit: Fit = Fit.COVER
    alt: str = ""
    inset: float = 0.0
    bleed: bool = False
    width: float | None = None
    align: Align = Align.CENTER
    edge: Stroke | None = None
    head: bool = False
    round: float = 0.0


@dataclass(frozen=True, slots=True)
class Diagram(Node):
    """Shapes in a box of its own *size*, in points.

    A diagram stands at *align* in its measure. *alt* is what a reader hears of it, *link* what it opens.
    """

    size: Size
    shapes: tuple[VectorShape, ...]
    align: Align = Align.START
    alt: str = ""
    link: str | None = None


class Across(StrEnum):
    """How wide a placed node stands."""

    COLUMN = "column"
    ALL = "all"


class Stand(StrEnum):
    """Where a placed node may stand: in the text's order, or at the head or foot of a page."""

    HERE = "here"
    FLOAT = "float"


@dataclass(frozen=True, slots=True)
class Beside:
    """How a node stands beside the texts behind it: how wide at least, at which side, so far from them.

    Pictures in it have *ratio* there, width over height; 0: their own.
    """

    width: float
    gap: float
    side: Align = Align.END
    ratio: float = 0.0


@dataclass(frozen=True, slots=True)
class Placed(Node):
    """A node across all columns, or one that may float to the head or foot of its page.

    In its column it may stand *beside* the texts behind it.
    """

    child: FlowNode
    across: Across = Across.ALL
    stand: Stand = Stand.HERE
    beside: Beside | None = None


@dataclass(frozen=True, slots=True)
class Space(Node):
    """Blank depth that the author or a dress asked for; it vanishes at a column's head."""

    depth: float


class BreakKind(StrEnum):
    """What ends at a break."""

    COLUMN = "column"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Break(Node):
    """A forced end of the column or page."""

    kind: BreakKind


FlowNode = Text | Stack | Row | Table | Panel | Figure | Diagram | Placed | Space | Break


def children(node: FlowNode) -> Iterator[FlowNode]:
    """The nodes inside a node, in reading order; a text's are its notes."""
    match node:
        case Text(notes=notes):
            yield from (note.node for note in notes)
        case Stack(children=inner) | Row(children=inner):
            yield from inner
        case Panel(child=child) | Placed(child=child):
            yield child
        case Table(rows=rows):
            yield from (cell.text for row in rows for cell in row)
        case _:
            return


def with_figures(node: FlowNode, change: Callable[[Figure], Figure]) -> FlowNode:
    """*node* with each picture inside it changed, but for those in tables."""
    match node:
        case Figure():
            return change(node)
        case Stack(children=inner) | Row(children=inner):
            return replace(node, children=tuple(with_figures(child, change) for child in inner))
        case Panel(child=child) | Placed(child=child):
            return replace(node, child=with_figures(child, change))
        case _:
            return node


def texts(node: FlowNode) -> Iterator[Text]:
    """The texts in a node in reading order, each before those of its notes."""
    if isinstance(node, Text):
        yield node
    for child in children(node):
        yield from texts(child)


def with_texts(node: FlowNode, change: Callable[[Text], Text]) -> FlowNode:
    """*node* with each text inside it changed, in reading order; what holds no change stays the very node."""
    match node:
        case Text():
            return change(node)
        case Stack(children=inner) | Row(children=inner):
            changed = tuple(with_texts(child, change) for child in inner)
            return node if _same(changed, inner) else replace(node, children=changed)
        case Panel(child=child) | Placed(child=child):
            within = with_texts(child, change)
            return node if within is child else replace(node, child=within)
        case Table(rows=rows):
            texts = [change(cell.text) for row in rows for cell in row]
            if _same(texts, [cell.text for row in rows for cell in row]):
                return node
            left = iter(texts)
            return replace(
                node, rows=tuple(tuple(replace(cell, text=next(left)) for cell in row) for row in rows)
            )
        case _:
            return node


def _same(some: Sequence[FlowNode], others: Sequence[FlowNode]) -> bool:
    return all(map(is_, some, others))
