"""Styles by name: what each says, laid over what it is like, every length resolved."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from newsletter.basics.colour import BLACK
from newsletter.basics.diagnostic import Diagnostic, diagnostic
from newsletter.basics.units import parse_length
from newsletter.basics.value import dataclass
from newsletter.design.design import Style
from newsletter.flow.region import in_region
from newsletter.flow.style import FaceStyle, Family, ParagraphStyle, SizeStep, Writing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsletter.basics.colour import Colour
    from newsletter.basics.units import Length
    from newsletter.design.layout import MarkSpec, StyleSpec
    from newsletter.flow.sheet import Grid

# The styles that blocks ask for. A layout may say any of them; one that it leaves out is like the
# style named here, so that a new kind of block works in every layout at once.
ROLES = {
    "body": "", "lead": "body", "kicker": "heading-2", "headline": "heading-1", "deck": "lead",
    "byline": "caption", "dateline": "caption", "heading-1": "body", "heading-2": "heading-1",
    "heading-3": "heading-2", "caption": "body", "credit": "caption", "quote": "body",
    "quote-by": "quote", "couplet": "quote", "couplet-source": "caption", "stat-value": "heading-1",
    "stat-unit": "caption", "stat-label": "caption", "table-head": "table-cell", "table-cell": "body",
    "table-note": "caption", "list": "body", "list-marker": "list", "box-title": "heading-2",
    "box-body": "body", "qr-label": "caption", "related-label": "heading-3", "related-title": "body",
    "related-note": "caption", "share-label": "caption", "share-text": "body",
    "contact-label": "related-label", "contact-text": "body", "contact-phone": "contact-text", "masthead-name": "headline",
    "masthead-issue": "heading-3", "masthead-date": "caption", "masthead-issuer": "caption",
    "masthead-slogan": "caption", "running-head": "caption", "running-name": "running-head",
    "folio": "running-head", "colophon": "caption", "recipients-label": "heading-3",
    "recipients-text": "body", "pair": "body", "pair-second": "pair", "note": "caption",
    "toc-title": "heading-2", "toc-entry": "body", "toc-entry-2": "toc-entry", "toc-number": "toc-entry",
    "toc-note": "caption", "toc-head": "related-title", "toc-tag": "stat-unit",
    "masthead-mark": "masthead-issuer", "masthead-reference": "masthead-issue",
    "masthead-signatory": "masthead-reference", "editor-note": "lead", "editor-note-label": "editor-note",
    "addressee": "body", "attachments": "body", "annex-label": "heading-2", "annex-title": "headline",
    "signature": "body", "signature-note": "signature",
    "pair-head": "heading-3", "pair-head-second": "pair-head", "pair-number": "pair-head",
}  # fmt: skip

MARKS = ("strong", "emphasis", "code", "link")
# What a style says of its lines in the words that the engine knows.
_SAID = (
    "align", "kinsoku", "punctuation", "autospace", "autospace_digits", "on_grid", "hanging", "interpunct",
    "tight", "hyphenate", "abreast", "phrases", "balance", "whole",
)  # fmt: skip
_FALLBACK = ParagraphStyle(size=10.5, leading=17.0)


@dataclass(slots=True)
class StyleBook:
    """The private state of resolving: specs by name, what is resolved, what was found wrong."""

    specs: Mapping[str, StyleSpec]
    palette: Mapping[str, Colour]
    grid: Grid
    done: dict[str, Style]
    faults: list[Diagnostic]
    writing: Writing = Writing.HORIZONTAL
    lang: str = "zh-Hans"

    def style(self, name: str, seen: tuple[str, ...] = ()) -> Style:
        """The style *name*, resolved after the one it is like."""
        if name in self.done:
            return self.done[name]
        spec = self.specs.get(name)
        base_name = (spec.like if spec else "") or ROLES.get(name, "")
        if base_name in seen or base_name == name:
            self.faults.append(diagnostic("E405", spec.place("like") if spec else None, name=name))
            base_name = ""
        elif base_name and base_name not in ROLES and base_name not in self.specs:
            self.faults.append(diagnostic("E404", spec.place("like") if spec else None, name=base_name))
            base_name = ""
        base = self.style(base_name, (*seen, name)) if base_name else self._root()
        self.done[name] = self._over(base, spec) if spec else base
        return self.done[name]

    def _root(self) -> Style:
        face = FaceStyle(Family.SONG, 400, self.grid.size, self.palette.get("text", BLACK))
        paragraph = replace(_FALLBACK, size=self.grid.size, leading=self.grid.unit, writing=self.writing)
        return Style(face, in_region(paragraph, self.lang), {})

    def _over(self, base: Style, spec: StyleSpec) -> Style:
        size = self.length(spec.size, base.face.size, base.face.size)
        face = replace(
            base.face,
            family=spec.family or base.face.family,
            weight=spec.weight or base.face.weight,
            size=size,
            colour=self.colour(spec, base.face.colour),
            tracking=self.length(spec.tracking, size, base.face.tracking),
            figures=base.face.figures if spec.figures is None else spec.figures,
        )
        marks = {name: self._mark(face, base, spec, name) for name in MARKS}
        largest = max(size, *(mark.size for mark in marks.values() if mark is not None), 0.0)
        paragraph = replace(base.paragraph, **self._paragraph(base, spec, size), size=largest)
        before = self.length(spec.before, size, base.before)
        after = self.length(spec.after, size, base.after)
        known = {name: mark for name, mark in marks.items() if mark is not None}
        return Style(face, paragraph, known, self._gaps(spec, size), before, after)

    def _gaps(self, spec: StyleSpec, size: float) -> dict[str, float]:
        """The blank round marked words, of those marks that say it."""
        marks: dict[str, MarkSpec | None] = {name: getattr(spec, name) for name in MARKS}
        return {name: self.length(mark.gap, size, 0.0) for name, mark in marks.items() if mark and mark.gap}

    def _paragraph(self, base: Style, spec: StyleSpec, size: float) -> dict[str, Any]:
        """What the spec says of lines; indents in em follow the size."""
        said: dict[str, Any] = {
            "leading": self.length(spec.leading, size, base.paragraph.leading),
            "indent": self.length(spec.indent, size, base.paragraph.indent),
            "hang": self.length(spec.hang, size, base.paragraph.hang),
        }
        for name in _SAID:
            value = getattr(spec, name)
            if value is not None:
                said[name] = value
        if spec.size is not None:
            said["steps"] = ()
        if spec.sizes or "sizes" in spec.spans:
            said["steps"] = tuple(step for text in spec.sizes if (step := self._step(spec, text)))
        if spec.lines is not None:
            said["most_lines"] = spec.lines
        if spec.grow is not None:
            said["grow"] = spec.grow.share
        return said

    def _step(self, spec: StyleSpec, text: str) -> SizeStep | None:
        """`63pt/4L` as a size with its leading."""
        size, _, leading = text.partition("/")
        try:
            em = self.resolved(parse_length(size), self.grid.size)
            return SizeStep(em, self.resolved(parse_length(leading), em))
        except ValueError:
            self.faults.append(diagnostic("E406", spec.place("sizes"), text=text))
            return None

    def _mark(self, face: FaceStyle, base: Style, spec: StyleSpec, name: str) -> FaceStyle | None:
        """The characters of a mark: what the style says of it over what its base said."""
        mark: MarkSpec | None = getattr(spec, name)
        earlier = base.marks.get(name)
        if mark is None:
            return _carried(face, base.face, earlier) if earlier else None
        over = _carried(face, base.face, earlier) if earlier else face
        return replace(
            over,
            family=mark.family or over.family,
            weight=mark.weight or over.weight,
            size=self.length(mark.size, face.size, over.size),
            colour=self.colour(mark, over.colour),
        )

    def length(self, said: Length | None, em: float, default: float) -> float:
        """A length of a spec in points, *default* when it says none."""
        return default if said is None else self.resolved(said, em)

    def resolved(self, length: Length, em: float) -> float:
        """A length in points for text of this em."""
        return length.resolve(em=em, line=self.grid.unit)

    def colour(self, spec: StyleSpec | MarkSpec, default: Colour) -> Colour:
        """A palette colour of a spec, *default* when it names none."""
        if not spec.colour:
            return default
        if spec.colour not in self.palette:
            values = {"name": spec.colour, "known": ", ".join(self.palette)}
            self.faults.append(diagnostic("E402", spec.place("colour"), **values))
            return default
        return self.palette[spec.colour]


_CARRIED = tuple(one.name for one in fields(FaceStyle) if one.name != "size")


def _carried(face: FaceStyle, base: FaceStyle, mark: FaceStyle) -> FaceStyle:
    """A mark of the base style, carried to a style that differs from it: all it changed stays but its size."""
    changed = {name: said for name in _CARRIED if (said := getattr(mark, name)) != getattr(base, name)}
    return replace(face, **changed)
