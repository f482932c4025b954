"""What stands beside the characters of a run: readings above them, dots and lines along them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from newsletter.basics.colour import Colour
    from newsletter.basics.span import Trace


@dataclass(frozen=True, slots=True)
class Ruby:
    """The reading of a run's characters, all of them together (T53).

    Runs of one *group* are one word, each with its own part of the reading; the word is read, and copied,
    before its reading.
    """

    text: str
    trace: Trace | None = None
    group: int = 0


class Adorn(StrEnum):
    """The dots and lines of T51 and T52, and what an editor marks: struck out, highlighted."""

    DOTS = "dots"
    NAME = "name"
    TITLE = "title"
    UNDERLINE = "underline"
    STRIKE = "strike"
    HIGHLIGHT = "highlight"


@dataclass(frozen=True, slots=True)
class Adornment:
    """Dots or a line along a run. Neighbouring runs with an equal one share it.

    *group* tells two neighbours of one kind apart, as two names are.
    """

    kind: Adorn
    colour: Colour
    group: int = 0


BELOW = frozenset((Adorn.DOTS, Adorn.NAME, Adorn.TITLE, Adorn.UNDERLINE))
