"""Dateline (电头): where and when the article was written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.flow.role import Role
from newsletter.model.block import Block, Dress
from newsletter.model.parts import joined, ornament
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class DatelineDress(Dress):
    """How a dateline looks."""

    between: str = field("What stands between the place and the date.", "地点与日期之间", default="　")


class Dateline(Block[DatelineDress]):
    """Where and when the article was written."""

    place_: Inline | None = field("The place.", "地点", default=None)
    date: Inline | None = field("The day, as it is to be read.", "日期，怎样写就怎样排", default=None)

    example = "dateline: {place: 古塔区, date: 3月5日}"
    inner = False

    def realize(self, dress: DatelineDress, cx: Realizer) -> Iterator[FlowNode]:
        """The place and the day on one line, kept with what follows."""
        said = (cx.runs(part, "dateline") for part in (self.place_, self.date) if part is not None)
        runs = joined(said, ornament(cx, dress.between, "dateline"))
        if runs:
            yield replace(cx.join(runs, "dateline", role=Role.BYLINE, span=self.span), with_next=True)
        else:
            cx.report("W181", self.span)
