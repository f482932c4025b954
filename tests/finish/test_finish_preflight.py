"""Each rule of the ledger finds the defect that it is for, planted in a sound file, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image as Pixels
from PIL import ImageCms

from newsletter.basics.colour import BLACK, WHITE, Colour
from newsletter.basics.data import data_folder
from newsletter.basics.diagnostic import Severity
from newsletter.basics.geometry import Rect, Size
from newsletter.basics.messages_en import MESSAGES
from newsletter.basics.units import MM
from newsletter.basics.vector import Stroke, VectorShape, rectangle, segment
from newsletter.display.ops import DisplayList, DisplayPage, Glyphs, Group, Image, Shape
from newsletter.finish import PROFILES, apply
from newsletter.finish.preflight import RULES, preflight
from newsletter.flow.role import Role
from newsletter.flow.sheet import Meta, Sheet
from newsletter.pdf import paint
from newsletter.pictures.load import from_bytes
from newsletter.shaping.face import load_face

NEW, OLD = PROFILES["print"], PROFILES["print-x1a"]
A4 = Size(595.276, 841.89)
BLEED = 3 * MM
RED = Colour((0.8, 0.1, 0.1), (0.0, 1.0, 0.9, 0.1))
TINT = Colour((0.9, 0.9, 0.9), (0.0, 0.0, 0.0, 0.1))
RICH = Colour((0.0, 0.0, 0.0), (0.4, 0.3, 0.3, 1.0))
HEAVY = Colour((0.1, 0.1, 0.0), (0.9, 0.8, 0.8, 0.9))


def text(words, colour=BLACK, size=10.0):
    face = load_face("serif", data_folder("fonts") / "NotoSerifSC-Regular.ttf")
    gids = tuple(face.glyph(ord(char)) for char in words)
    xs = tuple(60 + size * i for i in range(len(gids)))
    return Group((Glyphs(face, size, colour, gids, xs, (90.0,) * len(gids), tuple(words)),), Role.PARAGRAPH)


def area(rect, colour=RED):
    return Shape(VectorShape(rectangle(rect), fill=colour))


def photo(width):
    """A picture of 300 pixels, *width* points wide."""
    buffer = BytesIO()
    Pixels.effect_noise((300, 300), 90).convert("RGB").save(buffer, "JPEG")
    return Image(from_bytes(buffer.getvalue(), "a.jpg"), Rect(200, 200, width, width), Rect(0, 0, 1, 1))


def made(*ops, profile=NEW):
    drawn = DisplayList(Sheet(A4, BLEED), Meta("题"), (DisplayPage(1, ops),))
    return apply(paint(drawn, profile), profile)


SOUND = (
    area(Rect(-BLEED, -BLEED, A4.width + 2 * BLEED, 60)),
    text("正文"),
    text("反白", WHITE, 8),
    text("大", RICH, 24),
    Shape(VectorShape(segment(60, 300, 200, 300), stroke=Stroke(BLACK, 0.25))),
    photo(72.0),
)


def codes(data, profile=NEW, distance=0.0):
    return {item.code for item in preflight(data, profile, distance)}


def spoilt(profile, spoil):
    """A sound file's bytes after *spoil* had the file and its first page."""
    with pikepdf.open(BytesIO(made(*SOUND, profile=profile).data)) as pdf:
        spoil(pdf, pdf.pages[0].obj)
        written = BytesIO()
        pdf.save(written, object_stream_mode=pikepdf.ObjectStreamMode.preserve, compress_streams=False)
    return written.getvalue()


@pytest.mark.parametrize("marks", [False, True])
@pytest.mark.parametrize("profile", [NEW, OLD])
def test_a_sound_file_passes(profile, marks):
    assert made(*SOUND, profile=replace(profile, marks=marks)).diagnostics == ()


def test_a_file_that_is_not_for_a_press_is_not_asked():
    assert preflight(b"", PROFILES["screen"]) == ()


def test_every_rule_has_its_clause_and_its_words():
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert all(rule.clause and rule.code in MESSAGES for rule in RULES)


def content(code):
    """Spoils by operators put behind the page's own."""

    def spoil(pdf, page):
        page.Contents = Stream(pdf, page.Contents.read_bytes() + b"\n/Out gs " + code)

    return spoil


def key(*path, **values):
    """Spoils by keys set in an object reached from the root by *path*."""

    def spoil(pdf, page):
        found = page if path[:1] == ("page",) else pdf.Root
        for step in path[1:] if path[:1] == ("page",) else path:
            found = found[step]
        for name, value in values.items():
            found[f"/{name}"] = value() if callable(value) else value

    return spoil


def without(*path):
    def spoil(pdf, page):
        found = page if path[0] == "page" else pdf.docinfo if path[0] == "info" else pdf.Root
        for step in path[1:-1]:
            found = found[step]
        del found[path[-1]]

    return spoil


def unembedded(_, page):
    del page.Resources.Font["/F1"].DescendantFonts[0].FontDescriptor["/FontFile2"]


def screen_intent(pdf, _):
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_indirect(Stream(pdf, data, N=3))


def two_intents(pdf, _):
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


def silent(pdf, _):
    pdf.Root.Metadata = Stream(pdf, pdf.Root.Metadata.read_bytes().replace(b"Trapped>False", b"Trapped>True"))


def see_through(_, page):
    page.Resources.XObject["/I0"].SMask = page.Resources.XObject["/I0"]


def heavy(share):
    """Spoils by a picture whose first pixels, so many of a hundred times a hundred, carry 340 %."""

    def spoil(pdf, page):
        pixels = bytes((230, 204, 204, 230)) * share + bytes(4) * (10000 - share)
        entries = {"Width": 100, "Height": 100, "BitsPerComponent": 8, "ColorSpace": Name.DeviceCMYK}
        form = Stream(pdf, b"q 9 0 0 9 0 0 cm /I Do Q", Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        image = Stream(pdf, pixels, Subtype=Name.Image, **entries)
        form.Resources = Dictionary(XObject=Dictionary(I=pdf.make_indirect(image)))
        page.Resources.XObject["/Heavy"] = pdf.make_indirect(form)
        content(b"q 1 0 0 1 60 60 cm /Heavy Do Q")(pdf, page)

    return spoil


def lzw(pdf, page):
    page.Resources.XObject["/X"] = pdf.make_indirect(Stream(pdf, b"\x80\x0b\x60\x50", Filter=Name.LZWDecode))


def clicked(pdf, page):
    page.Annots = Array(
        [pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[9, 9, 20, 20]))]
    )


@pytest.mark.parametrize(
    ("code", "profile", "spoil"),
    [
        ("E674", NEW, without("page", "/TrimBox")),
        ("E674", NEW, key("page", TrimBox=lambda: Array([0, 0, 700, 900]))),
        ("E674", OLD, key("page", ArtBox=lambda: Array([9, 9, 500, 800]))),
        ("E675", NEW, content(b"1 0 0 rg 20 20 9 9 re f")),
        ("E675", OLD, content(b"0 1 0 RG 20 20 m 50 20 l S")),
        ("E675", NEW, key("page", "/Resources", "/XObject", "/I0", ColorSpace=lambda: Name.DeviceRGB)),
        ("E676", NEW, without("root", "/OutputIntents")),
        ("E676", OLD, two_intents),
        ("E676", NEW, screen_intent),
        ("E677", NEW, unembedded),
        ("E678", OLD, see_through),
        ("E678", NEW, key("page", "/Group", CS=lambda: Name.DeviceRGB)),
        ("E678", OLD, key("page", Group=lambda: Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK))),
        ("E678", OLD, key("page", "/Resources", "/ExtGState", "/A0", ca=0.5)),
        ("E901", NEW, clicked),
        ("E679", OLD, key(OpenAction=lambda: Dictionary(S=Name.JavaScript, JS=String("app.beep()")))),
        ("E680", NEW, silent),
        ("E680", OLD, without("info", "/Title")),
        ("E680", OLD, without("info", "/GTS_PDFXVersion")),
        ("E680", NEW, without("root", "/Metadata")),
        ("E681", NEW, lzw),
        ("W672", NEW, content(b"0 0 0 1 K 0.1 w 20 20 m 90 20 l S")),
        ("W676", NEW, content(b"0.9 0.9 0.9 0.9 k 20 20 9 9 re f")),
        ("W682", NEW, heavy(10)),
        ("W681", NEW, content(b"/SA CS 1 SCN 1 w 20 20 m 90 20 l S")),
    ],
)
def test_a_planted_defect_is_found(code, profile, spoil):
    def both(pdf, page):
        every = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0.5, 0.5, 0.5, 0.5], N=1)
        page.Resources.ColorSpace = Dictionary(SA=Array([Name.Separation, Name.All, Name.DeviceCMYK, every]))
        page.Resources.ExtGState["/Out"] = Dictionary(op=False, OP=False)
        spoil(pdf, page)

    assert codes(spoilt(profile, both), profile) == {code}


def test_object_streams_are_too_new_for_the_older_standard():
    with pikepdf.open(BytesIO(made(*SOUND, profile=OLD).data)) as pdf:
        written = BytesIO()
        pdf.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert codes(written.getvalue(), OLD) == {"E681"}


@pytest.mark.parametrize(
    ("code", "ops"),
    [
        ("W673", [text("小", size=5.5)]),
        ("W674", [text("白", WHITE, 7)]),
        ("H653", [area(Rect(50, 50, 9, 9), HEAVY)]),
        ("W679", [text("黑", RICH, 12)]),
        ("W680", [area(Rect(0, 100, 40, 40))]),
        ("W680", [area(Rect(100, A4.height - 40, 40, 41))]),
    ],
)
def test_what_a_layout_may_get_wrong_is_told(code, ops):
    found = made(*ops).diagnostics
    assert [item.code for item in found] == [code]
    assert all(item.severity is (Severity.HINT if code[0] == "H" else Severity.WARNING) for item in found)


def test_art_on_a_ground_that_bleeds_lacks_nothing():
    ground = area(Rect(-BLEED, 90, 100, 60), TINT)
    assert made(ground, area(Rect(0, 100, 40, 40))).diagnostics == ()


def test_a_picture_far_too_coarse_is_told_and_distance_excuses_it():
    data = made(photo(200.0), profile=replace(NEW, refuses=0)).data  # 108 ppi
    assert codes(data) == {"W675"}
    assert codes(data, distance=1000 * MM) == set()  # 150 are needed at a metre, two thirds are there
    assert codes(made(photo(100.0)).data) == set()


def test_a_few_pixels_of_too_much_ink_are_nothing():
    assert codes(spoilt(NEW, heavy(5))) == set()


def test_what_must_not_overprint_and_what_must():
    plain = made(text("黑"), text("浅", TINT)).data

    with pikepdf.open(BytesIO(plain)) as pdf:
        for state in pdf.pages[0].obj.Resources.ExtGState.values():
            state["/op"] = not bool(state["/op"])
        written = BytesIO()
        pdf.save(written, compress_streams=False)
    assert codes(written.getvalue()) == {"W677", "W678"}


def test_the_paper_bounds_the_ink():
    dark = Colour((0.2, 0.1, 0.1), (0.7, 0.7, 0.7, 0.7))
    assert made(area(Rect(50, 50, 9, 9), dark)).diagnostics == ()
    (told,) = made(area(Rect(50, 50, 9, 9), dark), profile=replace(NEW, ink=240)).diagnostics
    values = {"own": "C 70 M 70 Y 70 K 70", "ink": "280", "less": "C 50 M 50 Y 50 K 90", "limit": "240"}
    assert (told.code, dict(told.values)) == ("H653", values)
    news = replace(NEW, ink=240)
    (found,) = preflight(spoilt(news, content(b"0.7 0.7 0.7 0.7 k 20 20 9 9 re f")), news)
    assert (found.code, dict(found.values)) == ("W676", {"page": 1, "ink": 280, "most": 240})
