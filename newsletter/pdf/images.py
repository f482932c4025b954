"""Pictures as XObjects: each picture, crop and size is coded once, each drawing is written once."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from newsletter.basics.colour import WHITE
from newsletter.basics.diagnostic import diagnostic
from newsletter.basics.geometry import Affine, Rect, Size
from newsletter.basics.vector import Clip, rounded
from newsletter.pdf.flatten import veiled
from newsletter.pdf.forms import Form, fine
from newsletter.pdf.inks import press_of
from newsletter.pictures.fault import PictureFault
from newsletter.pictures.lineart import is_line_art
from newsletter.pictures.raster import RasterSpec, Shown, coarse, encode, target_pixels

if TYPE_CHECKING:
    from newsletter.basics.colour import CMYK, Colour
    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.vector import Drawing
    from newsletter.display.ops import Image
    from newsletter.pdf.content import Alphas, Content
    from newsletter.pdf.document import Document
    from newsletter.pdf.inks import Inks
    from newsletter.pdf.profile import Profile
    from newsletter.pictures.raster import EncodedImage

WHOLE = Rect(0, 0, 1, 1)
# Line art is brought down to no less than twice the resolution that it needs: made grey, its edges would be soft.
_LINES = 2


class Pictures:
    """The pictures of a document in the making, and what is to be told of them.

    *distance* is how far away in points they are looked at, 0 for arm's length.
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
        self._mixed: set[str] = set()
        self._told: dict[Diagnostic, None] = {}
        self.faults: list[Diagnostic] = []
        self.distance = 0.0

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """A warning for each picture that is too coarse for its frame, in the order met."""
        return tuple(self._told)

    def draw(self, image: Image, at: Rect, content: Content, ground: Colour | None = WHITE) -> str:
        """Paint *image* into *at* (its `y` at the lower edge) and give the XObject's name.

        *ground* is the colour that it stands on, None where that is not one.
        A damaged file is put among the `faults`; nothing is painted then and the name is empty.
        """
        drawing = image.picture.drawing
        try:
            name = (
                self._raster(image, ground)
                if drawing is None
                else self._form(image, drawing, self._hairline(image, at), ground)
            )
        except PictureFault as fault:
            self.faults.append(fault.at(image.span))
            return ""
        content.save()
        if image.round:
            upwards = rounded(Rect(at.x, at.y, at.width, at.height), image.round, image.round)
            content.clip_path(Clip(upwards), Affine())
        if drawing is None:
            content.map(Affine(at.width, 0, 0, at.height, at.x, at.y))
        else:
            if image.crop != WHOLE:
                content.clip(at)
            content.map(_placed(drawing.size, image.crop, at))
        content.draw(name)
        content.restore()
        return name

    def _raster(self, image: Image, ground: Colour | None) -> str:
        picture, frame, profile = image.picture, image.frame, self._profile
        lines = bool(profile.line_ppi) and is_line_art(picture)
        self._judge(image, lines=lines)
        target = target_pixels(
            Size(frame.width, frame.height), _LINES * profile.line_ppi if lines else profile.ppi
        )
        paper = self._paper(ground)
        key = picture.digest, picture.treatment, image.crop, target, paper
        if key not in self._names:
            name = f"I{len(self._names)}"
            coded = encode(picture, image.crop, target, self._spec, paper)
            if coded.flattened:
                self._mixed.add(name)
            self._write(name, coded)
            self._names[key] = name
        if ground is None and self._names[key] in self._mixed:
            self._told[diagnostic("W671", image.span, name=picture.name)] = None
        return self._names[key]

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

    def _write(self, name: str, coded: EncodedImage) -> str:
        entries = (
            f"/Type /XObject /Subtype /Image /Width {coded.width} /Height {coded.height} "
            f"/ColorSpace /{coded.colour_space} /BitsPerComponent {coded.bits} /Filter /{coded.coding}"
        )
        if coded.inverted:
            parts = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}[coded.colour_space]
            entries += f" /Decode [{' '.join(['1 0'] * parts)}]"
        if coded.smask is not None:
            alpha = self._write(f"{name}.Alpha", coded.smask)
            entries += f" /SMask {alpha}"
        if coded.mask is not None:
            entries += f" /Mask {self._stencil(f'{name}.Mask', coded, coded.mask)}"
        return self._document.add_stream(name, entries, coded.data, packed=True)

    def _stencil(self, name: str, of: EncodedImage, bits: bytes) -> str:
        """What of a picture is painted at all (ISO 32000-2 §8.9.6.3), a bit a pixel."""
        entries = f"/Type /XObject /Subtype /Image /ImageMask true /Width {of.width} /Height {of.height} "
        return self._document.add_stream(
            name, f"{entries}/BitsPerComponent 1 /Filter /FlateDecode", bits, packed=True
        )

    def _hairline(self, image: Image, at: Rect) -> float:
        """The thinnest line, in the units in which a drawing is written, that is still printed where it stands."""
        drawing = image.picture.drawing
        if drawing is None or not self._profile.hairline:
            return 0.0
        # Rounded up, so that a drawing that is shown twice in one size is written once.
        return ceil(100 * self._profile.hairline / _placed(drawing.size, image.crop, at).scale) / 100

    def _form(self, image: Image, drawing: Drawing, hairline: float, ground: Colour | None) -> str:
        picture = image.picture
        if self._profile.transparency or not veiled(drawing.shapes):
            ground = WHITE
        key = picture.digest, picture.treatment, hairline, ground
        if key not in self._names:
            name = self._names[key] = f"D{len(self._names)}"
            form = Form(self._document, self._inks, self._alphas, hairline)
            if not form.write(name, drawing, picture.treatment, ground):
                self._told[diagnostic("W670", image.span)] = None
        return self._names[key]

    def _paper(self, ground: Colour | None) -> CMYK:
        """The inks that what is half clear in a picture is mixed with."""
        if self._profile.transparency or ground is None or ground.spot:
            return WHITE.cmyk
        return self._inks.process(ground)


def _placed(size: Size, crop: Rect, at: Rect) -> Affine:
    """The map from a drawing as it is written, y downwards, that brings its part *crop* to *at*."""
    width, height = size.width * fine(size), size.height * fine(size)
    across = at.width / (crop.width * width)
    down = at.height / (crop.height * height)
    left, top = crop.x * width, crop.y * height
    return Affine(across, 0, 0, -down, at.x - across * left, at.y + at.height + down * top)
