"""Type too small for the distance that a layout is read from (AS 1319)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import diagnostic
from newsletter.checks import Check
from newsletter.design.distance import METRE, NEARER, needed
from newsletter.page.faults import place
from newsletter.page.fragment import Pages, SetLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.page.fragment import Page

# Sizes are set in quarters of a point.
_NEAR = 0.125
_SHOWN = 20


def _diagnose(pages: Pages) -> Iterator[Diagnostic]:
    """The body under what the distance asks for, and each size of other words under its nearer share."""
    distance, span = pages.sheet.distance, pages.sheet.distance_span
    if not distance:
        return
    least, metres = needed(distance), f"{distance / METRE:.3g}"
    if pages.grid.size < least - _NEAR:
        yield diagnostic("W460", span, size=f"{pages.grid.size:g}", distance=metres, least=f"{least:g}")
    known: set[float] = set()
    for line, size in (found for page in pages.pages for found in _lines(page)):
        if size < NEARER * least - _NEAR and size not in known:
            known.add(size)
            text = "".join(run.text for run in line.node.runs)[:_SHOWN]
            values = {"size": f"{size:g}", "distance": metres, "least": f"{NEARER * least:.3g}"}
            yield diagnostic("W461", place(line.node) or span, text=text, **values)


def _lines(page: Page) -> Iterator[tuple[SetLine, float]]:
    """Each line of a page with its largest size in points."""
    fittings = (fragment for fitting in page.furniture for fragment in fitting.fragments)
    for fragment in (*page.fragments, *fittings):
        line = fragment.content
        if isinstance(line, SetLine) and line.lines.text.text.strip():
            yield line, max(run.style.size for run in line.lines.text.runs)


CHECK = Check(("W460", "W461"), Pages, _diagnose)
