"""What a damaged or foreign file may raise in whoever reads its objects."""

from __future__ import annotations

import struct
import zlib


def faults() -> tuple[type[Exception], ...]:
    """The exceptions by which an object turns out not to be what a rule or a reader took it for."""
    import pikepdf

    return (
        ArithmeticError,
        AttributeError,
        LookupError,
        MemoryError,  # a number that asks for more than there is
        RuntimeError,  # too deep, not implemented, and what the library says
        TypeError,
        ValueError,
        pikepdf.PdfError,
        struct.error,
        zlib.error,
    )
