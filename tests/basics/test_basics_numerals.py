"""Numbers in Chinese characters."""

import pytest

from newsletter.basics.numerals import han_number


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "100")],
)
def test_numbers_up_to_ninety_nine_are_written_out(number, written):
    assert han_number(number) == written
