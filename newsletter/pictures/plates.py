"""Printing plates of a PDF: what each ink prints, as Ghostscript separates it, overprint included.

Ghostscript is a program of its own that users may have; it is asked, never linked, and no build needs it.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import unquote

from newsletter.basics.diagnostic import EnvironmentFault, diagnostic
from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from PIL import Image

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
_PROGRAMS = ("gs", "gswin64c", "gswin32c")
# Each pixel is the mean of so many squared, else slanted edges are jagged.
_FINER = 2


@dataclass(frozen=True, slots=True)
class Plates:
    """One page's plates in mode L, 0 where ink is full, process inks first; *inks* is the page in CMYK, spots mixed in."""

    plates: tuple[tuple[str, Image.Image], ...]
    inks: Image.Image

    @property
    def spots(self) -> tuple[str, ...]:
        """The names of the plates beyond the four."""
        return tuple(name for name, _ in self.plates if name not in PROCESS)


def program() -> str | None:
    """Where Ghostscript is, None where it is not installed."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


def plates(data: bytes, dpi: int) -> tuple[Plates, ...]:
    """The plates of every page of a PDF, the whole sheet, at *dpi*.

    Raises EnvironmentFault where Ghostscript is not installed or gives up.
    """
    found = program()
    if found is None:
        raise EnvironmentFault([diagnostic("E694")])
    with TemporaryDirectory(prefix="newsletter-") as name:
        folder = Path(name)
        source = folder / "in.pdf"
        source.write_bytes(data)
        command = [
            found, "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{dpi * _FINER}",
            f"-dDownScaleFactor={_FINER}", f"-sOutputFile={folder / 'p%d.tif'}", str(source),
        ]  # fmt: skip
        run = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - found on the path, no shell
        if run.returncode or not (folder / "p1.tif").exists():
            last = (run.stdout + run.stderr).decode("utf-8", "replace").strip().splitlines()
            raise EnvironmentFault([diagnostic("E695", reason=last[-1] if last else str(run.returncode))])
        return tuple(_pages(folder))


def _pages(folder: Path) -> list[Plates]:
    pages: list[Plates] = []
    while (whole := folder / f"p{len(pages) + 1}.tif").exists():
        named: dict[str, Image.Image] = {}
        for path in sorted(folder.glob(f"{whole.stem}(*).tif")):
            # A spot ink's name is escaped in the file's.
            named[unquote(path.stem[len(whole.stem) + 1 : -1])] = _opened(path, "L")
        order = [*filter(named.__contains__, PROCESS), *(one for one in named if one not in PROCESS)]
        pages.append(Plates(tuple((one, named[one]) for one in order), _opened(whole, "CMYK")))
    return pages


def _opened(path: Path, mode: str) -> Image.Image:
    from PIL import Image

    with Image.open(path) as image:
        return image.convert(mode)
