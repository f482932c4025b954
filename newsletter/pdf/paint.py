"""A display list becomes a PDF file: pages, text, paths, pictures, links and the outline.

The sheet's points, y downwards from the trimmed corner, turn here into the file's, y upwards from
the corner of the bleed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from newsletter.basics.colour import WHITE
from newsletter.basics.diagnostic import ContentError, diagnostic
from newsletter.basics.geometry import Affine, Rect
from newsletter.basics.value import dataclass
from newsletter.display.ops import Glyphs, Group, Image, Link, Ornament, Shape
from newsletter.flow.node import INSIDE
from newsletter.flow.role import Role
from newsletter.pdf import outline
from newsletter.pdf.bounds import bounds
from newsletter.pdf.content import Alphas, Content
from newsletter.pdf.flatten import veiled
from newsletter.pdf.fonts import embed
from newsletter.pdf.grounds import Grounds, reach
from newsletter.pdf.inks import Inks, known
from newsletter.pdf.language import named
from newsletter.pdf.layers import Layers
from newsletter.pdf.ledger import Ledger
from newsletter.pdf.links import inside, uri
from newsletter.pdf.numbers import numbers
from newsletter.pdf.spoken import spoken, unsaid
from newsletter.pdf.tags import Tags
from newsletter.pdf.text import count, show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.vector import VectorShape
    from newsletter.display.ops import DisplayList, DisplayPage, Op
    from newsletter.pdf.document import Document
    from newsletter.pdf.profile import Profile


# Sorts of artifact that are a sort of another.
_ORNAMENTS = {
    kind: f"/Type /{Ornament.PAGINATION} /Subtype /{kind}" for kind in (Ornament.HEADER, Ornament.FOOTER)
}


@dataclass(frozen=True, slots=True)
class Painted:
    """A PDF file, the drawing it shows, what was written by count, and what is to be told."""

    data: bytes
    drawn: DisplayList
    ledger: Ledger
    diagnostics: tuple[Diagnostic, ...] = ()


def paint(drawn: DisplayList, profile: Profile) -> Painted:
    """The PDF file of *drawn* as *profile* asks; the same bytes for the same arguments (R9).

    A file over the profile's budget is painted again with coarser pictures, as far as the profile goes, and that is
    told. Raises ContentError with a diagnostic for every picture whose file is damaged.
    """
    painted = _painted(drawn, profile)
    for ppi, quality in profile.thrift:
        if not 0 < profile.budget < len(painted.data):
            break
        lighter = _painted(drawn, replace(profile, ppi=ppi, quality=quality))
        if len(lighter.data) < len(painted.data):
            most = f"{profile.budget / 1e6:.1f}"
            told = diagnostic("H655", name=profile.name, ppi=ppi, usual=profile.ppi, most=most)
            painted = replace(lighter, diagnostics=(*lighter.diagnostics, told))
    return painted


def _painted(drawn: DisplayList, profile: Profile) -> Painted:
    from newsletter.pdf.document import Document

    if profile.marks:
        from newsletter.pdf.marks import marked

        drawn = marked(drawn, profile)
    document = Document(drawn.meta, profile.version)
    painter = _Painter(drawn, profile, document)
    for page in drawn.pages:
        painter.page(page)
    painter.close()
    if painter.pictures.faults:
        raise ContentError(painter.pictures.faults)
    return Painted(document.close(), drawn, painter.ledger, painter.diagnostics)


def claimed(drawn: DisplayList, profile: Profile) -> tuple[str, ...]:
    """The standards that the file of *drawn* says it keeps: none where layers for makers of layouts lie over pages."""
    return () if any(page.layers for page in drawn.pages) else profile.standards


class _Painter:
    """One walk over a display list."""

    def __init__(self, drawn: DisplayList, profile: Profile, document: Document) -> None:
        from newsletter.pdf.images import Pictures

        self._drawing = drawn
        self._profile = profile
        self._document = document
        self._alphas = Alphas(overprint=profile.overprint)
        self._inks = Inks(profile, known(drawn) if profile.condition is not None else None)
        self._fonts = embed(drawn, document)
        self._bookmarks = outline.nested(drawn.outline) if profile.outline else {}
        self._targets = drawn.targets if profile.links else ()
        self._size = drawn.sheet.size
        self._bleed = profile.shown_bleed(drawn.sheet.bleed)
        self._margin = self._bleed + profile.room
        self._origin = (self._margin, self._size.height + self._margin)
        self._lang = [named(drawn.meta.lang)]
        self._artifact = False
        self._said = False
        self._tagged = False
        self._content = Content(self._inks, self._alphas, profile.hairline)
        self._drawn: dict[str, None] = {}
        self._grounds = Grounds(asks=not profile.transparency)
        self._counts = dict.fromkeys(("pages", "glyphs", "pictures", "links", "bookmarks"), 0)
        self._told: list[Diagnostic] = []
        self._tags = Tags(drawn, document) if profile.tagged else None
        self.layers = Layers(document, self._inks)
        self.pictures = Pictures(document, profile, self._alphas, self._inks)
        self.pictures.distance = drawn.sheet.distance

    @property
    def ledger(self) -> Ledger:
        """What has been written."""
        return Ledger(**self._counts)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is to be told of pictures, links and inks."""
        return (*self.pictures.diagnostics, *self._told, *self._inks.reduced)

    def close(self) -> None:
        """Write what the file says of all its pages."""
        for key, bookmark in self._bookmarks.items():
            self._document.bookmark(key, bookmark)
        self.layers.close()
        if self._tags:
            self._tags.close()
        if self._profile.standards and not self._profile.standard:  # a press file is told of in `finish`
            self._document.claim(claimed(self._drawing, self._profile))

    def page(self, page: DisplayPage) -> None:
        """Write one page."""
        from newsletter.pdf.document import Used

        self._content = Content(self._inks, self._alphas, self._profile.hairline)
        self._drawn = {}
        self._grounds = Grounds(asks=not self._profile.transparency)
        self.pictures.page = page.number
        width, height = self._size.width, self._size.height
        margin = self._margin
        trim = Rect(margin, margin, width, height) if self._profile.boxes else None
        self._document.begin_page((width + 2 * margin, height + 2 * margin), trim, self._bleed)
        for key, bookmark in self._bookmarks.items():
            if bookmark.page == page.number:
                self._document.place(key, self._origin[1] - bookmark.y)
                self._counts["bookmarks"] += 1
        for target in self._targets:
            if target.page == page.number:
                self._document.place(inside(target.name), self._origin[1] - target.y)
        number = self._tags.begin_page() if self._tags else None
        self._ops(page.ops)
        x, y = self._origin
        layers = self.layers.paint(page.layers, Affine(d=-1, e=x, f=y))
        states = (*self._alphas.entries, *layers.states)
        code = [*self._content.code, *layers.code]
        used = Used(tuple(self._drawn), states, layers.groups, self._inks.spaces)
        self._document.end_page(code, used, number)
        self._counts["pages"] += 1

    def _ops(self, ops: Iterable[Op]) -> None:
        for op in ops:
            if self._tags and not (self._artifact or self._tagged) and not isinstance(op, Group | Link):
                self._group(_alone(op))
                continue
            match op:
                case Glyphs():
                    self._glyphs(op)
                case Shape():
                    self._shape(op.shape)
                case Image():
                    self._image(op)
                case Link():
                    self._link(op)
                case Group():
                    for part in (op,) if self._said else spoken(op):
                        self._group(part)
                case _:
                    assert_never(op)

    def _group(self, group: Group) -> None:
        if not group.ops:
            return
        outer = self._artifact, self._said, self._tagged
        around = self._lang[-1]
        if self._tags and not (self._artifact or self._tagged):
            around = self._tags.lang(group.element)
        own = named(group.lang) or around
        lang = "" if own == around else own
        marks = self._marked(group, lang)
        self._artifact |= group.artifact
        self._said |= group.actual is not None
        self._lang.append(own)
        if group.clip is not None:
            self._content.save()
            self._content.clip(self._rect(group.clip))
            self._grounds.cut(group.clip)
        self._ops(group.ops)
        if group.clip is not None:
            self._content.restore()
            self._grounds.uncut()
        self._content.close_marks(marks)
        self._lang.pop()
        self._artifact, self._said, self._tagged = outer

    def _marked(self, group: Group, lang: str) -> int:
        """Open what marks *group*; the marks to close."""
        artifact, tag = None, None
        box = bounds(group.ops) if self._tags and not (self._artifact or self._tagged) else None
        if group.artifact and not self._artifact:
            artifact = self._ornament(group, box) if self._tags else ""
        elif self._tags and not (self._artifact or self._tagged):
            figure = group.role is Role.FIGURE and box is not None
            tag = self._tags.mark(group, self._rect(box) if figure and box else None)
            self._tagged = True
        return self._content.open_mark(artifact=artifact, tag=tag, actual=group.actual, lang=lang)

    def _ornament(self, group: Group, box: Rect | None) -> str:
        """The entries of an artifact; a background says where it is."""
        kind = _ORNAMENTS.get(group.ornament, f"/Type /{group.ornament}")
        if group.ornament is not Ornament.BACKGROUND or box is None:
            return kind
        at = self._rect(box)
        return f"{kind} /BBox [{numbers(at.x, at.y, at.right, at.y + at.height)}]"

    def _glyphs(self, glyphs: Glyphs) -> None:
        if not glyphs.gids:
            return
        font = self._fonts[glyphs.face]
        shown = show(glyphs, font.name, font.codes, self._origin)
        alone = not self._said and unsaid(glyphs)
        marks = self._content.open_mark(actual="".join(glyphs.texts) if alone else None)
        self._content.text(glyphs.colour, shown)
        self._grounds.text(glyphs, over=self._inks.overprints(glyphs.colour))
        self._content.close_marks(marks)
        self._counts["glyphs"] += count(shown)

    def _shape(self, shape: VectorShape) -> None:
        x, y = self._origin
        frame = None if self._profile.transparency or not veiled((shape,)) else reach(shape)
        ground = self._grounds.under(frame) if frame else WHITE
        if frame is not None and (ground is None or ground.spot):
            name = self.pictures.veil(shape, frame, self._rect(frame), self._content, self._grounds)
            self._drawn[name] = None
        else:
            self._content.shape(self._inks.over(shape, ground or WHITE), Affine(d=-1, e=x, f=y))
        self._grounds.shape(shape)

    def _image(self, image: Image) -> None:
        name = self.pictures.draw(image, self._rect(image.frame), self._content, self._grounds)
        if name:
            self._drawn[name] = None
            self._counts["pictures"] += 1
            if not self._profile.transparency:
                self._grounds.picture(image, self.pictures.photo(image))

    def _link(self, link: Link) -> None:
        if not self._profile.links:
            return
        target, frame = uri(link.target), self._rect(link.frame)
        key = self._tags.next_key if self._tags else None
        made = ""
        if link.target.startswith(INSIDE):
            made = self._document.go(
                frame, inside(link.target.removeprefix(INSIDE)), link.text, key, link.span
            )
        elif target is None:
            self._told.append(diagnostic("W610", target=link.target))
        else:
            made = self._document.link(frame, target, link.text or link.target, key, link.span)
        if self._tags and made:
            self._tags.area(link.element, link.target, made)
        self._counts["links"] += 1

    def _rect(self, rect: Rect) -> Rect:
        """*rect* in the file's points, its `y` at the lower edge."""
        x, y = self._origin
        return Rect(x + rect.x, y - rect.bottom, rect.width, rect.height)


def _alone(op: Glyphs | Shape | Image) -> Group:
    """What stands in no group in one of its own: words are read, all else is ornament."""
    words = isinstance(op, Glyphs)
    return Group((op,), Role.PARAGRAPH if words else Role.ARTIFACT, artifact=not words)
