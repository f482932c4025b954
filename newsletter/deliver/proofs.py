"""Proofs of a print file: its plates, a map of its ink, and the screen's page beside the press's.

True plates come from Ghostscript; without it the print is approximated from the screen's colours, and that is told.
"""

from __future__ import annotations

import re
from dataclasses import field
from importlib.util import find_spec
from itertools import zip_longest
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import EnvironmentFault, UsageError, diagnostic
from newsletter.basics.value import dataclass
from newsletter.finish import PROFILES
from newsletter.finish.presswork import limit
from newsletter.finish.printed import print_file
from newsletter.pictures.condition import FOGRA39, named
from newsletter.pictures.plates import program

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL import Image

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.geometry import Rect
    from newsletter.finish.printed import PrintFile
    from newsletter.pictures.coverage import Coverage, Words
    from newsletter.pictures.plates import Plates
    from newsletter.pipeline import Job, Result

PDF = ".pdf"
SCREEN = "screen"
_UNSAFE = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True)
class Wish:
    """How proofs are to be: pixels per inch, the *paper* in its own colour or white, and what maps say of a page."""

    dpi: int
    paper: bool
    words: Callable[[Coverage], Words]


@dataclass(frozen=True, slots=True)
class PageProof:
    """One page's pictures by name: *plates* with their inks', the coverage map, screen and print side by side.

    What could not be made is empty; *peak* is in percent, *share* that of the trimmed page over the limit.
    """

    number: int
    plates: tuple[tuple[str, str], ...] = ()
    coverage: str = ""
    beside: str = ""
    peak: float = 0.0
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Proofs:
    """All proofs of one file: the pages, the pictures by name, the *condition* and ink *limit* that they hold for.

    *built* is the result of setting the content, None where a finished PDF was given.
    """

    pages: tuple[PageProof, ...]
    files: dict[str, bytes] = field(repr=False)
    condition: str
    limit: float
    exact: bool
    diagnostics: tuple[Diagnostic, ...]
    built: Result | None = None


def proofs(job: Job, wish: Wish) -> Proofs:
    """The proofs of what *job* builds with the first of its profiles, or of its content where that is a PDF.

    Raises as `pipeline.build`, UsageError for a profile that is not for a press, EnvironmentFault for a PDF that
    cannot be read, or where neither Ghostscript nor PDFium is there to show one.
    """
    exact, shows = program() is not None, find_spec("pypdfium2") is not None
    if not (exact or shows):
        raise EnvironmentFault([diagnostic("E694")])
    found = []
    if not exact:
        found.append(diagnostic("W694"))
    if not shows:
        found.append(diagnostic("W695"))
    file, screen, built = _files(job, shows=shows)
    profile, condition = file.profile, file.condition
    if job.press.icc and built is None:
        own = named(job.press.icc)
        profile, condition = own.data, own.name
    elif not profile:
        profile, condition = FOGRA39.data, FOGRA39.name
        found.append(diagnostic("W696", name=condition))
    maker = _Maker(file, profile, limit(PROFILES[job.profiles[0]], job.press), wish)
    pages = maker.pages(screen, exact=exact)
    told = (*(built.diagnostics if built else ()), *found)
    return Proofs(pages, maker.files, condition, maker.limit, exact, told, built)


def _files(job: Job, *, shows: bool) -> tuple[PrintFile, bytes | None, Result | None]:
    """The print file, the screen's version of it (None where nothing shows it), and what building them came to."""
    from newsletter.pipeline import produce

    name = job.profiles[0]
    if name not in PROFILES or PROFILES[name].condition is None:
        press = ", ".join(one for one in PROFILES if PROFILES[one].condition is not None)
        raise UsageError([diagnostic("E697", name=name, near=press)])
    if job.content.suffix.lower() == PDF:
        try:
            data = job.content.read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            raise EnvironmentFault([diagnostic("E651", path=str(job.content), reason=reason)]) from error
        return print_file(data, job.content), data if shows else None, None
    from dataclasses import replace

    made, built = produce(replace(job, profiles=(name, SCREEN) if shows else (name,)))
    return print_file(made[0], job.content), made[1] if shows else None, built


class _Maker:
    """The pictures in the making, by name."""

    def __init__(self, file: PrintFile, profile: bytes, most: float, wish: Wish) -> None:
        self._file, self._profile, self._wish = file, profile, wish
        self.limit = most
        self.files: dict[str, bytes] = {}

    def pages(self, screen: bytes | None, *, exact: bool) -> tuple[PageProof, ...]:
        """Make all pictures of all pages."""
        from newsletter.pictures import plates, rendered

        shown = rendered.pages(screen, self._wish.dpi) if screen else ()
        sheets = plates.plates(self._file.data, self._wish.dpi) if exact else ()
        whole = screen is self._file.data
        made = []
        for number, (sheet, seen, trim) in enumerate(zip_longest(sheets, shown, self._file.trims), 1):
            page = PageProof(number)
            view = _cut(seen, trim) if seen is not None and whole else seen
            if sheet is not None:
                page = self._plates(page, sheet, trim)
            if view is not None:
                page = self._beside(page, view, _cut(sheet.inks, trim) if sheet else None)
            made.append(page)
        return tuple(made)

    def _plates(self, page: PageProof, sheet: Plates, trim: Rect) -> PageProof:
        from dataclasses import replace

        from newsletter.pictures.coverage import coverage, heat

        names = [
            (ink, self._keep(page, _slug(ink), plate, spot=ink in sheet.spots)) for ink, plate in sheet.plates
        ]
        found = coverage([_cut(plate, trim) for _, plate in sheet.plates], self.limit)
        name = self._keep(page, "coverage", heat(found, self._wish.words(found)))
        return replace(page, plates=tuple(names), coverage=name, peak=found.peak, share=found.share)

    def _beside(self, page: PageProof, view: Image.Image, inks: Image.Image | None) -> PageProof:
        from dataclasses import replace

        from newsletter.pictures.softproof import approximated, beside, printed

        paper = self._wish.paper
        if inks is None:
            press = approximated(view, self._profile, paper=paper)
        else:
            press = printed(inks, self._profile, paper=paper)
        return replace(page, beside=self._keep(page, "screen-and-print", beside(view, press)))

    def _keep(self, page: PageProof, what: str, image: Image.Image, *, spot: bool = False) -> str:
        """Keep a picture; its name, which no other has."""
        from newsletter.pictures.softproof import png

        stem = f"p{page.number}-{'spot-' if spot else ''}{what}"
        name, count = f"{stem}.png", 2
        while name in self.files:
            name, count = f"{stem}-{count}.png", count + 1
        self.files[name] = png(image)
        return name


def _cut(image: Image.Image, trim: Rect) -> Image.Image:
    """The part *trim* (shares) of a picture."""
    width, height = image.size
    edges = trim.x * width, trim.y * height, trim.right * width, trim.bottom * height
    left, top, right, bottom = map(round, edges)
    return image.crop((left, top, max(right, left + 1), max(bottom, top + 1)))


def _slug(ink: str) -> str:
    return _UNSAFE.sub("-", ink).strip("-").lower() or "ink"
