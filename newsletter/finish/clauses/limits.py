"""What an implementation may count on: how long strings and names are, how deep states nest, how large pages are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter.finish.clauses.file import named
from newsletter.finish.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.finish.opened import Opened

# ISO 19005-2 §6.1.13: bytes of a string and of a name, states saved in one another, indirect objects, sides in points.
_STRING, _NAME, _SAVED, _OBJECTS = 32767, 127, 28, 8_388_607
_SIDES = 3.0, 14400.0
_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
# The same as they are written: a name's bytes may be `#` and two digits, a string's two digits or an escape.
_NAMES = re.compile(rb"/((?:#[0-9A-Fa-f]{2}|[^\s()<>\[\]{}/%#]){128,})")
_STRINGS = re.compile(rb"<[0-9A-Fa-f\s]{65535,}>|\((?:\\[0-7]{1,3}|\\.|[^()\\]){32768,}\)", re.DOTALL)


def limits(opened: Opened) -> Iterator[Breach]:
    """No string, name, page or nesting beyond what every reader takes (§6.1.13)."""
    for one, written in opened.written:
        for found in _overlong(written):
            yield Breach(named(one), found)
    for number, (page, ops) in enumerate(zip(opened.pages, opened.content, strict=True), 1):
        for found in _overlong(opened.stream(page)):
            yield Breach("content", found, number)
        depth = deepest = 0
        for op in ops:
            depth += (op.name == "q") - (op.name == "Q")
            deepest = max(deepest, depth)
        if deepest > _SAVED:
            yield Breach("content", f"q {deepest}", number)
        for key in _BOXES:
            box = [float(side) for side in page.get(key, [])]
            sides = [abs(box[2] - box[0]), abs(box[3] - box[1])] if box else []
            if any(not _SIDES[0] <= side <= _SIDES[1] for side in sides):
                yield Breach("page", f"{key[1:]} {sides[0]:g} × {sides[1]:g}", number)
    if len(opened.pdf.objects) > _OBJECTS:
        yield Breach("file", f"{len(opened.pdf.objects)} objects")


def _overlong(written: bytes) -> Iterator[str]:
    """What of the syntax *written* is too long."""
    if len(written) <= _NAME:
        return
    for found in _NAMES.findall(written):
        yield f"name {len(re.sub(rb'#..', b'-', found))}"
    if len(written) > _STRING and _STRINGS.search(written):
        yield f"string > {_STRING}"
