"""What the pages of a file paint: each text, area, line and picture with its colour, size, place and state."""

from __future__ import annotations

from dataclasses import field, replace
from math import hypot
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Affine
from newsletter.basics.value import dataclass
from newsletter.finish.preflight.marks import Mark, PageFacts, Paint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pikepdf

    from newsletter.finish.preflight.marks import Box

_OPERATORS = (
    "q Q cm gs g G rg RG k K cs CS sc scn SC SCN w re m l c W W* n f f* B B* S s b b* Tf Td Tm Tj TJ BT Do"
)
_WIDE = (-1e6, -1e6, 1e6, 1e6)
_PLAIN = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}


def survey(pdf: pikepdf.Pdf) -> tuple[PageFacts, ...]:
    """The facts of all pages."""
    facts = []
    for number, page in enumerate(pdf.pages, 1):
        walk = _Walk()
        walk.run(page.obj, page.obj.get("/Resources"))
        media, trim, bleed = (_box(page.obj.get(f"/{name}Box")) for name in ("Media", "Trim", "Bleed"))
        facts.append(PageFacts(number, media or (0, 0, 0, 0), trim, bleed, tuple(walk.marks)))
    return tuple(facts)


def _box(found: pikepdf.Object | None) -> Box | None:
    if found is None:
        return None
    x1, y1, x2, y2 = (float(part) for part in found.as_list())
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


@dataclass(frozen=True, slots=True)
class _State:
    """The graphics state, as far as a mark tells of it."""

    at: Affine = Affine()
    clip: Box = _WIDE
    fill: Paint = Paint()
    stroke: Paint = Paint()
    over: tuple[bool, bool] = (False, False)
    mode: int = 0
    alpha: tuple[float, float] = (1.0, 1.0)
    width: float = 1.0
    size: float = 0.0


@dataclass(slots=True)
class _Walk:
    """The private state of one walk over a page's operators."""

    marks: list[Mark] = field(default_factory=list)
    state: _State = field(default_factory=_State)
    saved: list[_State] = field(default_factory=list)
    path: list[tuple[float, float]] = field(default_factory=list)
    line: Affine = field(default_factory=Affine)
    resources: pikepdf.Object | None = None
    clips: bool = False

    def run(self, stream: pikepdf.Object, resources: pikepdf.Object | None) -> None:
        """Walk the operators of a page or form."""
        import pikepdf

        outer, self.resources = self.resources, resources
        for one in pikepdf.parse_content_stream(stream, _OPERATORS):
            name = str(one.operator)
            step = _STEPS.get(name)
            if step is not None:
                step(self, name, list(one.operands))
        self.resources = outer

    def named(self, kind: str, name: object) -> pikepdf.Object | None:
        """What the resources hold under a name."""
        found = None if self.resources is None else self.resources.get(f"/{kind}")
        return None if found is None else found.get(str(name))

    def set(self, **values: object) -> None:
        """Change the state."""
        self.state = replace(self.state, **values)  # type: ignore[arg-type] # the steps below give what fits

    def point(self, x: object, y: object) -> None:
        """Note a point of the path."""
        self.path.append(self.state.at.apply(float(x), float(y)))  # type: ignore[arg-type] # numbers of PDF

    def add(self, kind: str, box: Box, size: float = 0.0) -> None:
        """Note a mark, cut by the clip; nothing where nothing of it is seen."""
        now = self.state
        side = kind == "stroke"
        seen = _cut(box, now.clip)
        if seen[0] <= seen[2] and seen[1] <= seen[3]:
            paint = now.stroke if side else now.fill
            self.marks.append(Mark(kind, paint, seen, size, now.over[side], now.mode, now.alpha[side]))


def _cut(box: Box, clip: Box) -> Box:
    return max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3])


def _round(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _corners(walk: _Walk, box: Box) -> Box:
    x1, y1, x2, y2 = box
    return _round([walk.state.at.apply(x, y) for x in (x1, x2) for y in (y1, y2)])


def _save(walk: _Walk, _: str, __: list[pikepdf.Object]) -> None:
    walk.saved.append(walk.state)


def _restore(walk: _Walk, _: str, __: list[pikepdf.Object]) -> None:
    walk.state = walk.saved.pop()


def _map(walk: _Walk, _: str, given: list[pikepdf.Object]) -> None:
    walk.set(at=walk.state.at.after(Affine(*map(float, given))))


def _graphics(walk: _Walk, _: str, given: list[pikepdf.Object]) -> None:
    state, now = walk.named("ExtGState", given[0]), walk.state
    if state is None:
        return
    stroke = bool(state.get("/OP", now.over[1]))
    walk.set(
        over=(bool(state.get("/op", stroke)), stroke),
        mode=int(state.get("/OPM", now.mode)),
        alpha=(float(state.get("/ca", now.alpha[0])), float(state.get("/CA", now.alpha[1]))),
    )


def _plain(walk: _Walk, name: str, given: list[pikepdf.Object]) -> None:
    parts = tuple(map(float, given))
    space = _PLAIN[name.lower()]
    ink = sum(parts) if space == "DeviceCMYK" else 1 - min(parts)
    walk.set(**{"fill" if name.islower() else "stroke": Paint(space, parts, ink)})


def _space(walk: _Walk, name: str, given: list[pikepdf.Object]) -> None:
    walk.set(**{"fill" if name.islower() else "stroke": _spot(walk.named("ColorSpace", given[0]), given[0])})


def _spot(space: pikepdf.Object | None, name: object) -> Paint:
    """The paint of a named space at full tint."""
    if space is None:
        return Paint(str(name)[1:], ())
    kind = str(space[0])[1:]
    if kind != "Separation":
        return Paint(kind, ())
    full = tuple(float(part) for part in space[3].get("/C1", []))
    base = str(space[2])[1:]
    return Paint(f"Separation:{str(space[1])[1:]}" if base == "DeviceCMYK" else base, full, sum(full))


def _tint(walk: _Walk, name: str, given: list[pikepdf.Object]) -> None:
    key = "fill" if name.islower() else "stroke"
    paint: Paint = getattr(walk.state, key)
    if paint.space.startswith("Separation:"):
        walk.set(**{key: replace(paint, ink=paint.ink * float(given[0]))})


def _width(walk: _Walk, _: str, given: list[pikepdf.Object]) -> None:
    walk.set(width=float(given[0]))


def _box_path(walk: _Walk, _: str, given: list[pikepdf.Object]) -> None:
    x, y, width, height = map(float, given)
    for dx in (0.0, width):
        for dy in (0.0, height):
            walk.point(x + dx, y + dy)


def _path(walk: _Walk, _: str, given: list[pikepdf.Object]) -> None:
    # A curve's control points bound it.
    for index in range(0, len(given), 2):
        walk.point(given[index], given[index + 1])


def _clip(walk: _Walk, _: str, __: list[pikepdf.Object]) -> None:
    walk.clips = True


def _end(walk: _Walk, name: str, __: list[pikepdf.Object]) -> None:
    if walk.path:
        box = _round(walk.path)
        if walk.clips:
            walk.set(clip=_cut(box, walk.state.clip))
        if name[0] in "fBb":
            walk.add("fill", box)
        if name[0] in "SsBb":
            walk.add("stroke", box, walk.state.width * walk.state.at.scale)
    walk.path, walk.clips = [], False


def _begin(walk: _Walk, _: str, __: list[pikepdf.Object]) -> None:
    walk.line = Affine()


def _font(walk: _Walk, _: str, given: list[pikepdf.Object]) -> None:
    walk.set(size=float(given[1]))


def _move(walk: _Walk, _: str, given: list[pikepdf.Object]) -> None:
    walk.line = walk.line.after(Affine(e=float(given[0]), f=float(given[1])))


def _matrix(walk: _Walk, _: str, given: list[pikepdf.Object]) -> None:
    walk.line = Affine(*map(float, given))


def _show(walk: _Walk, _: str, __: list[pikepdf.Object]) -> None:
    at = walk.state.at.after(walk.line)
    # The height decides whether text can be read; narrowed text is as high as the rest.
    size = walk.state.size * hypot(at.c, at.d)
    x, y = at.e, at.f
    walk.add("text", (x, y, x + size / 2, y + size / 2), size)


def _draw(walk: _Walk, _: str, given: list[pikepdf.Object]) -> None:
    drawn = walk.named("XObject", given[0])
    if drawn is None:
        return
    if str(drawn.get("/Subtype")) == "/Image":
        at = walk.state.at
        inches = max(hypot(at.a, at.b), 1e-6) / 72
        paint = Paint(_image_space(drawn), (), 0.0)
        state, walk.state = walk.state, replace(walk.state, fill=paint)
        walk.add("image", _corners(walk, (0, 0, 1, 1)), int(drawn.get("/Width", 1)) / inches)
        walk.state = state
        return
    outer, saved = walk.state, walk.saved
    if "/Matrix" in drawn:
        _map(walk, "cm", list(drawn.Matrix.as_list()))
    box = _box(drawn.get("/BBox"))
    if box is not None:
        walk.set(clip=_cut(_corners(walk, box), walk.state.clip))
    walk.saved = []
    walk.run(drawn, drawn.get("/Resources", walk.resources))
    walk.state, walk.saved = outer, saved


def _image_space(image: pikepdf.Object) -> str:
    space = image.get("/ColorSpace")
    if space is None:
        return "DeviceGray"
    text = str(space) if not _is_array(space) else str(space[0])
    return text.removeprefix("/")


def _is_array(found: pikepdf.Object) -> bool:
    import pikepdf

    return isinstance(found, pikepdf.Array)


_STEPS: dict[str, Callable[[_Walk, str, list[pikepdf.Object]], None]] = {
    "q": _save, "Q": _restore, "cm": _map, "gs": _graphics, "w": _width,
    **dict.fromkeys(("g", "G", "rg", "RG", "k", "K"), _plain),
    **dict.fromkeys(("cs", "CS"), _space),
    **dict.fromkeys(("sc", "scn", "SC", "SCN"), _tint),
    "re": _box_path, "m": _path, "l": _path, "c": _path,
    "W": _clip, "W*": _clip,
    **dict.fromkeys(("n", "f", "f*", "B", "B*", "S", "s", "b", "b*"), _end),
    "BT": _begin, "Tf": _font, "Td": _move, "Tm": _matrix, "Tj": _show, "TJ": _show, "Do": _draw,
}  # fmt: skip
