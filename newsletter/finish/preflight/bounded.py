"""Content read within bounds: a small file may unpack to more than memory holds, or say more than anyone waits for."""

from __future__ import annotations

import warnings
import zlib
from typing import TYPE_CHECKING

from newsletter.finish.preflight.kinds import is_array, is_stream

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from newsletter.finish.preflight.state import Walk

_WANTED = (
    "q Q cm gs w g G rg RG k K cs CS sc scn SC SCN re m l c v y W W* n f F f* B B* S s b b* Do sh BI ID EI "
    "BDC BMC EMC BT Tf Td TD T* Tm Tc Tw Tz TL Ts Tr Tj TJ ' \" d1"
)
# Bytes that may be unpacked without a look at how many they become.
_SMALL = 1 << 20
_MOST = 256 << 20
# So many operators of forms are kept for when a form is drawn again.
_KEPT = 200_000


class HugeError(ValueError):
    """A stream unpacks to more than is read."""


def operators(walk: Walk, stream: Any) -> Iterator[tuple[str, list[Any]]]:  # noqa: ANN401 - pikepdf's object
    """The operators of a page or stream that tell of marks, each with its operands.

    Raises HugeError for one that unpacks to more than 256 MB.
    """
    key = stream.objgen if hasattr(stream, "objgen") else (0, 0)
    if key in walk.cache:
        yield from walk.cache[key]
        return
    weigh(stream)
    found, fault = parsed(stream, _WANTED)
    if fault:
        walk.broken.append(fault)
    read = [(str(one.operator), list(one.operands)) for one in found]
    if key != (0, 0) and walk.inside and sum(map(len, walk.cache.values())) + len(read) < _KEPT:
        walk.cache[key] = read
    yield from read


def parsed(stream: Any, wanted: str = "") -> tuple[list[Any], str]:  # noqa: ANN401 - as above
    """The instructions of a page or stream, of *wanted* operators alone, and what its reader warned of."""
    import pikepdf

    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        found = list(pikepdf.parse_content_stream(stream, wanted))
    return found, str(heard[0].message) if heard else ""


def weigh(stream: Any) -> None:  # noqa: ANN401 - as above
    """Refuse what would fill memory, before it is unpacked whole."""
    parts = [stream]
    if not is_stream(stream):
        said = stream.get("/Contents")
        parts = list(said) if is_array(said) else [said] if is_stream(said) else []
    for part in parts:
        if int(part.get("/Length", 0)) < _SMALL:
            continue
        unpacked = zlib.decompressobj()
        if str(part.get("/Filter")) == "/FlateDecode":
            unpacked.decompress(part.read_raw_bytes(), _MOST)
            if unpacked.unconsumed_tail:
                raise HugeError(">256 MB")
