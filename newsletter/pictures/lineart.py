"""Line art: pictures of black and white or of a few flat colours, whose edges show each pixel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.pictures.pixels import BROKEN, loaded, opened

if TYPE_CHECKING:
    from newsletter.pictures.picture import Picture

# Edges smoothed by grey pixels have more than so many; so has any photograph.
_FEW = 8
# What is no larger than that both ways is a dot or a bar, and no drawing.
_TINY = 32
_PHOTOS = frozenset(("jpeg", "heic", "svg"))


def is_line_art(picture: Picture) -> bool:
    """Whether a raster picture has two, or at most a few, colours.

    Raises PictureFault when it is damaged.
    """
    if picture.kind in _PHOTOS or max(picture.size.width, picture.size.height) <= _TINY:
        return False
    image = opened(picture.data, picture.name)
    if image.mode == "1":
        return True
    loaded(image, picture.name)
    try:
        return 1 < len(image.getcolors(_FEW) or ()) <= _FEW
    except BROKEN:
        return False
