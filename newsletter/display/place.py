"""Placing: fragments become ops. The front of the room."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING, assert_never

from newsletter.basics.geometry import Rect
from newsletter.basics.value import dataclass
from newsletter.basics.vector import VectorShape, rectangle, rounded
from newsletter.display.axes import area_on_sheet, on_sheet
from newsletter.display.ops import (
    Bookmark,
    DisplayList,
    DisplayPage,
    Group,
    Image,
    Link,
    Ornament,
    Shape,
    Target,
)
from newsletter.display.shapes import bled, frame_ops, moved_shape
from newsletter.display.structure import NOTHING, Elements, bookmark
from newsletter.display.words import line_ops
from newsletter.flow.node import Fit, texts
from newsletter.flow.role import Role
from newsletter.page.fragment import SetDiagram, SetFigure, SetFrame, SetLine, SetShapes
from newsletter.pictures.focus import crop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsletter.display.ops import Op
    from newsletter.flow.node import FlowNode
    from newsletter.flow.sheet import Sheet
    from newsletter.page.fragment import Anchor, Content, Fragment, Page, Pages


def place(pages: Pages) -> DisplayList:
    """Everything that the pages show, with its structure and outline."""
    elements = Elements()
    placer = _Placer(pages.sheet, elements)
    for page in pages.pages[:1]:
        top = area_on_sheet(page.master.area, pages.sheet).y
        first = [one.item for one in page.furniture]
        elements.add(item.node for item in first if _is_named(item.node))
        elements.add(item.node for item in first if item.frame.y < top)
    elements.add_story(pages.story)
    elements.add(one.item.node for page in pages.pages for one in page.furniture)
    drawn = tuple(placer.page(page) for page in pages.pages)
    targets = tuple(_target(anchor, pages.sheet) for anchor in pages.anchors)
    outline = tuple(placer.outline[number] for number in sorted(placer.outline))
    found = tuple(elements.found)
    return DisplayList(pages.sheet, pages.meta, drawn, outline, found, pages.diagnostics, targets)


def _is_named(node: FlowNode) -> bool:
    """Whether furniture says the publication's name, which is read first wherever it stands."""
    return any(text.role is Role.PUBLICATION for text in texts(node))


def _target(anchor: Anchor, sheet: Sheet) -> Target:
    """Where a link to an anchor goes: the head of its first part."""
    fragment = on_sheet(anchor.fragment, sheet)
    return Target(anchor.name, anchor.page, fragment.y - _above(fragment.content))


def _above(content: Content) -> float:
    """How far above its place the head of a part is: a horizontal line's place is on its baseline."""
    if not isinstance(content, SetLine) or content.lines.text.vertical:
        return 0.0
    return content.node.style.leading


@dataclass(slots=True)
class _Placer:
    sheet: Sheet
    elements: Elements
    outline: dict[int, Bookmark] = field(
        default_factory=dict
    )  # by element, whose numbers follow the reading order

    def page(self, page: Page) -> DisplayPage:
        """One page: furniture that is read before the text, the text, the rest."""
        top = area_on_sheet(page.master.area, self.sheet).y
        fitted = [fragment for fitting in page.furniture for fragment in fitting.fragments]
        head = [f for f in fitted if f.y < top]
        foot = [f for f in fitted if f.y >= top]
        text = (op for f in page.fragments for op in self._ops(on_sheet(f, self.sheet), page.number))
        ops = (*self._furniture(head, page), *text, *self._furniture(foot, page))
        return DisplayPage(page.number, ops)

    def _furniture(self, fragments: Iterable[Fragment], page: Page) -> Iterator[Op]:
        """What stands above, below or beside the type area."""
        area = area_on_sheet(page.master.area, self.sheet)
        for one in fragments:
            kind = (
                Ornament.HEADER
                if one.y < area.y
                else Ornament.FOOTER
                if one.y >= area.bottom
                else Ornament.PAGINATION
            )
            for op in self._ops(one, page.number):
                if isinstance(op, Group) and op.artifact and op.ornament is Ornament.LAYOUT:
                    yield replace(op, ornament=kind)
                else:
                    yield op

    def _ops(self, fragment: Fragment, page: int) -> Iterator[Op]:
        content = fragment.content
        match content:
            case SetLine():
                yield from self._line(fragment, content, page)
            case SetFigure():
                yield self._figure(fragment, content)
            case SetDiagram(node):
                yield from self._diagram(fragment, content)
                if node.link:
                    frame = Rect(fragment.x, fragment.y, node.size.width, node.size.height)
                    yield Link(frame, node.link, node.alt, self.elements.of(node), node.span)
            case SetFrame(panel):
                ops = frame_ops(fragment, content, self.sheet)
                ornament = Ornament.LAYOUT if panel.fill is None else Ornament.BACKGROUND
                if ops:
                    yield Group(ops, Role.ARTIFACT, artifact=True, ornament=ornament)
            case SetShapes(_, shapes):
                ops = tuple(Shape(moved_shape(shape, fragment.x, fragment.y)) for shape in shapes)
                yield Group(ops, Role.ARTIFACT, artifact=True)
            case _:
                assert_never(content)

    def _line(self, fragment: Fragment, content: SetLine, page: int) -> Iterator[Op]:
        node = content.node
        artifact = node.role is Role.ARTIFACT or fragment.repeated
        element = NOTHING if artifact else self.elements.of(node)
        if content.index == 0 and not artifact:
            self._mark(element, bookmark(node, page, fragment.y - _above(content)))
        label = self.elements.role(element) is Role.LABEL
        both = element, NOTHING if artifact else self.elements.beneath(node)
        yield from line_ops(fragment, content, both, artifact=artifact, label=label)

    def _mark(self, element: int, entry: Bookmark | None) -> None:
        """Note an outline entry, as one with that of words abreast in the same heading."""
        if entry is None:
            return
        before = self.outline.get(element)
        self.outline[element] = replace(before, title=f"{before.title} {entry.title}") if before else entry

    def _figure(self, fragment: Fragment, content: SetFigure) -> Op:
        node = content.node
        frame = Rect(fragment.x, fragment.y, content.width, content.height)
        if node.bleed:
            frame = bled(frame, self.sheet)
        size = content.picture.size
        shown = crop(size, frame.width / frame.height, node.focus)
        if node.fit is Fit.CONTAIN:
            shown, frame = Rect(0.0, 0.0, 1.0, 1.0), contained(frame, size.ratio)
        corner = 0.0 if node.bleed or node.head else min(node.round, frame.width / 2, frame.height / 2)
        ops: tuple[Op, ...] = (Image(content.picture, frame, shown, node.alt, node.span, corner),)
        if node.edge is not None:
            # The line stands inside the frame, so that pictures with one are no larger than those without.
            inside, within = frame.grown(-node.edge.width / 2), corner - node.edge.width / 2
            line = rounded(inside, within, within) if within > 0 else rectangle(inside)
            ops = (*ops, Shape(VectorShape(line, stroke=node.edge)))
        if node.role is Role.ARTIFACT or not node.alt:
            return Group(ops, Role.ARTIFACT, artifact=True)
        return Group(ops, Role.FIGURE, self.elements.of(node))

    def _diagram(self, fragment: Fragment, content: SetDiagram) -> Iterator[Op]:
        node = content.node
        ops = tuple(Shape(moved_shape(shape, fragment.x, fragment.y)) for shape in node.shapes)
        if node.alt:
            yield Group(ops, Role.FIGURE, self.elements.of(node))
        elif ops:
            yield Group(ops, Role.ARTIFACT, artifact=True)


def contained(frame: Rect, ratio: float) -> Rect:
    """The largest rectangle of *ratio* in the middle of *frame*."""
    width = min(frame.width, frame.height * ratio)
    height = width / ratio
    return Rect(frame.x + (frame.width - width) / 2, frame.y + (frame.height - height) / 2, width, height)
