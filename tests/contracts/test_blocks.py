"""What every block kind owes: its words, its example, its defaults, and nodes in every layout."""

from __future__ import annotations

import ast
import typing
from collections import Counter
from pathlib import Path

import pytest

import newsletter
from newsletter.basics.diagnostic import Severity
from newsletter.basics.span import Span
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.find import available
from newsletter.design.styles import ROLES
from newsletter.flow import node as flow
from newsletter.model.load import reading_for
from newsletter.realize.realizer import DesignRealizer, Notes
from newsletter.source.check import check
from newsletter.source.inline import Inline
from newsletter.source.paths import Project
from newsletter.source.read import read, read_text
from newsletter.source.record import Record, declared, info, required

LAYOUTS = available()
NODES = typing.get_args(flow.FlowNode)
BLOCKS = Path(newsletter.__file__).parent / "blocks"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 6"><path d="M0 0H9V6Z"/></svg>'
PICTURES = ("pagoda.svg", "mask.svg", "letter.svg")
# Texts that the author writes too, but that are no words to be read on the page.
DATA = {"url", "data", "qr", "alt", "csv", "lang"}


def _records(cls):
    """A record's class and those that its fields hold."""
    yield cls
    for hint in typing.get_type_hints(cls, localns={"Span": Span}).values():
        for part in (
            hint,
            *typing.get_args(hint),
            *(a for h in typing.get_args(hint) for a in typing.get_args(h)),
        ):
            if isinstance(part, type) and issubclass(part, Record) and part is not cls:
                yield part


def _all_records():
    found = {}
    for name in KINDS.names:
        for top in (KINDS[name], KINDS[name].dress_type):
            found |= {f"{name}.{cls.__name__}": cls for cls in _records(top)}
    return found


RECORDS = _all_records()


def _all_examples():
    """Every kind's example by its name, and those of its other forms by that and a number."""
    said = {}
    for name in KINDS.names:
        said[name] = name, KINDS[name].example
        said |= {f"{name}-{at}": (name, one) for at, one in enumerate(KINDS[name].variants, start=2)}
    return said


EXAMPLES = _all_examples()


@pytest.fixture(scope="module")
def examples(tmp_path_factory):
    """The block of every example, read as content is."""
    folder = tmp_path_factory.mktemp("examples")
    for picture in PICTURES:
        (folder / picture).write_text(SVG, encoding="utf-8")
    found = {}
    for label, (name, said) in EXAMPLES.items():
        reading = reading_for(KINDS, Project(folder, (folder,)))
        root = read_text(said.encode(), folder / f"{label}.yaml").root
        # A section has no key of its own: it is a member of `sections:`.
        found[label] = check(root if name == "section" else root.get(name), KINDS[name], reading)
        assert not reading.found, label
    return found


@pytest.fixture(scope="module")
def designs():
    return {name: resolve(read(path), KINDS) for name, path in LAYOUTS.items()}


def _nodes(block, design, *, crossing=True):
    width = design.columns.width if crossing else design.columns.measure
    cx = DesignRealizer(design, "zh-Hans", Notes(), design.columns.measure, width)
    return cx.blocks((block,)), cx.notes.diagnostics


def _walk(node):
    yield node
    for name in ("children", "child", "behind"):
        below = getattr(node, name, None) or ()
        for child in below if isinstance(below, tuple) else (below,):
            yield from _walk(child)
    for row in getattr(node, "rows", ()):
        for cell in row:
            yield from _walk(cell.text)


def _words(record):
    """The words that the author wrote in a record, and in the records inside it."""
    hints = typing.get_type_hints(type(record), localns={"Span": Span})
    for one in declared(type(record)):
        value = getattr(record, one.name)
        if hints[one.name] is not str:
            yield from _said(value)
        elif one.name not in DATA:
            yield value


def _said(value):
    if isinstance(value, Inline):
        yield value.plain
    elif isinstance(value, Record):
        yield from _words(value)
    elif isinstance(value, tuple):
        for part in value:
            yield from _said(part)


def _letters(text):
    return Counter(char for char in text if not char.isspace() and char != "|")


@pytest.mark.parametrize("cls", RECORDS.values(), ids=RECORDS)
def test_every_field_is_told_in_both_languages(cls):
    assert cls.__doc__
    for one in declared(cls):
        words = info(one)
        assert words.doc.endswith("."), one.name
        assert any("\u4e00" <= char <= "\u9fff" for char in words.zh), one.name


@pytest.mark.parametrize("name", KINDS.names)
def test_every_dress_can_be_left_as_it_is(name):
    dress = KINDS[name].dress_type
    assert not [one.name for one in declared(dress) if required(one)]
    assert dress() == dress()


@pytest.mark.parametrize("name", KINDS.names)
def test_every_kind_opens_with_its_chinese_name(name):
    text = (BLOCKS / f"{KINDS[name].__module__.rpartition('.')[2]}.py").read_text("utf-8")
    first = ast.get_docstring(ast.parse(text)).split(":")[0]
    assert any("\u4e00" <= char <= "\u9fff" for char in first)
    assert KINDS[name].realize.__doc__


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_becomes_nodes_in_every_layout(name, layout, examples, designs):
    nodes, found = _nodes(examples[name], designs[layout])
    assert nodes
    assert all(isinstance(node, NODES) for top in nodes for node in _walk(top))
    assert not [said for said in found if said.severity is not Severity.HINT]


@pytest.mark.parametrize("crossing", [True, False])
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_word_appears_exactly_once(name, crossing, examples, designs):
    nodes, _ = _nodes(examples[name], designs["bulletin"], crossing=crossing)
    runs = [run for top in nodes for node in _walk(top) for run in getattr(node, "runs", ())]
    # The number of a page is not known yet, and no word of the author's.
    shown = "".join(run.text for run in runs if not run.drawn and run.field is None)
    assert _letters(shown) == _letters("".join(_words(examples[name])))


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_word_keeps_its_place(name, examples, designs):
    nodes, _ = _nodes(examples[name], designs["bulletin"])
    for top in nodes:
        for node in _walk(top):
            for run in getattr(node, "runs", ()):
                if run.trace and not run.drawn:
                    line = run.trace.at(0).text
                    assert line[run.trace.at(0).column - 1] == run.text[0]


@pytest.mark.parametrize("name", EXAMPLES)
def test_only_known_styles_are_asked_for(name, examples, designs):
    asked = set()

    class Asking(DesignRealizer):
        def style(self, style):
            asked.add(self.others.get(style, style))
            return super().style(style)

    design = designs["bulletin"]
    cx = Asking(design, "zh-Hans", Notes(), design.columns.measure, design.columns.width)
    cx.blocks((examples[name],))
    assert asked <= set(ROLES)
