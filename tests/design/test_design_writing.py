"""The writing of a layout (T60): what turns with the lines, and what stays level round them."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.basics.diagnostic import ContentError
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.find import find
from newsletter.flow.style import Writing
from newsletter.source.read import read

PROOF = Path(__file__).parents[1] / "samples" / "layouts" / "vertical-proof.yaml"


def test_every_style_of_a_vertical_layout_runs_down():
    design = resolve(read(PROOF), KINDS)
    assert design.sheet.vertical
    assert {style.paragraph.writing for style in design.styles.values()} == {Writing.VERTICAL}


def test_columns_stand_in_the_middle_of_the_sheet_s_height():
    design = resolve(read(PROOF), KINDS)
    assert design.columns.width == pytest.approx(690.0)
    assert design.columns.left == pytest.approx((841.89 - 690.0) / 2, abs=0.01)


def test_what_stands_round_the_story_is_level_and_as_wide_as_the_type_area():
    level = resolve(read(PROOF), KINDS).level()
    assert {style.paragraph.writing for style in level.styles.values()} == {Writing.HORIZONTAL}
    assert (level.columns.count, level.columns.measure) == (1, pytest.approx(28 * 18.0))
    assert level.columns.left == pytest.approx(595.28 - 549.64, abs=0.01)


def test_a_layout_is_horizontal_unless_it_says_otherwise():
    design = resolve(read(find("bulletin")), KINDS)
    assert not design.sheet.vertical
    assert design.level() is design


def test_a_word_that_is_no_writing_is_told():
    with pytest.raises(ContentError) as caught:
        resolve(read(find("bulletin")), KINDS, (("writing", "sideways"),))
    assert "horizontal" in str(caught.value.diagnostics[0].values)
