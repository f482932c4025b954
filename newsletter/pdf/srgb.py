"""An sRGB profile of our own, for a file to say what its colours are.

Made of the published numbers of IEC 61966-2-1, adapted to D50 as ICC.1 asks; so it may be handed on with any
file. A matrix profile of version 2, the same bytes in every run.
"""

from __future__ import annotations

import struct
from functools import cache

NAME = "sRGB IEC61966-2.1"
# The primaries and the white in the profile's space: XYZ under D50, by the Bradford matrix.
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_D50 = (0.9642, 1.0, 0.8249)
_D65 = (0.95045, 1.0, 1.08905)
_STEPS = 1024
_HEADER = 128
# Fixed, since the same file has to be the same bytes: the day of the standard's amendment.
_DATE = (2003, 1, 1, 0, 0, 0)


@cache
def profile() -> bytes:
    """The profile as a file."""
    tags = {
        b"desc": _description(NAME),
        b"cprt": b"text\0\0\0\0" + b"No copyright, use freely\0",
        b"wtpt": _xyz(_D65),
        **{name: _xyz(place) for name, place in _PRIMARIES.items()},
        b"rTRC": _curve(),
    }
    start = _HEADER + 4 + 12 * (len(tags) + 2)
    table, data = b"", b""
    places: dict[bytes, tuple[int, int]] = {}
    for name, body in tags.items():
        places[name] = start + len(data), len(body)
        data += body + b"\0" * (-len(body) % 4)
    places |= {b"gTRC": places[b"rTRC"], b"bTRC": places[b"rTRC"]}
    for name, (offset, length) in places.items():
        table += struct.pack(">4sII", name, offset, length)
    return _header(start + len(data)) + struct.pack(">I", len(places)) + table + data


def _header(size: int) -> bytes:
    """The 128 bytes at the head: a display profile from RGB to XYZ, version 2.1, perceptual."""
    head = struct.pack(
        ">I4sI4s4s4s6H4s4s",
        size,
        b"\0\0\0\0",
        0x02100000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        *_DATE,
        b"acsp",
        b"\0\0\0\0",
    )
    head += struct.pack(">III8sI", 0, 0, 0, b"\0" * 8, 0) + b"".join(map(_fixed, _D50))
    return head.ljust(_HEADER, b"\0")


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(place: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, place))


def _description(text: str) -> bytes:
    raw = text.encode("ascii") + b"\0"
    # The empty forms in Unicode and of the Macintosh that version 2 asks for.
    return b"desc\0\0\0\0" + struct.pack(">I", len(raw)) + raw + b"\0" * (8 + 3 + 67)


def _curve() -> bytes:
    """The transfer function in so many steps, from what is stored to light."""
    light = (_light(step / (_STEPS - 1)) for step in range(_STEPS))
    return b"curv\0\0\0\0" + struct.pack(f">I{_STEPS}H", _STEPS, *(round(one * 65535) for one in light))


def _light(stored: float) -> float:
    return stored / 12.92 if stored <= 0.04045 else ((stored + 0.055) / 1.055) ** 2.4
