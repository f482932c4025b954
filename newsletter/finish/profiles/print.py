"""Print: PDF/X-4 that is PDF/A-2u, too, in process inks for coated offset, pictures of 300 ppi, 3 mm of bleed, nothing to click."""

from __future__ import annotations

from newsletter.basics.units import MM
from newsletter.pdf.profile import Profile
from newsletter.pictures.condition import FOGRA39

PROFILE = Profile(
    name="print",
    title="PDF/X-4 for a printing house: CMYK, 3 mm bleed",
    colour="cmyk",
    ppi=300,
    least_ppi=300,
    quality=90,
    bleed=3 * MM,
    boxes=True,
    links=False,
    outline=False,
    layers=False,
    version=(1, 6),
    standard="PDF/X-4",
    standards=("pdf-a-2u",),
    condition=FOGRA39,
    ink=300,
    overprint=True,
    hairline=0.25,
    safe=5 * MM,
    refuses=2 / 3,
    line_ppi=600,
)
