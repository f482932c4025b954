"""What a block may ask while it becomes nodes: the design's styles, colours and lengths."""

from __future__ import annotations

from collections import Counter
from dataclasses import field, replace
from typing import TYPE_CHECKING

from newsletter.basics.colour import BLACK
from newsletter.basics.diagnostic import Diagnostic
from newsletter.basics.units import parse_length
from newsletter.basics.value import dataclass
from newsletter.flow.node import INSIDE, PageOf, Run, Text
from newsletter.flow.role import Role
from newsletter.flow.style import Family
from newsletter.model.block import Dress
from newsletter.realize import beside
from newsletter.realize.contents import Contents, called
from newsletter.source.inline import Inline, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsletter.basics.colour import Colour
    from newsletter.basics.span import Span
    from newsletter.basics.units import Length
    from newsletter.design.design import Design, Style
    from newsletter.flow.node import FlowNode
    from newsletter.flow.sheet import Grid
    from newsletter.flow.style import Align, FaceStyle
    from newsletter.model.block import Block, Listed

# Made superscripts and subscripts, in em of the text (T66).
SMALL = 0.65
RISE = {"superscript": 0.36, "subscript": -0.12}


@dataclass(slots=True)
class Notes:
    """What the blocks of one document say and count while they are realized.

    *refers* tells whether a page number stands in them; names wait in *unplaced* until a node is there for them.
    """

    diagnostics: list[Diagnostic] = field(default_factory=list)
    numbers: Counter[str] = field(default_factory=Counter)
    contents: Contents = field(default_factory=Contents)
    refers: bool = False
    unplaced: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DesignRealizer:
    """The `Realizer` of one design, for blocks that stand in *measure* points.

    *spread* is the width across all columns. *others* names styles to take in place of some. *enclosed*
    blocks stand inside another that is set apart, those that *open* an article in its opener.
    """

    design: Design
    lang: str
    notes: Notes
    measure: float
    spread: float
    others: Mapping[str, str] = field(default_factory=dict)
    enclosed: bool = False
    opens: bool = False

    def within(self, measure: float, spread: float | None = None) -> DesignRealizer:
        """The same realizer for blocks in another width, with no columns to cross unless *spread* says so."""
        return replace(self, measure=measure, spread=measure if spread is None else spread)

    @property
    def grid(self) -> Grid:
        """The baseline grid."""
        return self.design.grid

    def style(self, name: str) -> Style:
        """A style by name; the body's when the design has none of that name."""
        name = self.others.get(name, name)
        return self.design.styles.get(name) or self.design.styles["body"]

    def text(  # noqa: PLR0913 - all but two are seldom said
        self,
        content: Inline | str,
        style: str,
        *,
        role: Role = Role.PARAGRAPH,
        level: int = 0,
        align: Align | None = None,
        indent: float | None = None,
        prefix: tuple[Run, ...] = (),
        span: Span | None = None,
    ) -> Text:
        """A paragraph of *content* in the style of that name."""
        place = span or (content.span if isinstance(content, Inline) else None)
        node = self.join((*prefix, *self.runs(content, style)), style, role=role, span=place)
        paragraph = replace(
            node.style,
            align=node.style.align if align is None else align,
            indent=node.style.indent if indent is None else indent,
        )
        return replace(node, style=paragraph, level=level)

    def runs(self, content: Inline | str, style: str, *, drawn: bool = False) -> tuple[Run, ...]:
        """The runs of *content* in the style, each mark in its own characters."""
        pieces = (Piece(content),) if isinstance(content, str) else content.pieces
        look = self.style(style)
        found: list[Run] = []
        gap, noted = 0.0, False
        for piece in filter(lambda piece: piece.text, pieces):
            here = max((look.gaps.get(mark, 0.0) for mark in piece.marks), default=0.0)
            if found:
                found += _parted(found.pop(), max(gap, here))
            run = self._run(piece, look, drawn=drawn)
            if noted and "note" in piece.marks:
                found.append(replace(run, text=",", trace=None, drawn=True))
            found.append(run)
            gap, noted = here, "note" in piece.marks
        return tuple(found)

    def _run(self, piece: Piece, look: Style, *, drawn: bool) -> Run:
        palette = self.design.palette
        self.notes.diagnostics += beside.unknown(piece, self.design)
        self.notes.refers |= bool(piece.page)
        return Run(
            piece.text,
            beside.classed(self._face(look, piece.marks), piece.classes, palette),
            piece.trace,
            piece.link or (INSIDE + piece.page if piece.page else None),
            drawn=drawn,
            field=PageOf(piece.page) if piece.page else None,
            ruby=beside.ruby(piece),
            adorned=beside.adorned(piece, look, palette),
            note=int(piece.text) if "note" in piece.marks else 0,
        )

    def _face(self, style: Style, marks: frozenset[str]) -> FaceStyle:
        """The characters of a style under marks, in the document's language."""
        face = style.face
        for mark in ("link", "emphasis", "strong", "code"):
            if mark in marks:
                face = style.marks.get(mark) or _plain_mark(face, mark)
        for mark, rise in RISE.items():
            if mark in marks:
                face = replace(face, rise=face.rise + rise * face.size, size=face.size * SMALL)
        return replace(face, lang=self.lang)

    def join(
        self, runs: Sequence[Run], style: str, *, role: Role = Role.PARAGRAPH, span: Span | None = None
    ) -> Text:
        """A paragraph of *runs* with the lines of the style."""
        look = self.style(style)
        text = Text(tuple(runs), look.paragraph, role=role, before=look.before, after=look.after, span=span)
        self.notes.diagnostics += beside.crowded(text)
        return text

    def blocks(
        self,
        blocks: Sequence[Block[Dress]],
        *,
        styles: Mapping[str, str] | None = None,
        narrower: float | None = None,
    ) -> tuple[FlowNode, ...]:
        """The nodes of *blocks*, each in the design's dress for its kind."""
        inner = self if narrower is None else replace(self.within(self.measure - narrower), enclosed=True)
        if styles:
            inner = replace(inner, others={**self.others, **styles})
        nodes: list[FlowNode] = []
        for block in blocks:
            if block.joins and nodes:
                nodes[-1] = replace(nodes[-1], with_next=True)
            nodes += self._called(block, block.realize(self.dress_of(block), inner))
        return tuple(nodes)

    def _called(self, block: Block[Dress], nodes: Iterable[FlowNode]) -> Iterable[FlowNode]:
        """The nodes of a block, its names at the first; where there is none they wait for the next block's."""
        names = self.notes.contents.blocks.get(id(block), ())
        if not names and not self.notes.unplaced:
            return nodes
        return self.begun(nodes, names)

    def begun(self, nodes: Iterable[FlowNode], names: Iterable[str]) -> tuple[FlowNode, ...]:
        """*nodes*, the first of which is called by *names* and by those that still wait for a place."""
        made = tuple(nodes)  # all of them first: what stands inside has names of its own
        wanted = (*self.notes.unplaced, *names)
        self.notes.unplaced[:] = () if made else wanted
        return (called(made[0], wanted), *made[1:]) if made and wanted else made

    def dress_of(self, block: Block[Dress]) -> Dress:
        """What the design chose for the block's kind, else the kind's own defaults."""
        said = self.design.dress.get(type(block))
        return said if isinstance(said, Dress) else block.dress_type()

    def colour(self, name: str) -> Colour:
        """A palette colour; black when the design has none of that name."""
        return self.design.palette.get(name, BLACK)

    def length(self, length: Length | str, *, style: str = "body") -> float:
        """A length in points; `em` is that of the style. A layout's lengths were checked before."""
        said = parse_length(length) if isinstance(length, str) else length
        return said.resolve(em=self.size(style), line=self.grid.unit, whole=self.measure)

    def size(self, style: str) -> float:
        """The em of a style in points."""
        return self.style(style).face.size

    def number(self, series: str, *, start: int = 1) -> int:
        """The next number of a series."""
        numbers = self.notes.numbers
        for inner in [name for name in numbers if name.startswith(f"{series}/")]:
            del numbers[inner]
        numbers[series] += 1
        return numbers[series] + start - 1

    def contents(self, depth: int | None) -> tuple[Listed, ...]:
        """What the document can send its reader to."""
        return self.notes.contents.listed(depth)

    def report(self, code: str, span: Span | None, **values: str | float) -> None:
        """Say something of the content."""
        self.notes.diagnostics.append(Diagnostic(code, span, tuple(values.items())))


def _parted(run: Run, gap: float) -> tuple[Run, ...]:
    """*run* with blank behind its last character; a word under a reading is not parted."""
    if not gap or run.ruby:
        return (run,)
    start = len(run.text) - 1
    tail = replace(
        run,
        text=run.text[start:],
        trace=run.trace and run.trace.part(start),
        style=replace(run.style, tracking=run.style.tracking + gap),
    )
    return (replace(run, text=run.text[:start]), tail) if start else (tail,)


def _plain_mark(face: FaceStyle, mark: str) -> FaceStyle:
    """A mark that the style says nothing of: bold is a heavier face, emphasis Kai, never slanted (T12)."""
    if mark == "strong":
        return replace(face, weight=max(700, face.weight))
    if mark == "emphasis":
        return replace(face, family=Family.KAI)
    return replace(face, family=Family.HEI) if mark == "code" else face
