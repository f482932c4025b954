"""Email: as screen, with pictures of 110 ppi and a weight that any mailbox takes."""

from __future__ import annotations

from newsletter.pdf.profile import Profile

PROFILE = Profile(
    name="email",
    title="small sRGB for mail: PDF/A-2a and PDF/UA-1, pictures of 110 ppi",
    ppi=110,
    quality=68,
    tagged=True,
    standards=("pdf-a-2a", "pdf-ua-1"),
    budget=1_500_000,
    thrift=((96, 60), (84, 52), (72, 45)),
)
