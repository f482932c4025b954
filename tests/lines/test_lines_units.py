"""T15, T16, T18 and T32: what stays together, what is torn first where it cannot, and lines left short."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from fake_text import BODY, EM, broken, fake

from newsletter.lines.breaking import break_lines
from newsletter.lines.items import UNIT, build
from newsletter.lines.opportunities import joints


def may(text, joint):
    return joints(fake(text), BODY).may_break(joint)


def penalty(text, pair):
    return joints(fake(text), BODY).penalties.get(text.index(pair) + 1, 0)


@pytest.mark.parametrize(
    "unit",
    [
        "15–20 km", "7–10 mL", "120–130 mmHg", "2026–2027年", "1,000–2,000元", "15-20km", "20–30%", "3–5 ℃",
        "600 dpi", "60 fps", "8–10岁", "3~5 m",
    ],
)  # fmt: skip
def test_t15_a_range_keeps_its_unit(unit):
    words = f"约{unit}吧"
    assert [j for j in range(2, 1 + len(unit)) if may(words, j)] == []
    assert may(words, 1)


@pytest.mark.parametrize(
    "unit",
    [
        "3.5 mmol/L", "60 km/h", "3.5 mg/kg", "10 U/L", "2 IU", "5 dL", "10 kW·h", "0.5 μSv/h", "300 lx", "4–6 mmol/L",
        "¥ 20", "$ 1,000.50", "4.2×10⁹", "4×10¹²/L", "5×10⁻³",
    ],
)  # fmt: skip
def test_t15_a_figure_keeps_compound_units_powers_and_its_currency_spaced_or_not(unit):
    words = f"约{unit}吧"
    assert [j for j in range(2, 1 + len(unit)) if may(words, j)] == []
    assert may(words, 1)


@pytest.mark.parametrize("label", ["② ", "（1） ", "1. ", "一、 ", "①\u3000", "• "])
def test_t15_a_label_with_a_space_stays_with_its_text(label):
    words = f"{label}登记汉字"
    found = joints(fake(words), BODY)
    assert not found.may_break(len(label))
    items = build(fake(words), BODY, found)
    inner = slice(len(label), len(label) + 2)
    assert len(set(items.word[inner])) == 1
    assert all(len(set(tier[inner])) == 1 for tier in items.shrink)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("见ISO 9001吧", " 9"), ("见GB 5749吧", " 5"), ("见GB/T 9704吧", " 9"), ("见No. 5吧", " 5"), ("请Mr. Li吧", " L"),
        ("请J. Smith吧", " S"), ("共50 000人", " 0"), ("在8 a.m.到", " a"), ("长5 × 3米", " ×"), ("长5 × 3米", " 3"),
        ("请@小明来", "@小"), ("在2023—2024间", "—2"),
    ],
)  # fmt: skip
def test_t16_spaces_that_would_rather_not_break(text, pair):
    assert joints(fake(text), BODY).may_break(text.index(pair) + 1)
    assert penalty(text, pair) >= 100


@pytest.mark.parametrize(
    ("text", "left"), [("用F#写", 2), ("用C#写", 2), ("是H₂O的", 2), ("是H₂O的", 3), ("有Ca²⁺的", 4)]
)
def test_t15_formulas_and_names_with_a_sign_stay_whole(text, left):
    assert not may(text, left)


def test_t13_a_dash_between_years_stays_on_its_line():
    words = "2023—2024"
    assert not may(words, 4)
    assert may(words, 5)


def test_t17_measures_break_behind_their_times_sign():
    words = "尺寸156 mm×225 mm吧"
    assert [j for j in range(3, 15) if may(words, j)] == [words.index("×") + 1]


def test_t18_an_item_that_fits_the_second_line_is_not_torn():
    """The indent is the first line's alone."""
    unit = "甲" * 9
    text = fake("乙乙丙丁", (unit, {"nobreak": True}), "戊己")
    style = replace(BODY, indent=20.0)
    lines = break_lines(text, style, [10 * EM])
    assert "W250" not in {d.code for d in lines.diagnostics}
    assert unit in [text.text[line.start : line.stop] for line in lines.lines]


def test_t18_the_first_item_must_fit_the_first_line():
    text = fake(("甲" * 9, {"nobreak": True}), "戊己")
    lines = break_lines(text, replace(BODY, indent=20.0), [10 * EM])
    assert "W250" in {d.code for d in lines.diagnostics}


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("2100000 mm和297000", ["2100000 mm", "和297000"]),
        ("10000–200000", ["10000–", "200000"]),
        ("1234567890km", ["1234567890", "km"]),
    ],
)
def test_t18_a_figure_is_torn_last(unit, expected):
    lines = broken(fake((unit, {"nobreak": True})), 5.5)
    assert lines == expected


def test_t18_a_word_is_torn_before_a_figure():
    lines = broken(fake(("abcdefgh12345678", {"nobreak": True})), 6)
    assert "12345678" in lines


def test_t32_a_line_left_short_has_no_wide_gaps():
    text = fake("甲乙丙", ("丁戊己庚辛壬癸子", {"nobreak": True}), "丑寅")
    lines = break_lines(text, BODY, [10 * EM])
    short = lines.lines[0]
    assert short.width < 9.7 * EM
    assert short.gap <= 0.06 * EM + 1e-6
    assert [d.code for d in lines.diagnostics] == ["W252"]


def test_a_letter_at_a_line_end_is_not_moved_by_the_next_line_s_first():
    """A kern with the letter behind it is the glue of a joint, and vanishes where the line ends there."""
    words = "见www.example.org/ab/cd吧"
    text = fake(words)
    narrow = tuple(
        width - 0.5 if char == "/" else width for char, width in zip(words, text.advances, strict=True)
    )
    face = SimpleNamespace(advance=lambda _: 0.5)
    text = replace(text, advances=narrow, runs=tuple(replace(run, face=face) for run in text.runs))
    items = build(text, BODY, joints(text, BODY))
    slash = words.index("/") + 1
    assert items.ends[slash] - items.starts[slash - 1] == 5 * UNIT
    assert items.starts[slash] - items.ends[slash] == -0.5 * UNIT
