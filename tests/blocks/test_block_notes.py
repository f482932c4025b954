"""Notes at the foot of their column or at a section's end (T49)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flow_tree import authored, of, plain

from newsletter import model, realize, source
from newsletter.basics.diagnostic import Severity
from newsletter.blocks import KINDS
from newsletter.blocks.section import NotesAt, SectionDress
from newsletter.design import resolve
from newsletter.design.find import find
from newsletter.flow.node import NATURAL, Row, Stack, Text
from newsletter.flow.style import Align
from newsletter.lines import Typesetter
from newsletter.model.load import reading_for
from newsletter.page.galley import Galley, Measure
from newsletter.page.slab import total_depth
from newsletter.shaping import FontBook
from newsletter.source.check import check
from newsletter.source.paths import Project
from newsletter.source.read import read_text

AT_END = SectionDress(notes_at=NotesAt.END)
TWO = "heading: 来历\nblocks: ['活字[^1]，雕版[^2]。']\nnotes: [见卷十八。, 见别卷。]\n"


@pytest.fixture
def section(tmp_path, cx):
    """The nodes of a section written in YAML, with what was told."""

    def made(text, dress=None):
        tree = read_text(text.encode(), tmp_path / "content.yaml")
        reading = reading_for(KINDS, Project(tmp_path, (tmp_path,)))
        block = check(tree.root, KINDS["section"], reading)
        assert not reading.found
        nodes = tuple(block.realize(dress or SectionDress(), cx))
        return nodes, [(one.code, one.span.line, one.span.column) for one in cx.notes.diagnostics]

    return made


def test_notes_stand_behind_the_section_under_a_rule_of_a_quarter_measure_t49(section, cx):
    nodes, told = section(TWO, AT_END)
    assert told == []
    *_, notes = nodes
    assert isinstance(notes, Stack)
    rule, *rows = notes.children
    assert rule.with_next
    assert rule.fixed[0] == pytest.approx(cx.measure / 4)
    assert rule.children[0].edges.top.width == 0.5
    assert [plain(row) for row in rows] == ["1|见卷十八。", "2|见别卷。"]
    assert authored(notes) == "|见卷十八。||见别卷。"
    assert {row.fixed for row in rows} == {(NATURAL, None)}


def test_marks_are_raised_small_and_the_author_s_own(section):
    nodes, _ = section(TWO)
    (text,) = (one for one in of(Text, *nodes) if "活字" in plain(one))
    assert authored(replace(text, notes=())) == "活字1，雕版2。"
    marks = [run for run in text.runs if run.text in {"1", "2"}]
    assert all(run.style.rise > 0 and run.style.size < 0.75 * text.style.size for run in marks)


def test_marks_side_by_side_have_a_comma_between(section):
    nodes, _ = section("blocks: ['活字[^1][^2]。']\nnotes: [甲, 乙]\n", AT_END)
    assert (plain(nodes[0]), authored(nodes[0])) == ("活字1,2。", "活字12。")


def test_more_than_nine_numbers_stand_flush_at_their_ends(section):
    words = "".join(f"字[^{number}]" for number in range(1, 13))
    nodes, told = section(f"blocks: ['{words}']\nnotes: [{', '.join(['注'] * 12)}]\n", AT_END)
    assert told == []
    _, *rows = of(Row, nodes[-1])
    assert len({row.fixed for row in rows}) == 1
    assert {row.children[0].style.align for row in rows} == {Align.END}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("blocks: ['活字[^1]。']\n", [("E187", 1, 15)]),
        ("blocks: ['活字[^0]。']\n", [("E187", 1, 15)]),
        ("blocks: ['活字[^1]，雕版[^3]。']\nnotes: [甲, 乙]\n", [("E187", 1, 22), ("W188", 2, 12)]),
        ("blocks: [活字。]\nnotes: [甲]\n", [("W188", 2, 9)]),
        ("heading: 来历[^1]\nblocks: [{list: ['甲[^2]']}]\nnotes: [甲, 乙]\n", []),
    ],
)
def test_marks_without_notes_and_notes_without_marks_are_told(section, text, told):
    assert section(text)[1] == told


def test_a_dress_may_leave_out_the_rule(section):
    nodes, _ = section(TWO, SectionDress(note_rule=None, notes_at=NotesAt.END))
    assert nodes[-1].children[0].children[0].edges.top is None


def test_notes_rejoin_the_grid_t49(section, look):
    nodes, _ = section(TWO, AT_END)
    slabs = Galley(Typesetter(FontBook()), look.grid).on_grid(nodes[-1], Measure(230.0, 640.0))
    lines = total_depth(slabs) / look.grid.unit
    assert lines == pytest.approx(round(lines))


def test_notes_go_with_the_texts_that_mark_them_t49(section):
    nodes, told = section(
        "blocks: ['活字[^2]。', {list: ['甲', '乙[^1]']}, '丙[^1]']\nnotes: [见卷十八。, 见别卷。]\n"
    )
    assert told == []
    held = [(authored(replace(text, notes=())), text.notes) for text in of(Text, *nodes) if text.notes]
    assert [(words, [note.offset for note in notes]) for words, notes in held] == [
        ("活字2。", [2]),
        ("乙1", [1]),
    ]
    assert [plain(notes[0].node) for _, notes in held] == ["2|见别卷。", "1|见卷十八。"]


def test_a_note_that_no_mark_asks_for_stands_at_the_end(section):
    nodes, told = section("blocks: ['活字[^1]。']\nnotes: [甲, 乙]\n")
    assert [code for code, *_ in told] == ["W188"]
    assert plain(nodes[-1]) == "2|乙"


HEAD = "publication: {name: 简报}\nissue: {number: 1, date: 2026-03-20}\nheadline: 排印\n"


def flow_of(tmp_path, text):
    path = tmp_path / "content.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    document = model.load(source.read(path), KINDS)
    return realize.flow(document, resolve(source.read(find("bulletin")), KINDS))


def test_a_closing_section_keeps_its_notes(tmp_path):
    flow = flow_of(
        tmp_path, "sections:\n  - {heading: 甲, blocks: [乙]}\n  - {blocks: ['丙[^1]'], notes: [丁]}\n"
    )
    assert "丁" in authored(Stack(flow.story))


@pytest.mark.parametrize("part", ["lead: 导语[^1]。", "colophon: {note: '免费[^1]'}"])
def test_a_mark_outside_all_sections_is_told(tmp_path, part):
    found = flow_of(tmp_path, f"{part}\nsections: [{{blocks: [乙]}}]\n").diagnostics
    assert [one.code for one in found if one.severity is Severity.ERROR] == ["E187"]


def test_numbers_at_the_foot_go_on_through_the_document(tmp_path):
    """Notes of two sections may stand under one rule; the marks that are written start anew."""
    flow = flow_of(
        tmp_path,
        "sections:\n  - {blocks: ['甲[^1]乙[^2]，又[^1]'], notes: [一, 二]}\n"
        "  - {heading: 丙, blocks: [{table: {rows: [['丁[^1]', 戊]]}}], notes: [三]}\n",
    )
    texts = [text for text in of(Text, *flow.story) if text.notes]
    assert [authored(replace(text, notes=())) for text in texts] == ["甲1乙2，又1", "丁3"]
    assert [plain(note.node) for text in texts for note in text.notes] == ["1|一", "2|二", "3|三"]
    assert [note.offset for text in texts for note in text.notes] == [1, 3, 1]
