"""Screen: sRGB, pictures of 150 ppi, links and an outline, the sheet cut to its trim; tagged PDF/A-2a and PDF/UA-1."""

from __future__ import annotations

from newsletter.pdf.profile import Profile

PROFILE = Profile(
    name="screen",
    title="sRGB for reading on screen and sending by mail",
    tagged=True,
    standards=("pdf-a-2a", "pdf-ua-1"),
)
