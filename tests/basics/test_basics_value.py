"""Value classes: frozen, compared by their fields, and copied and pickled like any other."""

import copy
import pickle
from dataclasses import FrozenInstanceError, field

import pytest

from newsletter.basics.value import dataclass
from newsletter.source.record import Record
from newsletter.source.record import field as said


@dataclass(frozen=True, slots=True)
class Point:
    """A value in slots."""

    x: float
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Line(Point):
    """One that inherits slots, holds other values, and a field that is not compared."""

    ends: tuple[Point, ...] = ()
    note: list[str] = field(default_factory=list, compare=False)


@dataclass(frozen=True)
class Loose:
    """A value without slots."""

    x: float


@dataclass(frozen=True, slots=True)
class Nothing:
    """A value of no fields."""


class Words(Record):
    """A record of a file."""

    text: str = said("The words.")


VALUES = [Point(1.0, 2.0), Line(1.0, 2.0, (Point(3.0),), ["a"]), Loose(1.0), Nothing(), Words(text="a")]


def pickled(value):
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - its own bytes


@pytest.mark.parametrize("value", VALUES, ids=lambda it: type(it).__name__)
@pytest.mark.parametrize("way", [copy.copy, copy.deepcopy, pickled])
def test_a_value_is_copied_and_pickled(value, way):
    other = way(value)
    assert type(other) is type(value)
    assert other == value
    assert hash(other) == hash(value)
    assert repr(other) == repr(value)


def test_fields_that_are_not_compared_are_copied_too():
    assert pickled(VALUES[1]).note == ["a"]


def test_a_copy_never_changes():
    with pytest.raises(FrozenInstanceError):
        copy.copy(VALUES[0]).x = 3.0
