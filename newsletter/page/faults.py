"""Faults of finished pages: what their lines found, what leaves its place, what does not fit."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import Diagnostic, diagnostic
from newsletter.flow.node import Break, BreakKind, Text, children
from newsletter.page.fragment import SetDiagram, SetFigure, SetFrame, SetLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsletter.basics.span import Span
    from newsletter.flow.node import FlowNode
    from newsletter.flow.sheet import Flow
    from newsletter.page.fragment import Fitting, Fragment, Page

# How far below its frame furniture may reach: less than the leading of its last line.
SLACK = 6.0
# Furniture whose baselines are nearer than this stands on one line.
SAME_LINE = 4.0
_SHOWN = 20
# What is lacking on the machine, wherever it is noticed.
_OF_THE_WHOLE = frozenset({"H208", "W209", "W256"})


def faults(flow: Flow, pages: Sequence[Page]) -> tuple[Diagnostic, ...]:
    """All that is wrong with *pages*, each finding once."""
    found: dict[Diagnostic, None] = {}
    for page in pages:
        fittings = [fragment for fitting in page.furniture for fragment in fitting.fragments]
        for fragment in (*fittings, *page.fragments):
            if isinstance(fragment.content, SetLine):
                found.update(dict.fromkeys(_of_line(fragment.content)))
            elif isinstance(fragment.content, SetFigure):
                at = place(fragment.content.node)
                found.update((replace(one, span=at), None) for one in fragment.content.diagnostics)
        found.update(dict.fromkeys((*_overflowing(flow, page), *_crowded(page))))
    found.update(dict.fromkeys(_misfit(flow, pages)))
    return tuple(found)


def _of_line(content: SetLine) -> Iterator[Diagnostic]:
    """What the lines and the shaping of a text found, in words without a trace at the text's own place."""
    for one in (*content.lines.diagnostics, *content.lines.text.diagnostics):
        lacks_place = one.span is None and one.code not in _OF_THE_WHOLE
        yield replace(one, span=content.node.span) if lacks_place else one


def _overflowing(flow: Flow, page: Page) -> Iterator[Diagnostic]:
    """What stands below the type area: nothing leaves it unsaid."""
    for fragment in page.fragments:
        content = fragment.content
        depth = content.height if isinstance(content, SetFigure | SetFrame) else 0.0
        if isinstance(content, SetDiagram):
            depth = content.node.size.width if flow.sheet.vertical else content.node.size.height
        if fragment.y + depth > page.master.area.bottom + 1.0:
            yield diagnostic("E501", place(content.node), page=page.number)
            return


def _crowded(page: Page) -> Iterator[Diagnostic]:
    """Furniture that is deeper than its frame, or runs into its neighbour's words."""
    for fitting in page.furniture:
        if fitting.depth > fitting.item.frame.height + SLACK:
            yield from _told(fitting.fragments, page)
    for one, other in combinations(page.furniture, 2):
        if any(_touch(a, b) for a in _lines(one) for b in _lines(other)):
            yield from _told(one.fragments, page)


def _lines(fitting: Fitting) -> Iterator[tuple[float, float, float]]:
    """The baseline and both ends of each line of furniture."""
    for fragment in fitting.fragments:
        if isinstance(fragment.content, SetLine):
            line = fragment.content.lines.lines[fragment.content.index]
            start = fragment.x + (line.origins[0] if line.origins else 0.0)
            yield fragment.y, start, start + line.width


def _touch(one: tuple[float, float, float], other: tuple[float, float, float]) -> bool:
    (y1, start1, end1), (y2, start2, end2) = one, other
    return abs(y1 - y2) < SAME_LINE and start1 < end2 and start2 < end1


def _told(fragments: Iterable[Fragment], page: Page) -> Iterator[Diagnostic]:
    """The finding of furniture that has no room, at its place in the content where it has one."""
    for fragment in fragments:
        if isinstance(fragment.content, SetLine):
            node = fragment.content.node
            text = "".join(run.text for run in node.runs)
            yield diagnostic("E506", place(node), text=text[:_SHOWN], page=page.number)
            return


def place(node: FlowNode) -> Span | None:
    """Where a node came from: its own place, or that of the first word in it."""
    if node.span is not None:
        return node.span
    if isinstance(node, Text):
        return next((run.trace.at(0) for run in node.runs if run.trace is not None and run.text), None)
    return next(filter(None, map(place, children(node))), None)


def _misfit(flow: Flow, pages: Sequence[Page]) -> Iterator[Diagnostic]:
    """What was turned to fit, or by how many lines of one column the pages are not as many as asked for."""
    if not flow.fit or len(pages) == flow.fit:
        yield from _odd_sheets(flow, len(pages))
        turned = _turned(flow)
        if flow.fit and turned:
            yield diagnostic("H508", flow.fit_span, wanted=flow.fit, **turned)
        return
    breaks = sum(isinstance(node, Break) and node.kind is BreakKind.PAGE for node in flow.story)
    if breaks >= flow.fit:
        yield diagnostic("E522", flow.fit_span, pages=len(pages), wanted=flow.fit, breaks=breaks)
        return
    columns = pages[-1].master.columns
    if len(pages) > flow.fit:
        code, bent = "E502", "E509"
        lines = sum(_filled_lines(flow, page) for page in pages[flow.fit :])
        if not breaks:  # what is blank before a forced end cannot be filled
            lines -= sum(_room(flow, page) - _filled_lines(flow, page) for page in pages[: flow.fit])
    else:
        code, bent = "E503", "E510"
        blank = _room(flow, pages[-1]) - _filled_lines(flow, pages[-1])
        lines = blank + (flow.fit - len(pages) - 1) * _room(flow, pages[-1]) + 1
    lines = max(columns, lines)  # parts that stay whole leave blank, too: a line of each column at least
    turned = _turned(flow)
    said: dict[str, str | int | float] = {
        "pages": len(pages),
        "wanted": flow.fit,
        "lines": lines,
        "characters": _characters(flow, lines),
        **turned,
    }
    yield Diagnostic(bent if turned else code, flow.fit_span, tuple(said.items()))


def _turned(flow: Flow) -> dict[str, str]:
    """The setting by the layout's names, each knob that was turned behind what the layout has; empty where none was."""
    if flow.knobs is None or flow.offer is None or flow.knobs == flow.offer.own:
        return {}
    said = {"pictures": f"pictures {flow.knobs.pictures:.0%}"}
    for name in ("leading", "size"):
        old, new = getattr(flow.offer.own, name), getattr(flow.knobs, name)
        said[name] = f"{name} {new:.4g}pt" if old == new else f"{name} {old:.4g}pt → {new:.4g}pt"
    return said


def _characters(flow: Flow, lines: int) -> int:
    """About how many characters so many lines of a column hold, in tens."""
    return max(10, round(lines * flow.masters.inner.column / flow.grid.size / 10) * 10)


def _odd_sheets(flow: Flow, pages: int) -> Iterator[Diagnostic]:
    """A warning of pages that leave a folded sheet partly blank."""
    missing = -pages % flow.multiple
    if missing:
        yield diagnostic("W507", flow.multiple_span, pages=pages, multiple=flow.multiple, missing=missing)


def _filled_lines(flow: Flow, page: Page) -> int:
    """The lines of one column that a page has used, its spanners counted in every column."""
    return round(page.master.columns * max(0.0, page.foot - page.master.area.y) / flow.grid.unit)


def _room(flow: Flow, page: Page) -> int:
    """The lines of one column that a page holds."""
    return int(page.master.area.height / flow.grid.unit) * page.master.columns
