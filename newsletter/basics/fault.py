"""Where in a PDF a rule is broken: the rule, and the places on its pages."""

from __future__ import annotations

from newsletter.basics.value import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """One place: the *page* from 1 (0: the file itself), *what* lies there, and its *box* where it has one.

    The box is left, top, width and height in millimetres from the top left corner of the page as it is looked at:
    that of the trimmed sheet, or of the page where no trim is given. *what* is a kind of mark (`text`, `fill`,
    `stroke`, `image`) or the name of an object.
    """

    page: int
    what: str = ""
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken rule: its name, its clause, the title of its standard (empty: a custom), and where it is broken.

    *count* is the number of places, of which *spots* are the first. A *foreign* file was written by another program.
    """

    rule: str
    clause: str = ""
    standard: str = ""
    spots: tuple[Spot, ...] = ()
    count: int = 0
    foreign: bool = False
