"""Writing to the terminal, a file or a pipe so that no locale and no closed pipe fails a run."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

# What Windows says of a closed pipe is EINVAL.
_CLOSED = {errno.EPIPE, errno.EINVAL}


def prepare() -> None:
    """Let both streams escape what their encoding cannot say, in place of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def put(stream: TextIO | None, text: str) -> None:
    """Write *text* and a line end now; a reader who has gone is no fault.

    Raises OSError when the stream is a file that cannot be written.
    """
    if stream is None:
        return
    try:
        stream.write(text + "\n")
        stream.flush()
    except OSError as error:
        if error.errno not in _CLOSED:
            raise
        silence(stream)


def silence(stream: TextIO) -> None:
    """Point a stream that cannot be written nowhere, so that the last flush of the interpreter has nothing to complain of."""
    target = os.open(os.devnull, os.O_WRONLY)
    os.dup2(target, stream.fileno())
    os.close(target)


def colourful(stream: TextIO | None) -> bool:
    """Whether *stream* is a terminal that wants colour (NO_COLOR and TERM=dumb do not)."""
    if stream is None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def can_say(stream: TextIO | None, text: str) -> bool:
    """Whether the stream's encoding has every character of *text*."""
    try:
        text.encode(getattr(stream, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
