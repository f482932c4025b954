"""The sheet, its masters and the whole flow that is handed to the page room."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Size
from newsletter.basics.value import dataclass
from newsletter.flow.style import Writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.geometry import Rect
    from newsletter.basics.span import Span
    from newsletter.basics.vector import Stroke
    from newsletter.flow.knobs import Knobs, Offer
    from newsletter.flow.module import Plan
    from newsletter.flow.node import FlowNode


@dataclass(frozen=True, slots=True)
class Grid:
    """The baseline grid: rows *unit* deep, counted from the sheet's top.

    *size* is the body's em. A row's em box stands centred in it, so ink begins *inset* below the
    row's top and ends *inset* above its foot (T56).
    """

    unit: float
    size: float

    @property
    def inset(self) -> float:
        """Half the blank between two body lines."""
        return (self.unit - self.size) / 2


@dataclass(frozen=True, slots=True)
class Furniture:
    """What every page of a master carries outside the type area; *node* stands in *frame* on the sheet.

    It is set horizontally, whatever the story is. Where it *pushes* and is deeper than its frame, the type area
    begins so many rows lower.
    """

    node: FlowNode
    frame: Rect
    pushes: bool = False


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot of a type area; its lower edge is where the ink of the last row ends.

    It takes as many rows as it needs, so that at least *before* points are blank above it.
    """

    node: FlowNode
    before: float = 0.0


@dataclass(frozen=True, slots=True)
class Master:
    """One kind of page: its type area, columns and furniture.

    *area* runs from one grid row to another; *column* is the measure, whole ems of the body. They count
    along the story's lines (x) and across them (y): in vertical writing from the top, and from the right.
    A *rule* stands in the gutters between columns of text.
    What stands at its *foot* is to be taken off the area before it is filled.
    """

    name: str
    area: Rect
    columns: int
    column: float
    gutter: float
    furniture: tuple[Furniture, ...] = ()
    rule: Stroke | None = None
    foot: Foot | None = None

    def column_x(self, index: int) -> float:
        """The left edge of column *index*, from the sheet's left."""
        return self.area.x + index * (self.column + self.gutter)


@dataclass(frozen=True, slots=True)
class Masters:
    """Which master a page takes: the first page's, else that of its side; the last page's kinds end the document.

    *inner* is for all later pages, for those of odd number alone where even ones have *left* of their own.
    With *even* the document ends on a page of even number, if need be one with nothing but its foot.
    """

    first: Master
    inner: Master
    first_last: Master
    inner_last: Master
    left: Master | None = None
    left_last: Master | None = None
    even: bool = False

    def of(self, number: int, *, last: bool) -> Master:
        """The master of page *number* (from 1)."""
        if number == 1:
            return self.first_last if last else self.first
        inner = self.inner_last if last else self.inner
        left = self.left_last if last else self.left
        return inner if number % 2 or left is None else left

    def may_end(self, number: int) -> bool:
        """Whether the document may end with page *number*."""
        return not self.even or number % 2 == 0

    def changed(self, change: Callable[[Master], Master]) -> Masters:
        """The same kinds of page, each changed."""
        return replace(
            self,
            first=change(self.first),
            inner=change(self.inner),
            first_last=change(self.first_last),
            inner_last=change(self.inner_last),
            left=self.left and change(self.left),
            left_last=self.left_last and change(self.left_last),
        )

    @property
    def later(self) -> tuple[Master, ...]:
        """The masters of all pages but the first."""
        kinds = (self.inner, self.inner_last, self.left, self.left_last)
        return tuple(master for master in kinds if master is not None)


@dataclass(frozen=True, slots=True)
class Meta:
    """What a file says of itself, and by field where its author says so."""

    title: str
    author: str = ""
    subject: str = ""
    lang: str = "zh-CN"
    keywords: tuple[str, ...] = ()
    spans: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The trimmed size and the bleed round it, in points, and which way the story's lines run.

    It is read from so far away, in points, as is said at *distance_span*; 0 where nobody says how far.
    """

    size: Size
    bleed: float = 0.0
    writing: Writing = Writing.HORIZONTAL
    distance: float = 0.0
    distance_span: Span | None = None

    @property
    def vertical(self) -> bool:
        """Whether lines run down the sheet, the first one at its right."""
        return self.writing is Writing.VERTICAL

    @property
    def logical(self) -> Size:
        """The sheet along its lines and across them."""
        return Size(self.size.height, self.size.width) if self.vertical else self.size


@dataclass(frozen=True, slots=True)
class Flow:
    """A whole bulletin before it has pages. *story* runs through the columns of the masters.

    With a *plan* its stories stand in modules instead, and *story* is empty.

    *fit* is the number of pages that it must have, asked for at *fit_span*; 0 leaves it free, and with *fills* the
    last of them should be full. It should be a
    multiple of *multiple*, said at *multiple_span*. It is set at *knobs*, which may be turned as far as *offer* says.
    It *refers* where some text holds the number of a page on which another part begins.
    """

    sheet: Sheet
    grid: Grid
    masters: Masters
    story: tuple[FlowNode, ...]
    meta: Meta
    diagnostics: tuple[Diagnostic, ...] = field(default=())
    fit: int = 0
    fit_span: Span | None = None
    multiple: int = 1
    multiple_span: Span | None = None
    knobs: Knobs | None = None
    offer: Offer | None = None
    plan: Plan | None = None
    refers: bool = False
    fills: bool = False
