"""A print file says which standard it keeps, and keeps it the same in two builds."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from PIL import ImageCms

from newsletter.basics.colour import BLACK
from newsletter.basics.data import data_folder
from newsletter.basics.diagnostic import UsageError
from newsletter.basics.geometry import Size
from newsletter.display.ops import DisplayList, DisplayPage, Glyphs, Group
from newsletter.finish import PROFILES, Presswork, apply, equipped
from newsletter.finish.packet import described
from newsletter.flow.role import Role
from newsletter.flow.sheet import Meta, Sheet
from newsletter.pdf import paint
from newsletter.pictures.condition import FOGRA29, FOGRA39
from newsletter.shaping.face import load_face

PRESS = [PROFILES["print"], PROFILES["print-x1a"]]
META = Meta("春 & 秋", "某编辑部", "一二", keywords=("甲", "乙"))


def file(profile, meta=META):
    face = load_face("serif", data_folder("fonts") / "NotoSerifSC-Regular.ttf")
    gids = tuple(face.glyph(ord(char)) for char in "正文")
    line = Group((Glyphs(face, 10, BLACK, gids, (50, 60), (90, 90), tuple("正文")),), Role.PARAGRAPH)
    drawn = DisplayList(Sheet(Size(595.276, 841.89), 8.504), meta, (DisplayPage(1, (line,)),))
    return apply(paint(drawn, profile), profile).data


@pytest.fixture(params=PRESS, ids=lambda profile: profile.name)
def profile(request):
    return request.param


@pytest.fixture
def pdf(profile):
    with pikepdf.open(BytesIO(file(profile))) as opened:
        yield opened


def test_one_intent_holds_the_registered_condition(pdf):
    (intent,) = (one for one in pdf.Root.OutputIntents if str(one.S) == "/GTS_PDFX")
    assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
    assert str(intent.RegistryName) == "http://www.color.org"
    stream = intent.DestOutputProfile
    assert int(stream.N) == 4
    assert stream.read_bytes() == FOGRA39.data
    held = ImageCms.ImageCmsProfile(BytesIO(stream.read_bytes())).profile
    assert (held.device_class, held.xcolor_space) == ("prtr", "CMYK")


def test_uncoated_paper_has_its_own_condition(profile):
    (plain,) = equipped([profile], Presswork(stock="uncoated"))
    with pikepdf.open(BytesIO(file(plain))) as opened:
        intent = opened.Root.OutputIntents[0]
        assert (str(intent.OutputConditionIdentifier), str(intent.RegistryName)) == (
            "FOGRA29",
            "http://www.color.org",
        )
        assert intent.DestOutputProfile.read_bytes() == FOGRA29.data


def test_the_newer_standard_is_an_archive_too(pdf, profile):
    kinds = [str(one.S) for one in pdf.Root.OutputIntents]
    packet = pdf.Root.Metadata.read_bytes()
    if profile.standard == "PDF/X-4":
        assert kinds == ["/GTS_PDFX", "/GTS_PDFA1"]
        assert len({one.DestOutputProfile.objgen for one in pdf.Root.OutputIntents}) == 1
        assert b"<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>U</pdfaid:conformance>" in packet
        assert described(packet.decode()) == {"pdfxid:GTS_PDFXVersion", "pdf:Trapped"}
    else:  # not asked of files for older presses
        assert kinds == ["/GTS_PDFX"]
        assert b"pdfaid:" not in packet
        assert described(packet.decode()) == set()


def test_a_profile_of_ones_own_gives_the_intent_its_name(profile, tmp_path):
    path = tmp_path / "house.icc"
    path.write_bytes(FOGRA39.data)
    (own,) = equipped([profile], Presswork(icc=path, stock="newsprint"))
    assert own.ink == 240
    with pikepdf.open(BytesIO(file(own))) as opened:
        for intent in opened.Root.OutputIntents:
            assert str(intent.OutputConditionIdentifier) == "FOGRA39L Coated"
            assert "/RegistryName" not in intent


def test_the_two_descriptions_say_the_same(pdf, profile):
    packet = pdf.Root.Metadata.read_bytes().decode()
    info = pdf.docinfo
    assert str(info["/Trapped"]) == "/False"
    assert "<pdf:Trapped>False</pdf:Trapped>" in packet
    assert "/Filter" not in pdf.Root.Metadata
    day = re.findall(r"<xmp:(?:Create|Modify)Date>(.*?)<", packet)
    assert day == ["1980-01-01T00:00:00Z"] * 2
    assert str(info["/CreationDate"]) == str(info["/ModDate"]) == "D:19800101000000Z"
    assert f"GTS_PDFXVersion>{profile.standard}<" in packet
    keywords = str(info["/Keywords"])
    with pdf.open_metadata() as said:
        assert said["dc:title"] == META.title
        assert list(said["dc:creator"]) == [META.author]
        assert said["pdf:Keywords"] == keywords
    assert str(pdf.docinfo["/Title"]) == META.title


def test_the_dates_are_those_of_the_environment(profile, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767323045")
    with pikepdf.open(BytesIO(file(profile))) as opened:
        assert str(opened.docinfo["/CreationDate"]) == "D:20260102030405Z"
        assert b"<xmp:CreateDate>2026-01-02T03:04:05Z<" in opened.Root.Metadata.read_bytes()


def test_two_builds_are_the_same_file_with_an_id(profile):
    one, other = file(profile), file(profile)
    assert one == other
    with pikepdf.open(BytesIO(one)) as opened:
        assert [len(bytes(part)) for part in opened.trailer.ID] == [16, 16]


def test_the_older_standard_has_no_newer_means(pdf, profile):
    newer = profile.standard == "PDF/X-4"
    assert pdf.pdf_version == ("1.6" if newer else "1.4")
    assert ("/Group" in pdf.pages[0].obj) is newer
    if newer:
        assert str(pdf.pages[0].obj.Group.CS) == "/DeviceCMYK"
    assert ("/GTS_PDFXVersion" in pdf.docinfo) is not newer
    assert not re.search(rb"/Type */(ObjStm|XRef)", file(profile))


def test_nothing_can_be_clicked_or_run(pdf):
    assert not {"/Outlines", "/OpenAction", "/AA", "/Names", "/AcroForm", "/PageMode"} & set(pdf.Root.keys())
    assert "/Annots" not in pdf.pages[0].obj
    assert not pdf.is_encrypted


def test_a_file_without_a_title_gets_one(profile):
    with pikepdf.open(BytesIO(file(profile, Meta("")))) as opened:
        assert str(opened.docinfo["/Title"])


def test_presswork_changes_press_profiles_alone():
    both = equipped([PROFILES["screen"], PROFILES["print"]], Presswork(marks=True, stock="uncoated"))
    assert both == (PROFILES["screen"], replace(PROFILES["print"], marks=True, ink=280, condition=FOGRA29))
    (news,) = equipped([PROFILES["print"]], Presswork(stock="newsprint"))
    assert (news.ink, news.condition) == (240, PROFILES["print"].condition)
    for work, profile, fault in (
        (Presswork(marks=True), "screen", "E672"),
        (Presswork(stock="uncoatd"), "print", "E673"),
    ):
        with pytest.raises(UsageError, match=fault):
            equipped([PROFILES[profile]], work)
