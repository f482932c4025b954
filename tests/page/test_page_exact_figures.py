"""A picture of a width of its own keeps its size, for what lies upon it counts on that."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from fake_setter import GRID, FakeSetter

from newsletter.flow.node import Figure, Fit
from newsletter.page.galley import Galley, Measure

ROOM = Measure(200.0, 320.0)


def set_figure(galley, **said):
    (slab,) = galley.slabs(Figure(SimpleNamespace(size=SimpleNamespace(ratio=1.0)), **said), ROOM)
    content = slab.content[0].content
    return content.width, content.height


@pytest.mark.parametrize("fit", list(Fit))
def test_it_is_neither_scaled_with_the_others_nor_held_to_a_share_of_the_column(fit):
    galley = Galley(FakeSetter(), GRID, pictures=0.8)
    assert set_figure(galley, fit=fit, width=180.0) == (180.0, 180.0)


def test_one_as_wide_as_the_measure_is():
    galley = Galley(FakeSetter(), GRID, pictures=0.8)
    assert set_figure(galley, fit=Fit.COVER)[1] == pytest.approx(160.0)
    assert set_figure(galley, fit=Fit.CONTAIN)[1] == pytest.approx(144.0)


def test_none_is_deeper_than_its_column():
    galley = Galley(FakeSetter(), GRID)
    assert set_figure(galley, fit=Fit.CONTAIN, ratio=0.5, width=180.0) == (144.0, 288.0)
