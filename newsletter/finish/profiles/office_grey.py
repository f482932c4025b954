"""Office in grey: as office, for a printer without colours and for copiers."""

from __future__ import annotations

from dataclasses import replace

from newsletter.finish.profiles import office

PROFILE = replace(
    office.PROFILE,
    name="office-grey",
    title="grey for an office printer without colours: the trimmed sheet, pictures of 220 ppi",
    colour="grey",
)
