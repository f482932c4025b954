"""Signals become exceptions, so that every `finally` and `with` on the way out removes what it made."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

_AGAIN = 0.005
_IMPORT = "<frozen importlib"
_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


class Interrupted(BaseException):
    """The run was told to stop; not an `Exception`, so that nothing takes it for a fault."""


class Watch:
    """Waits for SIGINT, SIGTERM and SIGHUP; *exit_code* is 128 and the signal's number once one came.

    A library written in C may turn the exception into one of its own, so the end of the run asks
    here and not the exception.
    """

    exit_code = 0

    def install(self) -> None:
        """Raise `Interrupted` in the main thread when a signal comes; ignored signals stay so."""
        for number in _SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._stop)

    def close(self) -> None:
        """Hear no more signals: the run is over and its exit code stands."""
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.exit_code = self.exit_code or 128 + number
        # A module written in C that is being loaded may end the process over an exception.
        if _importing(frame) and hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, self._stop)
            signal.setitimer(signal.ITIMER_REAL, _AGAIN)
            return
        raise Interrupted(number)


def _importing(frame: FrameType | None) -> bool:
    """Whether a module is being imported where the signal came."""
    while frame is not None:
        if frame.f_code.co_filename.startswith(_IMPORT):
            return True
        frame = frame.f_back
    return False
