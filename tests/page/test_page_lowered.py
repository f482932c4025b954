"""Pictures that stand lower, or at the next head, rather than be overtaken by what follows them."""

from __future__ import annotations

from types import SimpleNamespace

from fake_setter import GRID, FakeSetter, text
from test_compose import pages, picture

from newsletter.flow.node import Across, Figure, Fit, Placed, Stand
from newsletter.page.columns import Task, fill
from newsletter.page.filler import Rest
from newsletter.page.fragment import SetDiagram, SetLine
from newsletter.page.galley import LOWERED, Galley, Measure
from newsletter.page.slab import Slab, total_depth

ROOM = Measure(200.0, 400.0)
PICTURE = SimpleNamespace(size=SimpleNamespace(ratio=1.0))


def lines(count: int) -> list[Slab]:
    return [Slab(1.0) for _ in range(count)]


def test_a_picture_that_is_a_little_too_deep_stands_lower_where_it_belongs():
    lesser = (Slab(5.0, movable=True), Slab(4.0, movable=True))
    slabs = (*lines(6), Slab(6.0, movable=True, lesser=lesser), *lines(20))
    (column,) = fill(Task(slabs, 1, 10.0, 1.0), Rest()).columns
    assert [(one.number, one.slab.depth) for one in column.placed][-1] == (6, 4.0)
    assert column.used == 10.0


def test_a_picture_that_fits_is_not_lowered():
    slabs = (*lines(4), Slab(6.0, movable=True, lesser=(Slab(5.0, movable=True),)), *lines(20))
    (column,) = fill(Task(slabs, 1, 10.0, 1.0), Rest()).columns
    assert column.placed[-1].slab.depth == 6.0


def test_a_column_ends_early_rather_than_let_text_overtake_several_pictures():
    group = [Slab(6.0, before=0.5, movable=True), *lines(3)]
    filling = fill(Task((*lines(7), *group, *group, *group, *lines(30)), 1, 14.0, 1.0), Rest())
    assert len(filling.rest.deferred) <= 1


def test_a_galley_offers_cropped_pictures_lower_and_lower_on_the_grid():
    figure = Figure(PICTURE, ratio=1.0)
    (slab,) = Galley(FakeSetter(), GRID).on_grid(Placed(figure, Across.COLUMN, Stand.FLOAT), ROOM)
    depths = [slab.depth, *(one.depth for one in slab.lesser)]
    assert len(depths) == 1 + len(LOWERED)
    assert depths == sorted(depths, reverse=True)
    assert all(abs(depth / GRID.unit - round(depth / GRID.unit)) < 1e-6 for depth in depths)
    assert depths[-1] >= LOWERED[-1] * depths[0] - GRID.unit


def test_a_picture_that_is_shown_whole_or_has_its_own_width_is_never_lowered():
    for figure in (Figure(PICTURE, fit=Fit.CONTAIN), Figure(PICTURE, ratio=1.0, width=80.0)):
        galley = Galley(FakeSetter(), GRID)
        slabs = galley.on_grid(figure, ROOM)
        assert not list(galley.lowered((figure,), ROOM, slabs))
        assert total_depth(slabs) > 0


def test_each_of_many_pictures_stands_on_the_page_of_its_words_or_the_next():
    words = [text(3 * 20) for _ in range(14)]
    figures = [picture(8.0, across=Across.COLUMN, stand=Stand.FLOAT) for _ in words]
    found = pages(*(node for pair in zip(words, figures, strict=True) for node in pair))
    place: dict[int, int] = {}
    for page in found.pages:
        for one in page.fragments:
            if isinstance(one.content, SetLine | SetDiagram):
                place.setdefault(id(one.content.node), page.number)
    for paragraph, figure in zip(words, figures, strict=True):
        assert 0 <= place[id(figure.child.children[0])] - place[id(paragraph)] <= 1
