"""Pages with and without transparency, in inks: what tests of flattening share."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO

import pytest
from PIL import Image as Pixels
from PIL import ImageChops, ImageStat

from newsletter.basics.colour import BLACK
from newsletter.basics.data import data_folder
from newsletter.basics.geometry import Rect, Size
from newsletter.display.ops import DisplayList, DisplayPage, Glyphs, Group
from newsletter.finish import PROFILES, apply
from newsletter.flow.role import Role
from newsletter.flow.sheet import Meta, Sheet
from newsletter.pdf import paint
from newsletter.pictures.limits import LIMITS
from newsletter.pictures.load import from_bytes
from newsletter.shaping.face import load_face

SHEET = Size(150, 150)
FRAME, WHOLE = Rect(30, 30, 90, 90), Rect(0, 0, 1, 1)
with_gs = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript (gs) is not installed")


def svg(body):
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{body}</svg>'
    return from_bytes(text.encode(), "plan.svg", LIMITS)


def seal():
    """A red ring with soft edges on nothing."""
    soft = (
        Pixels.radial_gradient("L")
        .resize((300, 300))
        .point([255 if 90 < x < 150 else max(0, 255 - 8 * abs(x - 120)) for x in range(256)])
    )
    image = Pixels.new("RGB", soft.size, (200, 30, 30))
    image.putalpha(soft)
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return from_bytes(buffer.getvalue(), "seal.png")


def photo(width=700, height=700):
    """Soft spots of many colours, as large as the sheet needs."""
    spot = Pixels.radial_gradient("L")
    bands = [
        spot.transform(spot.size, Pixels.Transform.AFFINE, (1, 0, dx, 0, 1, dy), fillcolor=128)
        for dx, dy in ((-60, 20), (50, -70), (10, 60))
    ]
    buffer = BytesIO()
    Pixels.merge("RGB", bands).resize((width, height)).save(buffer, "PNG")
    return from_bytes(buffer.getvalue(), "photo.png")


def words(colour=BLACK, **how):
    face = load_face("serif", data_folder("fonts") / "NotoSerifSC-Regular.ttf")
    gids = tuple(face.glyph(ord(char)) for char in "签字处签字")
    line = Glyphs(
        face,
        18.0,
        colour,
        gids,
        tuple(32.0 + 18 * i for i in range(5)),
        (80.0,) * 5,
        tuple("签字处签字"),
        **how,
    )
    return Group((line,), Role.PARAGRAPH)


def finished(profile, *ops):
    """A file of one page."""
    return pages(profile, ops)


def pages(profile, *lists):
    """A file with a page for each list of ops."""
    numbered = tuple(DisplayPage(number, tuple(ops)) for number, ops in enumerate(lists, 1))
    drawn = DisplayList(Sheet(SHEET, 8.504), Meta("题"), numbered)
    return apply(paint(drawn, PROFILES[profile]), PROFILES[profile])


def plates(data, folder, name, dpi=288):
    """The pages in inks, a little soft, since two fills of one outline share its edge: two points a pixel."""
    path = folder / f"{name}.pdf"
    path.write_bytes(data)
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiff32nc", f"-r{dpi}"]
    command += ["-dOverprint=/simulate", f"-sOutputFile={folder / name}-%03d.tif", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    found = []
    for one in sorted(folder.glob(f"{name}-*.tif")):
        with Pixels.open(one) as image:
            found.append(image.convert("CMYK").reduce(dpi // 36))
    return found


def apart(folder, lists, dpi=288):
    """For each list of ops the mean and the greatest difference of its two pages, in parts of 255, on the worst plate."""
    new, old = (
        plates(pages(profile, *lists).data, folder, profile, dpi) for profile in ("print", "print-x1a")
    )
    return [differs(*pair) for pair in zip(new, old, strict=True)]


def differs(one, other):
    """The mean and the greatest difference, in parts of 255, on the plate where it is largest."""
    found = ImageChops.difference(one, other)
    return max(ImageStat.Stat(found).mean), max(high for _, high in found.getextrema())
