"""No rule of a reader's standard without a defect: each one that a ledger holds is broken by some test.

Those of the press are counted where their defects stand, in `test_finish_foreign.py`.
"""

from __future__ import annotations

import pytest
import test_finish_gate as of_readers

from newsletter.finish.gate import STANDARDS


@pytest.mark.parametrize("name", list(STANDARDS))
def test_each_rule_of_a_standard_is_broken(name):
    assert {rule.id for rule in STANDARDS[name].rules} <= of_readers.PLANTS.keys()
