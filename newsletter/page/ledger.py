"""The ledger: each character and each picture of the story is set down on the pages once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import InternalFault, diagnostic
from newsletter.flow.node import Diagram, Figure, Text, children
from newsletter.page.fragment import SetDiagram, SetFigure, SetLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.lines.line import Lines
    from newsletter.page.fragment import Page

_SHOWN = 20
# Stands for a paragraph of which only a part was placed; no author can write it.
TORN = "\x00"


def settle(story: Iterable[FlowNode], pages: Iterable[Page]) -> None:
    """Hold the paragraphs and pictures on the pages against those of the story.

    Raises InternalFault, naming the first that is lost, torn or set twice: a fault of ours
    that must not leave the house.
    """
    story, pages = tuple(story), tuple(pages)
    _settle_pictures(story, pages)
    wanted, placed = Counter(_paragraphs(story)), _placed(pages)
    if wanted != placed:
        wrong = next(iter((wanted - placed) or (placed - wanted)))
        raise InternalFault([diagnostic("E504", text=wrong[:_SHOWN])])


def _settle_pictures(story: Iterable[FlowNode], pages: Iterable[Page]) -> None:
    """Hold pictures and diagrams against each other; ornament that no node of the story is does not count."""
    nodes = list(_pictures(story))
    known = {id(node): node for node in nodes}
    wanted, placed = Counter(map(id, nodes)), Counter[int]()
    for page in pages:
        for fragment in page.fragments:
            if isinstance(fragment.content, SetFigure | SetDiagram) and not fragment.repeated:
                placed[id(fragment.content.node)] += 1
    for key, node in known.items():
        if wanted[key] != placed[key]:
            said = node.picture.name if isinstance(node, Figure) else node.alt
            raise InternalFault([diagnostic("E504", node.span, text=said[:_SHOWN])])


def _pictures(nodes: Iterable[FlowNode]) -> Iterator[Figure | Diagram]:
    for node in nodes:
        if isinstance(node, Figure | Diagram):
            yield node
        yield from _pictures(children(node))


def _paragraphs(nodes: Iterable[FlowNode]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Text):
            text = "".join(run.text for run in node.runs)
            if text:
                yield text
        yield from _paragraphs(children(node))


def _placed(pages: Iterable[Page]) -> Counter[str]:
    """The paragraphs that are whole on the pages, by their words; a torn one counts as its tears."""
    lines: dict[int, Lines] = {}
    counts: dict[int, Counter[int]] = {}
    for page in pages:
        for fragment in page.fragments:
            content = fragment.content
            if isinstance(content, SetLine) and not fragment.repeated:
                lines[id(content.lines)] = content.lines
                counts.setdefault(id(content.lines), Counter())[content.index] += 1
    found: Counter[str] = Counter()
    for key, seen in counts.items():
        whole = len(set(seen.values())) == 1 and len(seen) == len(lines[key].lines) and _covers(lines[key])
        found[lines[key].text.text if whole else TORN] += min(seen.values())
    return +found


def _covers(lines: Lines) -> bool:
    """Whether the lines hold all clusters of their text, one after another."""
    edges = [0, *(line.stop for line in lines.lines)]
    starts = [line.start for line in lines.lines]
    return starts == edges[:-1] and edges[-1] == len(lines.text)
