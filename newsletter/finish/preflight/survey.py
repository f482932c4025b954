"""What the pages of a file paint: each text, area, line and picture with its colour, size, place and state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.geometry import Affine
from newsletter.finish.broken import faults
from newsletter.finish.preflight.kinds import is_dictionary
from newsletter.finish.preflight.marks import PageFacts
from newsletter.finish.preflight.nested import appearance, blending
from newsletter.finish.preflight.state import State, Walk, box_of
from newsletter.finish.preflight.walk import EnoughError, run, shown

if TYPE_CHECKING:
    from typing import Any

    import pikepdf

    from newsletter.finish.preflight.marks import Box

# So many operators of a page are read; a page of a map has a tenth of it.
MOST = 2_000_000
# And so many of a file: within minutes, whatever a file says.
MOST_OF_FILE = 10_000_000
_LETTER = (0.0, 0.0, 612.0, 792.0)
_HIGHEST = 50  # steps from a page to the root of the page tree


def survey(pdf: pikepdf.Pdf, most: int = MOST) -> tuple[PageFacts, ...]:
    """The facts of all pages, of the first *most* operators of each."""
    walks = Walk(pdf.Root, {}, {}, _hidden(pdf.Root), max(most, MOST_OF_FILE), run)
    return tuple(
        _page(page.obj, number, walks, min(most, walks.left)) for number, page in enumerate(pdf.pages, 1)
    )


def _page(page: Any, number: int, shared: Walk, most: int) -> PageFacts:  # noqa: ANN401 - pikepdf's object
    unit = float(_sound(page.get("/UserUnit"), 1.0))
    start = Affine(a=unit, d=unit)
    media = _box(inherited(page, "/MediaBox"), unit) or _LETTER
    state = State(at=start, clip=media)
    walk = Walk(shared.root, shared.fonts, shared.cache, shared.hidden, most, run, start, state=state)
    resources = inherited(page, "/Resources")
    why = ""
    try:
        group = page.get("/Group")
        if group is not None and str(group.get("/S")) == "/Transparency":
            walk.groups.append(blending(group, resources))
        if "/Contents" in page:
            run(walk, page, resources)
        walk.state = State(at=start, clip=media)
        for note in page.get("/Annots", []):
            _noted(walk, note)
    except EnoughError:
        why = f"> {most}"
    except faults() as error:
        why = str(error) or type(error).__name__
    shared.left = max(0, shared.left - most + max(0, walk.left))
    why = why or next(iter(walk.broken), "")
    return PageFacts(
        number,
        media,
        _box(page.get("/TrimBox"), unit),
        _box(page.get("/BleedBox"), unit),
        tuple(walk.marks),
        _box(inherited(page, "/CropBox"), unit),
        _box(page.get("/ArtBox"), unit),
        int(_sound(inherited(page, "/Rotate"), 0)) % 360,
        tuple(walk.groups),
        tuple(font.face for font in walk.faces.values()),
        why,
    )


def _noted(walk: Walk, note: Any) -> None:  # noqa: ANN401 - pikepdf's object
    """Walk what a note looks like; one that is broken prints nothing."""
    try:
        if shown(walk, note.get("/OC")):
            appearance(walk, note)
    except faults():
        return


def inherited(page: Any, key: str) -> Any:  # noqa: ANN401 - as above
    """What a page says under *key*, or the nodes above it."""
    for _ in range(_HIGHEST):
        if not is_dictionary(page):
            return None
        found = page.get(key)
        if found is not None:
            return found
        page = page.get("/Parent")
    return None


def _sound(said: Any, usual: float) -> float:  # noqa: ANN401 - as above
    """A number of the file, or the usual one for what is none."""
    try:
        return float(said)
    except (TypeError, ValueError):
        return usual


def _box(said: Any, unit: float) -> Box | None:  # noqa: ANN401 - as above
    try:
        found = box_of(said)
    except (TypeError, ValueError):
        return None
    return None if found is None else (found[0] * unit, found[1] * unit, found[2] * unit, found[3] * unit)


def _hidden(root: Any) -> frozenset[tuple[int, int]]:  # noqa: ANN401 - as above
    """The layers that are off when the file is opened."""
    try:
        layers = root.get("/OCProperties")
        if layers is None:
            return frozenset()
        shown = layers.D
        off = {one.objgen for one in shown.get("/OFF", [])}
        if str(shown.get("/BaseState")) == "/OFF":
            on = {one.objgen for one in shown.get("/ON", [])}
            off |= {one.objgen for one in layers.OCGs} - on
        return frozenset(off)
    except faults():
        return frozenset()
