"""Value classes: frozen, compared by their fields, and copied and pickled like any other."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, field, fields
from typing import get_type_hints

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


@dataclass(frozen=True, slots=True)
class Counted:
    """A value with a default that is made, words by name alone, and a last step."""

    name: str
    rest: list[str] = field(default_factory=list)
    loud: bool = field(default=False, kw_only=True)

    def __post_init__(self):
        if self.loud:
            self.rest.append(self.name.upper())


def test_the_first_calls_and_those_after_them_do_the_same():
    # A class's first calls are done without a compiled initialiser.
    made = [Counted("a", loud=True) for _ in range(20)]
    assert all((one.name, one.rest, one.loud) == ("a", ["A"], True) for one in made)
    assert len({id(one.rest) for one in made}) == len(made)


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), (("a", [], True), {}), (("a",), {"name": "b"}), (("a",), {"other": 1}), ((), {"rest": []})],
)
def test_what_does_not_fit_the_fields_is_refused_from_the_first_call_on(values, named):
    @dataclass(frozen=True, slots=True)
    class Fresh:
        name: str
        rest: list[str] = field(default_factory=list)
        loud: bool = field(default=False, kw_only=True)

    for _ in range(20):
        with pytest.raises(TypeError, match="argument"):
            Fresh(*values, **named)
    assert Fresh("a", loud=True).loud


def test_fields_know_their_annotations():
    assert {one.name: one.type for one in fields(Line)} == {
        "x": "float",
        "y": "float",
        "ends": "tuple[Point, ...]",
        "note": "list[str]",
    }
    assert get_type_hints(Line)["ends"] == tuple[Point, ...]
