"""References: page numbers in texts are those of the pages, found in a bounded number of rounds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fake_setter import FACE, GRID, STYLE, FakeSetter, text
from test_compose import SHEET, masters

from newsletter.basics.geometry import Rect
from newsletter.flow.knobs import Knobs, Offer
from newsletter.flow.node import (
    Break,
    BreakKind,
    Cell,
    Footnote,
    PageOf,
    Placed,
    Row,
    Run,
    Space,
    Stack,
    Table,
    Text,
)
from newsletter.flow.role import Role
from newsletter.flow.sheet import Flow, Furniture, Meta
from newsletter.page import references
from newsletter.page.compose import compose
from newsletter.page.fragment import SetLine
from newsletter.page.references import ROUNDS, settled

PAGE = Break(BreakKind.PAGE)


def page_of(name: str, *, before: int = 0, **kwargs) -> Text:
    """A paragraph of so many characters and the page of *name*."""
    runs = (Run("字" * before, FACE), Run("0", FACE, field=PageOf(name)))
    return Text(runs, kwargs.pop("style", STYLE), **kwargs)


def flow(*story, refers: bool = True, **kwargs) -> Flow:
    return Flow(
        SHEET, GRID, kwargs.pop("masters", masters()), tuple(story), Meta("题"), refers=refers, **kwargs
    )


def composed(*story, **kwargs):
    return compose(flow(*story, **kwargs), FakeSetter())


def numbers(pages) -> list[str]:
    """The figures at the ends of all texts that are set."""
    texts = {
        id(f.content.lines): f.content.lines.text.text
        for page in pages.pages
        for f in page.fragments
        if isinstance(f.content, SetLine)
    }
    return [number for one in texts.values() if (number := one.lstrip("字"))]


class Counting:
    """Composes, and counts how often; *change* makes a flow what it would not be by itself."""

    def __init__(self, change=lambda one: one) -> None:
        self.count = 0
        self.change = change

    def __call__(self, one, make):
        self.count += 1
        assert make is None
        return compose(replace(self.change(one), refers=False), FakeSetter())


def shown(one: Flow) -> str:
    """The number that the first text of a flow ends with."""
    return one.story[0].runs[-1].text


def test_a_flow_without_references_is_composed_once_and_not_looked_through(monkeypatch):
    monkeypatch.setattr(references, "_asked", None)
    once = Counting()
    pages = settled(flow(text(30, names=("a",)), refers=False), None, once)
    assert once.count == 1
    assert pages.anchors == ()


def test_numbers_are_those_of_the_pages():
    pages = composed(
        page_of("b"), page_of("c"), text(30, names=("a",)), PAGE, text(5, names=("b",)), PAGE, text(9, names=("c",)),
        page_of("a"),
    )  # fmt: skip
    assert numbers(pages) == ["2", "3", "1"]
    assert [(one.name, one.page) for one in pages.anchors] == [("a", 1), ("b", 2), ("c", 3)]
    assert not pages.diagnostics


def test_the_first_guess_is_right_where_there_is_one_page():
    once = Counting()
    settled(flow(page_of("a"), text(30, names=("a",))), None, once)
    assert once.count == 1


def test_numbers_in_notes_cells_and_furniture_are_filled_too():
    note = Footnote(0, page_of("b"), Space(1.0))
    table = Table(((Cell(page_of("b")), Cell(text(3))),))
    item = Furniture(page_of("b", role=Role.ARTIFACT), Rect(40.0, 16.0, 200.0, 16.0))
    pages = composed(
        text(30, notes=(note,)), table, Row((page_of("b"), text(2))), PAGE, Stack((text(4),), names=("b",)),
        masters=masters((item,)),
    )  # fmt: skip
    assert numbers(pages) == ["2", "2", "2"]
    furnished = [f.content.lines.text.text for page in pages.pages for f in page.furniture[0].fragments]
    assert furnished == ["2", "2"]


def test_a_number_of_two_figures_that_moves_its_place_takes_a_round_more():
    # Nine forced pages, and a tenth on which one line more pushes the last part over.
    lines, width = 2 * 40, 20
    breaks = [part for _ in range(9) for part in (text(1), PAGE)]
    full = (
        text(width * (lines - 3)),
        page_of("z", before=width - 1),
        text(3 * width, whole=True),
        text(1, names=("z",)),
    )
    counting = Counting()
    pages = settled(flow(*breaks, *full), None, counting)
    assert numbers(pages) == [str(anchor.page) for anchor in pages.anchors] == ["11"]
    assert 2 <= counting.count <= ROUNDS
    assert not pages.diagnostics


def swing(one: Flow) -> Flow:
    """The second part on page 2 where page 3 is named, and on 3 elsewhere: no number is ever true."""
    pages = 1 if shown(one) == "3" else 2
    return replace(one, story=(one.story[0], *[PAGE, text(1)] * (pages - 1), PAGE, *one.story[1:]))


def test_what_never_settles_ends_and_is_told_with_the_words_of_its_place():
    counting = Counting(swing)
    pages = settled(flow(page_of("b"), text(3, names=("b",))), None, counting)
    assert counting.count <= ROUNDS
    (told,) = pages.diagnostics
    assert (told.code, dict(told.values)["title"]) == ("W530", "字字字")
    said = dict(told.values)
    assert str(said["shown"]) == numbers(pages)[0] != str(said["page"])
    assert pages.anchors[0].page == said["page"]


def drift(one: Flow) -> Flow:
    """The second part one page behind that which is named."""
    return replace(one, story=(one.story[0], *[PAGE, text(1)] * int(shown(one)), PAGE, *one.story[1:]))


def test_no_more_rounds_are_made_than_are_allowed():
    counting = Counting(drift)
    pages = settled(flow(page_of("b"), text(3, names=("b",))), None, counting)
    assert counting.count == ROUNDS
    assert [one.code for one in pages.diagnostics] == ["W530"]


def test_the_round_with_the_most_true_numbers_is_kept():
    story = (page_of("b"), text(3, names=("b",)), PAGE, text(2, names=("c",)), page_of("c"))
    pages = settled(flow(*story), None, Counting(swing))
    assert len(pages.diagnostics) <= 2
    shown_pages = dict(zip(("b", "c"), numbers(pages), strict=True))
    wrong = {one.name for one in pages.anchors if str(one.page) != shown_pages[one.name]}
    assert len(wrong) == len(pages.diagnostics)


@pytest.mark.parametrize(
    ("nodes", "page"),
    [
        ((Space(5.0, names=("b",)), PAGE, text(3)), 2),
        ((text(3), PAGE, Space(5.0, names=("b",))), 1),
        ((PAGE, Placed(Stack((text(3),)), names=("b",))), 2),
        ((PAGE, Table(((Cell(text(3)),),), names=("b",))), 2),
        ((PAGE, Stack((Space(3.0), Stack((text(3),))), names=("b",))), 2),
    ],
)
def test_a_part_begins_where_the_first_of_it_is_set_else_where_the_text_goes_on(nodes, page):
    pages = composed(page_of("b"), *nodes)
    assert numbers(pages) == [str(page)]


def test_a_heads_repetition_is_not_where_a_table_begins():
    rows = tuple((Cell(text(3)),) for _ in range(200))
    pages = composed(page_of("t"), Table(rows, header_rows=1, names=("t",)))
    assert numbers(pages) == ["1"]
    assert len(pages.pages) > 2


def test_a_text_that_must_fill_its_pages_is_set_with_its_true_numbers():
    own = Knobs(16.0, 10.0, 1.0)
    offer = Offer(own, Knobs(14.0, 10.0, 1.0), Knobs(16.0, 10.0, 1.0))
    made: list[Knobs] = []

    def make(knobs: Knobs) -> Flow:
        made.append(knobs)
        style = replace(STYLE, leading=knobs.leading)
        grid = replace(GRID, unit=knobs.leading)
        story = (
            page_of("end", style=style),
            text(20 * 160, style=style),
            text(20, style=style, names=("end",)),
        )
        return Flow(SHEET, grid, masters(), story, Meta("题"), fit=2, knobs=knobs, offer=offer, refers=True)

    pages = compose(make(own), FakeSetter(), make)
    assert numbers(pages) == [str(pages.anchors[0].page)]
    tried = made[1:]  # the first flow is made before
    assert tried
    assert len(tried) == len(set(tried))
    assert len(pages.pages) == 2
