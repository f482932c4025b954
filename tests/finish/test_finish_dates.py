"""Dates of the information dictionary and of XMP are compared as moments."""

import pytest

from newsletter.finish.dates import alike


@pytest.mark.parametrize(
    ("info", "said"),
    [
        ("D:20260102030405Z", "2026-01-02T03:04:05Z"),
        ("D:20260102030405Z", "2026-01-02T03:04:05+00:00"),  # Typst
        ("D:20260102030405Z00'00'", "2026-01-02T03:04:05Z"),  # Ghostscript
        ("D:20260102030405+00'00'", "2026-01-02T03:04:05.000Z"),  # Skia
        ("D:20260102030405+08'00'", "2026-01-01T19:04:05Z"),
        ("D:20260102030405-05'30", "2026-01-02T08:34:05+00:00"),
        ("D:20260102030405", "2026-01-02T03:04:05+08:00"),
        ("D:202601020304+08'00'", "2026-01-02T03:04:05+08:00"),
        ("D:20260102", "2026-01-02"),
        ("D:2026", "2026-01-02T03:04:05Z"),
        ("tomorrow", "tomorrow "),
    ],
)
def test_the_same_moment(info, said):
    assert alike(info, said)


@pytest.mark.parametrize(
    ("info", "said"),
    [
        ("D:20260102030405Z", "2026-01-02T03:04:06Z"),
        ("D:20260102030405+08'00'", "2026-01-02T03:04:05Z"),
        ("D:20260102", "2026-01-03"),
        ("D:20260102030405Z", ""),
        ("D:20269902030405Z", "2026-01-02T03:04:05Z"),
    ],
)
def test_another_moment(info, said):
    assert not alike(info, said)
