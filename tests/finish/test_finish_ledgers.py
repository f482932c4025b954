"""No rule without a defect: each one that a ledger holds is broken by some test."""

from __future__ import annotations

import pytest
import test_finish_gate as of_readers
import test_finish_preflight as of_press

from newsletter.finish.gate import STANDARDS
from newsletter.finish.preflight import RULES

# Rules of the press whose defect needs a test of its own: a coarse picture, and both faults of overprint.
ALONE = {
    "W675": of_press.test_a_picture_far_too_coarse_is_told_and_distance_excuses_it,
    "W677": of_press.test_what_must_not_overprint_and_what_must,
    "W678": of_press.test_what_must_not_overprint_and_what_must,
}


def planted(test):
    """The codes that the parameters of a test begin with."""
    (mark,) = (mark for mark in test.pytestmark if mark.name == "parametrize")
    return {(one.values if hasattr(one, "values") else one)[0] for one in mark.args[1]}


def test_each_rule_of_the_press_is_broken():
    found = planted(of_press.test_a_planted_defect_is_found) | planted(
        of_press.test_what_a_layout_may_get_wrong_is_told
    )
    assert {rule.code for rule in RULES} == found | ALONE.keys()
    assert not found & ALONE.keys()


@pytest.mark.parametrize("name", list(STANDARDS))
def test_each_rule_of_a_standard_is_broken(name):
    assert {rule.id for rule in STANDARDS[name].rules} <= of_readers.PLANTS.keys()
