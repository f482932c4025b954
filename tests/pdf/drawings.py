"""Small display lists with real faces, and readers of the files painted from them."""

from __future__ import annotations

import ctypes
from contextlib import contextmanager
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import uharfbuzz as hb

from newsletter.basics.colour import BLACK
from newsletter.basics.data import data_folder
from newsletter.basics.geometry import Rect, Size
from newsletter.display.ops import DisplayList, DisplayPage, Glyphs, Group, Image
from newsletter.flow.role import Role
from newsletter.flow.sheet import Meta, Sheet
from newsletter.pdf import Profile, paint
from newsletter.shaping.face import load_face

A4 = Size(595.276, 841.89)
SCREEN = Profile("screen", "Screen")
PRESS = Profile("press", "Press", bleed=8.504, boxes=True, links=False, outline=False, ppi=300, least_ppi=300)
INKS = Profile("inks", "Inks", colour="cmyk")
WHOLE = Rect(0, 0, 1, 1)


@cache
def face(name):
    return load_face(name, data_folder("fonts") / f"{name}.ttf")


def serif():
    return face("NotoSerifSC-Regular")


def kai():
    return face("LXGWWenKai-Regular")


def glyphs(text, *, x=60.0, y=100.0, size=10.5, of=None, gap=0.0, colour=BLACK):
    """*text* shaped and set from x, y with *gap* points after each glyph; clusters' texts at their first glyph."""
    used = of or serif()
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(used.font, buffer)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = [info.cluster for info in infos]
    ends = [next((s for s in starts[i + 1 :] if s > start), len(text)) for i, start in enumerate(starts)]
    texts = [
        text[s:e] if s not in starts[:i] else "" for i, (s, e) in enumerate(zip(starts, ends, strict=True))
    ]
    xs, pen = [], x
    for position in positions:
        xs.append(pen + position.x_offset * size / used.upem)
        pen += position.x_advance * size / used.upem + gap
    gids = tuple(info.codepoint for info in infos)
    return Glyphs(used, size, colour, gids, tuple(xs), (y,) * len(gids), tuple(texts))


def line(text, **how):
    return Group((glyphs(text, **how),), Role.PARAGRAPH)


def image(picture, frame, crop=WHOLE):
    return Image(picture, frame, crop)


def drawing(*pages, bleed=8.504, meta=None, outline=()):
    """A display list of pages, each given by its ops."""
    numbered = tuple(DisplayPage(number, tuple(ops)) for number, ops in enumerate(pages, 1))
    return DisplayList(Sheet(A4, bleed), meta or Meta("社区简报"), numbered, tuple(outline))


def painted(*ops, profile=SCREEN, **how):
    """The bytes of a file of one page."""
    return paint(drawing(ops, **how), profile).data


@contextmanager
def opened(data):
    with pikepdf.open(BytesIO(data)) as pdf:
        yield pdf


def code(data, page=0):
    """A page's operators."""
    with opened(data) as pdf:
        return pdf.pages[page].obj.Contents.read_bytes().decode("ascii")


def extracted(data, page=0):
    """A page's text as PDFium copies it, lines joined."""
    with _page(data, page) as (sheet, _):
        text = sheet.get_text_range()
    return text.replace("\r\n", "")


def origins(data, page=0):
    """The character and origin of every glyph as PDFium finds them, y downwards from the sheet's top."""
    found = []
    with _page(data, page) as (sheet, height):
        for index in range(sheet.count_chars()):
            x, y = ctypes.c_double(), ctypes.c_double()
            if pdfium.FPDFText_GetCharOrigin(sheet.raw, index, x, y):
                found.append((chr(pdfium.FPDFText_GetUnicode(sheet.raw, index)), x.value, height - y.value))
    return found


def pixels(data, scale=1.0, page=0):
    """A page as PDFium draws it."""
    document = pypdfium2.PdfDocument(data)
    try:
        return document[page].render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()


@contextmanager
def _page(data, number):
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[number]
        yield page.get_textpage(), page.get_height()
    finally:
        document.close()
