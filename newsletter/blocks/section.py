"""Section (章节): a heading under a rule, and the blocks it heads."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Insets
from newsletter.basics.units import Length
from newsletter.flow.node import NATURAL, Cross, Edges, Figure, Panel, Placed, Row, Space, Stack, Text
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.block import Block, Dress
from newsletter.model.notes import Footer, SetNote, told
from newsletter.model.parts import (
    Ruling,
    Spaced,
    aligned,
    heading_number,
    levelled,
    nth,
    ornament,
    ruling,
    series,
    settled,
    stroke,
    tabular,
    width_of,
)
from newsletter.source.inline import Inline
from newsletter.source.record import field
from newsletter.source.references import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


# From this number on numbers differ in length.
_TWO_FIGURES = 10


class NotesAt(StrEnum):
    """Where notes stand."""

    FOOT = "foot"
    END = "end"


class SectionDress(Spaced):
    """How a section opens."""

    rule: Ruling | None = field(
        "The rule above a first-level heading.", "一级标题上方的线", default=ruling(1.5, "text")
    )
    after: Length = field("The blank between heading and text.", "标题与正文之间的空", default=Length())
    beside: Length | None = field(
        "How wide a first-level heading is that stands beside its text; above it if left out.",
        "一级标题放在正文左侧时的宽度；不写则放在上方",
        default=None,
    )
    beside_gap: Length = field(
        "The blank between such a heading and its text.", "左侧标题与正文之间的空", default=Length(em=1)
    )
    rule_gap: Length = field(
        "The blank between the rule and what stands below it.", "线与其下文字之间的空", default=Length()
    )
    first: str = field(
        "The style of the first paragraph: larger where a section answers its heading in a few words.",
        "每节第一段的样式，用于以一句话回答标题的版式",
        default="body",
        style=True,
    )
    first_most: int = field(
        "The most characters of a paragraph that takes that style: a longer one is set like the others; 0 for any.",
        "首段不超过这么多字才用上述样式，更长的照正文排；0 为不限",
        default=0,
        minimum=0,
        maximum=1000,
    )
    lift: bool = field(
        "Whether a heading without strong words is set as if all of it were strong.",
        "没有加粗字的标题，是否整行按加粗来排",
        default=False,
    )
    numbers: tuple[str, ...] = field(
        "How headings of each level are numbered, as the first would be (`一、`); none if empty.",
        "各级标题的编号，写第一个的样子（如“一、”）；空则不编号",
        default=(),
    )
    notes_at: NotesAt = field(
        "Where notes stand: at the foot of the column that marks them, or at the section's end.",
        "注的位置：foot 在注码所在栏的栏末，end 在本节末尾",
        default=NotesAt.FOOT,
    )
    note_rule: Ruling | None = field("The rule above notes.", "注上方的线", default=ruling(0.5, "text"))
    note_rule_width: Length = field("How long that rule is.", "注上方的线长", default=Length(share=0.25))
    note_gap: Length = field("The blank behind a note's number.", "注码后的空", default=Length(em=0.5))


class Section(Block[SectionDress]):
    """A part of an article, with or without a heading."""

    blocks: tuple[Block[Dress], ...] = field("What the section holds.", "本节内容", default=())
    heading: Inline | None = field("The section's heading.", "小标题", default=None)
    level: int = field("The heading's level.", "标题级别", default=1, minimum=1, maximum=3)
    notes: tuple[Inline, ...] = field(
        "Notes, in the order of their marks `[^1]`, `[^2]` in the text.",
        "注，次序与文中的注码 [^1]、[^2] 相同",
        default=(),
    )
    id: Name = field("What texts call the section: `${page.ID}`.", "引用本节页码时用的名字", default=Name(""))

    example = "heading: 这是一支**听党指挥**的队伍\nblocks: [领导小组当天成立。]"
    inner = False

    def headed(self) -> tuple[tuple[Inline, ...], int] | None:
        """The heading, if there is one."""
        return None if self.heading is None else ((self.heading,), self.level)

    @property
    def joins(self) -> bool:
        """Without a heading, as its first block does."""
        return self.heading is None and bool(self.blocks) and self.blocks[0].joins

    def realize(self, dress: SectionDress, cx: Realizer) -> Iterator[FlowNode]:
        """The heading, then the blocks; a couplet or picture that opens them stays with its text."""
        heading = () if self.heading is None else (self._heading(self.heading, dress, cx),)
        side = None if dress.beside is None or self.level > 1 else cx.length(dress.beside)
        blocks = list(self._blocks(dress, cx, side))
        if side is not None:
            heading, blocks = (), [self._beside(heading, blocks, side, dress, cx)]
        if heading and len(blocks) > 1 and _opens(blocks[0]):
            blocks[0] = replace(blocks[0], with_next=True)
        told((self.heading, self.blocks, self.notes), self.notes, cx)
        at_foot = dress.notes_at is NotesAt.FOOT
        notes = self._notes(dress, cx, running=at_foot)
        footer = Footer({key: note for key, note in enumerate(notes, 1) if at_foot})
        for index, node in enumerate((*heading, *blocks)):
            before = 0.0 if index else cx.length(dress.before)
            yield footer.footed(replace(node, before=max(node.before, before)))
        # Notes that no mark asks for stand at the end wherever the others are.
        left = footer.left if at_foot else notes
        if left:
            yield Stack((left[0].rule, *(note.node for note in left)), role=Role.LIST)

    def _blocks(self, dress: SectionDress, cx: Realizer, side: float | None) -> tuple[FlowNode, ...]:
        """What the section holds, its first paragraph in a style of its own."""
        narrower = None if side is None else side + cx.length(dress.beside_gap)
        first = {"body": dress.first} if dress.first != "body" else {}
        count = 1 if first and self.heading is not None and self._answers(dress.first_most) else 0
        parts: tuple[tuple[tuple[Block[Dress], ...], dict[str, str]], ...] = (
            (self.blocks[:count], first),
            (self.blocks[count:], {}),
        )
        return tuple(n for part, styles in parts for n in cx.blocks(part, styles=styles, narrower=narrower))

    def _answers(self, most: int) -> bool:
        """Whether the first block is no paragraph of more characters than *most*, where that is not 0."""
        text = getattr(self.blocks[0], "text", None) if self.blocks else None
        return not most or not isinstance(text, Inline) or len(text.plain) <= most

    def _beside(
        self,
        heading: tuple[FlowNode, ...],
        blocks: list[FlowNode],
        side: float,
        dress: SectionDress,
        cx: Realizer,
    ) -> FlowNode:
        """The heading at the left of its text, their first lines on one baseline, under the section's rule."""
        body = Stack(tuple(map(settled, blocks)))
        label = heading[0] if heading else Space(0.0)
        if isinstance(label, Text):
            label = levelled(label, cx)
        row = Row((label, body), fixed=(side, None), gutter=cx.length(dress.beside_gap), cross=Cross.BASELINE)
        rule = stroke(cx, dress.rule)
        return Panel(row, Insets(top=cx.length(dress.rule_gap)), edges=Edges(top=rule)) if rule else row

    def _rule(self, dress: SectionDress, cx: Realizer) -> FlowNode:
        """The short rule above notes (T49)."""
        edge = Panel(
            Space(0.0),
            edges=Edges(top=stroke(cx, dress.note_rule)),
            inset=cx.grid.unit / 4,
            depth=cx.grid.unit / 2,
            role=Role.ARTIFACT,
        )
        return Row((edge, Space(0.0)), fixed=(cx.length(dress.note_rule_width), None), with_next=True)

    def _notes(self, dress: SectionDress, cx: Realizer, *, running: bool) -> tuple[SetNote, ...]:
        """The notes behind their numbers (T49).

        Those of several sections may stand at one foot, so *running* numbers go on through the document.
        """
        numbers = [cx.number("note") if running else own for own in range(1, len(self.notes) + 1)]
        labels = [
            aligned(tabular(cx.join(ornament(cx, str(number), "note"), "note")), Align.END)
            for number in numbers
        ]
        widest = max((width_of(label.runs) for label in labels), default=0.0)
        fixed = NATURAL if max(numbers, default=0) < _TWO_FIGURES else widest
        rule = self._rule(dress, cx)
        rows = (
            Row(
                (label, cx.text(note, "note", indent=0.0, span=note.span)),
                fixed=(fixed, None),
                gutter=cx.length(dress.note_gap, style="note"),
                cross=Cross.BASELINE,
                role=Role.ITEM,
                span=note.span,
            )
            for label, note in zip(labels, self.notes, strict=True)
        )
        return tuple(SetNote(number, row, rule) for number, row in zip(numbers, rows, strict=True))

    def _heading(self, heading: Inline, dress: SectionDress, cx: Realizer) -> FlowNode:
        style = f"heading-{self.level}"
        pattern, count = nth(dress.numbers, self.level - 1), cx.number(series(self.level))
        number = ornament(cx, heading_number(pattern, count, heading), style)
        span = self.place("heading")
        if dress.lift and not any("strong" in piece.marks for piece in heading.pieces):
            lifted = tuple(replace(piece, marks=piece.marks | {"strong"}) for piece in heading.pieces)
            heading = replace(heading, pieces=lifted)
        text = cx.text(heading, style, role=Role.HEADING, level=self.level + 1, prefix=number, span=span)
        rule = stroke(cx, dress.rule) if self.level == 1 and dress.beside is None else None
        gap = Insets(top=cx.length(dress.rule_gap))
        node = Panel(text, gap, edges=Edges(top=rule)) if rule else text
        return replace(node, after=cx.length(dress.after), with_next=True, whole=True)


def _opens(node: FlowNode) -> bool:
    """Whether a node is a couplet, or begins with a picture: what only opens a section, and is none of its text."""
    match node:
        case Figure() | Panel(role=Role.QUOTE):
            return True
        case Placed(child=child) | Stack(children=(child, *_)) | Row(children=(child, *_)):
            return _opens(child)
        case _:
            return False
