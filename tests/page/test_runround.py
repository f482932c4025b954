"""Run-round: lines beside a picture are shorter, by a measure for each line."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from fake_setter import GRID, STYLE, text
from hypothesis import given, settings
from hypothesis import strategies as st
from test_compose import SHEET, UNIT, lines_of, on_grid

from newsletter.basics.colour import BLACK
from newsletter.basics.geometry import Rect, Size
from newsletter.flow.node import Across, Beside, Diagram, Figure, Footnote, Placed, Run, Stack, Stand, Text
from newsletter.flow.sheet import Flow, Master, Masters, Meta
from newsletter.flow.style import Align, FaceStyle, Family, ParagraphStyle
from newsletter.lines import Typesetter
from newsletter.page.compose import compose
from newsletter.page.fragment import SetDiagram, SetFigure, SetLine
from newsletter.shaping import FontBook

COLUMN = 200.0
WORDS = (
    "社区卫生服务中心开展家庭医生签约服务，已有一千二百余户居民签约，服务团队每周二下午入户随访，测量血压。"
)


def picture(lines: float, side: Align = Align.END, width: float = 70.0) -> Placed:
    box = Diagram(Size(60.0, lines * UNIT - 3), ())
    return Placed(Stack((box,)), Across.COLUMN, Stand.FLOAT, Beside(width, 10.0, side), before=UNIT)


def words(count: int) -> Text:
    face = FaceStyle(Family.SONG, 400, 10.0, BLACK)
    return Text((Run(WORDS * count, face),), ParagraphStyle(10.0, UNIT, indent=20.0))


@pytest.fixture(scope="module")
def setter():
    return Typesetter(FontBook())


def set_pages(setter, *story):
    kind = Master("only", Rect(40.0, 2 * UNIT, COLUMN, 40 * UNIT), 1, COLUMN, 0.0)
    return compose(Flow(SHEET, GRID, Masters(kind, kind, kind, kind), story, Meta("题")), setter)


def ends(found, node) -> list[tuple[float, float]]:
    """Where each line of a text begins and how far it may reach."""
    return [
        (
            f.x,
            f.x
            + f.content.lines.lines[f.content.index].width
            + f.content.lines.lines[f.content.index].origins[0],
        )
        for page in found.pages
        for f in page.fragments
        if isinstance(f.content, SetLine) and f.content.node is node
    ]


@pytest.mark.parametrize("side", [Align.START, Align.END])
def test_lines_beside_a_picture_are_of_whole_ems_and_the_rest_are_full(setter, side):
    paragraph = words(3)
    found = set_pages(setter, picture(5, side), paragraph)
    (place,) = [f for f in found.pages[0].fragments if isinstance(f.content, SetDiagram)]
    lines = ends(found, paragraph)
    beside, below = lines[:5], lines[5:-1]
    start = 40.0 + (80.0 if side is Align.START else 0.0)
    assert {x for x, _ in beside} == {start}
    assert all(end <= start + 120.0 + 0.02 for _, end in beside)
    assert all((x, end) == (40.0, pytest.approx(240.0, abs=0.1)) for x, end in below)
    assert place.x == pytest.approx(40.0 if side is Align.START else 40.0 + COLUMN - 70.0, abs=10.1)


def test_several_paragraphs_run_round_one_picture(setter):
    first, second = words(1), words(2)
    found = set_pages(setter, picture(9), first, second)
    assert all(end <= 160.02 for _, end in ends(found, first))
    assert ends(found, second)[0][1] <= 160.02
    assert ends(found, second)[-2][1] == pytest.approx(240.0, abs=0.1)


@pytest.mark.parametrize(("width", "follows"), [(150.0, True), (70.0, False)])
def test_where_there_is_no_room_or_no_text_it_stands_alone(setter, width, follows):
    after = words(2) if follows else Text((), STYLE, with_next=False)
    found = set_pages(setter, picture(5, width=width), *((after,) if follows else ()))
    if follows:
        assert ends(found, after)[0][1] == pytest.approx(240.0, abs=0.1)
    assert sum(isinstance(f.content, SetDiagram) for f in found.pages[0].fragments) == 1


@given(
    st.lists(st.integers(1, 6).map(words), min_size=1, max_size=4),
    st.integers(1, 12),
    st.integers(0, 40),
    st.sampled_from([Align.START, Align.END]),
)
@settings(max_examples=40, deadline=None)
def test_whatever_stands_beside_it_nothing_is_lost_or_covered(texts, depth, before, side):
    setter = Typesetter(FontBook())
    story = [text(20 * before + 1), picture(depth, side), *texts, text(40)]
    found = set_pages(setter, *story)
    for page in found.pages:
        for one in page.fragments:
            if not isinstance(one.content, SetDiagram):
                continue
            top, foot = one.y, one.y + depth * UNIT - 3
            for other in page.fragments:
                if (
                    isinstance(other.content, SetLine)
                    and top < other.y <= foot
                    and abs(other.x - one.x) < COLUMN
                ):
                    line = other.content.lines.lines[other.content.index]
                    start, end = other.x + line.origins[0], other.x + line.origins[0] + line.width
                    assert end <= one.x + 0.1 or start >= one.x + 60.0 - 0.1
    for node in (one for one in story if isinstance(one, Text)):
        assert all(on_grid(y) for *_, y in lines_of(found, node))


def test_a_deep_note_stands_behind_the_texts_that_run_round(setter):
    note = words(30)
    rule = Diagram(Size(50.0, UNIT / 2), ())
    paragraph = replace(words(2), notes=(Footnote(5, note, rule),))
    found = set_pages(setter, picture(5), paragraph, words(3))
    assert not found.diagnostics
    assert ends(found, paragraph)[0][1] <= 160.02
    lowest = max(y for _, _, y in lines_of(found, paragraph))
    assert [y > lowest for number, _, y in lines_of(found, note) if number == 1][:1] == [True]
    assert len(lines_of(found, note)) == len(setter.lines(note, COLUMN).lines)


def test_a_picture_has_its_ratio_beside_text_and_its_own_above_it(setter):
    """Where nothing runs round it, it is as deep as any other picture of the column."""
    shown = Figure(SimpleNamespace(size=SimpleNamespace(ratio=2.0), drawing=None), 2.0)
    held = replace(picture(5), child=Stack((shown,)), beside=Beside(70.0, 10.0, Align.END, 0.5))
    depths = []
    for after in (words(3), replace(words(3), with_next=True)):
        found = set_pages(setter, held, after, words(1))
        (one,) = [f.content for f in found.pages[0].fragments if isinstance(f.content, SetFigure)]
        depths.append((one.width, one.height))
    assert depths[0] == (70.0, pytest.approx(140.0, abs=UNIT))
    assert depths[1] == (COLUMN, pytest.approx(100.0, abs=UNIT))
