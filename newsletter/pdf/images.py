"""Pictures as XObjects: each picture, crop and size is coded once, each drawing is written once.

Where the file holds nothing transparent, what is see-through has a form of its own for each place where it lies on more
than one colour.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from newsletter.basics.colour import WHITE
from newsletter.basics.diagnostic import diagnostic
from newsletter.basics.geometry import Affine, Rect, Size
from newsletter.basics.units import MM
from newsletter.basics.vector import Clip, moved, rounded
from newsletter.pdf.flatten import veiled
from newsletter.pdf.forms import Form, fine
from newsletter.pdf.grounds import laid, mapped
from newsletter.pdf.inks import press_of
from newsletter.pdf.mixing import toned
from newsletter.pdf.streams import write
from newsletter.pictures.fault import PictureFault
from newsletter.pictures.layer import Photo
from newsletter.pictures.lineart import is_line_art
from newsletter.pictures.raster import RasterSpec, Shown, coarse, encode, target_pixels

if TYPE_CHECKING:
    from newsletter.basics.colour import CMYK, Colour
    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.span import Span
    from newsletter.basics.vector import Drawing, VectorPart, VectorShape
    from newsletter.display.ops import Image
    from newsletter.pdf.content import Alphas, Content
    from newsletter.pdf.document import Document
    from newsletter.pdf.flatten import Solid
    from newsletter.pdf.forms import Blend
    from newsletter.pdf.grounds import Grounds
    from newsletter.pdf.inks import Inks
    from newsletter.pdf.profile import Profile
    from newsletter.pictures.blend import Blender
    from newsletter.pictures.layer import Laid, Layer
    from newsletter.pictures.picture import Picture

WHOLE = Rect(0, 0, 1, 1)
# Line art is brought down to no less than twice the resolution that it needs: made grey, its edges would be soft.
_LINES = 2
_JPEG = "jpeg"


class _Put(NamedTuple):
    """The XObject of that name, and how it is mapped to its place, a part of it cut out where it is larger."""

    name: str
    at: Affine
    whole: bool = True


class _Place(NamedTuple):
    """Where a drawing's part *crop* is *shown* on the sheet, and what it is called."""

    shown: Rect
    crop: Rect
    title: str = "…"
    span: Span | None = None


class Pictures:
    """The pictures of a document in the making, and what is to be told of them.

    *distance* is how far away in points they are looked at, 0 for arm's length; *page* is the one that is painted.
    """

    def __init__(self, document: Document, profile: Profile, alphas: Alphas, inks: Inks) -> None:
        self._document = document
        self._profile = profile
        self._alphas = alphas
        self._inks = inks
        self._spec = RasterSpec(
            profile.ppi,
            profile.quality,
            keep_cmyk=profile.colour == "cmyk",
            grey=profile.colour == "grey",
            press=press_of(profile),
        )
        self._names: dict[object, str] = {}
        self._lines: dict[str, bool] = {}
        self._soft: dict[object, bool] = {}
        self._blended: dict[object, tuple[Rect, str]] = {}
        self._kept: Blender | None = None
        self._told: dict[Diagnostic, None] = {}
        self.faults: list[Diagnostic] = []
        self.distance = 0.0
        self.page = 1

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is to be told of pictures, in the order met: too coarse for its frame, see-through and not to be made solid."""
        return tuple(self._told)

    def draw(self, image: Image, at: Rect, content: Content, grounds: Grounds) -> str:
        """Paint *image* into *at* (its `y` at the lower edge) over *grounds* and give the XObject's name.

        A damaged file is put among the `faults`; nothing is painted then and the name is empty.
        """
        drawing = image.picture.drawing
        try:
            put = (
                self._raster(image, at, grounds)
                if drawing is None
                else self._drawing(image, drawing, at, grounds)
            )
        except PictureFault as fault:
            self.faults.append(fault.at(image.span))
            return ""
        content.save()
        if image.round:
            upwards = rounded(Rect(at.x, at.y, at.width, at.height), image.round, image.round)
            content.clip_path(Clip(upwards), Affine())
        if not put.whole:
            content.clip(at)
        content.map(put.at)
        content.draw(put.name)
        content.restore()
        return put.name

    def veil(self, shape: VectorShape, frame: Rect, at: Rect, content: Content, grounds: Grounds) -> str:
        """Paint a see-through *shape* of the sheet, which is in *frame*, that is, into *at*, and give the XObject's name."""
        name, size = self._name("V"), Size(frame.width, frame.height)
        part = moved(shape, Affine(e=-frame.x, f=-frame.y))
        self._over(name, (part,), size, _Place(frame, WHOLE), grounds)
        content.save()
        content.map(_placed(size, WHOLE, at))
        content.draw(name)
        content.restore()
        return name

    def photo(self, image: Image) -> Photo | None:
        """The pixels of a raster picture as they are printed; None for a drawing."""
        if image.picture.is_vector:
            return None
        photo = Photo(image.picture, image.crop, image.frame, self._target(image))
        key = image.picture.digest, image.picture.treatment, image.crop, photo.target
        if key not in self._soft:
            self._soft[key] = image.picture.kind != _JPEG and self._blender.soft(photo)
        return Photo(photo.picture, photo.crop, photo.frame, photo.target, self._soft[key])

    @property
    def _blender(self) -> Blender:
        if self._kept is None:
            from newsletter.pictures.blend import Blender

            self._kept = Blender(self._spec)
        return self._kept

    def _target(self, image: Image) -> tuple[int, int]:
        frame, profile = image.frame, self._profile
        ppi = _LINES * profile.line_ppi if self._is_line_art(image.picture) else profile.ppi
        return target_pixels(Size(frame.width, frame.height), ppi)

    def _is_line_art(self, picture: Picture) -> bool:
        if not self._profile.line_ppi:
            return False
        if picture.digest not in self._lines:
            self._lines[picture.digest] = is_line_art(picture)
        return self._lines[picture.digest]

    def _name(self, kind: str) -> str:
        """A name that nothing has yet."""
        name = f"{kind}{len(self._names)}"
        self._names[name] = name
        return name

    def _raster(self, image: Image, at: Rect, grounds: Grounds) -> _Put:
        picture = image.picture
        self._judge(image, lines=self._is_line_art(picture))
        ground: Colour | None = WHITE
        if not self._profile.transparency and picture.kind != _JPEG:
            ground = _plain(grounds.under(image.frame))
        if ground is None and (photo := self.photo(image)) is not None and photo.soft:
            name, frame = self._name("D"), image.frame
            moves = Affine(e=-frame.x, f=-frame.y)
            parts = tuple(mapped(part, moves) for part in laid(image, photo))
            size = Size(frame.width, frame.height)
            self._over(name, parts, size, _Place(frame, WHOLE, picture.name, image.span), grounds)
            return _Put(name, _placed(size, WHOLE, at))
        paper = self._paper(ground)
        target = self._target(image)
        key = picture.digest, picture.treatment, image.crop, target, paper
        if key not in self._names:
            coded = encode(picture, image.crop, target, self._spec, paper)
            self._names[key] = f"I{len(self._names)}"
            self._soft[key[:-1]] = coded.flattened
            write(self._document, self._names[key], coded)
        return _Put(self._names[key], Affine(at.width, 0, 0, at.height, at.x, at.y))

    def _judge(self, image: Image, *, lines: bool) -> None:
        """Tell of a picture with too few pixels for its frame, or put it among the faults."""
        profile, distance = self._profile, self.distance
        seen = Shown(image.picture, image.crop, image.frame.width, image.span)
        least = profile.fewest(distance)
        refused = coarse(seen, profile.refuses * least, "E332", wanted=least)
        if refused is not None:
            self.faults.append(refused)
            return
        note = coarse(seen, profile.fewest(distance, lines=lines), "W333" if lines else "W321")
        if note is not None:
            self._told[note] = None

    def _drawing(self, image: Image, drawing: Drawing, at: Rect, grounds: Grounds) -> _Put:
        picture, size = image.picture, drawing.size
        placed = _placed(size, image.crop, at)
        whole = image.crop == WHOLE
        ground: Colour | None = WHITE
        if not self._profile.transparency and veiled(drawing.shapes):
            ground = _plain(grounds.under(image.frame))
        parts = toned(drawing.shapes, picture.treatment)
        place = _Place(image.frame, image.crop, picture.name, image.span)
        if ground is None:
            name = self._name("D")
            self._over(name, parts, size, place, grounds)
            return _Put(name, placed, whole)
        hairline = self._hairline(placed.scale)
        key = picture.digest, picture.treatment, hairline, ground
        if key not in self._names:
            name = self._names[key] = f"D{len(self._names)}"
            made = self._inks.solid(parts, size, ground, hairline / fine(size))
            self._tell(made, place)
            self._form(placed.scale * fine(size), hairline).write(name, made.parts, size)
        return _Put(self._names[key], placed, whole)

    def _over(
        self, name: str, parts: tuple[VectorPart | Laid, ...], size: Size, place: _Place, grounds: Grounds
    ) -> None:
        """Write *parts* as the form *name* of that *size*, which is put to *place*, over what is painted there."""
        shown, crop = place.shown, place.crop
        across = shown.width / (crop.width * size.width)
        down = shown.height / (crop.height * size.height)
        x, y = shown.x / across - crop.x * size.width, shown.y / down - crop.y * size.height
        inwards = Affine(1 / across, 0, 0, 1 / down, -x, -y)
        beneath = tuple(mapped(part, inwards) for part in grounds.beneath(shown))
        hairline = self._hairline((across * down) ** 0.5 / fine(size))
        made = self._inks.solid(parts, size, WHITE, hairline / fine(size), beneath)
        self._tell(made, place)
        self._form((across * down) ** 0.5, hairline).write(name, made.parts, size)

    def _form(self, points: float, hairline: float) -> Form:
        """The maker of a form whose drawing has units of so many *points*."""
        blend = self._blend(points * self._profile.ppi / 72)
        return Form(self._document, self._inks, self._alphas, blend, hairline)

    def _blend(self, fineness: float) -> Blend:
        def blend(layers: tuple[Layer, ...], box: Rect) -> tuple[Rect, str]:
            key = layers, box, fineness
            if key not in self._blended:
                grown, coded = self._blender.blended(layers, box, fineness)
                self._blended[key] = grown, write(self._document, self._name("P"), coded)
            return self._blended[key]

        return blend

    def _tell(self, made: Solid, place: _Place) -> None:
        """Tell of what was made solid and may look otherwise: which, where and why."""
        x, y = (round(part / MM) for part in (place.shown.x, place.shown.y))
        for ink in made.inks:
            self._told[
                diagnostic("W670", place.span, name=place.title, page=self.page, x=x, y=y, ink=ink)
            ] = None
        if made.many:
            self._told[diagnostic("W671", place.span, name=place.title, page=self.page, x=x, y=y)] = None

    def _hairline(self, scale: float) -> float:
        """The thinnest line that is still printed, in the units in which a drawing is written, of *scale* points each."""
        if not self._profile.hairline:
            return 0.0
        # Rounded up, so that a drawing that is shown twice in one size is written once.
        return ceil(100 * self._profile.hairline / scale) / 100

    def _paper(self, ground: Colour | None) -> CMYK:
        """The inks that what is half clear in a picture is mixed with."""
        return self._inks.process(ground or WHITE)


def _plain(ground: Colour | None) -> Colour | None:
    """The *ground* where it is of process inks."""
    return None if ground is None or ground.spot else ground


def _placed(size: Size, crop: Rect, at: Rect) -> Affine:
    """The map from a drawing as it is written, y downwards, that brings its part *crop* to *at*."""
    width, height = size.width * fine(size), size.height * fine(size)
    across = at.width / (crop.width * width)
    down = at.height / (crop.height * height)
    left, top = crop.x * width, crop.y * height
    return Affine(across, 0, 0, -down, at.x - across * left, at.y + at.height + down * top)
