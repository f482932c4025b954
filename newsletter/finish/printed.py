"""What a print file says of its press: the output condition, and where each page is trimmed."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import EnvironmentFault, diagnostic
from newsletter.basics.geometry import Rect
from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    import pikepdf


@dataclass(frozen=True, slots=True)
class PrintFile:
    """A PDF for a press: its bytes, the ICC profile of its output intent (empty without one), the condition's name.

    *trims* holds each page's trim in shares of the sheet as it is seen, from the upper left corner.
    """

    data: bytes
    profile: bytes
    condition: str
    trims: tuple[Rect, ...]


def print_file(data: bytes, path: Path) -> PrintFile:
    """What the PDF *data*, called *path* in messages, says.

    Raises EnvironmentFault where it cannot be opened.
    """
    import pikepdf

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            profile, condition = _intent(pdf)
            return PrintFile(data, profile, condition, tuple(_trim(page) for page in pdf.pages))
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise EnvironmentFault([diagnostic("E651", path=str(path), reason=str(error))]) from error


def _intent(pdf: pikepdf.Pdf) -> tuple[bytes, str]:
    """The embedded profile of a CMYK press, and the condition's name."""
    for intent in pdf.Root.get("/OutputIntents", []):
        profile = intent.get("/DestOutputProfile")
        if profile is not None and int(profile.get("/N", 0)) == 4:
            return profile.read_bytes(), str(intent.get("/OutputConditionIdentifier", ""))
    return b"", ""


def _trim(page: pikepdf.Page) -> Rect:
    left, low, right, high = map(float, page.mediabox)
    x1, y1, x2, y2 = map(float, page.trimbox)
    width, height = right - left, high - low
    box = Rect((x1 - left) / width, (high - y2) / height, (x2 - x1) / width, (y2 - y1) / height)
    for _ in range(int(page.obj.get("/Rotate", 0)) % 360 // 90):
        # A quarter clockwise: what was at the foot is at the left.
        box = Rect(1 - box.y - box.height, box.x, box.height, box.width)
    return box
