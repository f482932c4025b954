"""A user's own faces: read, converted, listed and used for their languages (T6)."""

import hashlib
import json
import sys
from pathlib import Path

import pytest

from newsletter.basics.colour import BLACK
from newsletter.basics.diagnostic import EnvironmentFault, UsageError
from newsletter.flow.node import Run, Text
from newsletter.flow.style import FaceStyle, Family, ParagraphStyle, Writing
from newsletter.shaping import FontBook, shape
from newsletter.shaping.adopt import Wish, adopt
from newsletter.shaping.catalogue import read_catalogue
from newsletter.shaping.face import load_face
from newsletter.shaping.folders import own_folder
from newsletter.shaping.own import LIST, add, own_faces, remove, with_own

FONTS = Path(__file__).parent.parent / "fonts"
TC, PAN, BOTH = (FONTS / f"{name}" for name in (
    "NotoSerifTC-subset.ttf", "NotoSerifCJKsc-subset.otf", "NotoSerif-JP-KR-subset.ttc",
))  # fmt: skip
BOX = (1000, 100, 0, 900, 800)


def with_face(folder, path, **wish):
    """A book whose user has added the face in *path*."""
    own, data = adopt(path, Wish(**wish))
    add(folder, {own: data})
    return FontBook(folders=(folder,))


def codes(caught):
    return [found.code for found in caught.value.diagnostics]


def test_a_pan_cjk_face_is_converted_and_follows_the_language(tmp_path, shaped):
    """T6: 骨 and ， of one face differ between zh-Hans and zh-Hant."""
    using = with_face(tmp_path, PAN, family=Family.SONG, langs=("zh-Hans", "zh-Hant"))

    mainland, taiwan = (shaped("骨一，", using=using, lang=lang) for lang in ("zh-Hans", "zh-Hant"))

    assert {run.face.key for run in (*mainland.runs, *taiwan.runs)} == {"notoserifcjksc-regular"}
    assert [a == b for a, b in zip(mainland.gids, taiwan.gids, strict=True)] == [False, True, False]
    face = mainland.runs[0].face
    left, _, right, _ = face.ink(mainland.gids[2])
    assert right < 0.5 < face.ink(taiwan.gids[2])[2] < 0.75
    assert left < 0.25 < face.ink(taiwan.gids[2])[0]


def test_centred_marks_have_blank_on_both_sides(tmp_path, shaped):
    """T23: 。 and ， of traditional text have a quarter on either side, ！ and ？ none."""
    text = shaped("一，一。一！", using=with_face(tmp_path, TC), lang="zh-Hant")

    blanks = list(zip(text.lead, text.trail, strict=True))
    assert blanks[1] == pytest.approx((2.5, 2.5), abs=0.3)
    assert blanks[3] == pytest.approx((2.5, 2.5), abs=0.3)
    assert blanks[5] == (0, 0)
    assert not text.diagnostics


def test_t62_marks_stand_in_the_middle_of_vertical_lines(tmp_path):
    using = with_face(tmp_path, TC)
    style = ParagraphStyle(10.0, 17.0, writing=Writing.VERTICAL)
    run = Run("一，一。", FaceStyle(Family.SONG, 400, 10.0, BLACK, lang="zh-Hant"))

    text = shape(Text((run,), style), using)

    assert {one.face.key for one in text.runs} == {"notoseriftc-regular"}
    for index in (1, 3):
        assert text.advances[index] == pytest.approx(10)
        assert (text.lead[index], text.trail[index]) == pytest.approx((2.5, 2.5), abs=0.3)


def test_converted_outlines_keep_their_widths_and_lie_close(tmp_path):
    """Within two thousandths of an em of the original, glyph by glyph."""
    import uharfbuzz as hb
    from fontTools.pens.areaPen import AreaPen
    from fontTools.pens.boundsPen import BoundsPen

    original = hb.Font(hb.Face(hb.Blob(PAN.read_bytes())))
    own, data = adopt(PAN, Wish())
    (tmp_path / own.file).write_bytes(data)
    face = load_face(own.key, tmp_path / own.file)

    count = original.face.glyph_count
    assert face.font.face.glyph_count == count > 40
    for gid in range(count):
        assert face.font.get_glyph_h_advance(gid) == original.get_glyph_h_advance(gid)
        old, new = BoundsPen(None), BoundsPen(None)
        areas = AreaPen(), AreaPen()
        for font, bounds, area in ((original, old, areas[0]), (face.font, new, areas[1])):
            font.draw_glyph_with_pen(gid, bounds)
            font.draw_glyph_with_pen(gid, area)
        assert (old.bounds is None) == (new.bounds is None)
        assert new.bounds == pytest.approx(old.bounds, abs=2)
        # The ways of the two kinds of outline run against each other.
        assert areas[1].value == pytest.approx(-areas[0].value, rel=0.01, abs=500)


def test_converting_needs_its_library(monkeypatch):
    for name in [name for name in sys.modules if name.partition(".")[0] == "fontTools"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "fontTools", None)

    with pytest.raises(EnvironmentFault) as caught:
        adopt(PAN, Wish())

    assert codes(caught) == ["E264"]
    assert adopt(TC, Wish())[0].key == "notoseriftc-regular"  # what needs no converting needs no library


@pytest.mark.parametrize(
    ("number", "key", "lang"), [(0, "notoserifjp-regular", "ja"), (1, "notoserifkr-regular", "ko")]
)
def test_a_face_is_taken_out_of_a_collection(tmp_path, shaped, number, key, lang):
    own, data = adopt(BOTH, Wish(number))

    assert (own.key, own.family, own.weight, own.langs) == (key, Family.SONG, 400, (lang,))
    add(tmp_path, {own: data})
    text = shaped("一骨", using=FontBook(folders=(tmp_path,)), lang=lang)
    assert {run.face.key for run in text.runs} == {key}
    assert not text.diagnostics


@pytest.mark.parametrize("number", [None, 2])
def test_a_collection_asks_which_face_is_meant(number):
    with pytest.raises(UsageError) as caught:
        adopt(BOTH, Wish(number))

    assert codes(caught) == ["E263"]
    assert dict(caught.value.diagnostics[0].values)["faces"] == "0 NotoSerifJP-Regular, 1 NotoSerifKR-Regular"


def test_the_list_says_what_the_font_says(tmp_path):
    own, data = adopt(TC, Wish())
    add(tmp_path, {own: data})

    assert own_faces(tmp_path) == (own,)
    assert (own.name, own.family, own.weight, own.langs) == ("Noto Serif TC", Family.SONG, 400, ("zh-Hant",))
    assert own.sha256 == hashlib.sha256((tmp_path / own.file).read_bytes()).hexdigest()
    assert "SIL Open Font License" in own.copyright + own.licence
    assert data == TC.read_bytes()


def test_what_the_user_says_comes_before_what_the_font_says():
    own, _ = adopt(TC, Wish(family=Family.FANG, weight=700, langs=("zh-HK", "zh-Hans")))

    assert (own.family, own.weight, own.langs) == (Family.FANG, 700, ("zh-HK", "zh-Hans"))


def test_a_variable_font_is_held_at_the_weight(tmp_path, font_builder):
    from fontTools.ttLib import TTFont, newTable
    from fontTools.ttLib.tables._f_v_a_r import Axis

    path = tmp_path / "Varied Song.ttf"
    font_builder(path, {"一": BOX})
    with TTFont(path) as font:
        axis = Axis()
        axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue, axis.axisNameID = (
            "wght",
            200,
            400,
            900,
            2,
        )
        font["fvar"] = newTable("fvar")
        font["fvar"].axes.append(axis)
        font["gvar"] = newTable("gvar")
        font["gvar"].variations = {name: [] for name in font.getGlyphOrder()}
        font.save(path)

    own, data = adopt(path, Wish(weight=700))

    assert own.weight == 700
    assert own.key.endswith("-700")
    (tmp_path / own.file).write_bytes(data)
    with TTFont(tmp_path / own.file) as font:
        assert "fvar" not in font


def forbidding(tmp_path, font_builder, bits):
    from fontTools.ttLib import TTFont

    path = tmp_path / "Locked Song.ttf"
    font_builder(path, {"一": BOX})
    with TTFont(path) as font:
        font["OS/2"].fsType = bits
        font.save(path)
    return path


@pytest.mark.parametrize("bits", [0x0002, 0x0100, 0x0200])
def test_a_font_that_forbids_embedding_is_refused(tmp_path, font_builder, bits):
    with pytest.raises(EnvironmentFault) as caught:
        adopt(forbidding(tmp_path, font_builder, bits), Wish())

    assert codes(caught) == ["E213"]


@pytest.mark.parametrize("bits", [0, 0x0004, 0x0008])
def test_a_font_that_allows_embedding_is_taken(tmp_path, font_builder, bits):
    assert adopt(forbidding(tmp_path, font_builder, bits), Wish())[0].family is Family.SONG


@pytest.mark.parametrize("data", [b"", b"no font", b"ttcf", b"ttcf" + bytes(20), b"OTTO" + bytes(40)])
def test_what_is_no_font_is_refused(tmp_path, data):
    (tmp_path / "song.ttf").write_bytes(data)

    with pytest.raises((EnvironmentFault, UsageError)) as caught:
        adopt(tmp_path / "song.ttf", Wish())

    assert codes(caught) == ["E262"]


@pytest.mark.parametrize("path", [TC, PAN, BOTH])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.999])
def test_a_cut_file_is_refused(tmp_path, path, share):
    data = path.read_bytes()
    cut = tmp_path / f"song{path.suffix}"
    cut.write_bytes(data[: int(share * len(data))])

    with pytest.raises((EnvironmentFault, UsageError)) as caught:
        adopt(cut, Wish(number=1 if path is BOTH else None))

    assert codes(caught) in (["E262"], ["E268"])


def test_a_missing_file_and_a_nameless_family_are_told(tmp_path, font_builder):
    with pytest.raises(EnvironmentFault) as caught:
        adopt(tmp_path / "none.ttf", Wish())
    assert codes(caught) == ["E261"]

    font_builder(tmp_path / "x.ttf", {"一": BOX})
    with pytest.raises(UsageError) as asked:
        adopt(tmp_path / "x.ttf", Wish())
    assert codes(asked) == ["E267"]


@pytest.mark.parametrize("lang", ["ja", "ko", "zh-Hans"])
def test_a_face_has_the_characters_of_its_language(tmp_path, font_builder, lang):
    font_builder(tmp_path / "song.ttf", {"a": BOX})

    with pytest.raises(EnvironmentFault) as caught:
        adopt(tmp_path / "song.ttf", Wish(langs=(lang,)))

    assert codes(caught) == ["E268"]


def test_a_face_is_added_once_and_removed_with_its_file(tmp_path):
    own, data = adopt(TC, Wish())
    add(tmp_path, {own: data})
    with pytest.raises(EnvironmentFault) as caught:
        add(tmp_path, {own: data})
    assert codes(caught) == ["E265"]

    remove(tmp_path, [own.key])

    assert own_faces(tmp_path) == ()
    assert [path.name for path in tmp_path.iterdir()] == [LIST]


def test_a_file_that_cannot_be_written_leaves_the_list_as_it_was(tmp_path):
    own, data = adopt(TC, Wish())
    (tmp_path / own.file).mkdir()

    with pytest.raises(EnvironmentFault):
        add(tmp_path, {own: data})

    assert own_faces(tmp_path) == ()
    assert [path.name for path in tmp_path.iterdir()] == [own.file]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"faces": []}',
        '{"faces": {"a": {}}}',
        '{"faces": {"a": {"file": "../a", "langs": []}}}',
    ],
)
def test_a_damaged_list_is_told(tmp_path, text):
    (tmp_path / LIST).write_text(text, "utf-8")

    with pytest.raises(EnvironmentFault) as caught:
        FontBook(folders=(tmp_path,))

    assert codes(caught) == ["E260"]


def test_own_faces_stand_before_those_that_come_with_us(tmp_path, book):
    own, data = adopt(PAN, Wish(family=Family.FANG, langs=("zh-Hans",)))
    add(tmp_path, {own: data})
    using = FontBook(folders=(tmp_path,))

    assert using.primary(Family.FANG, 400).key == own.key
    assert not using.chain(Family.FANG, 400).notes
    assert using.primary(Family.SONG, 400).key == book.primary(Family.SONG, 400).key
    assert with_own(book.catalogue, tmp_path / "none") is book.catalogue


def test_a_regions_missing_families_are_told_once(tmp_path, shaped_runs, shaped):
    """One W209 for all families; another family of the region, or the nearest region's, stands in."""
    using = with_face(tmp_path, TC)

    taiwan = shaped("一骨", using=using, lang="zh-Hant", family=Family.HEI)
    hongkong = shaped("一骨", using=using, lang="zh-HK")

    assert {run.face.key for run in (*taiwan.runs, *hongkong.runs)} == {"notoseriftc-regular"}
    told = [(d.code, dict(d.values)) for d in (*taiwan.diagnostics, *hongkong.diagnostics)]
    assert [(code, said["tag"]) for code, said in told] == [("W209", "zh-Hant"), ("W209", "zh-HK")]
    assert told[0][1]["wanted"] == "Noto Sans TC, LXGW WenKai TC"
    assert told[1][1]["wanted"] == "Noto Serif HK, Noto Sans HK, LXGW WenKai TC"
    three = shaped_runs(*(("一", {"lang": "ja", "family": family}) for family in Family))
    assert [d.code for d in three.diagnostics].count("W209") == 1


def test_every_language_has_its_region():
    regions = read_catalogue(FONTS.parent.parent / "fonts")

    assert [regions.region(lang) and regions.region(lang).langs[0] for lang in ("zh-Hans", "zh-TW", "zh-MO", "ja", "ko")] == [
        None, "zh-Hant", "zh-HK", "ja", "ko",
    ]  # fmt: skip


def test_a_user_without_a_home_is_told():
    assert own_folder({"HOME": "/home/a"}, "linux") == Path("/home/a/.local/share/newsletter/fonts")
    with pytest.raises(EnvironmentFault) as caught:
        own_folder({}, "linux")
    assert codes(caught) == ["E269"]


def test_the_list_is_plain_json(tmp_path):
    own, data = adopt(TC, Wish())
    add(tmp_path, {own: data})

    said = json.loads((tmp_path / LIST).read_text("utf-8"))
    assert said["version"] == 1
    assert said["faces"][own.key]["family"] == "宋"


OWN = {"\ue000": (1000, 50, -80, 950, 840), "\U000f0001": (1000, 50, -80, 950, 840)}


@pytest.mark.parametrize("writing", list(Writing))
def test_t9_private_characters_are_set_where_the_family_has_a_face_for_them(tmp_path, font_builder, writing):
    font_builder(tmp_path / "own.ttf", OWN)
    using = with_face(tmp_path / "added", tmp_path / "own.ttf", family=Family.SONG, private=True)
    (own,) = own_faces(tmp_path / "added")
    assert (own.private, own.langs) == (True, ())
    style = ParagraphStyle(10.0, 17.0, writing=writing)

    def set_in(family, words):
        run = Run(words, FaceStyle(family, 400, 10.0, BLACK))
        return shape(Text((run,), style), using)

    text = set_in(Family.SONG, "王\ue000先生\U000f0001")
    assert [found.code for found in text.diagnostics] == ["W217"] * (writing is Writing.VERTICAL)
    assert [text.runs[run].face.key for run in text.run_of] == [
        "noto-serif-sc-400", "small-regular", "noto-serif-sc-400", "noto-serif-sc-400", "small-regular",
    ]  # fmt: skip
    assert 0 not in text.gids
    assert list(text.advances) == pytest.approx([10.0] * 5)
    assert [found.code for found in set_in(Family.SONG, "\ue001").diagnostics] == ["E203"]
    assert [found.code for found in set_in(Family.HEI, "\ue000").diagnostics] == ["E203"]


def test_t9_a_face_for_private_characters_sets_texts_too_where_it_can(tmp_path, font_builder):
    font_builder(tmp_path / "own.ttf", {**OWN, "一": (1000, 50, -80, 950, 840)})
    own, _ = adopt(tmp_path / "own.ttf", Wish(family=Family.SONG, private=True))
    assert (own.private, own.langs) == (True, ("zh-Hans",))


def test_t9_a_face_without_private_characters_is_refused_as_one_for_them():
    with pytest.raises(EnvironmentFault) as caught:
        adopt(TC, Wish(private=True))
    assert codes(caught) == ["E259"]
