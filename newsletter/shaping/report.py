"""What shaping has to tell of a paragraph, gathered with its places."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import diagnostic
from newsletter.shaping.fontbook import Part
from newsletter.shaping.near import equivalent, standard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.span import Span
    from newsletter.flow.node import Run
    from newsletter.shaping.face import Face
    from newsletter.shaping.fontbook import Chain, FontBook, Seat

_TOLD_APART = re.compile(
    "[\u061c\u200e\u200f\u2066-\u2069]|.[\ufe00-\ufe0d\ufe0f\U000e0100-\U000e01ef]", re.DOTALL
)
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")


class Report:
    """The diagnostics of one paragraph, run by run."""

    def __init__(self, book: FontBook) -> None:
        self._book = book
        self._found: list[Diagnostic] = []
        self._fallback: dict[tuple[str, str], tuple[Span | None, list[str]]] = {}
        self._centred: tuple[Span | None, str] = (None, "")
        self._flat: set[str] = set()
        self._source: Run | None = None
        self._start = 0

    def open(self, source: Run, start: int, chain: Chain) -> None:
        """What follows is of the run that begins at text offset *start*."""
        self._source, self._start = source, start
        self._found += chain.notes
        for match in _TOLD_APART.finditer(source.text):
            if len(match[0]) == 1:
                self._add("W207", start + match.start(), point=_point(match[0]), name=_name(match[0]))

    def barred(self, offset: int, char: str) -> None:
        """A character that may not be set stands at *offset* (T9, T10); newlines may."""
        if char == "\n":
            return
        if unicodedata.category(char) == "Co":
            known = standard(char, self._lang)
            code = "E204" if known else "E203"
            self._add(code, offset, point=_point(char), near=known, family=self._family)
        else:
            self._add("E206" if char in _OVERRIDES else "E205", offset, point=_point(char), name=_name(char))

    def missing(self, offset: int, cluster: str, seats: Sequence[Seat]) -> None:
        """No face of *seats* has the cluster (T7)."""
        faces = [self._book.face(seat.key) for seat in seats]
        near = equivalent(cluster, lambda char: any(face.covers(ord(char)) for face in faces))
        tried = dict.fromkeys(self._book.catalogue.faces[seat.key].family for seat in seats)
        self._add(
            "E202" if near else "E201",
            offset,
            length=len(cluster),
            char=cluster if cluster.isprintable() else "",
            point=_point(cluster),
            name=_name(cluster),
            faces=", ".join(tried),
            near=near,
        )

    def placed(self, offset: int, text: str, seat: Seat) -> None:
        """A piece was set from *seat*: told when that is another family's (T7), or a selector is lost (T8)."""
        if seat.part is Part.OTHER:
            wanted = self._family, seat.family.value
            _, chars = self._fallback.setdefault(wanted, (self._span(offset, len(text)), []))
            chars.append(text)
        if not text.isascii():
            self._selectors(offset, text, seat)

    def centred(self, offset: int, marks: str) -> None:
        """The face has *marks* in the middle of their frames where they belong aside (T24)."""
        self._centred = (self._centred[0] or self._span(offset), self._centred[1] + marks)

    def upright(self, offset: int, face: Face) -> None:
        """A piece stands upright in a vertical line; told when the face does not say where (T61)."""
        if not face.vertical and face.key not in self._flat:
            self._flat.add(face.key)
            self._add("W217", offset, face=face.postscript or face.key)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that was found, each once."""
        told = (
            diagnostic("W214", span, family=family, used=used, chars="".join(dict.fromkeys("".join(chars))))
            for (family, used), (span, chars) in self._fallback.items()
        )
        place, marks = self._centred
        centred = [diagnostic("W216", place, marks="".join(dict.fromkeys(marks)))] if marks else []
        return tuple(dict.fromkeys((*self._found, *told, *centred)))

    @property
    def _lang(self) -> str:
        return self._source.style.lang if self._source is not None else ""

    @property
    def _family(self) -> str:
        return self._source.style.family.value if self._source is not None else ""

    def _span(self, offset: int, length: int = 1) -> Span | None:
        trace = self._source.trace if self._source is not None else None
        return trace.at(offset - self._start, length) if trace is not None else None

    def _add(self, number: str, offset: int, *, length: int = 1, **values: str) -> None:
        self._found.append(diagnostic(number, self._span(offset, length), **values))

    def _selectors(self, offset: int, text: str, seat: Seat) -> None:
        """Tell of each variation sequence that the face does not know (T8)."""
        face = self._book.face(seat.key)
        for match in _TOLD_APART.finditer(text):
            if len(match[0]) == 2 and not face.variation(ord(match[0][0]), ord(match[0][1])):
                self._add("W215", offset + match.start(), char=match[0][0], point=_point(match[0][1]))


def _point(text: str) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in text)


def _name(text: str) -> str:
    return " + ".join(unicodedata.name(char, "unnamed") for char in text)
