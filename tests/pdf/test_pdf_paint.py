from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from drawings import A4, INKS, PRESS, SCREEN, code, drawing, extracted, glyphs, line, opened, painted, pixels

from newsletter.basics.colour import BLACK, Colour
from newsletter.basics.diagnostic import ContentError, EnvironmentFault
from newsletter.basics.geometry import Rect
from newsletter.basics.units import MM, parse_sheet
from newsletter.basics.vector import Stroke, VectorShape, ellipse, rectangle, segment
from newsletter.display.ops import Bookmark, Group, Link, Shape
from newsletter.flow.role import Role
from newsletter.flow.sheet import Meta
from newsletter.pdf import paint

RED = Colour((0.8, 0.1, 0.1), (0.0, 1.0, 0.9, 0.1))
BLUE = Colour((0.1, 0.1, 0.8), (1.0, 0.8, 0.0, 0.0))


def filled(rect, colour=RED, **how):
    return Shape(VectorShape(rectangle(rect), fill=colour, **how))


def box(page, name):
    return [float(part) for part in page.obj[name]]


def test_the_press_sheet_has_its_boxes():
    with opened(painted(line("天"), profile=PRESS)) as pdf:
        page = pdf.pages[0]
        media, trim, bleed = box(page, "/MediaBox"), box(page, "/TrimBox"), box(page, "/BleedBox")
    assert media == bleed
    near = 0.1 * MM
    assert trim[2] - trim[0] == pytest.approx(210 * MM, abs=near)
    assert trim[3] - trim[1] == pytest.approx(297 * MM, abs=near)
    edges = [trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3]]
    assert edges == pytest.approx([3 * MM] * 4, abs=near)


@pytest.mark.parametrize(
    ("name", "width", "depth"),
    [("8开", 260, 370), ("大度8开", 285, 420), ("16开", 210, 285), ("JIS-B4", 257, 364), ("A3", 297, 420)],
)
def test_sheets_of_the_trade_have_their_size(name, width, depth):  # check 54
    drawn = drawing([line("天")])
    drawn = replace(drawn, sheet=replace(drawn.sheet, size=parse_sheet(name)))
    with opened(paint(drawn, PRESS).data) as pdf:
        trim = box(pdf.pages[0], "/TrimBox")
    assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((width * MM, depth * MM), abs=0.1 * MM)


def test_a_wider_bleed_of_the_sheet_is_shown_whole():
    with opened(painted(line("天"), profile=PRESS, bleed=5 * MM)) as pdf:
        assert box(pdf.pages[0], "/TrimBox")[0] == pytest.approx(5 * MM, abs=0.001)


def test_the_screen_sheet_is_cut_to_its_trim():
    with opened(painted(line("天"))) as pdf:
        assert box(pdf.pages[0], "/MediaBox") == pytest.approx([0, 0, A4.width, A4.height], abs=0.001)
        assert "/TrimBox" not in pdf.pages[0].obj


def test_art_reaches_into_the_bleed():
    image = pixels(painted(filled(Rect(-8.504, -8.504, 620, 40)), profile=PRESS))
    assert image.getpixel((1, 1)) == (204, 26, 26)
    assert image.getpixel((300, 100)) == (255, 255, 255)


def test_y_runs_downwards():
    image = pixels(painted(filled(Rect(100, 50, 20, 20))))
    assert image.getpixel((110, 60)) == (204, 26, 26)
    assert image.getpixel((110, 80)) == (255, 255, 255)


def test_inks_are_written_as_they_are():
    page = code(painted(line("天", colour=BLACK), filled(Rect(0, 0, 9, 9)), profile=INKS))
    assert "0 0 0 1 k" in page
    assert "0 1 0.9 0.1 k" in page
    assert " rg" not in page


def test_nothing_is_set_twice():
    page = code(painted(line("天"), line("地", y=120), line("玄", y=140, colour=RED)))
    assert page.count(" rg") == 2


def test_strokes_have_their_pen():
    pen = Stroke(BLUE, 2.5, "round", "bevel", (4, 2), 3)
    page = code(painted(Shape(VectorShape(segment(10, 10, 90, 10), stroke=pen))))
    assert "2.5 w 1 J 2 j 3 M [4 2] 0 d" in page
    assert page.split()[-1] == "S"


@pytest.mark.parametrize(
    ("how", "operator"),
    [
        ({"fill": RED}, "f"),
        ({"fill": RED, "even_odd": True}, "f*"),
        ({"stroke": Stroke(RED, 1)}, "S"),
        ({"fill": RED, "stroke": Stroke(BLUE, 1)}, "B"),
        ({"fill": RED, "stroke": Stroke(BLUE, 1), "even_odd": True}, "B*"),
    ],
)
def test_paths_are_painted_as_asked(how, operator):
    page = code(painted(Shape(VectorShape(ellipse(50, 50, 9, 9), **how))))
    assert page.split()[-1] == operator


def test_an_unpainted_path_leaves_nothing():
    assert not code(painted(Shape(VectorShape(rectangle(Rect(0, 0, 9, 9)))))).split()


def test_opacity_shows_what_is_behind():
    behind, veil = filled(Rect(10, 10, 80, 80)), filled(Rect(50, 10, 80, 80), BLUE, fill_opacity=0.5)
    image = pixels(painted(behind, veil, filled(Rect(10, 200, 20, 20))))
    assert image.getpixel((30, 50)) == (204, 26, 26)
    red, _, blue = image.getpixel((70, 50))
    assert 100 < red < 130
    assert 100 < blue < 130
    assert image.getpixel((20, 210)) == (204, 26, 26)


def test_a_group_cuts_what_it_clips():
    group = Group((filled(Rect(0, 0, 200, 200)),), Role.FIGURE, clip=Rect(50, 50, 20, 20))
    image = pixels(painted(group, filled(Rect(300, 300, 10, 10), BLUE)))
    assert image.getpixel((60, 60)) == (204, 26, 26)
    assert image.getpixel((45, 60)) == image.getpixel((60, 75)) == (255, 255, 255)
    assert image.getpixel((305, 305)) == (26, 26, 204)


def test_the_colour_before_a_clip_returns_after_it():
    inner = Group((line("地", colour=BLUE),), Role.PARAGRAPH, clip=Rect(0, 0, 300, 300))
    image = pixels(painted(filled(Rect(10, 10, 9, 9)), inner, filled(Rect(10, 400, 9, 9))))
    assert image.getpixel((14, 404)) == (204, 26, 26)


def test_furniture_is_marked_once():
    inner = Group((line("页"),), Role.ARTIFACT, artifact=True)
    page = code(painted(Group((inner,), Role.ARTIFACT, artifact=True), line("文", y=200)))
    assert page.count("/Artifact BMC") == 1
    assert page.index("/Artifact BMC") < page.index("EMC") < page.rindex("BT")


def test_marks_and_states_nest():
    group = Group((line("a"),), Role.PARAGRAPH, lang="en", artifact=True, actual="b", clip=Rect(0, 0, 9, 9))
    words = code(painted(group)).split()
    depth = [word for word in words if word in {"BMC", "BDC", "q", "BT", "ET", "Q", "EMC"}]
    assert depth == ["BMC", "BDC", "q", "BT", "ET", "Q", "EMC", "EMC"]


def test_only_another_language_is_named():
    for lang in ("zh-CN", "zh-Hans", ""):
        assert "/Lang" not in code(painted(Group((line("天"),), Role.PARAGRAPH, lang=lang)))
    inner = Group((line("word"),), Role.PARAGRAPH, lang="en")
    page = code(painted(Group((inner,), Role.QUOTE, lang="en"), line("文", y=200)))
    assert page.count("/Lang <FEFF0065006E>") == 1


def test_links_open_their_targets():
    ops = [
        Link(Rect(60, 90, 100, 12), "https://example.org/a(b)?c=天", "示例"),
        Link(Rect(0, 0, 9, 9), "tel:+86-10"),
    ]
    with opened(painted(*ops)) as pdf:
        first, second = pdf.pages[0].obj.Annots
        assert str(first.A.URI) == "https://example.org/a(b)?c=%E5%A4%A9"
        assert str(first.Contents) == "示例"
        assert int(first.F) == 4
        assert [float(part) for part in first.Border] == [0, 0, 0]
        x, y, right, top = (float(part) for part in first.Rect)
        assert str(second.A.URI) == "tel:+86-10"
    assert (x, right) == (60, 160)
    assert (y, top) == pytest.approx((A4.height - 102, A4.height - 90), abs=0.01)


@pytest.mark.parametrize(
    ("target", "uri"),
    [
        ("https://例子.中国:8080/路径", "https://xn--fsqu00a.xn--fiqs8s:8080/%E8%B7%AF%E5%BE%84"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("http://[::1]/a%20b", "http://[::1]/a%20b"),
    ],
)
def test_addresses_become_ascii(target, uri):
    with opened(painted(Link(Rect(0, 0, 9, 9), target))) as pdf:
        assert str(pdf.pages[0].obj.Annots[0].A.URI) == uri


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "notes.pdf", "http://[::1", ""]
)
def test_other_schemes_are_left_out_and_told(target):  # R14
    result = paint(drawing([Link(Rect(0, 0, 9, 9), target)]), SCREEN)
    assert [note.code for note in result.diagnostics] == ["W610"]
    with opened(result.data) as pdf:
        assert "/Annots" not in pdf.pages[0].obj


OUTLINE = (Bookmark("第一篇", 0, 1, 80), Bookmark("小节", 2, 1, 300), Bookmark("Second", 0, 2, 40))


def test_the_outline_leads_to_its_pages():
    data = paint(drawing([line("天")], [line("地")], outline=OUTLINE), SCREEN).data
    with opened(data) as pdf, pdf.open_outline() as outline:
        first, second = outline.root
        (child,) = first.children
        assert [str(item.title) for item in (first, child, second)] == ["第一篇", "小节", "Second"]
        places = [item.destination for item in (first, child, second)]
        assert [pdf.pages.index(place[0]) for place in places] == [0, 0, 1]
        tops = [float(place[3]) for place in places]
    assert tops == pytest.approx([A4.height - y for y in (80, 300, 40)], abs=0.01)


@pytest.mark.parametrize(
    ("op", "meta", "outline"),
    [
        (Link(Rect(0, 0, 9, 9), f"https://example.org/{'a' * 32767}"), None, ()),
        (Link(Rect(0, 0, 9, 9), "https://example.org", "字" * 16383), None, ()),
        (line("天"), Meta("字" * 16383), ()),
        (line("天"), Meta("题", keywords=("𠮷",) * 8000), ()),
        (line("天"), None, (Bookmark("字" * 16383, 0, 1, 80),)),
    ],
)
def test_what_no_string_of_a_file_holds_is_told(op, meta, outline):
    with pytest.raises(ContentError) as caught:
        painted(op, meta=meta, outline=outline)
    assert [one.code for one in caught.value.diagnostics] == ["E656"]


def test_the_longest_string_is_written():
    with opened(painted(line("天"), meta=Meta("字" * 16382))) as pdf:
        assert len(bytes(pdf.docinfo["/Title"])) == 32766


def test_a_press_file_has_nothing_to_click():  # check 36
    ops = [Link(Rect(0, 0, 9, 9), "https://example.org"), line("天")]
    result = paint(drawing(ops, [line("地")], outline=OUTLINE), PRESS)
    with opened(result.data) as pdf:
        assert "/Annots" not in pdf.pages[0].obj
        assert "/Outlines" not in pdf.Root
    assert (result.ledger.links, result.ledger.bookmarks) == (0, 0)


def test_the_file_says_what_it_is():
    meta = Meta("社区简报 (春)", "读书会", "一季一期", keywords=("社区", "读书"))
    with opened(painted(line("天"), meta=meta)) as pdf:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        assert str(pdf.Root.Lang) == "zh-CN"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert pdf.pdf_version == "1.7"
    assert info["/Title"] == "社区简报 (春)"
    assert (info["/Author"], info["/Subject"], info["/Keywords"]) == ("读书会", "一季一期", "社区, 读书")
    assert "/CreationDate" not in info


def test_what_is_not_known_is_not_said():
    with opened(painted(line("天"))) as pdf:
        assert "/Author" not in pdf.docinfo
        assert "/Subject" not in pdf.docinfo


def test_dates_come_from_the_environment_alone(monkeypatch):  # R9
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")
    with opened(painted(line("天"))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == str(pdf.docinfo["/ModDate"]) == "D:20250101000000Z"


@pytest.mark.parametrize("value", ["soon", "-1", "1e9", "9" * 20])
def test_a_date_that_is_none_is_a_fault_of_the_environment(monkeypatch, value):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(EnvironmentFault) as caught:
        painted(line("天"))
    assert [note.code for note in caught.value.diagnostics] == ["E609"]


def test_the_same_drawing_gives_the_same_bytes():  # R9
    ops = [
        line("一⼀"),
        filled(Rect(0, 0, 9, 9), fill_opacity=0.5),
        Link(Rect(0, 0, 9, 9), "https://example.org"),
    ]
    drawn = drawing(ops, [line("地")], outline=OUTLINE)
    assert paint(drawn, SCREEN).data == paint(drawn, SCREEN).data


def test_bytes_do_not_follow_hash_seed_zone_or_folder(tmp_path):  # R9
    script = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1]); import drawings as d;"
        "print(hashlib.sha256(d.painted(d.line('一⼀天地玄黄宇宙Latin'))).hexdigest())"
    )
    found = set()
    for seed, zone in (("1", "Asia/Shanghai"), ("2", "America/New_York")):
        env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "HOME": str(tmp_path)}
        ran = subprocess.run(
            [sys.executable, "-c", script, os.path.dirname(__file__)],  # noqa: PTH120 - plain text here
            env=env, cwd=tmp_path, capture_output=True, check=True,
        )  # fmt: skip
        found.add(ran.stdout)
    assert len(found) == 1


def test_the_file_is_sound():  # check 1
    ops = [
        line("一⼀"),
        filled(Rect(0, 0, 9, 9), fill_opacity=0.5),
        Link(Rect(0, 0, 9, 9), "https://example.org"),
    ]
    for profile in (SCREEN, PRESS):
        with opened(paint(drawing(ops, [line("地")], outline=OUTLINE), profile).data) as pdf:
            assert not pdf.check_pdf_syntax()
            assert not pdf.get_warnings()


def test_the_identifier_follows_the_content():
    with opened(painted(line("天"))) as one, opened(painted(line("地"))) as other:
        assert bytes(one.trailer.ID[0]) == bytes(one.trailer.ID[1])
        assert bytes(one.trailer.ID[0]) != bytes(other.trailer.ID[0])


def test_the_ledger_counts_what_is_written():
    ops = [
        Group((line("天地玄黄", gap=1.0), glyphs("ab", y=300)), Role.PARAGRAPH),
        Link(Rect(0, 0, 1, 1), "tel:1"),
    ]
    ledger = paint(drawing(ops, [line("地")], outline=OUTLINE), SCREEN).ledger
    assert (ledger.pages, ledger.glyphs, ledger.links, ledger.bookmarks) == (2, 7, 1, 3)


def test_text_stands_on_its_page():
    data = paint(drawing([line("天")], [line("地")]), SCREEN).data
    assert [extracted(data, page) for page in (0, 1)] == ["天", "地"]
