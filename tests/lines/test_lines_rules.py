"""Rules of the typesetting that hold for the engine as a whole: T72 to T74."""

from __future__ import annotations

import os
import subprocess
import sys

from newsletter.basics.colour import BLACK
from newsletter.flow.node import Run, Text
from newsletter.flow.style import FaceStyle, Family, ParagraphStyle
from newsletter.lines import Typesetter, breaking, totalfit
from newsletter.lines import paragraph as paragraphs
from newsletter.shaping import FontBook

FACE = FaceStyle(Family.SONG, 400, 10.0, BLACK)
STYLE = ParagraphStyle(size=10.0, leading=16.0)
WORDS = "社区卫生服务中心从3月起开展家庭医生签约服务，已有1200余户居民签约，其中六十五岁以上老人占四成。" * 4


def text(words: str = WORDS) -> Text:
    return Text((Run(words, FACE),), STYLE)


def test_t72_a_paragraph_is_shaped_once_whatever_measures_it_is_tried_in(monkeypatch):
    shaped = []
    shape = paragraphs.shape

    def counted(node, *rest, **named):
        shaped.append(node)
        return shape(node, *rest, **named)

    monkeypatch.setattr(paragraphs, "shape", counted)
    setter = Typesetter(FontBook())
    for measure in (120.0, 160.0, 230.0):
        setter.lines(text(), measure)
        setter.relined(text(), measure, 1)
    assert len(shaped) == 1


def test_t73_the_work_of_breaking_grows_with_the_text_and_no_faster(monkeypatch):
    extend, counts = totalfit._Search._extend, []

    def counted(self, place, ways, *rest):
        counts[-1] += len(ways)
        return extend(self, place, ways, *rest)

    monkeypatch.setattr(totalfit._Search, "_extend", counted)
    for times in (4, 8, 16):
        counts.append(0)
        Typesetter(FontBook()).lines(text(WORDS * times), 163.0)
    short, middle, long = counts
    assert short > 0
    assert middle < 2.5 * short
    assert long < 2.5 * middle


SCRIPT = f"""
from newsletter.basics.colour import BLACK
from newsletter.flow.node import Run, Text
from newsletter.flow.style import FaceStyle, Family, ParagraphStyle
from newsletter.lines import Typesetter
from newsletter.shaping import FontBook
face = FaceStyle(Family.SONG, 400, 10.0, BLACK)
lines = Typesetter(FontBook()).lines(Text((Run({WORDS!r}, face),), ParagraphStyle(10.0, 16.0)), 163.0)
print([(line.start, line.stop, [round(x, 6) for x in line.origins]) for line in lines.lines])
"""


def test_t74_no_order_of_dicts_or_sets_decides():
    said = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(said) == 1


def test_t74_widths_inside_the_breaker_are_whole_numbers(monkeypatch):
    fit, seen = totalfit.fit, []

    def watched(items, stretch):
        seen.append(items)
        return fit(items, stretch)

    monkeypatch.setattr(breaking, "fit", watched)
    Typesetter(FontBook()).lines(text(), 163.0)
    (items, *_) = seen
    assert {type(width) for start in range(5) for width in (items.natural(start, 20),)} == {int}
    assert {type(width) for width in items.shrink_tiers(0, 20)} == {int}
