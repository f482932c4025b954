"""Levels: what an author numbers as he likes becomes steps of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def depths(levels: Iterable[int]) -> Iterator[int]:
    """How many of those before each one stand above it; those of one level below the same one are as deep."""
    above: list[int] = []
    for level in levels:
        while above and above[-1] >= level:
            above.pop()
        yield len(above)
        above.append(level)
