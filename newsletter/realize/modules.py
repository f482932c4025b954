"""Stories for modules: each article as the kinds of modules of a design set it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import floor
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Insets
from newsletter.basics.registry import nearest
from newsletter.basics.value import dataclass
from newsletter.design.design import Columns
from newsletter.flow.module import Cell, Plan, Setting, Slot, Story, Strip
from newsletter.flow.node import Edges, Field, Panel, Run, Space, texts
from newsletter.flow.role import Role
from newsletter.flow.style import Align, Writing
from newsletter.realize.article import ArticleWalk, beginning
from newsletter.realize.contents import called
from newsletter.realize.realizer import Notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsletter.design.modules import KindSpec, ModulesSpec, RowSpec
    from newsletter.flow.module import Row
    from newsletter.flow.node import FlowNode, Text
    from newsletter.model.block import Block, Dress
    from newsletter.model.document import Article
    from newsletter.realize.furniture import Furnisher
    from newsletter.realize.realizer import DesignRealizer

HEADLINE = "headline"
_FOLIO, _TITLE = "${folio}", "${headline}"
# A measure is of whole ems to within this share of one (T37).
_WHOLE = 0.001


def planned(
    articles: Sequence[Article],
    cx: DesignRealizer,
    furnisher: Furnisher,
    spec: ModulesSpec,
    endings: tuple[FlowNode, ...] = (),
) -> Plan:
    """The plan of a design's modules with the document's articles as its stories.

    What no furniture has a place for, the *endings*, stands behind the last article.
    """
    stories: list[Story] = []
    for article, names in zip(articles, cx.notes.contents.articles, strict=True):
        last = endings if len(stories) + 1 == len(articles) else ()
        numbers = Counter(cx.notes.numbers)
        stories.append(_Writer(cx, furnisher, article, names, spec, numbers, last).story())
    points = cx.design.points
    return Plan(
        tuple(stories),
        tuple(_row(row, spec) for row in spec.first),
        tuple(_row(row, spec) for row in spec.later or spec.first),
        round(points(spec.gap) / cx.grid.unit) * cx.grid.unit,
        furnisher.stroke(spec.rule) if spec.rule else None,
        furnisher.stroke(spec.divider) if spec.divider else None,
        (spec.pictures[0].share, spec.pictures[1].share) if spec.pictures else (1.0, 1.0),
    )


def _row(row: RowSpec, spec: ModulesSpec) -> Row:
    return tuple(
        Cell(cell.columns, tuple(_slot(name, spec.kinds[name]) for name in cell.kinds)) for cell in row.row
    )


def _slot(name: str, kind: KindSpec) -> Slot:
    return Slot(name, kind.asked, kind.otherwise)


@dataclass(frozen=True, slots=True)
class _Writer:
    """One article, to be set in any kind and width of module, its numbers counting on from *numbers*.

    It is called by *names*; *endings* stand behind it.
    """

    cx: DesignRealizer
    furnisher: Furnisher
    article: Article
    names: tuple[str, ...]
    spec: ModulesSpec
    numbers: Counter[str]
    endings: tuple[FlowNode, ...]

    def story(self) -> Story:
        """The story; what its blocks have to say is said once, of the article as it stands without modules."""
        opening = self.cx.begun(ArticleWalk(self.cx, self.furnisher, self.article).nodes(), self.names)
        wish = self.article.module
        if wish and wish not in self.spec.kinds:
            known = tuple(self.spec.kinds)
            near = nearest(wish, known)
            named = ", ".join((*filter(None, (near,)), *(name for name in known if name != near)))
            self.cx.report(
                "W486", self.article.module_span, name=wish, layout=self.cx.design.name, known=named
            )
            wish = ""
        title = _title(opening)
        jump = self._words(self.spec.jump, self.spec.jump_style, title)
        carried = self._words(self.spec.carried, self.spec.carried_style, title)
        return Story(self.setting, opening, jump, carried, wish)

    def _words(self, pattern: str, style: str, title: str) -> Text:
        """The words of a broken story, its page to be filled in."""
        before, _, after = pattern.replace(_TITLE, title).partition(_FOLIO)
        runs: list[Run] = [*self.cx.runs(before, style)] if before else []
        runs += (replace(run, field=Field.FOLIO) for run in self.cx.runs("0", style))
        runs += self.cx.runs(after, style) if after else ()
        return self.cx.join(runs, style, role=Role.ARTIFACT)

    def setting(self, name: str, columns: int) -> Setting:
        """The article in a module of the kind *name* that is so many columns of the sheet wide."""
        kind = self.spec.kinds[name]
        design, whole = self.cx.design, self.cx.design.columns
        width = columns * whole.measure + (columns - 1) * whole.gutter
        inset = design.points(kind.inset)
        strip = design.points(kind.upright.width) + whole.gutter if kind.upright else 0.0
        free, count = width - 2 * inset - strip, kind.columns or columns
        measure, gutter = whole.measure, whole.gutter
        if kind.columns or inset or strip:
            measure = (free - (count - 1) * gutter) / count
            measure = floor(measure / self.cx.grid.size + _WHOLE) * self.cx.grid.size
            gutter = (free - count * measure) / (count - 1) if count > 1 else gutter
        inner = Columns(count, measure, gutter, whole.left)
        cx = self._realizer(kind, inner)
        parts = dict(self.article.parts)
        upright = self._strip(cx, kind, parts.pop(HEADLINE)) if kind.upright and HEADLINE in parts else None
        walk = ArticleWalk(cx, self.furnisher, replace(self.article, parts=parts))
        nodes = cx.begun(walk.nodes(), self.names)
        nodes = (*(nodes if upright else beginning(nodes)), *self.endings)
        if nodes:  # what nothing stands behind ends the article
            nodes = (*nodes[:-1], called(nodes[-1], cx.notes.unplaced))
        return Setting(nodes, count, measure, gutter, self._frame(kind), upright, kind.whole)

    def _realizer(self, kind: KindSpec, inner: Columns) -> DesignRealizer:
        """The realizer of a module: with its bands and styles, in its columns, from the article's first numbers on."""
        design = replace(
            self.cx.design,
            opener=self.cx.design.opener if kind.opener is None else kind.opener,
            ending=self.cx.design.ending if kind.ending is None else kind.ending,
            columns=inner,
        )
        return replace(
            self.cx,
            design=design,
            notes=Notes(numbers=Counter(self.numbers), contents=self.cx.notes.contents),
            measure=inner.measure,
            spread=inner.width,
            others={**self.cx.others, **kind.styles},
        )

    def _strip(self, cx: DesignRealizer, kind: KindSpec, headline: Block[Dress]) -> Strip | None:
        """The headline upright, its lines from top to foot."""
        assert kind.upright is not None
        styled = replace(cx, others={**cx.others, HEADLINE: kind.upright.style})
        text = next((text for node in styled.blocks((headline,)) for text in texts(node)), None)
        if text is None:
            return None
        style = replace(text.style, writing=Writing.VERTICAL, align=Align.START)
        return Strip(replace(text, style=style, begins=True), cx.design.points(kind.upright.width))

    def _frame(self, kind: KindSpec) -> Panel | None:
        """What stands round a module: ground, rules, and padding of whole lines above and below."""
        points, unit = self.cx.design.points, self.cx.grid.unit
        side, lines = points(kind.inset), round(points(kind.padding) / unit) * unit
        if not (kind.fill or kind.edge or kind.frame or lines or side):
            return None
        around = self.furnisher.stroke(kind.frame) if kind.frame else None
        top = self.furnisher.stroke(kind.edge) if kind.edge else around
        return Panel(
            Space(0.0),
            Insets(lines, side, lines, side),
            self.cx.colour(kind.fill) if kind.fill else None,
            Edges(top, around, around, around),
            role=Role.ARTIFACT,
        )


def _title(nodes: Iterable[FlowNode]) -> str:
    """The words of an article's headline on one line."""
    heads = (text for node in nodes for text in texts(node) if text.role is Role.HEADLINE)
    first = next(heads, None)
    if first is None:
        return ""
    return "".join(run.text for run in first.runs).replace("\n", "　")
