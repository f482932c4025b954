"""T69 to T71: every line copies as typed from all readers, those included that heed no ActualText.

Blanks in a row are one blank, for some readers know no other; line ends are the page's.
"""

from __future__ import annotations

import random
import re
import shutil
import struct
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from newsletter import display, finish, model, page, pdf, realize, source
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.find import find
from newsletter.display.ops import Glyphs, Group
from newsletter.lines import Typesetter
from newsletter.shaping import FontBook

ROOT = Path(__file__).parents[2]
FILES = {"sample": ROOT / "content.yaml", "specimen": ROOT / "docs/specimen/content.yaml"} | {
    p.stem: p for p in (ROOT / "tests" / "samples").glob("*.yaml")
}
UNSEEN = ("mixed 1", "mixed 2", "mixed 3")
HEAD = """\
publication: {name: 古塔卫健, issuer: 古塔区卫健局}
issue: {number: 12, date: 2020-03-05}
headline: 汉字与Latin
sections:
"""
HAN = "春风又绿江南岸明月何时照我还床前疑是地上霜举头望低思故乡白日依山尽黄河入海流欲穷千里目更一层楼"
PARTS = (
    "A4", "WHO", "COVID-19型", "e-mail", "Wi-Fi", "office", "WAVE", "To AV", "Vitamin C", "résumé",
    "3", "98.6%", "1,234.5", "14:30", "120/80", "8–10", "¥20", "25 km", "36.5℃", "0351-1234567",
    "“引文”", "《书名》", "（见附表）", "（PDF）", "【3】", "李·时珍", "——", "……", "‘单引’", "**粗a体**", "*楷“体”a字*", "一、二",
)  # fmt: skip


def mixed(seed: int) -> str:
    """A content file of paragraphs that mix everything that opens or closes a gap."""
    dice = random.Random(seed)  # noqa: S311 - a page is no secret
    blocks = []
    for _ in range(14):
        words = []
        for _ in range(dice.randint(4, 24)):
            words.append("".join(dice.choices(HAN, k=dice.randint(1, 9))))
            words.append(
                dice.choice(PARTS) if dice.random() < 0.5 else dice.choice(("，", "；", "。”", "！", " a "))
            )
        blocks.append(f"      - '{''.join(words)}。'\n")
    return f"{HEAD}  - heading: 第{seed}组Test\n    blocks:\n{''.join(blocks)}"


@pytest.fixture(scope="module", params=[*sorted(FILES), *UNSEEN])
def made(request, tmp_path_factory):
    """A drawing and the path of its file."""
    folder = tmp_path_factory.mktemp("copy")
    path = FILES.get(request.param)
    if path is None:
        path = folder / "content.yaml"
        path.write_text(mixed(UNSEEN.index(request.param)), encoding="utf-8")
    document = model.load(source.read(path), KINDS)
    design = resolve(source.read(find(document.layout or "bulletin", document.folder)), KINDS)
    drawn = display.place(page.compose(realize.flow(document, design), Typesetter(FontBook())))
    target = folder / "out.pdf"
    target.write_bytes(pdf.paint(drawn, finish.PROFILES["screen"]).data)
    return drawn, target


def lines(ops, *, said=False):
    """Every line of the story with whether its text stands beside its glyphs."""
    for group in ops:
        if not isinstance(group, Group) or group.artifact:
            continue
        beside = said or group.actual is not None
        text = "".join(text for op in group.ops if isinstance(op, Glyphs) for text in op.texts)
        if text.strip():
            yield even(text), beside
        yield from lines(group.ops, said=beside)


def even(text: str) -> str:
    return re.sub(r"[^\S\n]+", " ", text.replace("\r", "")).strip()


def by_poppler(path: Path, *options: str) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler's pdftotext is not installed")
    command = ["pdftotext", *options, str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def by_poppler_raw(path: Path) -> str:
    return by_poppler(path, "-raw")


def by_pdfium(path: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as file:
        text = "\n".join(sheet.get_textpage().get_text_range() for sheet in file)
    # PDFium says a hyphen at a line's end with a code of its own.
    return text.replace("\ufffe", "-").replace("\x02", "-")


def by_mupdf(path: Path) -> str:
    mupdf = pytest.importorskip("pymupdf", reason="PyMuPDF is not installed")
    with mupdf.open(path) as file:
        return "\n".join(sheet.get_text() for sheet in file)


def by_pdfminer(path: Path) -> str:
    reader = pytest.importorskip("pdfminer.high_level", reason="pdfminer.six is not installed")
    return str(reader.extract_text(str(path)))


@pytest.mark.parametrize("read", [by_poppler, by_poppler_raw, by_pdfium])
def test_every_line_copies_as_typed(made, read):
    drawn, path = made
    text = even(read(path))
    assert [line for sheet in drawn.pages for line, _ in lines(sheet.ops) if line not in text] == []


@pytest.mark.parametrize("read", [by_mupdf, by_pdfminer])
def test_every_line_copies_as_typed_where_actual_text_is_not_heeded(made, read):
    drawn, path = made
    text = even(read(path))
    found = [line for sheet in drawn.pages for line, said in lines(sheet.ops) if not said]
    assert [line for line in found if line not in text] == []


def test_the_fonts_in_the_file_are_whole(made):
    _, path = made
    with pikepdf.open(path) as file:
        for font in file.pages[0].obj.Resources.Font.values():
            inner = font.DescendantFonts[0]
            embedded = TTFont(BytesIO(inner.FontDescriptor.FontFile2.read_bytes()), checkChecksums=2)
            order, em = embedded.getGlyphOrder(), embedded["head"].unitsPerEm
            assert embedded["maxp"].numGlyphs == len(order)
            for glyph in order:
                embedded["glyf"][glyph].getCoordinates(embedded["glyf"])
            known, mapped = widths(inner), inner.CIDToGIDMap
            places = list(range(len(order))) if mapped == "/Identity" else list(words_of(mapped.read_bytes()))
            for code in re.findall(
                rb"<(\w{4})> <\w+>\n", font.ToUnicode.read_bytes().split(b"endcodespace")[1]
            ):
                place = places[int(code, 16)]
                said = known.get(int(code, 16), float(inner.DW))
                assert abs(said - embedded["hmtx"][order[place]][0] * 1000 / em) < 0.001


def words_of(data: bytes):
    return (word for (word,) in struct.iter_unpack(">H", data))


def widths(font) -> dict[int, float]:
    listed, found = [*font.get("/W", [])], {}
    for first, row in zip(listed[::2], listed[1::2], strict=True):
        found |= {int(first) + index: float(width) for index, width in enumerate(row)}
    return found


def test_few_lines_need_their_text_beside_them(made):
    drawn, _ = made
    if drawn.sheet.vertical:
        pytest.skip("the text of vertical lines stands beside them")
    found = [said for sheet in drawn.pages for _, said in lines(sheet.ops)]
    assert len(found) > 8
    assert sum(found) <= 0.2 * len(found)
