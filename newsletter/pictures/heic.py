"""HEIC photographs of telephones, decoded by an optional library that decodes nothing else (R15).

`pi-heif` is taken and not `pillow-heif`, whose wheels hold an encoder under the GPL.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from newsletter.pictures.fault import PictureFault
from newsletter.pictures.header import Header
from newsletter.pictures.limits import LIMITS, Limits, check_pixels

if TYPE_CHECKING:
    from PIL import Image


def read(data: bytes, name: str, limits: Limits) -> Header:
    """What the file says of its main picture, which is upright however it is stored; nothing is decoded.

    Raises PictureFault when the library is not installed, or the file is damaged or over a limit.
    """
    main = _main(data, name, limits)
    width, height = main.size
    return Header(width, height, 3, 1, bytes(main.info.get("icc_profile") or b""))


def opened(data: bytes, name: str, limits: Limits = LIMITS) -> Image.Image:
    """The file's main picture, decoded, in mode RGB or RGBA with its colour profile and nothing else.

    Raises PictureFault as `read` does.
    """
    from newsletter.pictures.pixels import BROKEN

    main = _main(data, name, limits)
    try:
        image: Image.Image = main.to_pillow()
    except BROKEN as error:
        raise PictureFault("E307", name=name) from error
    profile = image.info.get("icc_profile")
    image.info.clear()
    if profile:
        image.info["icc_profile"] = profile
    return image


def _main(data: bytes, name: str, limits: Limits) -> Any:  # noqa: ANN401 - the library ships no types
    """The main picture of a file, of a size within the limits."""
    try:
        import pi_heif
    except ImportError as error:
        raise PictureFault("E327", name=name) from error
    from newsletter.pictures.pixels import BROKEN

    try:
        file = pi_heif.open_heif(BytesIO(data), convert_hdr_to_8bit=True)
        main = file[file.primary_index]
        width, height = main.size
    except BROKEN as error:
        raise PictureFault("E307", name=name) from error
    check_pixels(name, width, height, limits)
    return main
