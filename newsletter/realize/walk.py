"""The walk through the document: its articles one behind another, or as stories for modules."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsletter.blocks import KINDS
from newsletter.design import turned
from newsletter.flow.node import Break, BreakKind, Placed, Stack, Text, children
from newsletter.flow.role import Role
from newsletter.flow.sheet import Flow, Meta
from newsletter.model.notes import told
from newsletter.realize.article import ArticleWalk, beginning
from newsletter.realize.contents import called, contents
from newsletter.realize.dates import written
from newsletter.realize.furniture import Furnisher
from newsletter.realize.realizer import DesignRealizer, Notes
from newsletter.realize.variables import variables
from newsletter.source.record import declared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newsletter.basics.span import Span
    from newsletter.design.design import Design
    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Block, Dress
    from newsletter.model.document import Document

_LANGS = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
MASTHEAD, LUNAR = "masthead", "issue.lunar"
# The parts of a single article that furniture may place.
OF_ARTICLE = ("contact", "share")


def flow(document: Document, design: Design) -> Flow:
    """The flow of a document in a design. Diagnostics of blocks come along; an error among them stops the build."""
    notes = Notes(contents=contents(document))
    cx = DesignRealizer(design, document.lang, notes, design.columns.measure, design.columns.width)
    words = variables(document, _dated(document, cx, design.date.pattern))
    # What stands outside the type area is set as the layout has it, whatever is turned.
    level = (turned(design, design.offer.own) if design.offer else design).level()
    round_story = replace(cx, design=level, measure=level.columns.measure, spread=level.columns.width)
    parts = {**_publication_parts(document, words), **_lent(document, design)}
    told(tuple(parts.values()), (), cx)
    several = len(document.articles) > 1
    furnisher = Furnisher(
        round_story, words, parts, design.columns, _places(document), design.grid.unit, several
    )
    shown = furnisher.shown()
    if LUNAR in shown:
        text = _dated(document, cx, design.date.lunar)
        furnisher = replace(furnisher, variables={**words, LUNAR: text} if text else words)
    _tell_unshown(document, cx, words, shown)
    masters = furnisher.masters()
    story: tuple[FlowNode, ...] = ()
    plan = None
    if design.modules is not None:
        from newsletter.realize.modules import planned

        plan = planned(document.articles, cx, furnisher, design.modules, tuple(_unplaced(cx, furnisher)))
    else:
        articles = (
            beginning(cx.begun(ArticleWalk(cx, furnisher, article).nodes(), names))
            for article, names in zip(document.articles, notes.contents.articles, strict=True)
        )
        story = (*_parted(articles, design), *_unplaced(cx, furnisher))
        if story:  # what nothing stands behind ends the document
            story = (*story[:-1], called(story[-1], notes.unplaced))
    return Flow(
        design.sheet,
        design.grid,
        masters,
        story,
        _meta(document, plan.stories[0].opening if plan else story),
        tuple(dict.fromkeys(notes.diagnostics)),
        *_fit(document, design),
        design.multiple,
        design.multiple_span,
        design.knobs,
        design.offer,
        plan,
        refers=notes.refers,
        fills=design.spec is not None and design.spec.fit == "pages",
    )


def _dated(document: Document, cx: DesignRealizer, pattern: str) -> str:
    """The issue's date as *pattern* writes it; an error is told for one that the Chinese calendar does not reach."""
    day = document.issue.date
    if day is None:
        return ""
    try:
        return written(day, pattern, cx.design.date, document.lang)
    except LookupError:
        cx.report("E427", document.issue.place("date"), date=day.isoformat())
        return ""


def _fit(document: Document, design: Design) -> tuple[int, Span | None]:
    """How many pages the document must fill, as it says, else as its design does; 0: as many as it takes."""
    spec = design.spec
    if document.pages or spec is None or spec.fit is None:
        return document.pages, document.pages_span
    return int(spec.fit == "sheet"), spec.place("fit")


def _lent(document: Document, design: Design) -> Mapping[str, Block[Dress]]:
    """The parts of the only article that furniture has a place for."""
    placed = {item.part for item in design.masters.furniture}
    only = document.articles[0].parts if len(document.articles) == 1 else {}
    return {name: only[name] for name in OF_ARTICLE if name in placed and name in only}


def _parted(articles: Iterable[Iterable[FlowNode]], design: Design) -> Iterator[FlowNode]:
    """The nodes of all articles, a further one with blank above it or on a page of its own."""
    for index, article in enumerate(articles):
        above = design.between if index else 0.0
        if index and design.fresh:
            yield Break(BreakKind.PAGE)
        for node in article:
            yield replace(node, before=max(node.before, above))
            above = 0.0


def _publication_parts(document: Document, words: Mapping[str, str]) -> Mapping[str, Block[Dress]]:
    """What furniture may place: the masthead, made of the publication and the issue, and the endings."""
    kind = KINDS[MASTHEAD]
    known = {one.name for one in declared(kind)}
    said: dict[str, Any] = {key.partition(".")[2]: value for key, value in words.items()}
    spans = {**document.publication.spans, **document.issue.spans}
    values = {name: said[name] for name in known & said.keys()}
    if document.publication.logo is not None:
        values["logo"] = document.publication.logo
    masthead = kind(span=document.publication.span, spans=spans, **values)
    parts = {MASTHEAD: masthead, "recipients": document.recipients, "colophon": document.colophon}
    return {name: block for name, block in parts.items() if block is not None}


def _places(document: Document) -> dict[str, Span]:
    """Where each variable of furniture is said."""
    groups = {"publication": document.publication, "issue": document.issue}
    return {f"{group}.{name}": span for group, one in groups.items() for name, span in one.spans.items()}


def _unplaced(cx: DesignRealizer, furnisher: Furnisher) -> Iterator[FlowNode]:
    """The endings that no furniture of the design has a place for, across the page behind the articles."""
    for name, block in furnisher.parts.items():
        if name not in furnisher.shown() and name != MASTHEAD:
            nodes = cx.within(cx.spread).blocks((block,))
            yield Placed(Stack(nodes), before=cx.grid.unit)


def _tell_unshown(
    document: Document, cx: DesignRealizer, words: Mapping[str, str], shown: frozenset[str]
) -> None:
    """Warn of what is said of the publication or the issue and stands nowhere in the design."""
    known = set(shown)
    if MASTHEAD in shown:
        # A banner leaves the issuer to the line below it.
        kinds = {one.name for one in declared(KINDS[MASTHEAD])} - {"issuer"}
        known |= {name for name in words if name.partition(".")[2] in kinds}
    for name in sorted(words.keys() - known):
        group, _, own = name.partition(".")
        record = {"publication": document.publication, "issue": document.issue}.get(group)
        if record is not None:
            cx.report("W414", record.place(own), name=name, layout=cx.design.name)


def _meta(document: Document, story: tuple[FlowNode, ...]) -> Meta:
    said, publication = document.meta, document.publication
    head = next((text for node in story for text in _titles(node)), None)
    places = {
        "title": said.place("title") if said.title else head.span if head else publication.place("name"),
        "author": said.place("author") if said.author else publication.place("issuer"),
        "subject": said.place("subject"),
        "keywords": said.place("keywords"),
    }
    return Meta(
        said.title or _headline(story) or publication.name,
        said.author or publication.issuer,
        said.subject,
        _LANGS.get(document.lang, document.lang),
        said.keywords,
        tuple((name, place) for name, place in places.items() if place is not None),
    )


def _headline(nodes: Iterable[FlowNode]) -> str:
    """The words of the first headline, its lines and parts parted by a space."""
    for node in nodes:
        found = " ".join(
            " ".join("".join(run.text for run in text.runs).split("\n")) for text in _titles(node)
        )
        if found:
            return found
    return ""


def _titles(node: FlowNode) -> Iterator[Text]:
    """The texts of the first headline in a node: one, or several abreast."""
    if isinstance(node, Text) and node.role is Role.HEADLINE:
        yield node
    for child in children(node):
        yield from _titles(child)
