"""Options of the whole run."""

from __future__ import annotations


def pytest_addoption(parser):
    parser.addoption(
        "--bless",
        action="append",
        default=[],
        metavar="NAME",
        help="accept the pages of tests/pages/NAME as they come out now, after a look at them",
    )
