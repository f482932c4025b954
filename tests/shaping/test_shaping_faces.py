"""Which face sets what: families, weights, fallback and what is told of them (T6, T7, T9, T12)."""

import pytest

from newsletter.basics.diagnostic import EnvironmentFault
from newsletter.basics.span import SourceFile, Trace
from newsletter.flow.style import Family
from newsletter.shaping import FontBook
from newsletter.shaping.catalogue import Catalogue, Entry, FamilyEntry, Region, read_catalogue
from newsletter.shaping.near import equivalent, standard

BOX = (1000, 100, 0, 900, 800)


def keys(text):
    return [text.runs[n].face.key for n in text.run_of]


def values(diagnostic):
    return dict(diagnostic.values)


@pytest.mark.parametrize(
    ("family", "weight", "key"),
    [
        (Family.SONG, 400, "noto-serif-sc-400"),
        (Family.SONG, 500, "noto-serif-sc-700"),
        (Family.SONG, 300, "noto-serif-sc-400"),
        (Family.HEI, 900, "noto-sans-sc-900"),
        (Family.KAI, 900, "lxgw-wenkai-700"),
        (Family.FANG, 400, "noto-serif-sc-400"),
        (Family.BIAO, 400, "noto-serif-sc-700"),
        (Family.BIAO, 900, "noto-serif-sc-900"),
    ],
)
def test_a_weight_that_is_missing_takes_the_next_heavier(book, family, weight, key):
    assert book.primary(family, weight).key == key


def test_a_stand_in_is_told_once(shaped):
    text = shaped("仿宋与仿宋", family=Family.FANG)

    assert [d.code for d in text.diagnostics] == ["H208"]
    assert not shaped("标题", family=Family.BIAO).diagnostics


def test_a_character_of_another_family_is_told_once(shaped):
    """T7: 宋 has no 𠮷, 楷 has."""
    text = shaped("𠮷野𠮷", family=Family.SONG)

    assert keys(text) == ["lxgw-wenkai-400", "noto-serif-sc-400", "lxgw-wenkai-400"]
    assert [(d.code, values(d)) for d in text.diagnostics] == [
        ("W214", {"family": "宋", "used": "楷", "chars": "𠮷"})
    ]


def test_other_families_are_asked_in_their_order(shaped):
    assert keys(shaped("𰻝", family=Family.SONG)) == ["noto-sans-sc-400"]
    assert keys(shaped("𠮷", family=Family.HEI)) == ["lxgw-wenkai-400"]
    assert keys(shaped("䶮", family=Family.HEI)) == ["noto-sans-sc-400"]


def test_symbols_come_from_their_face_without_a_word(shaped):
    text = shaped("☑已办")

    assert keys(text)[0] == "noto-sans-symbols-2"
    assert not text.diagnostics


def test_every_missing_character_is_an_error_with_its_place(shaped):
    """T7."""
    file = SourceFile("content.yaml", ("- 甲🎉乙i\u0310丙🎉",))
    text = shaped("甲🎉乙i\u0310丙🎉", trace=Trace(file, ((0, 1, 3),)))

    assert [d.code for d in text.diagnostics] == ["E201"] * 3
    assert [(d.span.line, d.span.column) for d in text.diagnostics] == [(1, 4), (1, 6), (1, 9)]
    told = values(text.diagnostics[0])
    assert (told["char"], told["point"], told["name"]) == ("🎉", "U+1F389", "PARTY POPPER")
    assert told["faces"] == "Noto Serif SC, Noto Sans SC, LXGW WenKai, Noto Sans Symbols 2"
    assert 0 not in text.gids
    assert text.glyph_starts[1] == text.glyph_starts[2]


def test_a_near_equivalent_is_named(shaped):
    text = shaped("甲\U0001d400")  # mathematical bold A

    assert [(d.code, values(d)["near"]) for d in text.diagnostics] == [("E202", "A")]


def test_equivalents_are_plain_forms_that_a_face_has():
    assert equivalent("⼀", lambda char: char == "一") == "一"
    assert equivalent("\uf900", lambda char: char == "\u8c48") == "\u8c48"
    assert equivalent("⼀", lambda _: False) == ""
    assert equivalent("一", lambda _: True) == ""


@pytest.mark.parametrize(
    ("char", "lang", "known"),
    [
        ("\ue863", "zh-Hans", "䶮"),
        ("\ue816", "zh-Hans", "𠂇"),
        ("\ue7c8", "zh-Hans", "ǹ"),
        ("\ue815", "zh-Hans", "⺁"),
        ("\ue000", "zh-Hans", ""),
        ("\ue000", "zh-Hant", "𠕇"),
        ("\uf303", "zh-HK", "㇀"),
        ("\uf8ff", "zh-Hant", ""),
    ],
)
def test_leftovers_of_old_encodings_name_the_standard_character(char, lang, known):
    """T9."""
    assert standard(char, lang) == known


PAN = """
languagesystem DFLT dflt;
languagesystem hani dflt;
languagesystem hani ZHT;
feature locl { script hani; language ZHT; sub u9AA8 by bone.tc; sub uFF0C by comma.tc; } locl;
"""


def test_the_language_reaches_every_run(small_book, shaped):
    """T6: glyph shapes and the place of marks follow the language, marks in runs of their own included."""
    glyphs = {"骨": BOX, "，": BOX, "1": BOX, "bone.tc": BOX, "comma.tc": BOX}
    using = small_book(glyphs, PAN)

    mainland = shaped("骨1，", using=using, lang="zh-Hans").gids
    taiwan = shaped("骨1，", using=using, lang="zh-Hant").gids

    assert mainland[1] == taiwan[1]
    assert (mainland[0], mainland[2]) != (taiwan[0], taiwan[2])
    assert {*taiwan} & {*mainland} == {mainland[1]}


def test_another_region_without_its_font_is_told(shaped):
    text = shaped("繁體", lang="zh-Hant")

    assert [d.code for d in text.diagnostics] == ["W209"]
    assert not shaped("简体", lang="zh-Hans").diagnostics


def regional(folder):
    faces = {
        "plain": Entry("plain", ("plain.ttf",), 400, "Plain"),
        "tc-400": Entry("tc-400", ("TC-Regular.ttf", "TC_400.ttf"), 400, "Region", optional=True),
    }
    families = {
        Family.SONG: FamilyEntry(("plain",)),
        Family.HEI: FamilyEntry(()),
        Family.KAI: FamilyEntry(()),
    }
    region = Region(("zh-Hant", "zh-TW"), "繁体", {Family.SONG: ("tc-400",)})
    return Catalogue(folder, faces, families, (region,), ())


def test_a_font_of_the_region_is_found_below_a_folder(tmp_path, font_builder, shaped):
    """T6: one-region faces are chosen by language."""
    (tmp_path / "own" / "deep").mkdir(parents=True)
    font_builder(tmp_path / "plain.ttf", {"骨": BOX, "简": BOX})
    font_builder(tmp_path / "own" / "deep" / "TC_400.ttf", {"骨": BOX})
    using = FontBook(regional(tmp_path), folders=(tmp_path / "own",))

    text = shaped("骨简", using=using, lang="zh-TW")

    assert keys(text) == ["tc-400", "plain"]
    assert not text.diagnostics
    assert keys(shaped("骨简", using=using)) == ["plain", "plain"]


def test_a_separate_latin_face_is_fitted(small_book, shaped, tmp_path, font_builder):
    """T12: Latin beside Han may be enlarged and shifted."""
    font_builder(tmp_path / "letters.ttf", {"a": (500, 50, 0, 450, 500), "“": (400, 50, 500, 300, 700)})
    glyphs = {"甲": BOX, "a": BOX, "“": BOX}
    using = small_book(glyphs, latin=("letters",), latin_scale=1.1, latin_shift=0.02)

    text = shaped("甲aa甲", using=using)

    assert keys(text) == ["small", "letters", "letters", "small"]
    assert list(text.advances) == pytest.approx([10, 5.5, 5.5, 10])
    assert (text.runs[1].style.size, text.runs[1].style.rise) == pytest.approx((11, 0.2))


def test_the_em_box_comes_from_the_font(small_book, book):
    """T12: `BASE`, else typographic metrics of one em, else 0.88 and 0.12."""
    base = "table BASE { HorizAxis.BaseTagList ideo idtp romn; HorizAxis.BaseScriptList hani ideo -150 850 0; } BASE;"
    face = small_book({"甲": BOX}, base).face("small")

    assert (face.em_top, face.em_depth) == pytest.approx((0.85, 0.15))
    assert [
        (f.em_top, f.em_depth) for f in (book.face("lxgw-wenkai-400"), book.face("noto-sans-sc-400"))
    ] == [(0.88, 0.12)] * 2


def test_nothing_is_loaded_that_is_not_used(shaped):
    using = FontBook(folders=())
    shaped("只有宋体。“引号”", using=using)

    assert list(using._faces) == ["noto-serif-sc-400"]


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda path: path.unlink(), "E210"),
        (lambda path: path.write_bytes(b""), "E211"),
        (lambda path: path.write_bytes(b"no font at all"), "E211"),
        (lambda path: path.write_bytes(path.read_bytes()[:-200]), "E211"),
        (lambda path: path.write_bytes(b"OTTO" + path.read_bytes()[4:]), "E211"),
    ],
)
def test_a_font_that_cannot_be_used_is_the_environments_fault(small_book, shaped, tmp_path, damage, code):
    using = small_book({"甲": BOX})
    damage(tmp_path / "small.ttf")

    with pytest.raises(EnvironmentFault) as caught:
        shaped("甲", using=using)

    assert [d.code for d in caught.value.diagnostics] == [code]
    assert values(caught.value.diagnostics[0])["file"] == "small.ttf"


def test_a_font_that_may_not_be_embedded_is_refused(small_book, shaped, tmp_path):
    from fontTools.ttLib import TTFont

    using = small_book({"甲": BOX})
    with TTFont(tmp_path / "small.ttf") as font:
        font["OS/2"].fsType = 2
        font.save(tmp_path / "small.ttf")

    with pytest.raises(EnvironmentFault) as caught:
        shaped("甲", using=using)

    assert [d.code for d in caught.value.diagnostics] == ["E213"]


@pytest.mark.parametrize("words", ["", "faces = 3", "not toml", 'symbols = []\n[faces.a]\n[families."宋"]'])
def test_a_damaged_catalogue_is_the_environments_fault(tmp_path, words):
    (tmp_path / "catalogue.toml").write_text(words, "utf-8")

    with pytest.raises(EnvironmentFault) as caught:
        read_catalogue(tmp_path)

    assert [d.code for d in caught.value.diagnostics] == ["E212"]
