"""Reading distance: what type it asks for, and a layout's lengths for another distance than its own.

AS 1319 asks for letters 5 mm high for each metre of distance in good light; a Han character's ink is 0.92 em.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from newsletter.basics.diagnostic import diagnostic
from newsletter.basics.units import MM, Length, parse_length
from newsletter.design.layout import ColourSpec, LayoutSpec, SheetSpec, StyleSpec
from newsletter.source.node import MappingNode, ScalarNode
from newsletter.source.record import Record, declared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.design.dressed import Dressed
    from newsletter.design.resolve import Kinds
    from newsletter.source.node import Node

R = TypeVar("R", bound=Record)

DISTANCE = "distance"
METRE = 1000 * MM
# The height of letters for each unit of distance, and of a Han character's ink in em.
HEIGHT, INK = 0.005, 0.92
# Captions and notes are for those who have come nearer.
NEARER = 0.7
# From a handout to the end of a hall; nearer nobody reads, and farther no sheet holds a sentence.
NEAREST, FARTHEST = "0.2m", "12m"
# The body that lengths of a dress's defaults in points were chosen for.
USUAL_BODY = 10.5


def needed(distance: float) -> float:
    """The least size of body type read from *distance* in good light, both in points; whole points."""
    return float(round(distance * HEIGHT / INK))


def stated(root: Node) -> Length | None:
    """The distance that a layout's tree names; None where it names none that is a length."""
    said = root.get(DISTANCE) if isinstance(root, MappingNode) else None
    if not isinstance(said, ScalarNode):
        return None
    try:
        return parse_length(said.value)
    except ValueError:
        return None


def faults(spec: LayoutSpec) -> tuple[Diagnostic, ...]:
    """An error for a distance from which nobody reads."""
    low, high = parse_length(NEAREST).points, parse_length(FARTHEST).points
    if spec.distance is None or low <= spec.distance.points <= high:
        return ()
    span = spec.place(DISTANCE)
    text = span.text[span.column - 1 : span.end - 1] if span else ""
    return (diagnostic("E416", span, name=DISTANCE, text=text, low=NEAREST, high=FARTHEST),)


def factor(spec: LayoutSpec, own: Length | None) -> float:
    """How much larger all is at the layout's distance than at its *own*, for which its lengths are written."""
    if spec.distance is None or own is None or own.points <= 0 or faults(spec):
        return 1.0
    return spec.distance.points / own.points


def scaled(record: R, by: float) -> R:
    """*record* with all lengths in points, and in the records inside it, *by* times as long; the sheet stays."""
    if by == 1.0 or isinstance(record, SheetSpec | ColourSpec):
        return record
    changed = {
        one.name: _scaled(getattr(record, one.name), by)
        for one in declared(type(record))
        if not (isinstance(record, LayoutSpec) and one.name == DISTANCE)
    }
    if isinstance(record, StyleSpec):
        changed["sizes"] = tuple(
            "/".join(_said(part, by) for part in step.split("/")) for step in record.sizes
        )
    return replace(record, **changed)


def dresses(
    said: Mapping[type[Dressed], Record], kinds: Kinds, by: float, body: float
) -> dict[type[Dressed], Record]:
    """The dress of every kind of block in a layout with a distance.

    What the layout says is scaled *by* as much as all else; what it leaves out was chosen for a body of a
    handout, and grows with the *body* (in points).
    """
    found: dict[type[Dressed], Record] = {}
    for kind in filter(None, map(kinds.get, kinds.names)):
        own = said.get(kind) or kind.dress_type()
        changed = {
            one.name: _scaled(getattr(own, one.name), by if one.name in own.spans else body / USUAL_BODY)
            for one in declared(type(own))
        }
        found[kind] = replace(own, **changed)
    return found


def _scaled(value: Any, by: float) -> Any:  # noqa: ANN401 - a field of any type
    if isinstance(value, Length):
        return replace(value, points=value.points * by)
    if isinstance(value, Record):
        return scaled(value, by)
    if isinstance(value, tuple):
        return tuple(_scaled(one, by) for one in value)
    if isinstance(value, dict):
        return {name: _scaled(one, by) for name, one in value.items()}
    return value


def _said(text: str, by: float) -> str:
    """A length as it is written, *by* times as long; what is none stays, and is told where it is read."""
    try:
        length = parse_length(text)
    except ValueError:
        return text
    return f"{length.points * by:g}pt" if length.points else text
