"""QR symbols as drawings, one unit a module."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from newsletter.basics.colour import BLACK
from newsletter.basics.geometry import Rect, Size
from newsletter.basics.lazy import left_out
from newsletter.basics.vector import Drawing, VectorShape, rectangle
from newsletter.pictures.fault import PictureFault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.basics.vector import Segment

Level = Literal["L", "M", "Q", "H"]
QUIET = 4


@lru_cache(maxsize=64)
def qr(data: str, level: Level = "M", *, quiet: bool = True) -> Drawing:
    """The symbol of *data* with its quiet zone of four modules, as one black path.

    Characters beyond ASCII are stored as UTF-8. A document is realized many times while it is fitted to its pages, and
    a symbol takes ten milliseconds, so the last ones are kept. Raises PictureFault when *data* is empty or more
    than a symbol holds.
    """
    # Of its way to write XML, which brings all of urllib's network code, we take nothing.
    with left_out("urllib.request"):
        import segno

    if not data:
        raise PictureFault("E330")
    mode, encoding = (None, None) if data.isascii() else ("byte", "utf-8")
    try:
        symbol = segno.make_qr(data, error=level, mode=mode, encoding=encoding, boost_error=False)
    except (segno.DataOverflowError, UnicodeEncodeError) as error:
        raise PictureFault("E331", count=len(data.encode("utf-8", "replace"))) from error
    margin = QUIET if quiet else 0
    side = len(symbol.matrix) + 2 * margin
    path = tuple(_outline(symbol.matrix, margin))
    return Drawing(Size(side, side), (VectorShape(path, fill=BLACK),))


def _outline(matrix: Sequence[Sequence[int]], margin: int) -> Iterator[Segment]:
    for rect in _rects(matrix):
        yield from rectangle(rect.moved(margin, margin))


def _rects(matrix: Sequence[Sequence[int]]) -> Iterator[Rect]:
    """Rectangles that cover the dark modules once: runs of a row, joined with equal runs below.

    Fewer edges leave a viewer fewer places to let the paper shine through.
    """
    open_runs: dict[tuple[int, int], int] = {}
    for y in range(len(matrix) + 1):
        runs = set(_runs(matrix[y])) if y < len(matrix) else set()
        for run in [run for run in open_runs if run not in runs]:
            top = open_runs.pop(run)
            yield Rect(run[0], top, run[1] - run[0], y - top)
        for run in sorted(runs):
            open_runs.setdefault(run, y)


def _runs(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Start and end of each run of dark modules in a row."""
    start = None
    for x, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            yield start, x
            start = None
