"""Colour spaces of any PDF: what a colour's parts mean, and how much ink they are (ISO 32000-1 §8.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.finish.preflight.kinds import is_dictionary, is_name, is_stream
from newsletter.finish.preflight.marks import Paint

if TYPE_CHECKING:
    from typing import Any

_DEEPEST = 6
_SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_DEFAULT = {"DeviceGray": "/DefaultGray", "DeviceRGB": "/DefaultRGB", "DeviceCMYK": "/DefaultCMYK"}
_COUNTS = {"DeviceGray": 1, "CalGray": 1, "DeviceRGB": 3, "CalRGB": 3, "Lab": 3, "DeviceCMYK": 4}
_OF_PROFILE = {1: "GRAY", 3: "RGB", 4: "CMYK"}


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: its name as in `Paint`, the number of its parts, and what a spot falls back on.

    *full* are the process inks of a full spot where its tint is a plain one; *table* the colours of an indexed one.
    """

    name: str
    count: int = 1
    base: str = ""
    full: tuple[float, ...] = ()
    table: bytes | None = None

    def first(self) -> Paint:
        """The colour that the space begins with."""
        if self.table is not None:
            return self.paint((0.0,))
        if self.name.startswith(("Separation", "DeviceN")):
            return self.paint((1.0,) * self.count)
        return self.paint((0.0, 0.0, 0.0, 1.0) if self.count == 4 else (0.0,) * self.count)

    def paint(self, parts: tuple[float, ...]) -> Paint:
        """The colour of these parts; an entry's of an indexed space."""
        if self.table is not None and parts:
            start = max(0, int(parts[0])) * self.count
            parts = tuple(byte / 255 for byte in self.table[start : start + self.count])
        parts = parts[: self.count] if len(parts) >= self.count else ()
        return Paint(self.name, parts, self._ink(parts), self.base)

    def _ink(self, parts: tuple[float, ...]) -> float:
        if not parts:
            return 0.0
        kind = self.name.partition(":")[0]
        if self.name == "Lab":
            return 1 - min(parts[0], 100.0) / 100
        if kind == "Separation" and self.full:
            return sum(self.full) * parts[0]
        if kind in {"Separation", "DeviceN"} or self.count == 4:
            return sum(parts)
        return 1 - min(parts)


def resolve(said: Any, resources: Any, depth: int = 0) -> Space:  # noqa: ANN401 - pikepdf's objects
    """The space that *said*, a name or an array, stands for in those *resources*."""
    if depth > _DEEPEST or said is None:
        return Space("DeviceGray")
    if isinstance(said, str) or is_name(said):
        return _named(str(said)[1:], resources, depth)
    kind = str(said[0])[1:]
    kind = _SHORT.get(kind, kind)
    if kind == "ICCBased":
        return _profile(said[1])
    made = _MADE.get(kind)
    if made is None:
        return _named(kind, resources, depth)
    # What a space is made of: its second part, or for spots its third.
    at = 2 if kind in {"Separation", "DeviceN"} else 1
    return made(said, resolve(said[at], resources, depth + 1) if len(said) > at else Space("Pattern", 0))


def _indexed(said: Any, below: Space) -> Space:  # noqa: ANN401 - as above
    return Space(below.name, below.count, below.base, below.full, _table(said[3]))


def _spot(said: Any, below: Space) -> Space:  # noqa: ANN401 - as above
    name = str(said[1])[1:]
    return Space(f"Separation:{name}", 1, below.name, _full(said[3]) if below.count == 4 else ())


def _spots(said: Any, below: Space) -> Space:  # noqa: ANN401 - as above
    names = [str(one)[1:] for one in said[1]]
    return Space("DeviceN:" + "+".join(names), len(names), below.name)


def _pattern(_: Any, below: Space) -> Space:  # noqa: ANN401 - as above
    return below


_MADE = {"Indexed": _indexed, "Separation": _spot, "DeviceN": _spots, "Pattern": _pattern}


def _named(name: str, resources: Any, depth: int) -> Space:  # noqa: ANN401 - as above
    name = _SHORT.get(name, name)
    listed = None if resources is None else resources.get("/ColorSpace")
    if listed is not None:
        default = listed.get(_DEFAULT.get(name, "/"))
        if default is not None and not str(default).startswith("/Device"):
            return resolve(default, None, depth + 1)
        if name not in _COUNTS and f"/{name}" in listed:
            return resolve(listed[f"/{name}"], resources, depth + 1)
    return Space(name, _COUNTS.get(name, 0))


def _profile(stream: Any) -> Space:  # noqa: ANN401 - as above
    count = int(stream.get("/N", 0))
    return Space(f"ICCBased:{_OF_PROFILE.get(count, '?')}", count if count in _OF_PROFILE else 0)


def _full(tint: Any) -> tuple[float, ...]:  # noqa: ANN401 - as above
    if not is_dictionary(tint) or int(tint.get("/FunctionType", -1)) != 2:
        return ()
    return tuple(float(part) for part in tint.get("/C1", []))


def _table(said: Any) -> bytes:  # noqa: ANN401 - as above
    return bytes(said.read_bytes() if is_stream(said) else said)
