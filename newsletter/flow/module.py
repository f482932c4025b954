"""Modules: several stories on one sheet, each in a rectangle of its own, and what plans their places."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsletter.basics.vector import Stroke
    from newsletter.flow.node import FlowNode, Panel, Text


@dataclass(frozen=True, slots=True)
class Strip:
    """A headline set upright along the whole depth of its module, *width* points wide at its left side."""

    text: Text
    width: float


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """A story as one module sets it: *nodes* in columns of *measure* points, *gutter* apart.

    All of it stands inside *frame*, a panel of which only padding and ornament are meant; its padding above and
    below is of whole lines. A *whole* module never goes on elsewhere.
    """

    nodes: tuple[FlowNode, ...]
    columns: int
    measure: float
    gutter: float
    frame: Panel | None = None
    strip: Strip | None = None
    whole: bool = False

    @property
    def story(self) -> tuple[FlowNode, ...]:
        """All that the module sets, in reading order."""
        return (self.strip.text, *self.nodes) if self.strip else self.nodes


@dataclass(frozen=True, slots=True)
class Story:
    """An article that modules set.

    *setting* gives it in a kind of module so many columns of the sheet wide. It wants a module of the kind
    *wish*; empty: any. *jump* stands where it breaks off, with the page on which it goes on; *carried* above the
    part that goes on, with the page from which it comes: both name that page by a field. *opening* is the same
    story as the layout sets it without modules.
    """

    setting: Callable[[str, int], Setting]
    opening: tuple[FlowNode, ...]
    jump: Text
    carried: Text
    wish: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for one story in modules of a *kind*.

    Where that must be *asked* for, and no story wishes for it, one of the kind *otherwise* stands here; empty: none.
    """

    kind: str
    asked: bool = False
    otherwise: str = ""

    @property
    def open_kind(self) -> str:
        """The kind in which any story may stand here; empty: none."""
        return self.otherwise if self.asked else self.kind


@dataclass(frozen=True, slots=True)
class Cell:
    """Slots one below another, so many *columns* of the sheet wide."""

    columns: int
    slots: tuple[Slot, ...]


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Which modules stand on the pages: rows on the first page, then on each later one, the last again and again.

    Modules one below another stand *gap* points apart, a *rule* in the middle of it; those abreast have a
    *divider* in the gutter. Cropped pictures may take from the first to the second share of *pictures* of their
    heights, so that modules abreast end level.
    """

    stories: tuple[Story, ...]
    first: tuple[Row, ...]
    later: tuple[Row, ...]
    gap: float
    rule: Stroke | None = None
    divider: Stroke | None = None
    pictures: tuple[float, float] = field(default=(1.0, 1.0))
