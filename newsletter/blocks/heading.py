"""Heading (小标题): a heading inside a section."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.units import Length
from newsletter.flow.role import Role
from newsletter.model.block import Block
from newsletter.model.parts import Spaced, nth, numeral, ornament, series, spaced
from newsletter.source.inline import Inline
from newsletter.source.record import field
from newsletter.source.references import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class HeadingDress(Spaced):
    """How headings inside a section stand and are numbered."""

    after: Length = field("The blank below.", "下方的空", default=Length())
    numbers: tuple[str, ...] = field(
        "How headings of each level are numbered, as the first would be.",
        "各级标题的编号，写第一个的样子",
        default=("一、", "（一）", "1."),
    )


class Heading(Block[HeadingDress]):
    """A heading inside a section."""

    text: Inline = field("The heading.", "标题文字")
    level: int = field("Its level, below the section's.", "级别", default=2, minimum=1, maximum=3)
    numbering: bool = field("Whether it is numbered.", "是否编号", default=False)
    id: Name = field(
        "What texts call the heading: `${page.ID}`.", "引用小标题页码时用的名字", default=Name("")
    )

    example = "heading: {text: 一人一档, level: 2, numbering: true}"

    def headed(self) -> tuple[tuple[Inline, ...], int]:
        """The heading."""
        return (self.text,), self.level

    def realize(self, dress: HeadingDress, cx: Realizer) -> Iterator[FlowNode]:
        """One text, kept with what follows (T44)."""
        style = f"heading-{self.level}"
        pattern = nth(dress.numbers, self.level - 1) if self.numbering else None
        label = numeral(pattern, cx.number(series(self.level))) if pattern else ""
        text = cx.text(
            self.text,
            style,
            role=Role.HEADING,
            level=self.level + 1,
            prefix=ornament(cx, label, style),
            span=self.span,
        )
        yield replace(spaced(text, dress, cx), with_next=True, whole=True)
