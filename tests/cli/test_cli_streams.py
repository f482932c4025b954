"""Colour and drawn lines only where the stream takes them."""

import io

import pytest

from newsletter.cli.streams import can_say, colourful, put


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def plain(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")


def test_colour_is_for_terminals():
    assert colourful(Terminal())
    assert not colourful(io.StringIO())
    assert not colourful(None)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colour_can_be_refused(name, value, monkeypatch):
    monkeypatch.setenv(name, value)
    assert not colourful(Terminal())


@pytest.mark.parametrize(
    ("encoding", "can"), [("utf-8", True), ("gbk", True), ("ascii", False), ("latin-1", False)]
)
def test_what_an_encoding_can_say(encoding, can):
    assert can_say(io.TextIOWrapper(io.BytesIO(), encoding=encoding), "│→…") is can


def test_a_stream_that_is_not_there_takes_nothing():
    put(None, "words")
    assert not can_say(None, "│")
