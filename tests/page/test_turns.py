"""Page turns: a page is weighed against the one before it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fake_setter import GRID, STYLE, FakeSetter, text
from hypothesis import given, settings
from hypothesis import strategies as st
from test_compose import SHEET, UNIT, lines_of, masters, pages, picture

from newsletter.flow.node import Across, Stand, Text
from newsletter.flow.sheet import Flow, Meta
from newsletter.page.compose import compose
from newsletter.page.fragment import SetLine


def heading() -> Text:
    return text(4, before=UNIT, with_next=True, style=replace(STYLE, leading=2 * UNIT))


def lines_on(page) -> int:
    return sum(isinstance(one.content, SetLine) for one in page.fragments)


@pytest.mark.parametrize("count", range(148, 168))
def test_no_last_page_is_thin(count):
    found = pages(text(20 * count))
    if len(found.pages) > 1:
        assert lines_on(found.pages[-1]) >= 6


def test_a_last_page_holds_text_beside_its_picture():
    for count in range(130, 152):
        last_picture = picture(14, across=Across.COLUMN, stand=Stand.FLOAT)
        found = pages(text(20 * count), last_picture, text(20 * 2))
        if len(found.pages) > 1:
            assert lines_on(found.pages[-1]) >= 2, count


def test_a_page_is_cut_shorter_where_the_next_would_be_spoiled():
    """A heading that no leeway keeps at the second page's first foot moves lines from the page before."""
    spoiled = 0
    for count in range(60, 110):
        story = [text(20 * count), heading(), text(20 * 3), heading(), text(20 * 60)]
        found = pages(*story)
        for page in found.pages[:-1]:
            used = [column.height for column in page.columns]
            spoiled += max(used) - min(used) > 2 * UNIT
    assert spoiled == 0


nodes = (
    st.integers(15, 400).map(text)
    | st.builds(heading)
    | st.builds(lambda depth: picture(depth, across=Across.COLUMN, stand=Stand.FLOAT), st.integers(3, 14))
)


def places_of(found) -> list[tuple[int, float, float]]:
    return [(page.number, one.x, one.y) for page in found.pages for one in page.fragments]


@given(st.lists(nodes, min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_whatever_the_story_no_line_is_lost_and_the_same_comes_twice(story):
    story = [*story, text(60)]
    flow = Flow(SHEET, GRID, masters(), tuple(story), Meta("题"))
    found, again = (compose(flow, FakeSetter(bends=True)) for _ in range(2))
    assert places_of(found) == places_of(again)
    for one in (node for node in story if isinstance(node, Text)):
        places = lines_of(found, one)
        assert places
        assert [number for number, *_ in places] == sorted(number for number, *_ in places)
