"""Copyfitting: the setting of the knobs nearest the design that fills the pages asked for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.flow.knobs import Knobs, Offer
from newsletter.page.copyfit import FULL, OPEN, Room, fitted

OWN = Knobs(17.0, 10.5, 1.0)
OFFER = Offer(OWN, Knobs(15.75, 10.0, 0.75), Knobs(18.25, 10.5, 1.2))
LINES = 40  # of a page at the layout's own setting


def model(lines: float, pictures: float = 30.0):
    """A text of so many lines beside *pictures* lines of pictures; how deep it is follows from the knobs."""
    tried: list[Knobs] = []

    def room(knobs: Knobs) -> Room:
        tried.append(knobs)
        depth = lines * knobs.leading * (knobs.size / OWN.size) ** 2 + pictures * OWN.leading * knobs.pictures
        pages, rest = divmod(depth, LINES * OWN.leading)
        return Room(int(pages) + 1, (LINES * OWN.leading - rest) / knobs.leading)

    return room, tried


def test_a_text_that_fills_its_pages_is_left_as_it_is():
    room, tried = model(49)
    assert fitted(OFFER, 2, room) == OWN
    assert tried == [OWN]


@pytest.mark.parametrize("lines", [51, 53, 56, 60])
def test_a_text_too_long_is_set_denser_leading_and_pictures_before_the_size(lines):
    room, tried = model(lines)
    found = fitted(OFFER, 2, room)
    assert room(found).pages == 2
    assert len(tried) <= 30
    assert found.leading < OWN.leading or found.pictures < 1.0
    if lines <= 56:
        assert found.size == OWN.size


def test_knobs_go_back_as_far_as_the_text_allows():
    room, _ = model(51)
    found = fitted(OFFER, 2, room)
    assert found.leading >= 16.5
    assert found.pictures >= 0.9


@pytest.mark.parametrize("lines", [30, 40, 44])
def test_a_text_too_short_is_set_looser(lines):
    room, tried = model(lines)
    found = fitted(OFFER, 2, room)
    assert found.leading > OWN.leading
    assert room(found).pages == 2
    assert room(found).blank < room(OWN).blank
    assert len(tried) <= 30


@pytest.mark.parametrize(("lines", "end"), [(200, OFFER.low), (1, OFFER.high)])
def test_where_nothing_fits_the_nearest_end_is_given(lines, end):
    room, _ = model(lines)
    assert fitted(OFFER, 2 if lines == 200 else 9, room) == end


@given(st.floats(1, 400), st.floats(0, 80), st.integers(1, 6))
@settings(max_examples=300, deadline=None)
def test_whatever_the_text_few_settings_are_tried_and_none_outside_the_offer(lines, pictures, wanted):
    room, tried = model(lines, pictures)
    found = fitted(OFFER, wanted, room)
    assert len(tried) <= 30
    for name in ("leading", "size", "pictures"):
        low, high = getattr(OFFER.low, name), getattr(OFFER.high, name)
        assert all(low <= getattr(one, name) <= high for one in tried)
    makes = {room(Knobs(17.0 - 1.25 * i / 40, 10.5 - 0.5 * k / 2, 1.0 - 0.25 * j / 10)).pages
             for i in range(41) for j in range(11) for k in range(3)}  # fmt: skip
    if room(found).pages != wanted:
        assert wanted not in makes or found in {OFFER.low, OFFER.high, OWN}
    if room(OWN).pages == wanted and room(OWN).blank <= FULL:
        assert found == OWN


@pytest.mark.parametrize("own", [OWN, Knobs(16.1, 9.9, 1.0), Knobs(17.37, 10.4, 1.0)])
@pytest.mark.parametrize("lines", [10, 40, 52, 60, 80])
def test_a_knob_that_is_not_offered_is_not_turned(own, lines):
    offer = Offer(own, Knobs(own.leading * 0.93, own.size, 1.0), Knobs(own.leading * 1.07, own.size, 1.0))
    room, tried = model(lines)
    found = fitted(offer, 2, room)
    assert {(one.size, one.pictures) for one in (found, *tried)} == {(own.size, 1.0)}
    assert all(offer.low.leading <= one.leading <= offer.high.leading for one in tried)


def test_a_number_of_pages_that_no_setting_makes_leaves_the_layouts_own():
    """From nine pages to seven at one turn: eight are not to be had, and nothing is spoiled for it."""
    assert fitted(OFFER, 8, lambda knobs: Room(9 if knobs.leading > 16.4 else 7, 1.0)) == OWN
    assert fitted(OFFER, 8, lambda knobs: Room(9 if knobs.leading > 17.4 else 7, 1.0)) == OWN


@pytest.mark.parametrize("lines", [30, 40, 44])
def test_knobs_turned_together_keep_their_proportion_or_open_the_lines_a_little(lines):
    low, high = Knobs(15.3, 9.45, 0.9), Knobs(25.5, 15.75, 1.5)
    room, tried = model(lines)
    found = fitted(Offer(OWN, low, high, together=True), 2, room)
    assert found.size > OWN.size
    looser = (found.leading / found.size) / (OWN.leading / OWN.size)
    assert 0.97 <= looser <= OPEN * 1.03
    assert found.leading <= high.leading
    assert room(found).pages == 2
    assert len(tried) <= 30
