"""Why pages are as they are: for each column where it ends, by which rule, and what the next best end would cost.

For who asks with `build --explain`; a build that is not asked does none of this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import Diagnostic, diagnostic
from newsletter.flow.node import Figure, Text
from newsletter.page.columns import Task, second
from newsletter.page.faults import place
from newsletter.page.fragment import SetFigure, SetLine, SetShapes
from newsletter.page.slab import LONELY, NEVER, STRAND

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.basics.diagnostic import Value
    from newsletter.basics.span import Span
    from newsletter.flow.sheet import Flow
    from newsletter.page.columns import Filling
    from newsletter.page.filler import Column
    from newsletter.page.fragment import Content
    from newsletter.page.slab import Slab
    from newsletter.page.story import ColumnRun
    from newsletter.page.turns import Turn

_SHOWN = 12


def explained(flow: Flow, turns: Sequence[Turn]) -> Iterator[Diagnostic]:
    """Hints on every page, and on every column's end, what bends in it and what was put off."""
    for number, turn in enumerate(turns, 1):
        yield diagnostic("H511", page=number, cost=round(turn.cost), master=turn.master.name)
        for run, filling in turn.draft.filled:
            yield from _of_run(flow, number, run, filling)


def _of_run(flow: Flow, page: int, run: ColumnRun, filling: Filling) -> Iterator[Diagnostic]:
    unit = flow.grid.unit
    task = Task(run.slabs, len(filling.columns), filling.aim, unit, run.leeway, known=run.known)
    for index, column in enumerate(filling.columns):
        if not column.count:
            continue
        where = page, index + 1
        following = _following(run.slabs, column)
        span, text = _named(following)
        used, aim = round(column.used / unit, 1), round(filling.aim / unit) + filling.short
        code = _why(run.slabs, column, filling, unit)
        yield _hint(code, span, where, used=f"{used:g}", aim=aim, text=text)
        other = second(task, filling, index)
        if other is not None:
            more, end = other
            span, text = _named(_following(run.slabs, end))
            yield _hint("H517", span, where, text=text, more=round(more))
        for slab, lines in column.bent:
            span, text = _named(slab)
            is_paragraph = (
                any(isinstance(one.content, SetLine) for one in slab.content) and slab.cost < STRAND
            )
            code = "H518" if is_paragraph else "H519"
            yield _hint(code, span, where, text=text, lines=f"{lines:+d}")
        for late in column.rest.deferred:
            span, text = _named(run.slabs[late])
            yield _hint("H520", span, where, text=text)


def _hint(code: str, span: Span | None, where: tuple[int, int], **values: Value) -> Diagnostic:
    """What is said of a page's column."""
    page, column = where
    return Diagnostic(code, span, (("page", page), ("column", column), *values.items()))


def _why(slabs: Sequence[Slab], column: Column, filling: Filling, unit: float) -> str:
    """The code of the rule by which a column ends."""
    following = _following(slabs, column)
    if following is None:
        return "H512"
    if column.used > filling.aim - unit / 2 and not filling.short:
        return "H513"
    if following.cost == NEVER:
        return "H516"
    if following.cost >= STRAND:
        return "H514"
    return "H515" if following.cost >= LONELY else "H516"


def _following(slabs: Sequence[Slab], column: Column) -> Slab | None:
    return slabs[column.rest.index] if column.rest.index < len(slabs) else None


def _named(slab: Slab | None) -> tuple[Span | None, str]:
    """Where a slab came from, and the first words of it, or what its picture shows."""
    for one in slab.content if slab is not None else ():
        span, text = _of_content(one.content)
        if text:
            return span, text
    return None, "…"


def _of_content(content: Content) -> tuple[Span | None, str]:
    match content:
        case SetLine(node=Text() as node, lines=lines, index=index):
            line = lines.lines[index]
            text, starts = lines.text.text, lines.text.starts
            return place(node), text[starts[line.start] : starts[line.stop]].strip()[:_SHOWN]
        case SetFigure(node=Figure() as node):
            return place(node), node.alt[:_SHOWN] or "…"
        case SetShapes(node=node):
            return place(node), ""
        case _:
            return None, ""
