"""Screen: sRGB, pictures of 150 ppi, links and an outline, the sheet cut to its trim."""

from __future__ import annotations

from newsletter.pdf.profile import Profile

PROFILE = Profile(name="screen", title="sRGB for reading on screen and sending by mail")
