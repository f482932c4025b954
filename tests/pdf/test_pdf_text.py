from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace

import pytest
from drawings import SCREEN, code, drawing, extracted, glyphs, kai, line, origins, painted

from newsletter.display.ops import Group
from newsletter.flow.role import Role
from newsletter.pdf import paint
from newsletter.pdf.spoken import spoken
from newsletter.pdf.text import spread

VERSE = "天地玄黄，宇宙洪荒。“日月”盈昃……——辰宿列张！"


def said(text, **how):
    return Group((glyphs(text, **how),), Role.PARAGRAPH, actual=text)


@pytest.mark.parametrize("size", [6.0, 10.5, 24.0, 120.0])
@pytest.mark.parametrize("gap", [0.0, 0.037, 1.31])
def test_every_glyph_lands_within_a_hundredth_of_a_point(size, gap):
    run = glyphs("宇宙洪荒日月", size=size, gap=gap, x=33.333, y=222.222)
    found = origins(painted(Group((run,), Role.PARAGRAPH, actual=None)))
    found = [one for one in found if not one[0].isspace()]
    assert [char for char, _, _ in found] == list("宇宙洪荒日月")
    for (_, x, y), x0, y0 in zip(found, run.xs, run.ys, strict=True):
        assert abs(x - x0) <= 0.01
        assert abs(y - y0) <= 0.01


def test_a_glyph_off_the_baseline_keeps_its_height():
    run = glyphs("水分子", size=10)
    run = replace(run, ys=(100.0, 103.5, 100.0))
    found = origins(painted(Group((run,), Role.PARAGRAPH)))
    assert [round(y, 2) for char, _, y in found if not char.isspace()] == [100.0, 103.5, 100.0]


def test_natural_advances_need_no_moves():
    assert "TJ" not in code(painted(line("天地玄黄")))


def test_copied_text_is_the_text_set():
    assert extracted(painted(line(VERSE))) == VERSE


def test_rare_characters_copy_as_themselves():  # T69
    text = "𠮷野家䶮㐂"
    assert extracted(painted(line(text, of=kai()))) == text


def test_characters_that_share_a_glyph_copy_as_themselves():  # T69
    run = glyphs("一⼀方⽅用⽤一")
    assert run.gids[0] == run.gids[1]
    assert extracted(painted(Group((run,), Role.PARAGRAPH))) == "一⼀方⽅用⽤一"


def test_ligatures_copy_as_their_letters():
    run = glyphs("office")
    assert len(run.gids) < len("office")
    assert extracted(painted(Group((run,), Role.PARAGRAPH))) == "office"


def test_a_loose_line_copies_without_blanks_when_its_text_is_said():  # T70
    assert extracted(painted(said("松散的一行", gap=4.0))) == "松散的一行"


def test_a_character_beyond_the_basic_plane_survives_a_said_line():
    text = "他在𠮷野家吃饭。"
    assert extracted(painted(said(text, of=kai()))) == text


def test_only_a_line_said_as_it_is_drawn_is_cut():
    other = replace(said("𠮷野", of=kai()), actual="𠮷野家")
    assert spoken(other) == (other,)
    plain = said("天地")
    assert spoken(plain) == (plain,)


def test_a_cut_line_keeps_all_its_glyphs():
    group = Group((glyphs("甲𠮷", of=kai()), glyphs("乙丙", x=90)), Role.PARAGRAPH, actual="甲𠮷乙丙")
    parts = [(part.actual, [one.texts for one in part.ops]) for part in spoken(group)]
    assert parts == [("甲", [("甲",)]), (None, [("𠮷",)]), ("乙丙", [("乙", "丙")])]


def test_marks_take_their_own_characters():
    assert spread(("x\u0301", "", "y")) == ("x", "\u0301", "y")
    assert spread(("ffi\u0301", "")) == ("ffi", "\u0301")
    assert spread(("q", "", "a")) == ("q", "", "a")


def test_a_cluster_of_more_glyphs_than_characters_is_said():
    run = glyphs("天地")
    run = replace(run, texts=("天", ""))
    data = painted(Group((run,), Role.PARAGRAPH))
    assert "/ActualText <FEFF5929>" in code(data)
    assert extracted(data) == "天"


def test_a_line_in_two_faces_and_sizes():
    data = painted(Group((glyphs("宋体"), glyphs("楷体Kai", x=81, size=12, of=kai())), Role.PARAGRAPH))
    assert extracted(data) == "宋体楷体Kai"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
@pytest.mark.parametrize("options", [[], ["-raw"]])
def test_poppler_reads_the_same(tmp_path, options):
    text = ["一⼀方⽅用⽤", "𠮷野家䶮㐂", "松散的一行", VERSE]
    ops = [
        line(text[0], y=100),
        line(text[1], y=130, of=kai()),
        said(text[2], y=160, gap=4.0),
        line(text[3], y=190),
    ]
    (tmp_path / "a.pdf").write_bytes(paint(drawing(ops), SCREEN).data)
    ran = subprocess.run(["pdftotext", *options, "a.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    assert ran.stdout.decode().split() == text
