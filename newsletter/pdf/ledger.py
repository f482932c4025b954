"""What a file has to hold, counted from its drawing, to set against what was written (R7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from newsletter.basics.value import dataclass
from newsletter.display.ops import Glyphs, Group, Image, Link, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsletter.display.ops import DisplayList, Op
    from newsletter.pdf.profile import Profile


@dataclass(frozen=True, slots=True)
class Ledger:
    """How many there are of each."""

    pages: int = 0
    glyphs: int = 0
    pictures: int = 0
    links: int = 0
    bookmarks: int = 0

    def __str__(self) -> str:
        return ", ".join(f"{name} {getattr(self, name)}" for name in self.__slots__)


def tally(drawn: DisplayList, profile: Profile) -> Ledger:
    """What *drawn* holds of what *profile* lets through."""
    counts = dict.fromkeys((Glyphs, Image, Link), 0)
    for page in drawn.pages:
        for op in leaves(page.ops):
            match op:
                case Glyphs():
                    counts[Glyphs] += len(op.gids)
                case Image() | Link():
                    counts[type(op)] += 1
                case Shape():
                    pass
                case _:
                    assert_never(op)
    return Ledger(
        pages=len(drawn.pages),
        glyphs=counts[Glyphs],
        pictures=counts[Image],
        links=counts[Link] if profile.links else 0,
        bookmarks=len(drawn.outline) if profile.outline else 0,
    )


def leaves(ops: Iterable[Op]) -> Iterator[Glyphs | Shape | Image | Link]:
    """Every op that is not a group, in paint order."""
    for op in ops:
        if isinstance(op, Group):
            yield from leaves(op.ops)
        else:
            yield op


def text_of(ops: Iterable[Op]) -> Iterator[str]:
    """The text that *ops* say when copied: that of their glyphs, or what stands in its place (T70)."""
    for op in ops:
        match op:
            case Group(ops=()):
                pass
            case Group(actual=str() as actual):
                yield actual
            case Group():
                yield from text_of(op.ops)
            case Glyphs():
                yield "".join(op.texts)
            case Shape() | Image() | Link():
                pass
            case _:
                assert_never(op)
