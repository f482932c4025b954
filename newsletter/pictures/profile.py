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


def described(profile: bytes) -> str:
    """What a profile calls itself, empty when it says nothing that can be read."""
    tag = _description(profile)
    if tag.startswith(b"desc"):
        length = int.from_bytes(tag[8:12], "big")
        return tag[12 : 12 + length].decode("latin-1").rstrip("\0").strip()
    if tag.startswith(b"mluc"):
        length, start = int.from_bytes(tag[20:24], "big"), int.from_bytes(tag[24:28], "big")
        return tag[start : start + length].decode("utf-16-be", "ignore").rstrip("\0").strip()
    return ""
