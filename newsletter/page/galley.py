"""The galley: nodes become slabs of a given measure, before anyone knows of columns.

One function a node kind; composite nodes are built in `boxes` and `table`.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from newsletter.basics.value import dataclass
from newsletter.flow.node import (
    Across,
    Break,
    Diagram,
    Figure,
    Fit,
    Panel,
    Placed,
    Row,
    Space,
    Stack,
    Stand,
    Table,
    Text,
    children,
)
from newsletter.flow.style import Align, SizeStep
from newsletter.page import boxes, table, upright
from newsletter.page.fragment import Fragment, SetDiagram, SetFigure, SetLine
from newsletter.page.slab import (
    HYPHENATED,
    LONELY,
    NEVER,
    STRAND,
    TOLERANCE,
    Noted,
    Slab,
    noted,
    spaced,
    total_depth,
    up,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.flow.node import FlowNode
    from newsletter.flow.sheet import Grid
    from newsletter.flow.style import ParagraphStyle
    from newsletter.lines import Typesetter
    from newsletter.lines.line import Lines


# The share of a headline's first size down to which a single line is better than two larger ones.
LARGE = 0.6
# The lines that a picture as deep as its column leaves for its caption.
CAPTION = 2
# The share of a column that a picture shown whole may take.
WHOLE = 0.5
# The shares of its height in which a cropped picture may stand where it has no room for all of it.
LOWERED = (0.9, 0.8, 0.7)
# The share of a column that the notes of what is held together may take at its foot; others stand behind it, where they part.
DEEP = 0.4


@dataclass(frozen=True, slots=True)
class Measure:
    """The room that a node is set in, in points.

    *width* of the lines; *deepest* is what one column holds; *bleed* is how far a bleeding node
    reaches past the measure to the left and to the right. A *nested* room is inside another node, off
    the grid. *notes* is the measure of notes that belong to the room; 0: its own. Pictures in it have
    *ratio*, width over height, where it is not 0.
    """

    width: float
    deepest: float
    bleed: tuple[float, float] = (0.0, 0.0)
    nested: bool = False
    notes: float = 0.0
    ratio: float = 0.0

    def narrowed(self, by: float) -> Measure:
        """The room inside a node, *by* points narrower, without a way to the sheet's edge."""
        return Measure(self.width - by, self.deepest, nested=True, notes=self.notes or self.width)

    @property
    def foot(self) -> Measure:
        """The room of notes at the foot of the column."""
        return Measure(self.notes or self.width, self.deepest, nested=True)


@dataclass(frozen=True, slots=True)
class Galley:
    """Sets nodes into slabs on one grid, with one typesetter.

    In a *vertical* story widths run down the sheet and depths to the left; pictures and tables stand upright.
    *pictures* is the share of their heights that cropped ones take.
    """

    setter: Typesetter
    grid: Grid
    vertical: bool = False
    pictures: float = 1.0

    def slabs(self, node: FlowNode, room: Measure) -> tuple[Slab, ...]:
        """The slabs of *node*, its blank before and after on the first and the last."""
        slabs = self._inner(node, room)
        # What is deeper than a column has to be parted after all.
        if node.whole and len(slabs) > 1 and total_depth(slabs) <= room.deepest + TOLERANCE:
            slabs = (*(replace(slab, cost=NEVER) for slab in slabs[:-1]), slabs[-1])
        if node.with_next and slabs:
            slabs = (*slabs[:-1], replace(slabs[-1], cost=max(STRAND, slabs[-1].cost)))
        return spaced(slabs, node.before, node.after)

    def _inner(self, node: FlowNode, room: Measure) -> tuple[Slab, ...]:  # noqa: PLR0911 - one a node
        match node:
            case Text():
                return self._text(node, room)
            case Stack(children):
                return self.stack(children, room)
            case Row():
                return boxes.row(self, node, room)
            case Panel():
                return boxes.panel(self, node, room)
            case Table():
                return upright.table(self, node, room) if self.vertical else table.table(self, node, room)
            case Figure():
                return (self._figure(node, room),)
            case Diagram():
                return (_diagram(node, room, vertical=self.vertical),)
            case Placed():
                return self._placed(node, room)
            case Space(depth):
                return (Slab(0.0, before=depth, cost=NEVER),)
            case Break(kind):
                return (Slab(0.0, ends=kind),)
            case _:
                assert_never(node)

    def stack(self, children: Sequence[FlowNode], room: Measure) -> tuple[Slab, ...]:
        """The slabs of *children* one below another."""
        return tuple(slab for child in children for slab in self.slabs(child, room))

    def on_grid(self, node: FlowNode, room: Measure) -> tuple[Slab, ...]:
        """The slabs of a node of the story: their depth in all is whole grid lines (T56).

        The last slab is padded at its end; a panel instead takes the padding inside its frame. One that may
        float knows how it would stand with its pictures lower.
        """
        slabs = self.settled(node, room)
        if len(slabs) != 1 or not slabs[0].movable:
            return slabs
        return (replace(slabs[0], lesser=tuple(one[0] for one in self.lowered((node,), room, slabs))),)

    def lowered(
        self, nodes: Sequence[FlowNode], room: Measure, slabs: Sequence[Slab]
    ) -> Iterator[tuple[Slab, ...]]:
        """The *slabs* of nodes once more, one for one, with cropped pictures lower and lower."""
        if not any(map(_crops, nodes)):
            return
        deepest = total_depth(slabs)
        for share in (share for share in LOWERED if share * self.pictures >= LOWERED[-1] - TOLERANCE):
            galley = replace(self, pictures=self.pictures * share)
            found = tuple(slab for node in nodes for slab in galley.settled(node, room))
            if len(found) == len(slabs) and total_depth(found) < deepest - TOLERANCE:
                deepest = total_depth(found)
                yield found

    def settled(self, node: FlowNode, room: Measure) -> tuple[Slab, ...]:
        """The slabs of a node in whole grid lines, with its pictures as high as they are."""
        slabs = self.slabs(node, room)
        if not slabs:
            return slabs
        missing = self.up(total_depth(slabs)) - total_depth(slabs)
        deeper = boxes.deepened(node, missing)
        if missing > TOLERANCE and deeper is not None:
            slabs = self.slabs(deeper, room)
        return self.whole_lines(slabs)

    def up(self, depth: float) -> float:
        """*depth* rounded up to whole grid lines."""
        return up(depth, self.grid.unit)

    def down(self, depth: float) -> float:
        """*depth* rounded down to whole grid lines."""
        return math.floor((depth + TOLERANCE) / self.grid.unit) * self.grid.unit

    def _text(self, node: Text, room: Measure) -> tuple[Slab, ...]:
        stepped = self._stepped(node, room.width)
        return self.set_lines(node, self.setter.lines(stepped, room.width), room, stepped.style)

    def set_lines(
        self, node: Text, lines: Lines, room: Measure, style: ParagraphStyle | None = None
    ) -> tuple[Slab, ...]:
        """The slabs of a text in these lines, which are set in its own style or in another."""
        style = style or node.style
        count = len(lines.lines)
        notes = self._notes(node, lines, room) if node.notes else ((),) * count
        return tuple(
            Slab(
                style.leading,
                (Fragment(SetLine(node, lines, index), 0.0, style.baseline),),
                cost=NEVER if index < node.drop - 1 else _cut_cost(lines, index),
                notes=notes[index],
            )
            for index in range(count)
        )

    def _notes(self, node: Text, lines: Lines, room: Measure) -> tuple[tuple[Noted, ...], ...]:
        """The notes of each line, in the measure of the column's foot."""
        starts, foot = lines.text.starts, room.foot
        found: list[list[Noted]] = [[] for _ in lines.lines]
        for note in node.notes:
            index = next(i for i, line in enumerate(lines.lines) if note.offset < starts[line.stop])
            found[index].append(
                Noted(boxes.pressed(self.slabs(note.rule, foot)), self.slabs(note.node, foot))
            )
        return tuple(map(tuple, found))

    def behind(self, slabs: Sequence[Slab], room: Measure, above: float = 0.0) -> tuple[Slab, ...]:
        """*slabs* of the story, with their notes behind them where no column's foot should hold one of them.

        The notes that slabs mark which are held together cannot be parted from them, and have a share of a column
        beside them at most. *above* is the depth of what is held to the first slab.
        """
        start, most = 0, DEEP * room.deepest
        for index, slab in enumerate(slabs):
            if slab.cost >= STRAND and index + 1 < len(slabs):
                continue
            held = slabs[start : index + 1]
            notes = [note for one in held for note in one.notes]
            if notes:
                depth = total_depth(held) + (0.0 if start else above)
                room_left = self.down(room.deepest) - self.up(depth)
                if self.up(total_depth(noted(notes))) > min(most, room_left) + TOLERANCE:
                    return self._late(slabs)
            start = index + 1
        return tuple(slabs)

    def _late(self, slabs: Sequence[Slab]) -> tuple[Slab, ...]:
        """*slabs* with all their notes behind them, which so keep their order."""
        bare = [replace(slab, notes=()) for slab in slabs]
        found = self.followed(bare, [note for slab in slabs for note in slab.notes])
        late = replace(found[len(bare)], late=True)
        return (*found[: len(bare)], late, *found[len(bare) + 1 :])

    def followed(self, slabs: Sequence[Slab], notes: Sequence[Noted]) -> tuple[Slab, ...]:
        """*slabs* and the *notes* behind them, which end with the same cost of a break."""
        below = self.whole_lines(noted(notes))
        return (*slabs, *below[:-1], replace(below[-1], cost=slabs[-1].cost))

    def whole_lines(self, slabs: Sequence[Slab]) -> tuple[Slab, ...]:
        """*slabs*, the last so much deeper that all come to whole grid lines (T56)."""
        depth = total_depth(slabs)
        return (*slabs[:-1], replace(slabs[-1], depth=slabs[-1].depth + self.up(depth) - depth, lands=True))

    def _stepped(self, node: Text, width: float) -> Text:
        """A headline in the first of its sizes that suits its length, else in the last.

        Large sizes are tried for one line each before any for more, so that a headline that can stand
        on one line is not broken for the sake of size.
        """
        steps = node.style.steps
        forced = forced_lines(node)
        large = [step for step in steps if step.size >= LARGE * steps[0].size]
        for most, tried in ((forced, large), (max(forced, node.style.most_lines), steps)):
            for step in tried:
                text = sized(node, step)
                lines = self.setter.lines(text, width).lines
                if len(lines) <= most and all(line.width <= width + TOLERANCE for line in lines):
                    return self._filling(text, width, max(line.width for line in lines), len(lines))
        return sized(node, steps[-1]) if steps else node

    def _filling(self, text: Text, width: float, longest: float, count: int) -> Text:
        """A headline grown until its longest line fills the measure, where its style's `grow` and its leading allow."""
        style = text.style
        most = min(1 + style.grow, style.leading / style.size)
        share = width / longest if longest else 0.0
        if not 1 < share <= most:
            return text
        larger = sized(text, SizeStep(style.size * share, style.leading))
        lines = self.setter.lines(larger, width).lines
        fits = len(lines) == count and all(line.width <= width + TOLERANCE for line in lines)
        return larger if fits else text

    def natural_width(self, node: Text) -> float:
        """The width at which a text needs no line more than it must, in the first of its sizes."""
        steps = node.style.steps
        return self.setter.natural_width(sized(node, steps[0]) if steps else node)

    def _figure(self, node: Figure, room: Measure) -> Slab:
        left, right = room.bleed if node.bleed else (0.0, 0.0)
        # One of a width of its own is just so large, for what lies upon it counts on that.
        exact = node.width is not None
        ratio, said = room.ratio or node.ratio or node.picture.size.ratio, node.width
        if self.vertical:
            ratio, said = 1 / ratio, said and said / ratio
        width = min(said or room.width, room.width) + left + right
        height = width / ratio * (self.pictures if node.fit is Fit.COVER and not exact else 1.0)
        rows = max(1, round((height + 2 * node.inset) / self.grid.unit))
        # A column has to hold the caption, too; a picture shown whole leaves room for text.
        most = math.floor((room.deepest + TOLERANCE) / self.grid.unit) - CAPTION
        most = max(1, round(most * WHOLE) if node.fit is Fit.CONTAIN and not exact else most)
        deep = not exact and node.fit is Fit.COVER
        if deep or rows > most:
            rows = min(rows, most)
            height = rows * self.grid.unit - 2 * node.inset
            if node.fit is Fit.CONTAIN or exact:
                width = min(width, height * ratio)
        x = _aligned(node.align, room.width + left + right, width) - left
        depth = height + 2 * node.inset
        drawn, told = self.setter.outlined(node.picture)
        figure = SetFigure(node, width, height, drawn, told)
        return Slab(depth, (Fragment(figure, x, node.inset),))

    def _placed(self, node: Placed, room: Measure) -> tuple[Slab, ...]:
        """A float in its column: one movable slab, unless no column holds it.

        Spanners were taken out before, by `story`.
        """
        slabs = self.slabs(node.child, room)
        fixed = node.across is Across.ALL or node.stand is Stand.HERE
        if fixed or not slabs or total_depth(slabs) > room.deepest + TOLERANCE:
            return slabs
        return (replace(boxes.pressed(slabs), movable=True),)


def _crops(node: FlowNode) -> bool:
    """Whether a cropped picture without a width of its own stands in a node."""
    own = isinstance(node, Figure) and node.fit is Fit.COVER and node.width is None
    return own or any(map(_crops, children(node)))


def forced_lines(text: Text) -> int:
    """How many lines a text has by its own breaks."""
    return 1 + sum(run.text.count("\n") for run in text.runs)


def sized(node: Text, step: SizeStep) -> Text:
    """*node* in another size, all its runs in proportion."""
    factor = step.size / node.style.size
    runs = tuple(
        replace(
            run, style=replace(run.style, size=run.style.size * factor, tracking=run.style.tracking * factor)
        )
        for run in node.runs
    )
    style = replace(
        node.style,
        size=step.size,
        leading=step.leading,
        indent=node.style.indent * factor,
        hang=node.style.hang * factor,
        steps=(),
    )
    return replace(node, runs=runs, style=style)


def _cut_cost(lines: Lines, index: int) -> float:
    """The cost of a column break behind a line of a paragraph: one that leaves it alone (T45), or a hyphen (T19)."""
    last = len(lines.lines) - 1
    if index == last:
        return 0.0
    return LONELY if index in {0, last - 1} else HYPHENATED * lines.lines[index].hyphen


def _diagram(node: Diagram, room: Measure, *, vertical: bool) -> Slab:
    width, depth = node.size.width, node.size.height
    if vertical:
        width, depth = depth, width
    return Slab(depth, (Fragment(SetDiagram(node), _aligned(node.align, room.width, width), 0.0),))


def _aligned(align: Align, room: float, width: float) -> float:
    if align is Align.CENTER:
        return (room - width) / 2
    return room - width if align is Align.END else 0.0
