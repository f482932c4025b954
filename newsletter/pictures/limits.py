"""How large a picture may be; each limit is checked before its cost is paid (R10)."""

from __future__ import annotations

from newsletter.basics.value import dataclass
from newsletter.pictures.fault import PictureFault


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest picture file: its bytes, its pixels, its longer side, a drawing's elements and points."""

    image_bytes: int = 64 << 20
    image_pixels: int = 120_000_000
    image_side: int = 32_000
    svg_bytes: int = 4 << 20
    svg_elements: int = 50_000
    svg_points: int = 1_000_000


LIMITS = Limits()


def check_bytes(name: str, count: int, limit: int) -> None:
    """Raise `PictureFault` when a file of *count* bytes is over *limit*."""
    if count > limit:
        raise PictureFault("E308", name=name, size=_megabytes(count), limit=_megabytes(limit))


def check_pixels(name: str, width: int, height: int, limits: Limits) -> None:
    """Raise `PictureFault` when a raster has too many pixels or too long a side."""
    if max(width, height) > limits.image_side:
        raise PictureFault("E309", name=name, side=max(width, height), limit=limits.image_side)
    if width * height > limits.image_pixels:
        raise PictureFault(
            "E310", name=name, width=width, height=height, limit=limits.image_pixels // 1_000_000
        )


def _megabytes(count: int) -> str:
    return f"{count / (1 << 20):.1f}"
