"""Colour profiles as bytes: whether one is sound, and whether it is sRGB anyway."""

from __future__ import annotations

_HEADER = 128
_SPACES = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}
_SRGB = (b"sRGB", "sRGB".encode("utf-16-be"))


def is_sound(profile: bytes, channels: int) -> bool:
    """Whether the bytes have a profile's header, its stated length and the picture's channels."""
    return (
        len(profile) > _HEADER
        and profile[36:40] == b"acsp"
        and int.from_bytes(profile[:4], "big") <= len(profile)
        and _SPACES.get(profile[16:20]) == channels
    )


def is_srgb(profile: bytes) -> bool:
    """Whether a profile calls itself sRGB, so that converting would change nothing."""
    described = _description(profile)
    return any(mark in described for mark in _SRGB)


def _description(profile: bytes) -> bytes:
    """The bytes of the `desc` tag, empty when there is none."""
    count = min(int.from_bytes(profile[_HEADER : _HEADER + 4], "big"), 100)
    for index in range(count):
        at = _HEADER + 4 + 12 * index
        if profile[at : at + 4] == b"desc":
            start = int.from_bytes(profile[at + 4 : at + 8], "big")
            return profile[start : start + int.from_bytes(profile[at + 8 : at + 12], "big")]
    return b""
