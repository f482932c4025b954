"""References: the numbers of pages on which other parts begin, composed with until they are true.

A number may be wider than what stood for it, and so move the very part that it names. So the pages are
composed with the numbers read off the last ones, a few times at most.
"""

from __future__ import annotations

from dataclasses import field, replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from newsletter.basics.diagnostic import diagnostic
from newsletter.basics.value import dataclass
from newsletter.flow.node import PageOf, children, texts
from newsletter.page.faults import place
from newsletter.page.fields import referring
from newsletter.page.fragment import Anchor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.span import Span
    from newsletter.flow.knobs import Knobs
    from newsletter.flow.module import Setting, Story
    from newsletter.flow.node import FlowNode
    from newsletter.flow.sheet import Flow, Master, Masters
    from newsletter.page.fragment import Fragment, Pages

    Make = Callable[[Knobs], Flow]
    Compose = Callable[[Flow, Make | None], Pages]

# How often a flow is composed at most.
ROUNDS = 4
# The page that a part is thought to begin on before any is made: on a single page it is right.
FIRST = 1
_SHOWN = 20


def settled(flow: Flow, make: Make | None, compose: Compose) -> Pages:
    """The pages of *flow*, every page number in its texts being that on which the part it names begins.

    *make* gives the flow at a setting of its knobs, *compose* the pages of a flow. A flow that refers to
    nothing is composed once. One whose numbers do not settle comes as it was when most of them were true,
    with a warning for each of the others.
    """
    if not flow.refers:
        return compose(flow, make)
    if make is not None:
        make = cache(make)
    numbers = dict.fromkeys(_asked(flow), FIRST)
    tried: list[_Round] = []
    while len(tried) < ROUNDS and all(numbers != one.numbers for one in tried):
        tried.append(_round(flow, make, numbers, compose))
        if not tried[-1].wrong:
            break
        numbers = tried[-1].found
    best = min(reversed(tried), key=lambda one: len(one.wrong))
    told = (*best.pages.diagnostics, *best.told(_asked(flow)))
    return replace(best.pages, anchors=tuple(best.anchors.values()), diagnostics=told)


@dataclass(frozen=True, slots=True)
class _Round:
    """What came of composing with certain *numbers*: where each part begins then."""

    numbers: Mapping[str, int]
    pages: Pages
    anchors: Mapping[str, Anchor]

    @property
    def found(self) -> dict[str, int]:
        """The page on which each part begins."""
        return {name: self.anchors[name].page if name in self.anchors else FIRST for name in self.numbers}

    @property
    def wrong(self) -> tuple[str, ...]:
        """The names whose numbers are not those of their pages."""
        found = self.found
        return tuple(name for name, number in self.numbers.items() if found[name] != number)

    def told(self, asked: Mapping[str, Span | None]) -> Iterator[Diagnostic]:
        """A warning for each wrong number, at the place that *asked* for it."""
        found = self.found
        for name in self.wrong:
            title = _words(self.anchors[name].node)[:_SHOWN] if name in self.anchors else name
            yield diagnostic("W530", asked[name], title=title, shown=self.numbers[name], page=found[name])


def _round(flow: Flow, make: Make | None, numbers: Mapping[str, int], compose: Compose) -> _Round:
    turned = None if make is None else lambda knobs: _filled(make(knobs), numbers)
    pages = compose(_filled(flow, numbers), turned)
    return _Round(numbers, pages, anchors(pages, numbers))


def _filled(flow: Flow, numbers: Mapping[str, int]) -> Flow:
    """*flow* with the page of each name written out, in its furniture as well."""
    story = tuple(referring(node, numbers) for node in flow.story)
    plan = flow.plan and replace(
        flow.plan, stories=tuple(_numbered(one, numbers) for one in flow.plan.stories)
    )
    return replace(flow, story=story, plan=plan, masters=_furnished(flow.masters, numbers))


def _numbered(story: Story, numbers: Mapping[str, int]) -> Story:
    """A story for modules with the page of each name written out in all its settings."""

    def setting(kind: str, columns: int) -> Setting:
        plain = story.setting(kind, columns)
        return replace(plain, nodes=tuple(referring(node, numbers) for node in plain.nodes))

    return replace(story, setting=setting)


def _furnished(masters: Masters, numbers: Mapping[str, int]) -> Masters:
    kinds = ("first", "inner", "first_last", "inner_last", "left", "left_last")
    made = {name: getattr(masters, name) for name in kinds}
    found: dict[str, Any] = {name: one and _refurnished(one, numbers) for name, one in made.items()}
    return replace(masters, **found)


def _refurnished(master: Master, numbers: Mapping[str, int]) -> Master:
    items = tuple(replace(item, node=referring(item.node, numbers)) for item in master.furniture)
    return replace(master, furniture=items)


def _asked(flow: Flow) -> dict[str, Span | None]:
    """The names whose pages the flow's texts hold, each with the place of its first use."""
    found: dict[str, Span | None] = {}
    kinds = (flow.masters.first, flow.masters.first_last, *flow.masters.later)
    furniture = (item.node for master in kinds for item in master.furniture)
    stories = (node for story in (flow.plan.stories if flow.plan else ()) for node in story.opening)
    for node in (*flow.story, *stories, *furniture):
        for text in texts(node):
            for run in text.runs:
                if isinstance(run.field, PageOf):
                    found.setdefault(run.field.name, run.trace.at(0) if run.trace else place(text))
    return found


def _words(node: FlowNode) -> str:
    """The words of the first text in a node that has any."""
    words = ("".join(run.text for run in text.runs) for text in texts(node))
    return next(filter(None, words), "").replace("\n", " ")


def anchors(pages: Pages, names: Iterable[str]) -> dict[str, Anchor]:
    """Where each of *names* begins on *pages*: at the first part set of its node, else of what follows that."""
    finder = _Finder(frozenset(names), _spots(pages))
    for node in pages.story:
        finder.visit(node)
    return finder.done()


class _Spot(NamedTuple):
    """A place on the pages in their order."""

    page: int
    order: int
    fragment: Fragment


def _spots(pages: Pages) -> dict[int, _Spot]:
    """The first place of every node that is set, by its identity: fragments carry the story's very nodes."""
    found: dict[int, _Spot] = {}
    for page in pages.pages:
        for order, fragment in enumerate(page.fragments):
            if not fragment.repeated:
                found.setdefault(id(fragment.content.node), _Spot(page.number, order, fragment))
    return found


@dataclass(slots=True)
class _Finder:
    """The private state of one walk through a story. *waiting* names stand at nodes of which nothing is set."""

    names: frozenset[str]
    spots: Mapping[int, _Spot]
    found: dict[str, Anchor] = field(default_factory=dict)
    waiting: list[tuple[str, FlowNode]] = field(default_factory=list)
    last: _Spot | None = None

    def visit(self, node: FlowNode) -> _Spot | None:
        """The first place of *node* and all in it, after noting where their names begin."""
        own = self.spots.get(id(node))
        if own is not None:
            self._reach(own)
        inner = (self.visit(child) for child in children(node))
        first = min(
            (spot for spot in (own, *inner) if spot is not None), key=lambda spot: spot[:2], default=None
        )
        for name in self.names.intersection(node.names):
            if first is None:
                self.waiting.append((name, node))
            else:
                self.found[name] = Anchor(name, first.page, first.fragment, node)
        return first

    def _reach(self, spot: _Spot) -> None:
        self.last = spot
        for name, node in self.waiting:
            self.found[name] = Anchor(name, spot.page, spot.fragment, node)
        self.waiting.clear()

    def done(self) -> dict[str, Anchor]:
        """All that was found; what stands behind everything that is set is where that ends."""
        if self.last is not None:
            self._reach(self.last)
        return self.found
