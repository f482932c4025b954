"""Why modules are as they are: what was weighed for a page, which stories break off, what their pictures gave.

For who asks with `build --explain`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import diagnostic
from newsletter.flow.node import texts
from newsletter.flow.role import Role
from newsletter.page.faults import place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.flow.node import FlowNode, Text
    from newsletter.page.makeup import Sheet
    from newsletter.page.module import Made

_SHOWN = 12


def modules_explained(sheets: Sequence[Sheet]) -> Iterator[Diagnostic]:
    """Hints on each page of modules, on each that breaks off, and on pictures that were lowered or raised."""
    for number, sheet in enumerate(sheets, 1):
        count = len(sheet.made)
        if sheet.others is None:
            yield diagnostic("H525", page=number, modules=count)
        else:
            more = round(sheet.others - sheet.way.cost)
            yield diagnostic("H523", page=number, modules=count, more=f"{more:+d}")
        for made in sheet.made:
            yield from _of_module(made, number, _following(sheets, number, made.module.story))


def _following(sheets: Sequence[Sheet], number: int, story: int) -> int | None:
    """The next page behind page *number* on which a story stands."""
    pages = enumerate(sheets[number:], number + 1)
    return next((page for page, one in pages if any(made.module.story == story for made in one.made)), None)


def _of_module(made: Made, page: int, to: int | None) -> Iterator[Diagnostic]:
    text = _heading(made.module.setting.story)
    span = place(text) if text is not None else None
    words = "".join(run.text for run in text.runs)[:_SHOWN].replace("\n", "") if text is not None else "…"
    if not made.draft.ended and to is not None:
        yield diagnostic("H524", span, page=page, text=words, to=to)
    if made.share != 1.0 and not made.module.carried:
        yield diagnostic("H526", span, page=page, text=words, share=f"{made.share:.0%}")


def _heading(nodes: Iterable[FlowNode]) -> Text | None:
    """The headline of a story, else its first text."""
    found = [text for node in nodes for text in texts(node)]
    return next((text for text in found if text.role is Role.HEADLINE), found[0] if found else None)
