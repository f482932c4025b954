"""Texts that leave much of their only page blank: the layouts' cases for them, and headlines that fill their measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter import design, source
from newsletter.basics.diagnostic import ContentError
from newsletter.blocks import KINDS
from newsletter.design.find import LAYOUTS, available, find
from newsletter.pipeline import Job, build, draw

ROOT = Path(__file__).parents[2]
SHORT = ROOT / "tests/samples/one-short-section.yaml"
SMALL = """\
masters: {first: {top: 2L, bottom: 20L}, inner: {top: 2L, bottom: 20L}, last: {top: 2L, bottom: 20L}}
sheet: {size: A5}
columns: {count: 1, measure: 20em}
grid: {size: 10pt, unit: 20pt}
"""


def resolved(name: str, case: int | None = None):
    return design.resolve(source.read(find(name)), KINDS, case=case)


def laid(tmp_path: Path, text: str, case: int | None = None):
    (tmp_path / "own.yaml").write_text(SMALL + text, "utf-8")
    return design.resolve(source.read(tmp_path / "own.yaml"), KINDS, case=case)


def sizes(drawn) -> set[float]:
    """The sizes of a drawing's glyphs."""
    from newsletter.display.ops import Glyphs, Group

    def walk(ops):
        for op in ops:
            if isinstance(op, Group):
                yield from walk(op.ops)
            elif isinstance(op, Glyphs):
                yield op

    return {round(op.size, 2) for page in drawn.pages for op in walk(page.ops)}


@pytest.mark.parametrize("name", available(ROOT, LAYOUTS))
def test_each_case_of_a_layout_resolves_and_they_stand_from_the_emptiest_on(name):
    look = resolved(name)
    assert list(look.sparse) == sorted(look.sparse)
    for case, below in enumerate(look.sparse):
        assert 0 < below < 1
        assert resolved(name, case).diagnostics == look.diagnostics


def test_a_case_lies_over_the_layout_and_below_changes(tmp_path):
    text = "sparse: [{below: 40%, grid: {size: 14pt, unit: 24pt}}]\n"
    assert laid(tmp_path, text).grid.size == 10
    look = laid(tmp_path, text, 0)
    assert (look.sparse, look.grid.size, look.grid.unit) == ((0.4,), 14, 24)
    (tmp_path / "own.yaml").write_text(SMALL + text, "utf-8")
    changed = design.resolve(source.read(tmp_path / "own.yaml"), KINDS, [("grid.size", "12pt")], case=0)
    assert changed.grid.size == 12


@pytest.mark.parametrize(
    ("said", "code"),
    [("40%", "E136"), ("[40%]", "E137"), ("[{grid: {size: 14pt}}]", "E139"), ("[{below: much}]", "E142")],
)
def test_a_case_that_says_no_share_is_told(tmp_path, said, code):
    with pytest.raises(ContentError) as caught:
        laid(tmp_path, f"sparse: {said}\n")
    assert code in {one.code for one in caught.value.diagnostics}


def test_a_short_text_is_set_larger_and_a_long_one_is_not(tmp_path):
    (tmp_path / "own.yaml").write_text(
        SMALL + "sparse: [{below: 40%, grid: {size: 16pt, unit: 25pt}}]\n", "utf-8"
    )
    words = "放假期间被猫狗抓伤咬伤，请先用肥皂水和流动清水交替冲洗。"
    for text, size in ((words, 16.0), (words * 8, 10.0)):
        path = tmp_path / "content.yaml"
        path.write_text(f"publication: {{name: 简讯}}\nsections: [{{blocks: [{text}]}}]\n", "utf-8")
        assert sizes(draw(Job(path, layout=str(tmp_path / "own.yaml")))) == {size}


def test_a_case_that_takes_a_second_page_is_not_taken(tmp_path):
    (tmp_path / "own.yaml").write_text(
        SMALL + "sparse: [{below: 40%, styles: {body: {size: 60pt, leading: 100pt}}}]\n", "utf-8"
    )
    path = tmp_path / "content.yaml"
    path.write_text(
        "publication: {name: 简讯}\nsections: [{blocks: [放假期间被猫狗抓伤咬伤，请先冲洗。]}]\n", "utf-8"
    )
    assert sizes(draw(Job(path, layout=str(tmp_path / "own.yaml")))) == {10.0}


@pytest.mark.parametrize("name", ["bulletin", "xiaobao", "bilingual", "large-print"])
def test_one_short_section_fills_its_sheet(tmp_path, name):
    result = build(Job(SHORT, tmp_path / "x.pdf", layout=name, draft=True))
    assert result.pages == 1
    assert result.diagnostics == ()
    look = resolved(name)
    assert max(sizes(draw(Job(SHORT, layout=name)))) > look.styles["headline"].face.size
