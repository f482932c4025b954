"""Rows of text in columns that line up under Han characters, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.cli.echo import clean, width

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = "  "


def table(rows: Sequence[Sequence[str]]) -> str:
    """The rows one below another, each column as wide as its widest cell."""
    shown = [[clean(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*shown, strict=True)]
    lines = (_GAP.join(map(_padded, row, widths)) for row in shown)
    return "\n".join(line.rstrip() for line in lines)


def _padded(cell: str, columns: int) -> str:
    return cell + " " * (columns - width(cell))
