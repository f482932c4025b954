"""The display list: everything a page shows, in sheet coordinates, with nothing left to decide.

Points, origin at the trimmed sheet's top left corner, y downwards; the bleed has negative
coordinates. A painter walks it and needs no other knowledge.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from newsletter.basics.colour import Colour
    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.geometry import Rect
    from newsletter.basics.span import Span
    from newsletter.basics.vector import VectorShape
    from newsletter.flow.role import Role
    from newsletter.flow.sheet import Meta, Sheet
    from newsletter.pictures import Picture
    from newsletter.shaping.face import Face


# Blank in 24ths of the size (`PARTS`) that a glyph's advance takes in before and after it, or gives up (T70).
Pad = tuple[int, int]
NO_PAD: Pad = (0, 0)
PARTS = 24


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Glyphs of one face, size and colour. `xs`, `ys` are their origins on the sheet.

    `texts` holds the characters that each glyph stands for, empty for one that continues a cluster.
    `pads` holds the blank that each one's advance is to carry; it is empty where none carries any.
    *turned* glyphs stand 90° clockwise about their origins; *narrow* ones take that share of their width.
    A *reading* stands beside the words that it tells how to say.
    """

    face: Face
    size: float
    colour: Colour
    gids: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    texts: tuple[str, ...]
    pads: tuple[Pad, ...] = ()
    turned: bool = False
    narrow: float = 1.0
    reading: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A painted path."""

    shape: VectorShape


@dataclass(frozen=True, slots=True)
class Image:
    """A picture drawn into *frame*; *crop* is the shown part, in shares of the picture (0 to 1).

    Its corners are *round* with that radius.
    """

    picture: Picture
    frame: Rect
    crop: Rect
    alt: str = ""
    span: Span | None = None
    round: float = 0.0


@dataclass(frozen=True, slots=True)
class Link:
    """An area that opens *target* (https, http, mailto or tel), or goes to the place behind its `#`.

    *element* numbers the structure element whose words or picture it covers, -1 for none.
    """

    frame: Rect
    target: str
    text: str = ""
    element: int = -1
    span: Span | None = None


class Ornament(StrEnum):
    """What an artifact is to a page; headers and footers are pagination (ISO 32000-1 §14.8.2.2.2, table 330)."""

    LAYOUT = "Layout"
    PAGINATION = "Pagination"
    HEADER = "Header"
    FOOTER = "Footer"
    BACKGROUND = "Background"


@dataclass(frozen=True, slots=True)
class Group:
    """Ops that belong together: one line, one figure, one frame.

    *actual* is the text to copy in place of what the glyphs say; *artifact* marks furniture and
    ornament; *lang* overrides the document's; *clip* cuts what is drawn. *element* numbers the
    structure element that the group belongs to, -1 for none. *ornament* says what sort of artifact one
    is, *link* what its words open.
    """

    ops: tuple[Op, ...]
    role: Role
    element: int = -1
    actual: str | None = None
    artifact: bool = False
    lang: str = ""
    clip: Rect | None = None
    ornament: Ornament = Ornament.LAYOUT
    link: str = ""


Op = Glyphs | Shape | Image | Link | Group


@dataclass(frozen=True, slots=True)
class Layer:
    """What a reader of the file can show and hide over a page, by *name*; nothing of it can be copied or printed."""

    name: str
    ops: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class DisplayPage:
    """One page's ops in paint order, reading order within the artifacts left out; *layers* lie over them."""

    number: int
    ops: tuple[Op, ...]
    layers: tuple[Layer, ...] = ()


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An outline entry: its level from 0, its words, its page (from 1) and the y it jumps to."""

    title: str
    level: int
    page: int
    y: float
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Where links inside the document go: the place called *name* on *page* (from 1), and its y."""

    name: str
    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element: what a flow node is to a reader; *parent* numbers another, or -1.

    Elements of one parent are read in the order of their numbers. A cell spans *columns*; a list whose items
    have labels says by its *numbering* what they are: `Decimal` or `Disc`.
    """

    role: Role
    level: int
    parent: int
    alt: str = ""
    lang: str = ""
    columns: int = 1
    numbering: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class DisplayList:
    """The finished drawing of all pages."""

    sheet: Sheet
    meta: Meta
    pages: tuple[DisplayPage, ...]
    outline: tuple[Bookmark, ...] = ()
    elements: tuple[Element, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    targets: tuple[Target, ...] = ()
