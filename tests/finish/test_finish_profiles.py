from __future__ import annotations

from dataclasses import replace

import pytest

from newsletter.basics.units import MM
from newsletter.finish import PROFILES


def test_the_profiles_are_found_by_name():
    assert PROFILES.names == ("email", "office", "office-grey", "print", "print-x1a", "screen")
    assert [PROFILES[name].name for name in PROFILES] == list(PROFILES)
    assert PROFILES.get("poster") is None


def test_screen_is_light_and_can_be_clicked():
    screen = PROFILES["screen"]
    assert (screen.colour, screen.ppi, screen.links, screen.outline, screen.boxes) == (
        "rgb",
        150,
        True,
        True,
        False,
    )
    assert screen.shown_bleed(9.0) == 0


def test_print_has_bleed_and_nothing_to_click():
    press = PROFILES["print"]
    assert (press.ppi, press.links, press.outline, press.boxes) == (300, False, False, True)
    assert press.shown_bleed(0) == pytest.approx(3 * MM)
    assert press.shown_bleed(5 * MM) == pytest.approx(5 * MM)


def test_mail_is_lighter_than_screen_and_the_office_has_nothing_to_click():
    mail, screen, office = (PROFILES[name] for name in ("email", "screen", "office"))
    assert (mail.ppi, mail.quality) < (screen.ppi, screen.quality)
    assert mail.standards == screen.standards
    assert (office.colour, office.links, office.outline, office.shown_bleed(9.0)) == (
        "rgb",
        False,
        False,
        0.0,
    )
    assert office.ppi > screen.ppi


def test_the_office_s_grey_differs_by_its_colour_alone():
    office, grey = PROFILES["office"], PROFILES["office-grey"]
    assert replace(grey, name=office.name, title=office.title, colour="rgb") == office
    assert (grey.colour, grey.black, PROFILES["screen"].black) == ("grey", True, False)
