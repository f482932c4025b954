"""Nodes checked against records."""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from enum import StrEnum
from pathlib import Path
from typing import Literal

import pytest

from newsletter.basics.span import SourceFile
from newsletter.basics.units import Length
from newsletter.pictures import Picture
from newsletter.source.check import check
from newsletter.source.inline import Inline
from newsletter.source.limits import Limits
from newsletter.source.parse import parse
from newsletter.source.paths import Project
from newsletter.source.reading import Reading
from newsletter.source.record import Record, declared, field, info
from newsletter.source.types import Types, key_of


def png():
    """A picture of one grey point."""
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\x80")),
        (b"IEND", b""),
    )
    chunks = (struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


class Tone(StrEnum):
    PLAIN = "plain"
    LOUD = "loud"


class Pair(Record):
    """Two texts."""

    first: str = field("One.", "一")
    second: str = field("Two.", "二")
    note: str = field("A note.", default="")


class Quote(Record):
    """A text and its author."""

    text: Inline = field("The words.")
    by: str = field("Who said it.", default="")


class Listed(Record):
    """Pairs in a list."""

    pairs: tuple[Pair, ...] = field("The pairs.")
    columns: int = field("How many abreast.", default=2, minimum=1, maximum=4)


class Empty(Record):
    """Nothing that must be said."""

    depth: Length = field("How deep.", default=Length())


class Every(Record):
    """A field of each kind."""

    text: str = field("Text.", default="")
    whole: int = field("A whole number.", default=0)
    number: float = field("A number.", default=0.0, minimum=0)
    truth: bool = field("A truth.", default=False)
    day: dt.date | None = field("A day.", default=None)
    choice: Literal["one", "two"] = field("A choice.", default="one")
    count: Literal[1, 2] | None = field("A choice of numbers.", default=None)
    auto: bool | Literal["auto"] = field("A truth or auto.", default="auto")
    tone: Tone = field("A tone.", default=Tone.PLAIN)
    words: tuple[str, ...] = field("Words.", default=())
    texts: tuple[Inline, ...] = field("Paragraphs.", default=())
    point: tuple[float, float] = field("A point.", default=(0.0, 0.0))
    length: Length | None = field("A length.", default=None)
    named: dict[str, int] = field("Numbers by name.", factory=dict)
    any_thing: object = field("Anything.", default=None)
    pair: Pair | None = field("A pair.", default=None)
    either: str | tuple[str, ...] = field("One or several.", default="")
    class_: str = field("A field with a Python word for its key.", default="")
    src: Picture | None = field("A picture.", default=None)


def reading(folder=Path()):
    return Reading(Types(), Project(folder, (folder,)))


def checked(text, record, state=None):
    state = state or reading()
    root, found = parse(SourceFile("a.yaml", tuple(text.split("\n"))), Limits())
    assert not found
    return check(root, record, state), state.found


def read(text, record=Every):
    value, found = checked(text, record)
    assert not found
    return value


def told(text, record=Every):
    value, found = checked(text, record)
    assert value is None
    return [(one.code, one.span.line, one.span.column) for one in found]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("text: 012", "text", "012"),
        ("text: no", "text", "no"),
        ("text: |\n  a\n  b\n", "text", "a\nb"),
        ("text: 'x '", "text", "x "),
        ("whole: -3", "whole", -3),
        ("whole: 007", "whole", 7),
        ("number: 1.50", "number", 1.5),
        ("number: 2", "number", 2.0),
        ("number: 1e2", "number", 100.0),
        ("truth: true", "truth", True),
        ("day: 2020-03-05", "day", dt.date(2020, 3, 5)),
        ("day: 2020/3/5", "day", dt.date(2020, 3, 5)),
        ("day: 2020年3月5日", "day", dt.date(2020, 3, 5)),
        ("day: null", "day", None),
        ("day: ~", "day", None),
        ("choice: two", "choice", "two"),
        ("count: 2", "count", 2),
        ("auto: auto", "auto", "auto"),
        ("auto: false", "auto", False),
        ("tone: loud", "tone", Tone.LOUD),
        ("words: [一, 012]", "words", ("一", "012")),
        ("words:", "words", ()),
        ("point: [0.5, .25]", "point", (0.5, 0.25)),
        ("length: 五号", "length", Length(10.5)),
        ("named: {甲: 1, 乙: 2}", "named", {"甲": 1, "乙": 2}),
        ("any-thing: {a: [1, b]}", "any_thing", {"a": ("1", "b")}),
        ("pair: [一, 二]", "pair", Pair(first="一", second="二")),
        ("pair: {second: 二, first: 一, note: 三}", "pair", Pair(first="一", second="二", note="三")),
        ("either: 一", "either", "一"),
        ("either: [一, 二]", "either", ("一", "二")),
        ("class: 一", "class_", "一"),
    ],
)
def test_values(text, name, value):
    assert getattr(read(text), name) == value


def test_paragraph_fields_take_one_text_or_several():
    assert [one.plain for one in read("texts: |\n  一\n  二\n\n  三\n").texts] == ["一二", "三"]
    assert [one.plain for one in read("texts: [一, 二]").texts] == ["一", "二"]


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("text: [一]", "E114", 7),
        ("text:\n  - 一", "E131", 3),
        ("whole: 一", "E132", 8),
        ("whole: 1.5", "E132", 8),
        ("whole: '１２'", "E132", 8),
        ("whole: " + "9" * 5000, "E132", 8),
        ("number: 1,5", "E133", 9),
        ("number: nan", "E133", 9),
        ("number: -1", "E140", 9),
        ("truth: yes", "E134", 8),
        ("truth: 是", "E134", 8),
        ("day: 2020-02-30", "E135", 6),
        ("day: 2020-3/5", "E135", 6),
        ("day: 3月5日", "E135", 6),
        ("choice: tow", "E138", 9),
        ("auto: yes", "E138", 7),
        ("tone: 大", "E138", 7),
        ("words: 一", "E136", 8),
        ("point: [1]", "E141", 8),
        ("point: 1", "E136", 8),
        ("length: 3 feet", "E142", 9),
        ("named: 一", "E148", 8),
        ("pair: [一]", "E147", 7),
        ("pair: 一", "E137", 7),
        ("src: ../x.jpg", "E146", 6),
        ("src: none.jpg", "E301", 6),
        ("txet: 一", "E104", 1),
        ("xyzzy: 一", "E105", 1),
        ("any_thing: 一", "E104", 1),
    ],
)
def test_faults(text, code, column):
    assert [(one, at) for one, _, at in told(text)] == [(code, column)]


def test_all_faults_of_a_record_are_told_at_once():
    text = "whole: 一\nnumber: 二\npair: {first: [一], thrid: 三}\nxyzzy: 四"
    assert told(text) == [
        ("E132", 1, 8),
        ("E133", 2, 9),
        ("E114", 3, 15),
        ("E105", 3, 20),
        ("E139", 3, 7),
        ("E105", 4, 1),
    ]


def test_a_misspelt_required_field_is_told_once():
    assert told("frist: 一\nsecond: 二", Pair) == [("E104", 1, 1)]


@pytest.mark.parametrize(
    ("text", "record", "value"),
    [
        ("一", Quote, "一"),
        ("'一: 二'", Quote, "一: 二"),
        ("{text: 一, by: 二}", Quote, "一"),
    ],
)
def test_a_text_stands_for_a_record_with_one_required_text(text, record, value):
    assert read(text, record).text.plain == value


def test_a_list_stands_for_a_record_with_one_required_list():
    assert read("[[一, 二], {first: 三, second: 四}]", Listed).pairs[1] == Pair(first="三", second="四")
    assert told("一", Listed) == [("E136", 1, 1)]


def test_a_record_of_one_field_takes_its_value_and_may_be_empty():
    assert read("2em", Empty).depth == Length(em=2)
    assert (
        read("a:", type("Outer", (Record,), {"__annotations__": {"a": Empty}, "a": field("x")})).a == Empty()
    )


def test_full_width_colons_inside_a_record_are_told_line_by_line():
    outer = type("Outer", (Record,), {"__annotations__": {"a": Pair}, "a": field("x")})
    assert told("a:\n  first：一\n  second：二", outer) == [("E111", 2, 8), ("E111", 3, 9)]


def test_a_sentence_with_a_colon_is_told_to_need_quotes():
    _, found = checked("注意: 请戴口罩", Quote)
    assert [(one.code, one.fix) for one in found] == [("E115", '"注意: 请戴口罩"')]


def test_a_key_with_nothing_behind_it_counts_as_absent():
    value, found = checked("text:\nwhole: 3", Every)
    assert (value.text, value.whole) == ("", 3)
    assert [one.code for one in found] == ["H143"]
    assert told("first:\nsecond: 二", Pair) == [("E139", 1, 7)]


def test_a_blank_text_counts_as_absent():
    """A required one is missing, at its place; another is told, and what a layout writes stands."""
    assert told("text: '  '", Quote) == [("E139", 1, 7)]
    assert told('""', Quote) == [("E139", 1, 1)]
    assert read("by: '  '\ntext: 一", Quote).by == "  "
    prose = Reading(Types(), Project(Path(), (Path(),)), prose=True)
    quote, found = checked("by: '  '\ntext: 一", Quote, prose)
    assert (quote.by, [(one.code, one.span.column) for one in found]) == ("", [("W144", 5)])
    pair, found = checked("first: 一\nsecond: 二\nnote: ''", Pair, Reading(Types(), prose=True))
    assert (pair.note, [one.code for one in found]) == ("", ["H143"])


def test_a_blank_member_of_a_list_is_told_and_left_out():
    value, found = checked("texts: ['', 一, '  ']", Every)
    assert [one.plain for one in value.texts] == ["一"]
    assert [one.code for one in found] == ["W144", "W144"]


def test_a_record_that_needs_nothing_takes_nothing_in_each_spelling():
    for text in ("~", "null", '""', "{}"):
        assert read(text, Empty) == Empty()
    nothing = type("Nothing", (Record,), {})
    assert read('""', nothing) == nothing()
    assert told("一", nothing) == [("E149", 1, 1)]
    assert read("named: ''").named == {}


def test_bounds_hold_for_numbers_in_a_row_and_for_a_text_that_is_one():
    class Bounded(Record):
        point: tuple[float, float] = field("A point.", default=(0.5, 0.5), minimum=0, maximum=1)
        copies: str = field("How many.", default="", minimum=1)

    assert told("point: [0.5, 2]", Bounded) == [("E140", 1, 14)]
    assert told("point: [-1, 2]", Bounded) == [("E140", 1, 9), ("E140", 1, 13)]
    assert told("copies: -5", Bounded) == [("E140", 1, 9)]
    assert read("copies: 500 份\npoint: [0, 1]", Bounded) == Bounded(copies="500 份", point=(0.0, 1.0))


def test_records_know_their_places():
    quote = read("by: 二\ntext: 一", Quote)
    assert (quote.span.line, quote.place("text").line, quote.place("text").column) == (1, 2, 7)
    assert Quote(text=Inline(())).place("text") is None


def test_records_are_values():
    one, other = Pair(first="一", second="二"), Pair(first="一", second="二")
    assert one == other
    assert hash(one) == hash(other)
    assert one != Quote(text=Inline(()))
    assert repr(one) == "Pair(first='一', second='二', note='')"
    with pytest.raises(AttributeError):
        one.first = "三"


def test_a_record_declares_its_fields_in_order():
    assert [(one.name, info(one).zh) for one in declared(Pair)] == [
        ("first", "一"),
        ("second", "二"),
        ("note", ""),
    ]


def test_pictures_are_loaded_from_the_files_folder(tmp_path):
    (tmp_path / "a.png").write_bytes(png())
    value, found = checked("src: a.png", Every, reading(tmp_path))
    assert not found
    assert value.src.kind == "png"


@pytest.mark.parametrize(("name", "key"), [("a_b", "a-b"), ("class_", "class"), ("text", "text")])
def test_keys(name, key):
    assert key_of(name) == key


def test_an_annotation_without_a_kind_is_a_fault_of_ours():
    with pytest.raises(TypeError):
        Types().kind(complex)
