"""Pages: where things stand, whatever stands between them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fake_setter import GRID, STYLE, FakeSetter, text
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.basics.diagnostic import InternalFault
from newsletter.basics.geometry import Insets, Rect, Size
from newsletter.basics.vector import Stroke
from newsletter.flow.node import (
    Across,
    Break,
    BreakKind,
    Cell,
    Cross,
    Diagram,
    Field,
    Footnote,
    Panel,
    Placed,
    Row,
    Run,
    Space,
    Stack,
    Stand,
    Table,
    Text,
)
from newsletter.flow.role import Role
from newsletter.flow.sheet import Flow, Furniture, Master, Masters, Meta, Sheet
from newsletter.page.columns import SHORTEST
from newsletter.page.compose import compose
from newsletter.page.fragment import Pages, SetDiagram, SetFrame, SetLine
from newsletter.page.ledger import settle

UNIT = GRID.unit
TOP, BOTTOM = 2 * UNIT, 42 * UNIT
SHEET = Sheet(Size(500.0, 45 * UNIT), 9.0)


def master(
    name: str, top: float = TOP, bottom: float = BOTTOM, furniture: tuple[Furniture, ...] = ()
) -> Master:
    return Master(name, Rect(40.0, top, 420.0, bottom - top), 2, 200.0, 20.0, furniture)


def masters(furniture: tuple[Furniture, ...] = (), foot: float = BOTTOM) -> Masters:
    first, inner = master("first", 6 * UNIT, furniture=furniture), master("inner", furniture=furniture)
    return Masters(
        first,
        inner,
        master("first-last", 6 * UNIT, foot, furniture),
        master("inner-last", TOP, foot, furniture),
    )


def pages(*story, using: Masters | None = None) -> Pages:
    return compose(Flow(SHEET, GRID, using or masters(), story, Meta("题")), FakeSetter())


def picture(lines: float, **kwargs) -> Placed:
    """A box of an odd depth in place of a picture."""
    box = Diagram(Size(150.0, lines * UNIT - 5.3), ())
    return Placed(Stack((box,)), before=UNIT, after=UNIT, **kwargs)


def lines_of(found: Pages, node: Text) -> list[tuple[int, float, float]]:
    return [
        (page.number, f.x, f.y)
        for page in found.pages
        for f in page.fragments
        if isinstance(f.content, SetLine) and f.content.node.runs is node.runs
    ]


def on_grid(y: float) -> bool:
    """Whether a body baseline stands where every body baseline must: y0 + kL (T56)."""
    first = UNIT / 2 + 0.38 * STYLE.size
    return abs((y - first) / UNIT - round((y - first) / UNIT)) * UNIT < 0.01


node = st.one_of(
    st.integers(1, 260).map(text),
    st.builds(lambda n: text(n, before=UNIT, with_next=True, role=Role.HEADING), st.integers(4, 12)),
    st.builds(lambda d: picture(d, across=Across.COLUMN, stand=Stand.FLOAT), st.floats(2, 14)),
    st.builds(lambda d: picture(d, stand=Stand.FLOAT), st.floats(2, 14)),
    st.builds(picture, st.floats(2, 14)),
    st.builds(
        lambda n, p: Panel(Stack((text(n), text(9))), Insets(p, p, p, p), inset=3.0, before=UNIT, after=UNIT),
        st.integers(4, 150),
        st.floats(0, 20),
    ),
    st.just(Space(UNIT)),
    st.just(Break(BreakKind.COLUMN)),
)


@given(st.lists(node, min_size=1, max_size=25))
@settings(max_examples=120, deadline=None)
def test_whatever_stands_between_baselines_agree_and_nothing_is_lost_t56_t57(story):
    found = pages(*story)
    texts = [n for n in story if isinstance(n, Text)]
    assert all(on_grid(y) for one in texts for _, _, y in lines_of(found, one))
    for one in texts:
        setter = FakeSetter().lines(one, 200.0)
        placed = lines_of(found, one)
        assert len(placed) == len(setter.lines) * sum(1 for other in texts if other.runs is one.runs)
    for page in found.pages:
        for f in page.fragments:
            if isinstance(f.content, SetLine):
                assert page.master.area.y <= f.y <= page.master.area.bottom + 0.01
    drawn = sum(isinstance(f.content, SetDiagram) for page in found.pages for f in page.fragments)
    assert drawn == sum(isinstance(n, Placed) for n in story)


def test_the_last_page_is_balanced_and_its_foot_is_kept_free():
    found = pages(text(20 * 90), using=masters(foot=30 * UNIT))
    last = found.pages[-1]
    assert last.master.name == "inner-last"
    depths = [column.height for column in last.columns]
    assert max(depths) - min(depths) <= UNIT + 0.01
    assert all(column.bottom <= 30 * UNIT + 0.01 for column in last.columns)


def test_no_page_is_empty_when_the_text_only_fits_without_the_last_foot():
    for count in range(70, 82):
        found = pages(text(20 * count), using=masters(foot=20 * UNIT))
        assert all(page.fragments for page in found.pages)
        assert found.pages[-1].master.name.endswith("-last")


def test_a_spanner_stands_between_balanced_columns():
    above, below = text(20 * 11), text(20 * 9)
    found = pages(above, picture(5), below)
    box = next(f for f in found.pages[0].fragments if isinstance(f.content, SetDiagram))
    assert max(y for _, _, y in lines_of(found, above)) < box.y
    assert min(y for _, _, y in lines_of(found, below)) > box.y + 4 * UNIT


def test_a_wide_float_stands_at_the_head_of_a_page_that_has_no_spanner():
    before = [text(20 * 20) for _ in range(6)]
    found = pages(*before, picture(6, stand=Stand.FLOAT), *[text(20 * 20) for _ in range(4)])
    page, box = next((p, f) for p in found.pages for f in p.fragments if isinstance(f.content, SetDiagram))
    assert box.y == pytest.approx(page.master.area.y)


@pytest.mark.parametrize(("characters", "told"), [(10, False), (30, True)])
def test_furniture_that_has_no_room_is_told(characters, told):
    item = Furniture(text(characters, role=Role.ARTIFACT), Rect(40.0, 0.0, 200.0, UNIT))
    assert [d.code for d in pages(text(9), using=masters((item,))).diagnostics] == ["E506"] * told


def test_furniture_that_runs_into_its_neighbour_is_told():
    left = Furniture(text(15, role=Role.ARTIFACT), Rect(40.0, 0.0, 420.0, UNIT))
    right = Furniture(text(15, role=Role.ARTIFACT), Rect(150.0, 0.0, 310.0, UNIT))
    assert "E506" in {d.code for d in pages(text(9), using=masters((left, right))).diagnostics}


def test_a_forced_page_break_begins_a_page():
    one, two = text(40), text(40)
    found = pages(one, Break(BreakKind.PAGE), two)
    assert {n for n, _, _ in lines_of(found, one)} == {1}
    assert {n for n, _, _ in lines_of(found, two)} == {2}


def test_page_fields_are_filled():
    run = Run("0", text(1).runs[0].style, field=Field.FOLIO)
    total = Run("0", text(1).runs[0].style, field=Field.TOTAL)
    item = Furniture(Text((run, total), STYLE, role=Role.ARTIFACT), Rect(40.0, 0.0, 420.0, UNIT))
    found = pages(text(20 * 100), using=masters((item,)))
    fragments = [f for page in found.pages for fitting in page.furniture for f in fitting.fragments]
    words = ["".join(r.text for r in f.content.node.runs) for f in fragments]
    assert words == [f"{n}{len(found.pages)}" for n in range(1, len(found.pages) + 1)]


def test_a_panel_that_splits_has_a_frame_in_each_column():
    panel = Panel(text(20 * 30), Insets(8.0, 0.0, 8.0, 0.0), fill=None)
    found = pages(text(20 * 25), panel, text(20 * 25))
    frames = [f for p in found.pages for f in p.fragments if isinstance(f.content, SetFrame)]
    lines = lines_of(found, panel.child)
    assert len(frames) == len({(n, x) for n, x, _ in lines})
    assert sum(f.content.height for f in frames) == pytest.approx(30 * UNIT + 2 * 16.0, abs=0.1)


def test_a_split_panel_is_padded_at_every_end_and_closed_only_at_its_last():
    panel = Panel(text(20 * 30), Insets(8.0, 0.0, 8.0, 0.0))
    found = pages(text(20 * 25), panel, text(20 * 25))
    frames = [f for p in found.pages for f in p.fragments if isinstance(f.content, SetFrame)]
    assert [(f.content.opens, f.content.closes) for f in frames] == [(True, False), (False, True)]
    for frame in frames:
        inside = [y for _, x, y in lines_of(found, panel.child) if x == frame.x]
        assert min(inside) - frame.y > 8.0
        assert frame.y + frame.content.height - max(inside) > 8.0


def test_a_panel_deeper_than_a_column_is_parted_though_it_should_stay_whole():
    panel = Panel(text(20 * 60), Insets(8.0, 0.0, 8.0, 0.0), whole=True)
    found = pages(text(20 * 3), panel)
    assert len({(n, x) for n, x, _ in lines_of(found, panel.child)}) > 1
    assert not found.diagnostics


def test_a_heading_and_its_spanner_go_to_the_next_page_together():
    for rows in range(20, 36):
        heading = text(6, with_next=True, role=Role.HEADING)
        found = pages(text(20 * 2 * rows), heading, picture(8), text(200))
        page = next(p for p in found.pages for f in p.fragments if isinstance(f.content, SetDiagram))
        assert lines_of(found, heading)[0][0] == page.number, rows


def test_what_is_deeper_than_a_page_is_told():
    assert [one.code for one in pages(text(100), picture(80)).diagnostics] == ["E501"]


def test_a_band_deeper_than_a_page_goes_on_overleaf():
    long = text(20 * 200)
    found = pages(Placed(Row((long, text(30)))))
    assert not found.diagnostics
    assert len({page for page, _, _ in lines_of(found, long)}) > 1


def test_a_few_lines_are_not_parted_over_columns():
    found = pages(text(5), text(5))
    assert len({x for page in found.pages for f in page.fragments for x in (f.x,)}) == 1


def test_no_last_page_holds_a_line_or_two_alone():
    for count in range(60, 110):
        found = pages(text(20 * count))
        last = found.pages[-1]
        if last.number > 1:
            assert last.foot - last.master.area.y >= 3 * UNIT - 0.01, count


def test_a_row_keeps_its_cells_abreast_and_its_divider_between():
    left, right = text(5), text(20)
    row = Row((left, right), gutter=20.0, divider=Stroke(text(1).runs[0].style.colour, 0.5))
    found = pages(row)
    (_, x1, y1), (_, x2, y2) = lines_of(found, left)[0], lines_of(found, right)[0]
    assert y1 == y2
    assert x2 - x1 == pytest.approx(110.0)


def test_a_hanging_row_breaks_between_the_lines_of_its_long_cell():
    marker, item = text(1), text(20 * 60)
    found = pages(text(20 * 20), Row((marker, item), fixed=(20.0, None)))
    assert len({x for _, x, _ in lines_of(found, item)}) > 1
    assert lines_of(found, marker)[0][2] == lines_of(found, item)[0][2]


@pytest.mark.parametrize(("wanted", "code"), [(1, "E502"), (2, None), (3, "E503")])
def test_a_number_of_pages_that_is_asked_for_is_held_or_told_by_lines(wanted, code):
    flow = Flow(SHEET, GRID, masters(), (text(20 * 100),), Meta("题"), fit=wanted)
    found = {one.code: dict(one.values) for one in compose(flow, FakeSetter()).diagnostics}
    assert set(found) == ({code} if code else set())
    if code == "E502":
        # Two columns of 36 lines on the first page leave 28 of the hundred.
        assert found[code]["lines"] == 28
    if code == "E503":
        assert found[code]["lines"] == 2 * (40 - 14) + 1


@pytest.mark.parametrize("harm", ["lose", "double", "tear"])
def test_a_paragraph_that_is_lost_doubled_or_torn_is_never_handed_out(harm):
    story = (text(100), text(60), text(100))
    (page,) = pages(*story).pages
    lines = [f for f in page.fragments if f.content.node.runs is story[1].runs]
    kept = [f for f in page.fragments if f not in lines]
    settle(story, [page])
    changed = {"lose": kept, "double": [*kept, *lines, *lines], "tear": [*kept, *lines[1:]]}[harm]
    with pytest.raises(InternalFault):
        settle(story, [replace(page, fragments=tuple(changed))])


def test_a_heading_right_before_a_spanner_goes_across_with_it():
    above, heading, below = text(20 * 12), text(6, with_next=True, role=Role.HEADING), text(20 * 8)
    found = pages(above, heading, picture(5), below)
    ((_, x, y),) = lines_of(found, heading)
    assert x == found.pages[0].master.area.x
    assert y > max(line_y for _, _, line_y in lines_of(found, above))
    box = next(f for f in found.pages[0].fragments if isinstance(f.content, SetDiagram))
    assert 0 < box.y - y < 3 * UNIT


def test_a_panel_that_ends_with_a_panel_keeps_its_padding_outside_the_inner_frame():
    inner = Panel(text(20), Insets(2.0, 0.0, 2.0, 0.0))
    outer = Panel(Stack((text(20), inner)), Insets(8.0, 0.0, 8.0, 0.0), whole=True)
    frames = [f for p in pages(outer).pages for f in p.fragments if isinstance(f.content, SetFrame)]
    by_depth = sorted(frames, key=lambda f: f.content.height)
    small, large = by_depth
    assert (large.y + large.content.height) - (small.y + small.content.height) >= 8.0
    assert small.content.height == pytest.approx(UNIT + 4.0)


@pytest.mark.parametrize("rows", range(23, 32))
def test_a_panel_parted_inside_a_parted_panel_leaves_the_outer_padding_free(rows):
    """At the foot of the first column as at the head of the second."""
    inner = Panel(text(20 * 12), Insets(3.0, 0.0, 3.0, 0.0))
    outer = Panel(Stack((text(20 * rows), inner, text(20 * 3))), Insets(8.0, 0.0, 8.0, 0.0))
    found = pages(outer, text(20 * 60)).pages[0].fragments
    frames = [f for f in found if isinstance(f.content, SetFrame)]
    inside = [f for f in frames if f.content.node.child is inner.child]
    outside = {f.x: f for f in frames if f not in inside}
    assert len(inside) == 2
    for small in inside:
        large = outside[small.x]
        assert small.y - large.y > 8.0 - 0.01
        assert large.y + large.content.height - (small.y + small.content.height) > 8.0 - 0.01


def test_a_float_that_no_column_holds_is_parted_like_text():
    node = Placed(Stack((text(20 * 60), text(20))), Across.COLUMN, Stand.FLOAT)
    found = pages(text(100), node)
    assert not found.diagnostics
    assert len({(n, x) for n, x, _ in lines_of(found, node.child.children[0])}) > 1


def noted(characters: int, at: int, note: Text, **kwargs) -> Text:
    """A paragraph with a note marked at one of its characters."""
    rule = Diagram(Size(50.0, UNIT / 2), ())
    return text(characters, notes=(Footnote(at, note, rule),), **kwargs)


def marked(found: Pages, node: Text) -> tuple[int, float, float]:
    """Where the line stands that holds a noted paragraph's mark."""
    line = node.notes[0].offset // 20
    return lines_of(found, node)[line]


@pytest.mark.parametrize("at", [0, 130, 799])
def test_a_note_stands_at_the_foot_of_the_column_that_marks_it_t49(at):
    note = text(45)
    paragraph = noted(800, at, note)
    found = pages(text(601), paragraph, text(2000))
    page, x, y = marked(found, paragraph)
    places = lines_of(found, note)
    assert {(number, left) for number, left, _ in places} == {(page, x)}
    assert len(places) == 3
    foot = found.pages[page - 1].master.area.bottom
    below = (foot - UNIT / 2 + 0.38 * STYLE.size - places[-1][2]) / UNIT  # columns may all run short
    assert below == pytest.approx(round(below), abs=1e-6)
    assert 0 <= round(below) <= SHORTEST
    above = [
        fy for node in (paragraph,) for number, fx, fy in lines_of(found, node) if (number, fx) == (page, x)
    ]
    assert max(above) < places[0][2]
    assert y <= max(above)


def test_notes_of_one_column_share_a_rule_and_columns_end_level_t49():
    notes = [text(20), text(21)]
    paragraphs = [noted(100, 10, notes[0]), noted(101, 90, notes[1])]
    found = pages(*paragraphs, text(500))
    (first, second) = (lines_of(found, note)[0] for note in notes)
    assert first[:2] == second[:2]
    assert second[2] - first[2] == pytest.approx(UNIT)
    rules = [f for page in found.pages for f in page.fragments if isinstance(f.content, SetDiagram)]
    assert len(rules) == 1
    used = [column.height for column in found.pages[0].columns]
    assert max(used) - min(used) <= UNIT + 0.01


def test_a_note_of_a_spanner_stands_below_it_t49():
    note = text(30)
    wide = noted(40, 3, note)
    found = pages(Placed(wide), text(300))
    (page, x, y), *_ = lines_of(found, note)
    assert (page, x) == (1, 40.0)
    assert y > lines_of(found, wide)[-1][2]


@given(
    st.lists(
        st.tuples(st.integers(1, 400), st.integers(0, 399), st.integers(1, 120)), min_size=1, max_size=12
    )
)
@settings(max_examples=80, deadline=None)
def test_notes_and_marks_share_their_column_whatever_the_story_t49(story):
    nodes = [noted(length, min(at, length - 1), text(note)) for length, at, note in story]
    found = pages(*nodes)
    for node in nodes:
        page, x, _ = marked(found, node)
        places = lines_of(found, node.notes[0].node)
        assert {(number, left) for number, left, _ in places} == {(page, x)}
        assert max(y for _, _, y in places) <= found.pages[page - 1].master.area.bottom
    assert not found.diagnostics


def test_a_heading_and_a_spanner_as_deep_as_the_page_are_parted_rather_than_leave_it():
    head = text(4, with_next=True, style=replace(STYLE, leading=2 * UNIT))
    found = pages(text(20 * 100), head, picture(40), text(60), using=masters())
    places = [
        (f.y + f.content.node.size.height, page.master.area.bottom)
        for page in found.pages
        for f in page.fragments
        if isinstance(f.content, SetDiagram)
    ]
    assert [foot <= bottom for foot, bottom in places] == [True]


@pytest.mark.parametrize("bends", [False, True])
def test_a_note_deeper_than_a_columns_foot_stands_behind_its_paragraph_and_is_parted_t49(bends):
    note = text(20 * 50)
    paragraph = noted(100, 10, note)
    flow = Flow(SHEET, GRID, masters(), (text(90), paragraph, text(20 * 70)), Meta("题"))
    found = compose(flow, FakeSetter(bends))
    assert not found.diagnostics
    places = lines_of(found, note)
    assert len(places) == 50
    assert len({(page, x) for page, x, _ in places}) > 1
    page, x, y = lines_of(found, paragraph)[-1]
    assert places[0][:2] == (page, x)
    assert places[0][2] > y


def test_the_only_column_of_a_page_has_a_way_to_the_sheets_edges():
    panel = Panel(
        Stack((text(9),)), Insets(5.0, 5.0, 5.0, 5.0), inset=3.0, bleed=True, before=UNIT, after=UNIT
    )
    single = Master("one", Rect(40.0, TOP, 420.0, BOTTOM - TOP), 1, 420.0, 0.0)
    for kind, width in ((single, SHEET.size.width + 2 * SHEET.bleed), (master("two"), 200.0)):
        found = pages(text(40), panel, text(40), using=Masters(kind, kind, kind, kind))
        (frame,) = (f for page in found.pages for f in page.fragments if isinstance(f.content, SetFrame))
        assert frame.content.width == pytest.approx(width)


def cells(*texts: Text) -> Table:
    return Table(tuple((Cell(one), Cell(text(40))) for one in texts))


LENGTHS = [20, 200, 700, 1500]


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize(
    "hold", [cells, lambda one: Panel(Stack((one, text(9))), Insets(4.0, 4.0, 4.0, 60.0))]
)
def test_a_note_marked_in_a_narrow_place_has_the_columns_measure_t49(hold, length):
    note = text(length)
    found = pages(text(90), hold(noted(6, 2, note)), text(20 * 60))
    assert not found.diagnostics
    lines = {id(f.content.lines): f.content.lines for page in found.pages for f in page.fragments
             if isinstance(f.content, SetLine) and f.content.node.runs is note.runs}  # fmt: skip
    (set_,) = lines.values()
    assert len(lines_of(found, note)) == len(set_.lines) == -(-length // 20)


def test_notes_that_one_line_marks_and_no_foot_holds_stand_behind_the_paragraph_t49():
    rule = Diagram(Size(50.0, UNIT / 2), ())
    notes = [text(20 * 9 + index) for index in range(6)]
    marks = tuple(Footnote(index, note, rule) for index, note in enumerate(notes))
    found = pages(text(90), text(100, notes=marks), text(20 * 60))
    assert not found.diagnostics
    assert [len(lines_of(found, note)) for note in notes] == [9, *[10] * 5]


def test_a_deep_note_of_a_heading_does_not_part_it_from_its_text_t49():
    head = noted(6, 2, text(20 * 40), with_next=True)
    for above in range(20, 36):
        found = pages(text(20 * above), head, text(20 * 60), using=masters())
        (page, x, _), *_ = lines_of(found, head)
        assert lines_of(found, head.notes[0].node)[0][:2] == (page, x)


def test_a_part_as_deep_as_its_column_has_its_note_behind_it_t49():
    note = text(60)
    box = Row((Stack((text(10 * 37), noted(6, 2, note))), text(20)), cross=Cross.MIDDLE)
    found = pages(text(90), box, text(20 * 60))
    assert not found.diagnostics
    assert len(lines_of(found, note)) == 3


def test_t19_a_column_ends_with_a_hyphen_only_where_it_must():
    class Hyphenating(FakeSetter):
        def lines(self, node, measure):
            found = super().lines(node, measure)
            return replace(
                found,
                lines=tuple(replace(line, hyphen=index % 2 == 1) for index, line in enumerate(found.lines)),
            )

    flow = Flow(SHEET, GRID, masters(), (text(20 * 200),), Meta("题"))
    found = compose(flow, Hyphenating())
    for page in found.pages:
        for column in page.columns:
            ends = [f for f in page.fragments if isinstance(f.content, SetLine) and f.x == column.x]
            last = max(ends, key=lambda f: f.y).content
            at_end = last.index == len(last.lines.lines) - 1
            assert at_end or not last.lines.lines[last.index].hyphen
