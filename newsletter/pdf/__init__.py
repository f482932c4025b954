"""PDF: a display list becomes a file by ReportLab's canvas.

Takes a `DisplayList` and the `Profile` that says what the file may hold, gives `Painted`: the bytes,
what was written by count, and warnings. It never measures, never breaks a line, never writes to disk.
"""

from __future__ import annotations

from newsletter.pdf.paint import Painted, paint
from newsletter.pdf.profile import Profile

__all__ = ["Painted", "Profile", "paint"]
