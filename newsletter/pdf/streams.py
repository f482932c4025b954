"""Coded pixels as image XObjects, with their masks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsletter.pdf.document import Document
    from newsletter.pictures.raster import EncodedImage


def write(document: Document, name: str, coded: EncodedImage) -> str:
    """Put in *coded* as *name* and give the reference to it."""
    entries = (
        f"/Type /XObject /Subtype /Image /Width {coded.width} /Height {coded.height} "
        f"/ColorSpace /{coded.colour_space} /BitsPerComponent {coded.bits} /Filter /{coded.coding}"
    )
    if coded.inverted:
        parts = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}[coded.colour_space]
        entries += f" /Decode [{' '.join(['1 0'] * parts)}]"
    if coded.smask is not None:
        entries += f" /SMask {write(document, f'{name}.Alpha', coded.smask)}"
    if coded.mask is not None:
        entries += f" /Mask {_stencil(document, f'{name}.Mask', coded, coded.mask)}"
    return document.add_stream(name, entries, coded.data, packed=True)


def _stencil(document: Document, name: str, of: EncodedImage, bits: bytes) -> str:
    """What of a picture is painted at all (ISO 32000-2 §8.9.6.3), a bit a pixel."""
    entries = f"/Type /XObject /Subtype /Image /ImageMask true /Width {of.width} /Height {of.height} "
    return document.add_stream(name, f"{entries}/BitsPerComponent 1 /Filter /FlateDecode", bits, packed=True)
