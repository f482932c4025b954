"""Options of the whole run."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run, so that a run tells of the change and not of chance;
# `--hypothesis-profile=explore` looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("steady")


def pytest_addoption(parser):
    parser.addoption(
        "--bless",
        action="append",
        default=[],
        metavar="NAME",
        help="accept the pages of tests/pages/NAME as they come out now, after a look at them",
    )


def pytest_configure():
    # Faces and layouts that whoever runs the tests has added must not change what they see.
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "XDG_CONFIG_HOME", "APPDATA"):
        os.environ[name] = str(Path(__file__).parent / "nowhere")
    # Every program that a test starts would compile all modules anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


@pytest.fixture(autouse=True)
def signals():
    """A run in this process leaves signals ignored, as its end does; the programs of later tests would inherit that."""
    names = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    heard = {number: signal.getsignal(number) for number in names}
    yield
    for number, handler in heard.items():
        if signal.getsignal(number) is not handler:
            signal.signal(number, handler)
