"""Print for presses that take nothing newer: PDF/X-1a:2003, all opaque, else as `print`."""

from __future__ import annotations

from newsletter.basics.units import MM
from newsletter.pdf.profile import Profile
from newsletter.pictures.condition import FOGRA39

PROFILE = Profile(
    name="print-x1a",
    title="PDF/X-1a:2003 for an older press: CMYK, opaque, 3 mm bleed",
    colour="cmyk",
    ppi=300,
    least_ppi=300,
    quality=90,
    bleed=3 * MM,
    boxes=True,
    links=False,
    outline=False,
    layers=False,
    version=(1, 4),
    standard="PDF/X-1a:2003",
    condition=FOGRA39,
    ink=300,
    transparency=False,
    overprint=True,
    hairline=0.25,
    safe=5 * MM,
    refuses=2 / 3,
    line_ppi=600,
)
