"""T20, T33 to T35: the chosen breaks are the cheapest of all."""

import random
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from fake_text import BODY, EM, RAGGED, broken, fake

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
    for tier, weight in ((items.word, 0.4), (items.auto, 0.6)):
        capacity = sum(tier[j + 1] - tier[j] for j in inner)
        used = min(slack, capacity)
        slack -= used
        if used:
            ratio = max(ratio, weight * used / capacity)
    if slack:
        count = sum(items.open[j + 1] - items.open[j] for j in inner)
        gap = slack / max(count, 1) / em
        ratio = max(ratio, 0.5 + 0.5 * gap / 0.06 if gap <= 0.06 else 1 + (gap - 0.06) / 0.02)
    if is_last and natural_slack and ratio > 1.0:
        return 0.0
    return ratio


def cost_of(items, breaks, measures, limit, short):
    """The demerits of one set of breaks, or None where a line is past *limit*."""
    total, before = 0, None
    for number, (first, last) in enumerate(pairwise(breaks)):
        is_last = last == breaks[-1]
        measure = measures[min(number, len(measures) - 1)]
        ratio = ratio_of(items, first, last, measure, is_last=is_last)
        if ratio is None or ratio > limit + 1e-9:
            return None
        total += int((10 + 100 * abs(ratio) ** 3) ** 2 + 1e-9)
        penalty = 0 if is_last else items.joints.penalties.get(last, 0)
        total += penalty * penalty
        if before is not None and abs(before - ratio) > 1:
            total += 3000
        if is_last and first and items.natural(first, last) <= short:
            total += 2500
        before = ratio
    return total


def cheapest(items, count, measures, short):
    """The least demerits over all sets of breaks, by the passes of T35, T20 given up last."""
    legal = [j for j in range(1, count) if items.joints.may_break(j)]
    every = [(0, *chosen, count) for size in range(len(legal) + 1) for chosen in combinations(legal, size)]
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
        assert lines.demerits == pytest.approx(cheapest(items, len(text), measures, short), rel=1e-12)


@pytest.mark.parametrize("seed", range(20))
def test_t35_brute_force_with_a_measure_for_each_line(seed):
    chance = random.Random(1000 + seed)  # noqa: S311 - no secret
    text = fake("".join(chance.choice("甲乙丙丁戊己庚，。“”Ab5 ") for _ in range(12)))
    measures = [chance.randint(4, 8) * EM for _ in range(4)]
    items = build(text, BODY, joints(text, BODY))
    lines = break_lines(text, BODY, measures)
    if not {d.code for d in lines.diagnostics} & {"W250", "E251"}:
        units = [int(measure * UNIT) for measure in measures]
        assert lines.demerits == pytest.approx(
            cheapest(items, len(text), units, int(0.5 * EM * UNIT)), rel=1e-12
        )


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
