"""T20, T33 to T35: the chosen breaks are the cheapest of all."""

import random
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from fake_text import BODY, EM, RAGGED, broken, fake

from newsletter.lines import tiers
from newsletter.lines.breaking import break_lines
from newsletter.lines.items import UNIT, build
from newsletter.lines.opportunities import joints

WEIGHTS = (0.3, 0.4, 0.5, 0.6, 0.8, 1.0)
HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"


def ratio_of(items, first, last, measure, *, is_last):
    """The signed ratio of one line by the words of T35, or None where it cannot hold its clusters."""
    em = items.em
    slack = measure - items.natural(first, last)
    inner = range(first + 1, last)
    if slack < 0:
        need, ratio = -slack, 0.0
        for tier, weight in zip(items.shrink, WEIGHTS, strict=True):
            capacity = sum(tier[j + 1] - tier[j] for j in inner)
            used = min(need, capacity)
            need -= used
            if used:
                ratio = max(ratio, weight * used / capacity)
        return None if need else -ratio
    if is_last and slack > 0.5 * em:
        return 0.0
    natural_slack, ratio = slack, 0.0
    for tier, weights in ((items.word, (0.28, 0.6)), (items.auto, (0.42, 0.6))):
        capacity = sum(tier[j + 1] - tier[j] for j in inner)
        used = min(slack, capacity)
        slack -= used
        if used:
            share = used / capacity
            steep = weights[0] + (weights[1] - weights[0]) * (share - 0.7) / 0.3
            ratio = max(ratio, weights[0] * share / 0.7 if share <= 0.7 else steep)
    if slack:
        count = sum(items.open[j + 1] - items.open[j] for j in inner)
        gap = slack / max(count, 1) / em
        ratio = max(ratio, 0.5 + 0.5 * gap / 0.06 if gap <= 0.06 else 1 + (gap - 0.06) / 0.02)
    if is_last and natural_slack and ratio > 1.0:
        return 0.0
    return ratio


def line_cost(ratio):
    """The demerits of one line: the cube to a gap of 0.1, a straight line to 0.25, the cube's growth again."""
    cube = lambda r: (10 + 100 * r**3) ** 2  # noqa: E731 - a formula
    ratio = abs(ratio)
    if ratio <= 3:
        return int(cube(ratio) + 1e-9)
    straight = 2 * (10 + 100 * 3**3) * 300 * 3**2 * (min(ratio, 10.5) - 3)
    return int(cube(3) + straight + max(0, cube(ratio) - cube(10.5)))


def pair_cost(before, ratio):
    """What two neighbouring lines add: contrast, and one squeezed more than the other."""
    squeezed = min(1, max(0, -ratio)) - min(1, max(0, -before))
    return 3000 * (abs(before - ratio) > 1) + int(4000 * squeezed * squeezed)


def cost_of(items, breaks, measures, limit, short):
    """The demerits of one set of breaks, or None where a line is past *limit*."""
    total, before = 0, None
    for number, (first, last) in enumerate(pairwise(breaks)):
        is_last = last == breaks[-1]
        measure = measures[min(number, len(measures) - 1)]
        ratio = ratio_of(items, first, last, measure, is_last=is_last)
        if ratio is None or ratio > limit + 1e-9:
            return None
        total += line_cost(ratio)
        penalty = 0 if is_last else items.joints.penalties.get(last, 0)
        total += penalty * penalty
        if before is not None:
            total += pair_cost(before, ratio)
        if is_last and first and items.natural(first, last) <= short:
            total += 2500
        before = ratio
    return total


def cheapest(items, count, measures, short, lines=None):
    """The least demerits over all sets of breaks, by the passes of T35, T20 given up last.

    With *lines* only sets of so many lines count.
    """
    legal = [j for j in range(1, count) if items.joints.may_break(j)]
    every = [(0, *chosen, count) for size in range(len(legal) + 1) for chosen in combinations(legal, size)]
    every = [b for b in every if lines in {None, len(b) - 1}]
    held = [b for b in every if len(b) == 2 or items.counted[count] - items.counted[b[-2]] >= 2]
    for sets in (held, every):
        for limit in (1.0, 1 + 0.065 / 0.02, 1e9):
            costs = [c for b in sets if (c := cost_of(items, b, measures, limit, short)) is not None]
            if costs:
                return min(costs)
    raise AssertionError


@pytest.mark.parametrize("seed", range(60))
def test_t35_brute_force_finds_nothing_cheaper(seed):
    chance = random.Random(seed)  # noqa: S311 - no secret
    alphabet = "甲乙丙丁戊己" + "，。（）“”、？" + "Ab5 "
    text = fake("".join(chance.choice(alphabet) for _ in range(chance.randint(6, 13))))
    style = replace(BODY, indent=chance.choice([0.0, 20.0]), hang=chance.choice([0.0, 0.0, 10.0]))
    measure = chance.randint(5, 9) * EM
    items = build(text, style, joints(text, style))
    measures = [int((measure - style.indent) * UNIT), int((measure - style.hang) * UNIT)]
    lines = break_lines(text, style, [measure])
    if not {d.code for d in lines.diagnostics} & {"W250", "E251"}:
        short = int((style.indent + 0.5 * style.size) * UNIT)
        assert lines.demerits == pytest.approx(cheapest(items, len(text), measures, short), abs=3)


@pytest.mark.parametrize("seed", range(20))
def test_t35_brute_force_with_a_measure_for_each_line(seed):
    chance = random.Random(1000 + seed)  # noqa: S311 - no secret
    text = fake("".join(chance.choice("甲乙丙丁戊己庚，。“”Ab5 ") for _ in range(12)))
    measures = [chance.randint(4, 8) * EM for _ in range(4)]
    items = build(text, BODY, joints(text, BODY))
    lines = break_lines(text, BODY, measures)
    if not {d.code for d in lines.diagnostics} & {"W250", "E251"}:
        units = [int(measure * UNIT) for measure in measures]
        assert lines.demerits == pytest.approx(cheapest(items, len(text), units, int(0.5 * EM * UNIT)), abs=3)


@pytest.mark.parametrize("measure", range(8, 41))
def test_t20_no_last_line_of_one_character(measure):
    for length in range(1, 201):
        words = "".join(HAN[i % len(HAN)] for i in range(length)) + "。"
        lines = broken(words, measure, replace(BODY, indent=20.0))
        assert "".join(lines) == words
        assert len(lines) == 1 or sum(char != "。" for char in lines[-1]) >= 2


def test_t20_yields_only_where_nothing_else_is_possible():
    assert broken("中华人民共和国", 3, replace(BODY))[-1] != "国"
    assert broken(fake(("中华人民", {"nobreak": True}), "好"), 4) == ["中华人民", "好"]


def test_t20_a_last_line_is_wider_than_the_indent_where_it_can_be():
    style = replace(BODY, indent=20.0)
    words = "甲乙丙丁，" * 7 + "戊己"
    for measure in range(12, 24):
        last = broken(words, measure, style)[-1]
        assert len(last) > 1


def test_t35_squeezed_lines_share_the_squeeze():
    """Of two sets of nearly equal cost the one is taken whose lines are squeezed alike."""
    assert pair_cost(-0.6, 0.0) > pair_cost(-0.3, -0.3) == 0
    assert tiers.beside(-0.6, 0.0) == 1440
    assert tiers.beside(-0.6, 0.5) == 3000 + 1440
    assert tiers.beside(0.5, 1.5) == 0


@pytest.mark.parametrize("ratio", [0.0, 0.3, 1.0, 2.9, 3.0, 3.1, 7.0, 10.5, 11.0, 40.0])
def test_t35_a_cost_tells_its_ratio(ratio):
    assert tiers.demerits(ratio) == pytest.approx(line_cost(ratio))
    assert tiers.ratio_for(tiers.demerits(ratio)) == pytest.approx(ratio, abs=2e-3)
    assert tiers.demerits(-ratio) == tiers.demerits(ratio)


def test_t33_a_last_line_is_natural_or_flush():
    style = replace(BODY)
    text = fake("甲乙丙丁，戊己庚辛。" * 3)
    for tenth in range(80, 160):
        lines = break_lines(text, style, [tenth]).lines
        last = lines[-1]
        missing = tenth / EM - last.width / EM
        assert missing == pytest.approx(0.0, abs=1e-6) or last.gap == 0.0
        if 0 < tenth / EM - last.natural / EM <= 0.5 and last.stop - last.start > 10:
            assert missing == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("measure", range(10, 30))
def test_t34_ragged_lines_are_natural_and_nearly_full(measure):
    text = fake("甲乙丙丁，戊己庚辛（壬癸）子丑寅卯。" * 6)
    lines = break_lines(text, RAGGED, [measure * EM]).lines
    for line in lines[:-1]:
        assert line.width == line.natural
        assert measure * EM - 1.5 * EM - 1e-6 <= line.width <= measure * EM


def test_t35_the_same_text_breaks_the_same_way_twice():
    text = fake("甲乙丙丁，戊己庚辛（壬癸）子丑寅卯。" * 20)
    assert break_lines(text, BODY, [200.0]).lines == break_lines(text, BODY, [200.0]).lines


def test_a_measure_for_each_line():
    text = fake("甲" * 40)
    lines = break_lines(text, BODY, [100.0, 100.0, 200.0]).lines
    assert [line.stop - line.start for line in lines] == [10, 10, 20]


def test_indent_and_hang():
    text = fake("甲" * 28)
    lines = break_lines(text, replace(BODY, indent=20.0, hang=10.0), [100.0]).lines
    assert [(line.stop - line.start, line.origins[0]) for line in lines] == [
        (8, 20.0),
        (9, 10.0),
        (9, 10.0),
        (2, 10.0),
    ]


def test_long_paragraphs_break_like_short_ones():
    """Equal parts, each ending in a forced break, give equal lines."""
    part = "甲乙丙丁，戊己庚辛（壬癸）子丑寅卯。" * 4
    one = broken(part, 15)
    assert broken("\n".join([part] * 5), 15) == [
        line + ("\n" if number == len(one) - 1 and copy < 4 else "")
        for copy in range(5)
        for number, line in enumerate(one)
    ]
