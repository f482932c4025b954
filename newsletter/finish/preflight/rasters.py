"""Ink in pictures: how many of their pixels carry more than the paper takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.finish.opened import under
from newsletter.finish.preflight.bounded import weigh
from newsletter.finish.preflight.kinds import is_array, is_dictionary, is_stream
from newsletter.finish.preflight.nested import PRINTS
from newsletter.finish.preflight.rule import Rule
from newsletter.finish.preflight.survey import inherited
from newsletter.pictures.coverage import heavy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pikepdf

    from newsletter.finish.preflight.rule import Found, Proof

# So many pixels over the limit no press notices: coding moves each a little.
MOST = 0.0005
# A picture of more pixels is not unpacked.
MOST_PIXELS = 64_000_000
_NESTED = ("/XObject", "/Pattern", "/Font")


def _heavy(proof: Proof) -> Iterator[Found]:
    limit = proof.profile.ink
    seen: set[tuple[int, int]] = set()
    if not limit:
        return
    for number, page in enumerate(proof.pdf.pages, 1):
        for name, image in _images(_holders(page.obj), seen):
            share = _share(image, limit)
            if share > MOST:
                yield {"page": number, "share": f"{100 * share:.2f}", "most": round(limit), "object": name}


def _share(image: pikepdf.Object, limit: float) -> float:
    if str(image.get("/ColorSpace")) != "/DeviceCMYK" or int(image.get("/BitsPerComponent", 8)) != 8:
        return 0.0
    jpeg = str(image.get("/Filter")) == "/DCTDecode"
    size = int(image.Width), int(image.Height)
    if size[0] * size[1] > MOST_PIXELS:
        return 0.0
    if jpeg:
        return heavy(image.read_raw_bytes(), size, limit, jpeg=True)
    weigh(image)
    data = image.read_bytes()
    return heavy(data, size, limit, jpeg=False) if len(data) >= 4 * size[0] * size[1] else 0.0


def _holders(page: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """What of a page may hold pictures: its resources, and what its notes look like."""
    resources = inherited(page, "/Resources")
    if is_dictionary(resources):
        yield resources
    notes = page.get("/Annots")
    for note in notes if notes is not None and is_array(notes) else ():
        look = under(note, "/AP").get("/N")
        looks = [look] if is_stream(look) else list(look.values()) if look is not None else []
        if int(note.get("/F", 0)) & PRINTS:
            for one in looks:
                yield from _resources(one)


def _resources(one: pikepdf.Object) -> Iterator[pikepdf.Object]:
    found = one.get("/Resources") if is_dictionary(one) else None
    if found is not None and is_dictionary(found):
        yield found


def _images(
    holders: Iterable[pikepdf.Object], seen: set[tuple[int, int]]
) -> Iterator[tuple[str, pikepdf.Object]]:
    """Each picture of resources, their forms, tiles and drawn fonts with its name, those of *seen* objects left out."""
    waiting = list(holders)
    while waiting:
        resources = waiting.pop(0)
        for kind in _NESTED:
            for name, one in under(resources, kind).items():
                if not is_dictionary(one) or one.objgen in seen:
                    continue
                if one.objgen != (0, 0):
                    seen.add(one.objgen)
                if str(one.get("/Subtype")) == "/Image":
                    yield name, one
                else:
                    waiting += _resources(one)


RASTERS = (Rule("W682", "ISO 12647-2 and the paper: .05 % of a picture's pixels over the total ink", _heavy),)
