"""Office in grey: as office, for a printer without colours and for copiers."""

from __future__ import annotations

from newsletter.pdf.profile import Profile

PROFILE = Profile(
    name="office-grey",
    title="grey for an office printer without colours: the trimmed sheet, pictures of 220 ppi",
    colour="grey",
    black=True,
    ppi=220,
    least_ppi=110,
    quality=85,
    links=False,
    outline=False,
    layers=False,
    tagged=True,
    standards=("pdf-a-2a",),
    hairline=0.25,
)
