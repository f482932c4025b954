"""Small pictures of a PDF's pages, for reports; PDFium renders them, which is an extra."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_QUALITY = 72


def thumbnails(data: bytes, numbers: Iterable[int], height: int) -> dict[int, bytes]:
    """The pages of these *numbers*, from 1, as JPEGs of *height* pixels.

    Those that cannot be rendered are left out; all where PDFium is not installed.
    """
    try:
        import pypdfium2
    except ImportError:
        return {}
    found: dict[int, bytes] = {}
    try:
        with pypdfium2.PdfDocument(data) as file:
            for number in numbers:
                if not 0 < number <= len(file):
                    continue
                try:
                    found[number] = _jpeg(file[number - 1], height)
                except (pypdfium2.PdfiumError, ValueError, MemoryError):
                    continue
    except pypdfium2.PdfiumError:
        return found
    return found


def _jpeg(page: object, height: int) -> bytes:
    into = BytesIO()
    tall = max(page.get_height(), 1.0)  # type: ignore[attr-defined] # PDFium's page has no types
    picture = page.render(scale=height / tall).to_pil()  # type: ignore[attr-defined]
    picture.convert("RGB").save(into, "JPEG", quality=_QUALITY)
    return into.getvalue()
