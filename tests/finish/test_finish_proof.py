from __future__ import annotations

import hashlib
from dataclasses import replace
from io import BytesIO
from itertools import accumulate
from random import Random

import pikepdf
import pytest
from PIL import Image as Pixels

from newsletter.basics.colour import BLACK
from newsletter.basics.data import data_folder
from newsletter.basics.diagnostic import InternalFault
from newsletter.basics.geometry import Rect, Size
from newsletter.basics.vector import Drawing, VectorShape, rectangle
from newsletter.display.ops import Bookmark, DisplayList, DisplayPage, Glyphs, Group, Image, Link, Shape
from newsletter.finish import PROFILES, apply
from newsletter.finish.proof import prove
from newsletter.flow.role import Role
from newsletter.flow.sheet import Meta, Sheet
from newsletter.pdf import paint
from newsletter.pdf.ledger import tally, text_of
from newsletter.pictures import Picture
from newsletter.pictures.load import from_bytes
from newsletter.shaping.face import load_face

SCREEN, PRINT = PROFILES["screen"], PROFILES["print"]
SQUARE = VectorShape(rectangle(Rect(0, 0, 9, 9)), fill=BLACK)
PICTURE = Picture("a.svg", "svg", Size(9, 9), "a", b"", drawing=Drawing(Size(9, 9), (SQUARE,)))


@pytest.fixture(scope="module")
def face():
    return load_face("serif", data_folder("fonts") / "NotoSerifSC-Regular.ttf")


@pytest.fixture(scope="module")
def drawn(face):
    def line(text, y, gap=0.0):
        gids = tuple(face.glyph(ord(char)) for char in text)
        advances = [face.advance(gid) * 10 + gap for gid in gids]
        xs = tuple(accumulate(advances[:-1], initial=50.0))
        return Glyphs(face, 10.0, BLACK, gids, xs, (y,) * len(xs), tuple(text))

    first = (
        Group((line("标题 Title", 80),), Role.HEADLINE),
        Group((line("松散的一⼀行", 120, 2.5),), Role.PARAGRAPH, actual="松散的一⼀行"),
        Group((Shape(SQUARE),), Role.NONE, actual="图标"),
        Group((), Role.NONE, actual="空"),
        Image(PICTURE, Rect(50, 300, 90, 90), Rect(0, 0, 1, 1)),
        Link(Rect(50, 70, 40, 12), "https://example.org"),
    )
    second = (Group((line("第2页", 800),), Role.ARTIFACT, artifact=True), line("正文。", 80, 0.3))
    pages = (DisplayPage(1, first), DisplayPage(2, second))
    outline = (Bookmark("标题", 0, 1, 70),)
    return DisplayList(Sheet(Size(595.276, 841.89), 8.504), Meta("题"), pages, outline)


@pytest.fixture(scope="module")
def painted(drawn):
    return paint(drawn, SCREEN)


def changed(painted, change):
    """The painted file after *change* has been done to it behind our back."""
    buffer = BytesIO()
    with pikepdf.open(BytesIO(painted.data)) as pdf:
        change(pdf)
        pdf.save(buffer)
    return replace(painted, data=buffer.getvalue())


def fault(call, *args):
    with pytest.raises(InternalFault) as caught:
        call(*args)
    assert caught.value.exit_code == 4
    return caught.value.diagnostics[0]


def serif(pdf):
    return pdf.pages[0].obj.Resources.Font["/F1"]


def test_a_sound_file_is_finished(drawn):
    for profile in (SCREEN, PRINT):
        result = paint(drawn, profile)
        finished = apply(result, profile)
        assert (finished.data == result.data) is not bool(profile.standard)
        assert finished.digest == hashlib.sha256(finished.data).hexdigest()
        assert finished.profile is profile


def test_warnings_go_on(painted):
    link = Group((Link(Rect(0, 0, 1, 1), "ftp://example.org"),), Role.NONE)
    result = paint(replace(painted.drawn, pages=(DisplayPage(1, (link,)),), outline=()), SCREEN)
    assert [note.code for note in apply(result, SCREEN).diagnostics] == ["W610"]


def test_an_empty_page_is_sound(drawn):
    empty = replace(drawn, pages=(DisplayPage(1, ()), DisplayPage(2, ())), outline=())
    apply(paint(empty, SCREEN), SCREEN)
    assert tally(empty, SCREEN).pages == 2


def test_the_text_of_a_page_is_what_it_says_when_copied(drawn):
    assert "".join(text_of(drawn.pages[0].ops)) == "标题 Title松散的一⼀行图标"


@pytest.mark.parametrize("draft", [False, True])
def test_the_counts_close_in_a_draft_too(painted, draft):  # R7
    short = replace(painted, ledger=replace(painted.ledger, glyphs=painted.ledger.glyphs - 1))
    with pytest.raises(InternalFault) as caught:
        apply(short, SCREEN, draft=draft)
    assert caught.value.diagnostics[0].code == "E690"


@pytest.mark.parametrize("name", ["pages", "pictures", "links", "bookmarks"])
def test_everything_is_counted(painted, name):
    assert getattr(painted.ledger, name) > 0
    more = replace(painted, ledger=replace(painted.ledger, **{name: 99}))
    assert fault(apply, more, SCREEN).code == "E690"


def test_a_draft_is_not_read_again(painted):
    broken = replace(painted, data=b"%PDF-1.7 cut")
    assert apply(broken, SCREEN, draft=True).data == broken.data
    assert fault(apply, broken, SCREEN).code == "E691"


def test_a_file_cut_short_is_found(painted):  # R6
    for length in (0, 100, len(painted.data) // 2, len(painted.data) - 100):
        assert fault(prove, replace(painted, data=painted.data[:length])).code == "E691"


def test_a_lost_page_is_found(painted):
    def lose(pdf):
        del pdf.pages[1]

    assert fault(prove, changed(painted, lose)).code in {"E690", "E691"}


def test_a_lost_character_is_found(painted):
    def lose(pdf):
        contents = pdf.pages[1].obj.Contents
        code = contents.read_bytes()
        place = code.rindex(b">]TJ")
        contents.write(code[: place - 4] + code[place:])

    note = fault(prove, changed(painted, lose))
    assert (note.code, dict(note.values)["page"]) == ("E692", 2)


def test_a_wrong_map_is_found(painted):  # T69
    def mistake(pdf):
        stream = serif(pdf).ToUnicode
        stream.write(stream.read_bytes().replace(b"<6807>", b"<6808>"))

    note = fault(prove, changed(painted, mistake))
    assert note.code == "E692"
    assert dict(note.values)["near"].startswith("标题")


def test_a_character_without_a_map_is_found(painted):
    def forget(pdf):
        stream = serif(pdf).ToUnicode
        lines = [line for line in stream.read_bytes().split(b"\n") if not line.endswith(b"<6807>")]
        stream.write(b"\n".join(lines))

    assert fault(prove, changed(painted, forget)).code == "E692"


def test_a_wrong_word_beside_a_line_is_found(painted):
    def mistake(pdf):
        contents = pdf.pages[0].obj.Contents
        contents.write(contents.read_bytes().replace(b"<FEFF677E", b"<FEFF677F"))

    assert fault(prove, changed(painted, mistake)).code == "E692"


def test_text_in_another_order_is_found(painted):
    def turn(pdf):
        contents = pdf.pages[1].obj.Contents
        code = contents.read_bytes()
        first, _, second = code.partition(b"EMC\n")
        contents.write(second + b"\n" + first + b"EMC\n")

    assert fault(prove, changed(painted, turn)).code == "E692"


def test_a_lost_picture_is_found(painted):
    def lose(pdf):
        contents = pdf.pages[0].obj.Contents
        contents.write(contents.read_bytes().replace(b"/D0 Do", b""))

    assert fault(prove, changed(painted, lose)).code == "E690"


def test_a_font_that_is_not_embedded_is_found(painted):
    def lose(pdf):
        del serif(pdf).DescendantFonts[0].FontDescriptor.FontFile2

    assert fault(prove, changed(painted, lose)).code == "E691"


def test_a_font_that_is_not_whole_is_found(painted):
    def cut(pdf):
        file = serif(pdf).DescendantFonts[0].FontDescriptor.FontFile2
        file.write(file.read_bytes()[:-50])

    assert fault(prove, changed(painted, cut)).code == "E693"


def test_a_file_that_is_too_heavy_for_its_profile_is_told(drawn):
    for budget, codes in ((0, []), (10_000_000, []), (1_000, ["W654"])):
        profile = replace(SCREEN, budget=budget)
        assert [one.code for one in apply(paint(drawn, profile), profile).diagnostics] == codes


def test_pictures_give_way_before_a_file_is_too_heavy(drawn):
    noise = BytesIO()
    Pixels.frombytes("L", (900, 900), Random(7).randbytes(810_000)).save(noise, "JPEG", quality=90)  # noqa: S311
    picture = Image(from_bytes(noise.getvalue(), "a.jpg"), Rect(50, 300, 300, 300), Rect(0, 0, 1, 1))
    heavy = replace(drawn, pages=(DisplayPage(1, (*drawn.pages[0].ops, picture)),), outline=())
    mail = PROFILES["email"]

    def finished(**changed):
        profile = replace(mail, **changed)
        return apply(paint(heavy, profile), profile)

    full, *less = (
        len(finished(budget=0, ppi=ppi, quality=quality).data)
        for ppi, quality in ((mail.ppi, mail.quality), *mail.thrift)
    )
    assert full > less[0] > less[1] > less[2]
    for budget, ppi in ((0, None), (full, None), (less[0], 96), (less[1], 84), (less[2], 72)):
        found = finished(budget=budget)
        assert [(one.code, dict(one.values)["ppi"]) for one in found.diagnostics] == (
            [("H655", ppi)] if ppi else []
        )
        assert len(found.data) <= (budget or full)
    assert [one.code for one in finished(budget=less[2] - 1).diagnostics] == ["H655", "W654"]


def test_a_heavy_file_without_pictures_is_left_as_it_is(drawn):
    mail = replace(PROFILES["email"], budget=1_000)
    finished = apply(paint(drawn, mail), mail)
    assert [one.code for one in finished.diagnostics] == ["W654"]
    assert finished.data == apply(paint(drawn, replace(mail, budget=0)), mail).data
