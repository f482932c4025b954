"""What a file draws: pages, and the forms, tiles, drawn glyphs and looks of notes that nest in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

_HIGHEST = 50  # steps from a page to the root of the page tree


class Op(NamedTuple):
    """An operator of a page with its operands."""

    name: str
    operands: tuple[Any, ...]


class Scope(NamedTuple):
    """Content with the *resources* that its names stand for, and the number of the first *page* that has it."""

    page: int
    resources: Any
    ops: tuple[Op, ...]


def under(one: Any, *keys: str) -> Any:  # noqa: ANN401 - pikepdf's objects are of many kinds
    """What stands under *keys*, one in another, of an object; an empty mapping where nothing does."""
    for key in keys:
        one = one.get(key)
        if one is None:
            return {}
    return one


def key(one: Any) -> tuple[int, int]:  # noqa: ANN401 - as above
    """What an object is known by: its number, or, where it has none, what it says."""
    number: tuple[int, int] = one.objgen
    return number if number != (0, 0) else (0, crc32(one.unparse()))


def drawn(stream: Any) -> tuple[Op, ...]:  # noqa: ANN401 - as above
    """The operators of a page or a stream.

    Raises HugeError for one that unpacks to more than memory may hold.
    """
    from newsletter.finish.preflight.bounded import parsed, weigh

    weigh(stream)
    found, _ = parsed(stream)
    return tuple(Op(str(one.operator), tuple(one.operands)) for one in found)


def scopes(pages: Sequence[Any], content: Sequence[tuple[Op, ...]]) -> Iterator[Scope]:
    """Each page with its own operators, and behind it each stream that nests in it, if no page before has it."""
    seen: set[tuple[int, int]] = set()
    for number, (page, ops) in enumerate(zip(pages, content, strict=True), 1):
        own = _inherited(page)
        yield Scope(number, own, ops)
        waiting = [*_held(own), *((look, look.get("/Resources", own)) for look in _looks(page))]
        while waiting:
            stream, resources = waiting.pop()
            if stream.objgen in seen:
                continue
            seen.add(stream.objgen)
            yield Scope(number, resources, drawn(stream))
            waiting += _held(resources)


def _held(resources: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - as above
    """The streams that resources hold to draw with, each with its own resources, or theirs where it has none."""
    import pikepdf

    for kind in ("/XObject", "/Pattern"):
        for one in under(resources, kind).values():
            if isinstance(one, pikepdf.Stream) and str(one.get("/Subtype")) != "/Image":
                yield one, one.get("/Resources", resources)
    for font in under(resources, "/Font").values():
        for glyph in under(font, "/CharProcs").values():
            if isinstance(glyph, pikepdf.Stream):
                yield glyph, font.get("/Resources", resources)


def _looks(page: Any) -> Iterable[Any]:  # noqa: ANN401 - as above
    """What the notes on a page look like."""
    import pikepdf

    for note in under(page, "/Annots"):
        look = under(note, "/AP").get("/N")
        for one in (look,) if isinstance(look, pikepdf.Stream) else under(note, "/AP", "/N").values():
            if isinstance(one, pikepdf.Stream):
                yield one


def _inherited(page: Any) -> Any:  # noqa: ANN401 - as above
    """The resources of a page, its own or those of the nodes above it."""
    for _ in range(_HIGHEST):
        found = page.get("/Resources")
        if found is not None:
            return found
        page = page.get("/Parent")
        if page is None:
            break
    return {}
