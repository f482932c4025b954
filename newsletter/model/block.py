"""What a block kind is: fields for the author, a dress for the layout, and the nodes it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, Protocol, TypeVar, get_args

from newsletter.basics.value import dataclass
from newsletter.design.dressed import Dressed
from newsletter.source.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsletter.basics.colour import Colour
    from newsletter.basics.span import Span
    from newsletter.basics.units import Length
    from newsletter.flow.node import FlowNode, Run, Text
    from newsletter.flow.role import Role
    from newsletter.flow.sheet import Grid
    from newsletter.flow.style import Align
    from newsletter.source.inline import Inline


class Dress(Record):
    """What a layout may choose for one block kind; every field has a default."""


DressT = TypeVar("DressT", bound=Dress)


@dataclass(frozen=True, slots=True)
class Listed:
    """A place that a contents list can lead to: its *name* in page fields, its *title*'s lines, its level from 1."""

    name: str
    title: tuple[Inline, ...]
    level: int


class Realizer(Protocol):
    """What a block may ask of the layout while it becomes nodes. Lengths come back in points."""

    @property
    def grid(self) -> Grid:
        """The baseline grid; `unit` is the depth of one line."""

    @property
    def measure(self) -> float:
        """The width of what the block stands in: a column, or the inside of a box."""

    @property
    def spread(self) -> float:
        """The width across all columns; the measure again inside a box or where there is one column."""

    @property
    def enclosed(self) -> bool:
        """Whether the block stands inside another that is set apart, as a box is."""

    @property
    def opens(self) -> bool:
        """Whether the block is part of an article's opener."""

    def text(  # noqa: PLR0913 - one call says all of a paragraph
        self,
        content: Inline | str,
        style: str,
        *,
        role: Role = ...,
        level: int = ...,
        align: Align | None = ...,
        indent: float | None = ...,
        prefix: tuple[Run, ...] = ...,
        span: Span | None = ...,
    ) -> Text:
        """A paragraph of *content* in the layout's style of that name."""

    def runs(self, content: Inline | str, style: str, *, drawn: bool = ...) -> tuple[Run, ...]:
        """The runs of *content* in the style, to be joined with others in one text."""

    def join(self, runs: Sequence[Run], style: str, *, role: Role = ..., span: Span | None = ...) -> Text:
        """A paragraph of *runs* with the paragraph properties of the style."""

    def blocks(
        self,
        blocks: Sequence[Block[Dress]],
        *,
        styles: Mapping[str, str] = ...,
        narrower: float | None = ...,
    ) -> tuple[FlowNode, ...]:
        """The nodes of inner blocks, dressed by the same layout.

        *styles* names other styles for some (`{"body": "box-body"}`). With *narrower*, so many points
        are taken off the measure, nothing inside crosses the columns, and all of it is enclosed; without,
        they stand where the outer block does.
        """

    def colour(self, name: str) -> Colour:
        """The palette's colour of that name."""

    def length(self, length: Length | str, *, style: str = ...) -> float:
        """A length, perhaps written as in layouts (`12pt`, `3mm`, `0.5L`, `1em` of the style's size)."""

    def size(self, style: str) -> float:
        """The em of a style."""

    def number(self, series: str, *, start: int = ...) -> int:
        """The next number of a series in this article, from 1; with it the series `SERIES/…` begin anew."""

    def contents(self, depth: int | None) -> tuple[Listed, ...]:
        """The articles of the document, below them their headings, down to that level; of one article its headings.

        Without *depth* everything that has a title, whatever its level.
        """

    def report(self, code: str, span: Span | None, **values: str | float) -> None:
        """Say something of the content; an `E` code stops the build after realizing."""


class Block(Dressed, Generic[DressT]):
    """One kind of block. A subclass states fields, an example in YAML, and `realize`.

    The file's name in `newsletter/blocks/` is the kind's key in content and its dress's key in
    layouts. *variants* are further examples, one for each other form that it may have. `inner` is false for parts of an article's frame (masthead, headline …) that have no
    second spelling inside `blocks:`. A kind that `guides` only leads to other places, so that nothing leads to it.
    """

    example: ClassVar[str] = ""
    variants: ClassVar[tuple[str, ...]] = ()
    inner: ClassVar[bool] = True
    guides: ClassVar[bool] = False
    dress_type: ClassVar[type[Dress]] = Dress

    def __init_subclass__(cls, **kwargs: object) -> None:
        """Note the dress that the kind names between its brackets."""
        super().__init_subclass__(**kwargs)
        cls.dress_type = _dress_of(cls)

    def headed(self) -> tuple[tuple[Inline, ...], int] | None:
        """The lines of what it is called in a list of contents, and its level below the article; None for most."""
        return None

    @property
    def joins(self) -> bool:
        """Whether it stands with the end of what is before it, so that no column begins with it."""
        return False

    def realize(self, dress: DressT, cx: Realizer) -> Iterable[FlowNode]:
        """The nodes that the block becomes."""
        raise TypeError(f"{type(self).__name__} cannot be realized in {dress!r} by {cx!r}")


def _dress_of(kind: type) -> type[Dress]:
    for base in kind.__dict__.get("__orig_bases__", ()):
        for said in get_args(base):
            if isinstance(said, type) and issubclass(said, Dress):
                return said
    return Dress
