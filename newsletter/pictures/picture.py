"""The picture value that later stages hand on."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.geometry import Size
    from newsletter.basics.vector import Drawing
    from newsletter.pictures.treatment import Treatment


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as its file's header describes it.

    *size* is in pixels for a raster (already turned as EXIF says) and in its own units for a
    drawing; *kind* is `jpeg`, `png`, `webp`, `gif`, `tiff`, `heic` or `svg`. *data* is the file's bytes,
    *digest* their SHA-256 in hex, which stands for them where pictures are compared. *turn* is the EXIF orientation, 1 to 8, still to be applied to
    the stored pixels. *drawing* is set for `svg` alone. *notes* say, without a span, what of the
    file will not be seen. A *treatment* says in which colours of the palette it is printed, in place of its own.
    """

    name: str
    kind: str
    size: Size
    digest: str
    data: bytes = field(repr=False, compare=False)
    turn: int = 1
    drawing: Drawing | None = field(default=None, repr=False, compare=False)
    notes: tuple[Diagnostic, ...] = ()
    treatment: Treatment | None = None

    @property
    def is_vector(self) -> bool:
        """Whether the picture is drawn by paths and has no pixels."""
        return self.drawing is not None
