"""What every layout owes: texts of every length and kind stand in it, and every kind of block."""

from __future__ import annotations

import re

import pytest
from set_layouts import LAYOUTS, ONE_SHEET, TEXTS, composed, design, document

from newsletter.basics.diagnostic import Severity

from page_rules import broken

CHINESE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")
OURS = [name for name in TEXTS if name != "english"]


def fills_a_sheet(layout):
    return design(layout).spec.fit == "sheet"
