"""Blocks set in real faces: their lines, diagrams and frames with their places."""

from __future__ import annotations

from newsletter.flow.node import Placed
from newsletter.lines import Typesetter
from newsletter.page.boxes import pressed
from newsletter.page.fragment import SetDiagram, SetFrame, SetLine
from newsletter.page.galley import Galley, Measure
from newsletter.shaping import FontBook

SETTER = Typesetter(FontBook())


def slabs(node, grid, width=230.0, deepest=640.0):
    """The slabs of a node of the story, across the columns or in one."""
    child = node.child if isinstance(node, Placed) else node
    return Galley(SETTER, grid).on_grid(child, Measure(width, deepest))


def fragments(node, grid, width=230.0):
    """All parts of a node, as one slab holds them."""
    return pressed(slabs(node, grid, width)).content


def words(fragment):
    """The characters of a line."""
    content = fragment.content
    line, text = content.lines.lines[content.index], content.lines.text
    return text.text[text.starts[line.start] : text.starts[line.stop]]


def lines(node, grid, width=230.0):
    """The lines with their words, in reading order."""
    return [(words(f), f) for f in fragments(node, grid, width) if isinstance(f.content, SetLine)]


def line(node, grid, start, width=230.0):
    """The first line that begins with *start*."""
    return next(f for said, f in lines(node, grid, width) if said.startswith(start))


def char_at(fragment, char):
    """Where the first such character of a line stands."""
    line = fragment.content.lines.lines[fragment.content.index]
    return fragment.x + line.origins[words(fragment).index(char)]


def diagrams(node, grid, width=230.0):
    return [f for f in fragments(node, grid, width) if isinstance(f.content, SetDiagram)]


def frames(node, grid, width=230.0):
    return [f for f in fragments(node, grid, width) if isinstance(f.content, SetFrame)]
