"""Whatever the words: every character once and in order, no line over its measure, kinsoku held (T14, T18, T36)."""

import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "lines"))

from fake_text import BODY, EM, fake

from newsletter.flow.style import Align, Hanging, Interpunct, Kinsoku, Punctuation
from newsletter.lines.breaking import break_lines, relined
from newsletter.lines.opportunities import joints
from newsletter.shaping.classes import Class

MIXED = st.text(
    alphabet="甲乙丙丁戊己的了，。、：；！？（）“”《》……——·～/々％℃年月日第号 \n\u3000aBc019.,-()¥@:",
    min_size=1,
    max_size=120,
)
CALM = st.text(alphabet="甲乙丙丁戊己的了，。、（）“”", min_size=1, max_size=120)
STYLES = st.builds(
    lambda align, kinsoku, punctuation, indent, balance: replace(
        BODY, align=align, kinsoku=kinsoku, punctuation=punctuation, indent=indent, balance=balance
    ),
    st.sampled_from(list(Align)),
    st.sampled_from(list(Kinsoku)),
    st.sampled_from(list(Punctuation)),
    st.sampled_from([0.0, EM, 2 * EM]),
    st.booleans(),
)
FINE = st.builds(
    lambda style, interpunct, tight, digits, on_grid: replace(
        style, interpunct=interpunct, tight=tight, autospace_digits=digits, on_grid=on_grid
    ),
    STYLES,
    st.sampled_from(list(Interpunct)),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
MEASURES = st.lists(st.floats(4.0, 30.0).map(lambda em: em * EM), min_size=1, max_size=4)


@settings(max_examples=200, deadline=None)
@given(MIXED, FINE, MEASURES)
def test_every_cluster_stands_once_and_in_order(words, style, measures):
    text = fake(words)
    lines = break_lines(text, style, measures)
    assert [line.start for line in lines.lines] == [0, *[line.stop for line in lines.lines[:-1]]]
    assert lines.lines[-1].stop == len(text)
    for line in lines.lines:
        assert len(line.origins) == line.stop - line.start


@settings(max_examples=200, deadline=None)
@given(MIXED, FINE, MEASURES)
def test_no_line_is_wider_than_its_measure(words, style, measures):
    lines = break_lines(fake(words), style, measures)
    for number, line in enumerate(lines.lines):
        measure = measures[min(number, len(measures) - 1)]
        indent = style.hang if number or words.startswith("\u3000") else style.indent
        if "E251" not in {d.code for d in lines.diagnostics}:
            assert line.width <= measure - indent + 0.002


@settings(max_examples=200, deadline=None)
@given(MIXED, FINE, MEASURES)
def test_nothing_visible_stands_outside_the_measure(words, style, measures):
    text = fake(words)
    lines = break_lines(text, style, measures)
    if "E251" in {d.code for d in lines.diagnostics}:
        return
    blank = {Class.SPACE, Class.IDSPACE, Class.FORCED}
    trimmed = style.punctuation is not Punctuation.PLAIN
    for number, line in enumerate(lines.lines):
        measure = measures[min(number, len(measures) - 1)]
        for cluster, origin in zip(range(line.start, line.stop), line.origins, strict=True):
            end = origin + (0 if text.classes[cluster] in blank else text.advances[cluster])
            lead, trail = (text.lead[cluster], text.trail[cluster]) if trimmed else (0.0, 0.0)
            assert origin + lead >= -0.002
            assert end - trail <= measure + 0.002


@settings(max_examples=200, deadline=None)
@given(MIXED, FINE, MEASURES)
def test_kinsoku_holds_wherever_nothing_was_torn(words, style, measures):
    text = fake(words)
    lines = break_lines(text, style, measures)
    if lines.diagnostics:
        return
    found = joints(text, style)
    for line in lines.lines[:-1]:
        assert found.may_break(line.stop) or text.classes[line.stop - 1] == Class.FORCED


@settings(max_examples=100, deadline=None)
@given(CALM, st.integers(6, 30))
def test_no_line_begins_or_ends_with_what_it_may_not(words, em):
    text = fake(words)
    lines = break_lines(text, BODY, [em * EM])
    if lines.diagnostics:
        return
    for before, after in pairwise(lines.lines):
        assert text.classes[after.start] not in {Class.PS, Class.CL}
        assert text.classes[before.stop - 1] != Class.OP


@settings(max_examples=100, deadline=None)
@given(MIXED, FINE, MEASURES)
def test_bodies_never_overlap(words, style, measures):
    text = fake(words)
    lines = break_lines(text, style, measures)
    trimmed = style.punctuation is not Punctuation.PLAIN
    for line in lines.lines:
        end = float("-inf")
        for cluster, origin in zip(range(line.start, line.stop), line.origins, strict=True):
            if text.classes[cluster] in {Class.SPACE, Class.IDSPACE, Class.FORCED}:
                continue
            lead, trail = (text.lead[cluster], text.trail[cluster]) if trimmed else (0.0, 0.0)
            assert origin + lead >= end - 0.002
            end = origin + text.advances[cluster] - trail


@settings(max_examples=100, deadline=None)
@given(MIXED, FINE, MEASURES)
def test_t28_only_the_last_mark_of_a_line_stands_outside(words, style, measures):
    text = fake(words)
    lines = break_lines(text, replace(style, hanging=Hanging.COMMA, align=Align.JUSTIFY), measures)
    if "E251" in {d.code for d in lines.diagnostics}:
        return
    blank = {Class.SPACE, Class.IDSPACE, Class.FORCED, Class.ZW}
    trimmed = style.punctuation is not Punctuation.PLAIN
    for number, line in enumerate(lines.lines):
        measure = measures[min(number, len(measures) - 1)]
        shown = [c for c in range(line.start, line.stop) if text.classes[c] not in blank]
        for cluster in shown:
            end = line.origins[cluster - line.start] + text.advances[cluster]
            end -= text.trail[cluster] if trimmed else 0.0
            hangs = cluster == shown[-1] and text.cluster(cluster) in "，、。" and trimmed
            assert end <= measure + (0.5 * EM if hangs else 0.0) + 0.002


@settings(max_examples=100, deadline=None)
@given(CALM, st.integers(8, 24))
def test_t36_other_lengths_hold_the_same_text(words, em):
    text = fake(words * 3)
    best = break_lines(text, BODY, [em * EM])
    for change in (-1, 1):
        other = relined(text, BODY, [em * EM], change)
        if other is None:
            continue
        assert len(other.lines) == len(best.lines) + change
        assert [line.start for line in other.lines] == [0, *[line.stop for line in other.lines[:-1]]]
        assert other.lines[-1].stop == len(text)
        assert all(line.width <= em * EM + 0.002 for line in other.lines)
