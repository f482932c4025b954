"""Charts of several series: marks as long as their values, each series named at its own marks, told apart in grey."""

from __future__ import annotations

import itertools

import pytest
from drawn import box, diagram, overlays, spots
from flow_tree import authored, of, plain

from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.contrast import ratio
from newsletter.design.find import LAYOUTS, THEMES, available
from newsletter.design.layers import Layer
from newsletter.flow.node import Panel, Text
from newsletter.model.series import MOST_SERIES
from newsletter.source.edit import mapped
from newsletter.source.paths import Project
from newsletter.source.read import read

YEARS = ("前年", "去年", "今年")
THREE = {"种植": ("12", "14", "19"), "养殖": ("8", "9", "11"), "民宿": ("7", "8", "16")}


def chart(series=THREE, more="", labels=YEARS):
    rows = ", ".join(f"{{name: {name}, values: [{', '.join(values)}]}}" for name, values in series.items())
    return f"chart: {{labels: [{', '.join(labels)}], series: [{rows}]{more}}}"


def blocks(node, cx, name):
    """The bars in one ink, from top to foot."""
    ink = cx.colour(name)
    return sorted(
        (box(shape) for shape in diagram(node).shapes if shape.fill == ink),
        key=lambda bar: (bar.top, bar.left),
    )


def placed(node):
    (row,) = overlays(node)
    return list(spots(row))


INKS = ("accent", "mid", "deep")


class TestGroups:
    def test_bars_are_as_long_as_their_values_from_one_zero_line(self, realize, cx):
        node = realize(chart()).node
        found = [blocks(node, cx, ink) for ink in INKS]
        unit = (found[0][0].right - found[0][0].left) / 12
        for bars, values in zip(found, THREE.values(), strict=True):
            assert [bar.right - bar.left for bar in bars] == pytest.approx(
                [unit * float(one) for one in values]
            )
        assert len({bar.left for bars in found for bar in bars}) == 1

    def test_each_series_is_named_once_behind_its_first_value(self, realize):
        words = placed(realize(chart()).node)
        for name, (first, *_) in THREE.items():
            (at,) = [spot for spot in words if spot.words == name]
            value = next(spot for spot in words if spot.words == first and spot.y == at.y)
            assert value.x < at.x

    def test_words_stand_inside_the_measure_and_once(self, realize, cx):
        node = realize(chart()).node
        assert all(spot.x >= 0 and spot.x + spot.width <= cx.measure + 0.01 for spot in placed(node))
        assert sorted(authored(node).split("|")) == sorted(
            [*YEARS, *THREE, *itertools.chain.from_iterable(THREE.values())]
        )

    def test_long_labels_stand_above_their_groups(self, realize, cx):
        labels = ("一个很长很长很长很长的名称", "乙", "丙")
        node = realize(chart(labels=labels)).node
        first = next(spot for spot in placed(node) if spot.words == labels[0])
        assert (first.x, first.y) == (0, 0)
        assert blocks(node, cx, "accent")[0].left == 0


class TestStacks:
    def test_parts_stand_end_to_end(self, realize, cx):
        node = realize(chart(more=", stacked: true")).node
        parts = [blocks(node, cx, ink) for ink in INKS]
        for one, other in itertools.pairwise(parts):
            assert [bar.right for bar in one] == pytest.approx([bar.left for bar in other])
        assert max(bar.right for bar in parts[-1]) == pytest.approx(cx.measure)

    def test_names_stand_above_the_first_bar_where_their_parts_begin(self, realize, cx):
        node = realize(chart(more=", stacked: true")).node
        for name, ink in zip(THREE, INKS, strict=True):
            at = next(spot for spot in placed(node) if spot.words == name)
            bar = blocks(node, cx, ink)[0]
            assert at.x == pytest.approx(bar.left)
            assert at.y < bar.top

    def test_parts_too_narrow_for_their_values_make_groups_and_are_told(self, realize, cx):
        made = realize(chart({"甲": ("1000", "1000", "1000"), "乙": ("1", "1", "1")}, ", stacked: true"))
        assert made.codes == ["W394"]
        assert len({bar.left for ink in INKS[:2] for bar in blocks(made.node, cx, ink)}) == 1


class TestLines:
    def test_points_lie_as_high_as_their_values(self, realize, cx):
        node = realize(chart(more=", kind: line")).node
        for ink, values in zip(INKS, THREE.values(), strict=True):
            middles = sorted(
                (dot.left, (dot.top + dot.bottom) / 2)
                for dot in blocks(node, cx, ink)
                if dot.right - dot.left < 6
            )
            assert len(middles) == 3
            heights = [y for _, y in middles]
            numbers = [float(one) for one in values]
            slope = (heights[0] - heights[-1]) / (numbers[-1] - numbers[0])
            assert heights[0] - heights[1] == pytest.approx(slope * (numbers[1] - numbers[0]), abs=0.01)

    def test_each_line_is_named_behind_its_end_and_no_words_lie_on_others(self, realize):
        words = placed(realize(chart(more=", kind: line")).node)
        names = [spot for spot in words if spot.words in THREE]
        last = max(spot.x + spot.width for spot in words if spot.words not in THREE)
        assert all(spot.x >= last for spot in names)
        for one, other in itertools.combinations(words, 2):
            apart = abs(one.y - other.y) >= of(Text, one.node)[0].style.leading - 0.01
            assert apart or one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01

    def test_lines_differ_in_dash_or_width(self, realize):
        four = {**THREE, "林下": ("2", "3", "4")}
        shapes = diagram(realize(chart(four, ", kind: line")).node).shapes
        pens = [
            (shape.stroke.dash, shape.stroke.width)
            for shape in shapes
            if shape.stroke and len(shape.path) == 3
        ]
        assert len(pens) == len(set(pens)) == MOST_SERIES

    def test_values_may_fall_below_zero(self, realize):
        assert realize(chart({"甲": ("−2", "3", "1"), "乙": ("4", "0", "2")}, ", kind: line")).codes == []


@pytest.mark.parametrize(
    ("made", "codes"),
    [
        (chart({"甲": ("1", "2", "3"), "乙": ("4", "5")}), ["E391"]),
        (chart({"甲": ("1", "2", "3")}, labels=()), ["E391"]),
        (chart(dict.fromkeys("甲乙丙丁戊", ("1", "2", "3"))), ["E392"]),
        (chart(more=", kind: donut"), ["E393"]),
        (chart(more=", data: [[甲, 1]]"), ["E393"]),
        (chart({"甲": ("1", "约三百", "3")}), ["E380"]),
        (chart({"甲": ("1", "−2", "3")}), ["E396"]),
    ],
)
def test_faults_of_series_are_told_and_nothing_is_drawn(realize, made, codes):
    found = realize(made)
    assert (found.codes, found.nodes) == (codes, ())


def test_a_ragged_series_is_told_at_its_values(realize, cx):
    realize(chart({"甲": ("1", "2", "3"), "乙": ("4", "5")}))
    (said,) = cx.notes.diagnostics
    assert said.span.text[said.span.column - 1 : said.span.end - 1].startswith("[4")
    assert dict(said.values) == {"name": "乙", "count": 2, "labels": 3}


def test_upright_bars_of_series_are_level_and_told(realize):
    made = realize(chart(more=", orientation: vertical"))
    assert made.codes == ["W395"]
    assert isinstance(made.node, Panel)
    assert "种植" in plain(made.node)


def looks():
    """Every layout, and the default one in every theme that has a palette."""
    for name in available(shelf=LAYOUTS):
        yield pytest.param(name, None, id=name)
    for name in available(shelf=THEMES):
        yield pytest.param("bulletin", name, id=name)


@pytest.mark.parametrize(("layout", "theme"), list(looks()))
def test_neighbouring_series_differ_in_grey(layout, theme):
    layers = ()
    if theme is not None:
        path = available(shelf=THEMES)[theme]
        root = read(path).root
        palette = root.get("palette")
        if palette is None:
            return
        layers = (Layer(mapped({"palette": palette}, root), Project(path.parent, (path.parent,))),)
    design = resolve(read(available()[layout]), KINDS, layers=layers)
    kind = KINDS["chart"]
    names = (design.dress.get(kind) or kind.dress_type()).series
    assert len(names) == MOST_SERIES
    inks = [design.palette[name] for name in names]
    assert min(ratio(one, other) for one, other in itertools.pairwise(inks)) >= 1.4
    for ink in inks:
        # The words on it: paper or text.
        words = max(ratio(design.palette[name], ink) for name in ("paper", "text"))
        assert words >= 4.4
