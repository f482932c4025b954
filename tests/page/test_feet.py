"""Pictures across that were to stand at a page's foot."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_compose import UNIT, pages, picture, text

from newsletter.basics.diagnostic import InternalFault
from newsletter.basics.geometry import Insets
from newsletter.flow.node import Panel, Placed, Stand
from newsletter.page.fragment import SetDiagram, SetFrame
from newsletter.page.ledger import settle


@pytest.mark.parametrize("lines", range(20, 36))
def test_a_picture_named_where_the_text_needs_the_whole_depth_waits_and_is_not_lost_t59(lines):
    band, wide = Placed(text(20)), picture(10, stand=Stand.FLOAT)
    box = Panel(text(20 * lines), Insets(4.0, 4.0, 4.0, 4.0), whole=True)
    found = pages(band, wide, box, text(20))
    drawn = [
        (page.number, f.y)
        for page in found.pages
        for f in page.fragments
        if isinstance(f.content, SetDiagram)
    ]
    boxed = [page.number for page in found.pages for f in page.fragments if isinstance(f.content, SetFrame)]
    assert len(drawn) == 1
    assert len(boxed) == 1
    assert drawn[0][0] <= 2
    if lines < 32:
        # The box goes on the first page, for the picture can wait.
        assert boxed == [1]


def test_pictures_that_wait_at_the_story_s_end_stand_below_it_where_there_is_room():
    wides = [picture(depth, stand=Stand.FLOAT) for depth in (12, 9)]
    found = pages(Placed(text(20)), *wides, text(20 * 14))
    drawn = [f.y for f in found.pages[0].fragments if isinstance(f.content, SetDiagram)]
    assert len(found.pages) == 1
    assert len(drawn) == 2
    assert drawn[1] - drawn[0] >= 9 * UNIT or drawn[0] - drawn[1] >= 9 * UNIT


@pytest.mark.parametrize("times", [0, 2])
def test_a_picture_that_is_lost_or_doubled_is_never_handed_out(times):
    story = (text(40), picture(5), text(40))
    (page,) = pages(*story).pages
    drawn = [f for f in page.fragments if isinstance(f.content, SetDiagram)]
    kept = tuple(f for f in page.fragments if f not in drawn)
    settle(story, [page])
    with pytest.raises(InternalFault):
        settle(story, [replace(page, fragments=(*kept, *drawn * times))])
