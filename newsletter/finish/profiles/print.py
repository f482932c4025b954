"""Print: pictures of 300 ppi, trim and bleed boxes with 3 mm of bleed, nothing to click.

Colour stays sRGB until a standard with its output condition is asked for: process inks beside sRGB
pictures would be a trap for the printing house.
"""

from __future__ import annotations

from newsletter.basics.units import MM
from newsletter.pdf.profile import Profile

PROFILE = Profile(
    name="print",
    title="Trimmed sheet with 3 mm bleed for a printing house",
    ppi=300,
    least_ppi=300,
    quality=90,
    bleed=3 * MM,
    boxes=True,
    links=False,
    outline=False,
    layers=False,
)
