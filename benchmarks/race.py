"""Whole processes timed in turns: A B A B, after a warm-up of each."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# As installed: compiled once, in the warm-up, and not in every run.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True, slots=True)
class Runner:
    """One side: its name and version, its command, and the PDF that it writes."""

    name: str
    command: tuple[str, ...]
    output: Path


@dataclass(frozen=True, slots=True)
class Run:
    """One run: wall time in milliseconds, greatest memory in MiB."""

    wall: float
    memory: float


def race(runners: Sequence[Runner], runs: int) -> list[list[Run]]:
    """The runs of each runner in order, the runners taking turns.

    Raises RuntimeError with the command when one ends with another code than 0.
    """
    rounds = [[_once(runner) for runner in runners] for _ in range(runs + 1)]
    return [list(side) for side in zip(*rounds[1:], strict=True)]


def _once(runner: Runner) -> Run:
    runner.output.unlink(missing_ok=True)
    start = time.perf_counter()
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    process = os.posix_spawn(runner.command[0], runner.command, _ENVIRONMENT, file_actions=quiet)
    _, status, usage = os.wait4(process, 0)
    wall = (time.perf_counter() - start) * 1000
    if status:
        raise RuntimeError(f"exit {os.waitstatus_to_exitcode(status)}: {' '.join(runner.command)}")
    return Run(wall, usage.ru_maxrss / 1024)
