"""Office: sRGB for the printer beside the desk, its black toner for text; pictures of 220 ppi, no bleed, nothing to click."""

from __future__ import annotations

from newsletter.pdf.profile import Profile

PROFILE = Profile(
    name="office",
    title="sRGB for an office printer: the trimmed sheet, pictures of 220 ppi",
    ppi=220,
    least_ppi=110,
    quality=85,
    links=False,
    outline=False,
    layers=False,
    black=True,
    tagged=True,
    standards=("pdf-a-2a",),
    hairline=0.25,
)
