"""The operators of one page or form, written as they come, with nothing set twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.basics.vector import Clip, Close, Curve, Line, Move
from newsletter.pdf.numbers import number, numbers, text_string

if TYPE_CHECKING:
    from newsletter.basics.colour import Colour
    from newsletter.basics.geometry import Affine, Rect
    from newsletter.basics.vector import Gradient, Path, Stroke, VectorShape
    from newsletter.pdf.inks import Inks
    from newsletter.pdf.shadings import Shadings

_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_PAINT = {
    (True, True, False): "B", (True, True, True): "B*",
    (True, False, False): "f", (True, False, True): "f*",
    (False, True, False): "S", (False, True, True): "S",
}  # fmt: skip

# Templates of a path's operators: filled in three quarters of the time of numbers written one by one.
_MOVE, _LINE, _CURVE = "%.3f %.3f m", "%.3f %.3f l", "%.3f %.3f %.3f %.3f %.3f %.3f c"

# Of fills and of strokes: how opaque they are, and whether they overprint.
Alpha = tuple[float, float]
Over = tuple[bool, bool]
_OPAQUE, _OUT = (1.0, 1.0), (False, False)


@dataclass(frozen=True, slots=True)
class _State:
    """The graphics state as it stands; what is empty is not known, for a form starts in its page's state."""

    fill: str = ""
    stroke: str = ""
    pen: str = ""
    alpha: Alpha = _OPAQUE
    over: Over = _OUT


class Alphas:
    """The opacities that a document uses, each with its name in the resources: *prefix* and a number.

    With *overprint* a state says as well whether fills and strokes print over what they stand on, and that an
    ink which is not used leaves what lies under it (OPM 1, §11.7.4.3).
    """

    def __init__(self, prefix: str = "A", *, overprint: bool = False) -> None:
        self._prefix = prefix
        self._overprint = overprint
        self._names: dict[tuple[Alpha, Over], str] = {}

    def name(self, alpha: Alpha, over: Over = _OUT) -> str:
        """The name of a pair of fill and stroke opacity, and of what overprints."""
        return self._names.setdefault((alpha, over), f"{self._prefix}{len(self._names)}")

    @property
    def entries(self) -> list[str]:
        """An entry of the resource dictionary for each pair named."""
        return [
            f"/{name} <</ca {number(f)} /CA {number(s)}{self._over(over)}>>"
            for ((f, s), over), name in self._names.items()
        ]

    @property
    def dictionary(self) -> str:
        """The resource dictionary of all pairs named, empty when there are none."""
        return f"<<{' '.join(self.entries)}>>" if self._names else ""

    def _over(self, over: Over) -> str:
        fill, stroke = (str(part).lower() for part in over)
        return f" /op {fill} /OP {stroke} /OPM 1" if self._overprint else ""


class Content:
    """The content stream of a page or form in the making, in its own coordinates, y upwards.

    No line is drawn thinner than *hairline*.
    """

    def __init__(
        self, inks: Inks, alphas: Alphas, hairline: float = 0.0, shadings: Shadings | None = None
    ) -> None:
        self.code: list[str] = []
        self.shadings = shadings
        self._inks = inks
        self._alphas = alphas
        self._hairline = hairline
        self._state = _State()
        self._saved: list[_State] = []

    def save(self) -> None:
        """Keep the graphics state for `restore`."""
        self._saved.append(self._state)
        self.code.append("q")

    def restore(self) -> None:
        """Return to the state last kept."""
        self._state = self._saved.pop()
        self.code.append("Q")

    def map(self, by: Affine) -> None:
        """Let what follows be drawn through the map *by*."""
        turn = numbers(by.a, by.b, by.c, by.d, digits=6)
        self.code.append(f"{turn} {numbers(by.e, by.f)} cm")

    def clip(self, rect: Rect) -> None:
        """Cut what follows to *rect*, whose `y` is its lower edge here."""
        self.code.append(f"{numbers(rect.x, rect.y, rect.width, rect.height)} re W n")

    def clip_path(self, clip: Clip, at: Affine) -> None:
        """Cut what follows to the outline of *clip*, mapped by *at*."""
        self._path(clip.path, at)
        self.code.append("W* n" if clip.even_odd else "W n")

    def open_mark(
        self,
        *,
        artifact: str | None = None,
        tag: tuple[str, int] | None = None,
        actual: str | None = None,
        lang: str = "",
    ) -> int:
        """Open the marked content asked for and give how many marks `close_marks` has to close.

        An *artifact* has entries of its own, none where empty; a *tag* is the type and number of content that
        the structure knows. *actual* replaces the glyphs within when they are copied (T70).
        """
        marks = []
        if artifact is not None:
            marks.append(f"/Artifact <<{artifact}>> BDC" if artifact else "/Artifact BMC")
        if tag is not None:
            marks.append(f"/{tag[0]} <</MCID {tag[1]}>> BDC")
        # poppler heeds ActualText of spans alone.
        said = [f"/ActualText {text_string(actual)}"] if actual is not None else []
        said += [f"/Lang {text_string(lang)}"] if lang else []
        if said:
            marks.append(f"/Span <<{' '.join(said)}>> BDC")
        self.code += marks
        return len(marks)

    def open_layer(self, name: str) -> int:
        """Begin what is seen while the layer of that name is; gives the marks to close (ISO 32000-2 §8.11.3.2)."""
        self.code.append(f"/OC /{name} BDC")
        return 1

    def close_marks(self, count: int) -> None:
        """Close *count* marks."""
        self.code += ["EMC"] * count

    def draw(self, name: str, opacity: float = 1.0) -> None:
        """Paint the picture or form of that name, all of it so opaque."""
        self._see((opacity, opacity))
        self.code.append(f"/{name} Do")

    def text(self, colour: Colour, shown: str) -> None:
        """Show text whose operators are *shown*."""
        self._fill(colour)
        self._see(_OPAQUE, (self._inks.overprints(colour), False))
        self.code.append(f"BT {shown} ET")

    def shape(self, shape: VectorShape, at: Affine) -> None:
        """Paint *shape* mapped by *at*; what cuts it is for whoever draws several."""
        if shape.shade is not None and self.shadings is not None:
            self._shade(shape, shape.shade, self.shadings.name(shape.shade), at)
            shape = replace(shape, fill=None)
        fill, stroke = shape.fill, shape.stroke
        if fill is None and stroke is None:
            return
        through, line = shape.fill_opacity, shape.stroke_opacity
        if fill is not None:
            self._fill(fill)
        if stroke is not None:
            self._pen(stroke, at.scale)
        drawn = None if stroke is None else stroke.colour
        self._see(
            (1.0 if fill is None else through, 1.0 if stroke is None else line),
            (False, line == 1.0 and self._inks.overprints(drawn)),
        )
        self._path(shape.path, at)
        self.code.append(_PAINT[fill is not None, stroke is not None, shape.even_odd])

    def _shade(self, shape: VectorShape, shade: Gradient, name: str, at: Affine) -> None:
        """Fill *shape* with the shading of that name, cut at its outline."""
        self.save()
        self._see((shape.fill_opacity, self._state.alpha[1]))
        self.clip_path(Clip(shape.path, shape.even_odd), at)
        self.map(at.after(shade.by))
        self.code.append(f"/{name} sh")
        self.restore()

    def _path(self, path: Path, at: Affine) -> None:
        # The map is written out: a drawing has thousands of points, and a call for each is most of the cost.
        a, b, c, d, e, f = at.a, at.b, at.c, at.d, at.e, at.f
        add = self.code.append
        for part in path:
            match part:
                case Line(x, y):
                    add(_LINE % (a * x + c * y + e, b * x + d * y + f))
                case Move(x, y):
                    add(_MOVE % (a * x + c * y + e, b * x + d * y + f))
                case Curve(x1, y1, x2, y2, x, y):
                    add(
                        _CURVE
                        % (
                            a * x1 + c * y1 + e,
                            b * x1 + d * y1 + f,
                            a * x2 + c * y2 + e,
                            b * x2 + d * y2 + f,
                            a * x + c * y + e,
                            b * x + d * y + f,
                        )
                    )
                case Close():
                    add("h")

    def _fill(self, colour: Colour) -> None:
        fill = self._inks.paint(colour)
        if fill != self._state.fill:
            self.code.append(fill)
            self._state = replace(self._state, fill=fill)

    def _pen(self, pen: Stroke, scale: float) -> None:
        stroke = self._inks.paint(pen.colour, stroke=True)
        if stroke != self._state.stroke:
            self.code.append(stroke)
        drawn = (
            f"{number(max(pen.width * scale, self._hairline))} w {_CAPS[pen.cap]} J {_JOINS[pen.join]} j "
            f"{number(pen.miter_limit)} M [{numbers(*(part * scale for part in pen.dash))}] {number(pen.phase * scale)} d"
        )
        if drawn != self._state.pen:
            self.code.append(drawn)
        self._state = replace(self._state, stroke=stroke, pen=drawn)

    def _see(self, alpha: Alpha, over: Over = _OUT) -> None:
        if (self._state.alpha, self._state.over) != (alpha, over):
            self.code.append(f"/{self._alphas.name(alpha, over)} gs")
            self._state = replace(self._state, alpha=alpha, over=over)
