"""Pictures: a file becomes a `Picture` whose size is known from its header alone.

Takes a path, gives a picture and, when a painter asks, its pixels (`raster.encode`) or paths
(`Picture.drawing`). `focus.crop` says which part a frame shows, `qr.qr` draws a symbol. It never
knows where a picture stands on the page.
"""

from __future__ import annotations

from newsletter.pictures.fault import PictureFault
from newsletter.pictures.load import load
from newsletter.pictures.picture import Picture

__all__ = ["Picture", "PictureFault", "load"]
