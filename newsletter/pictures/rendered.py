"""A page of a PDF as a small PNG: few colours, enough to see what it looks like.

PDFium renders it; it is an extra, since no build needs it.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import EnvironmentFault, diagnostic

if TYPE_CHECKING:
    from PIL import Image

# Flat inks and their edges need no more colours; pictures lose nothing that is seen at this size.
COLOURS = 64
# Levels by which ink differs from bare paper, and the paper left round it, in pixels.
_BARE, _ROUND = 8, 10


def rendered(data: bytes, height: int) -> bytes:
    """The first page of a PDF as a PNG of *height* pixels.

    Raises EnvironmentFault where PDFium is not installed.
    """
    page = _page(data, height=height)
    return _png(page)


def trimmed(data: bytes, scale: float) -> bytes | None:
    """The first page of a PDF, *scale* pixels a point, cut to its ink; None for a bare page.

    Raises EnvironmentFault where PDFium is not installed.
    """
    page = _page(data, scale=scale)
    ink = page.convert("L").point(lambda level: 255 * (level < 255 - _BARE)).getbbox()
    if ink is None:
        return None
    left, top, right, bottom = ink
    width, height = page.size
    return _png(
        page.crop(
            (
                max(0, left - _ROUND),
                max(0, top - _ROUND),
                min(width, right + _ROUND),
                min(height, bottom + _ROUND),
            )
        )
    )


def pages(data: bytes, dpi: int) -> tuple[Image.Image, ...]:
    """All pages of a PDF in sRGB, as a screen shows them, at *dpi*.

    Raises EnvironmentFault where PDFium is not installed.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise EnvironmentFault([diagnostic("E733")]) from error
    with pypdfium2.PdfDocument(data) as file:
        return tuple(sheet.render(scale=dpi / 72).to_pil().convert("RGB") for sheet in file)


def _page(data: bytes, *, height: int = 0, scale: float = 0.0) -> Image.Image:
    """The first page in colour, *height* pixels high or *scale* pixels a point."""
    try:
        import pypdfium2
    except ImportError as error:
        raise EnvironmentFault([diagnostic("E733")]) from error
    with pypdfium2.PdfDocument(data) as file:
        sheet = file[0]
        picture: Image.Image = sheet.render(scale=scale or height / sheet.get_height()).to_pil()
        return picture.convert("RGB")


def _png(picture: Image.Image) -> bytes:
    from PIL import Image

    into = BytesIO()
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(into, "PNG", optimize=True)
    return into.getvalue()
