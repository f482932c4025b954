"""Layers over the pages: groups of optional content that screens show, printers do not, and readers do not copy."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from drawings import INKS, SCREEN, code, drawing, extracted, line, opened, pixels

from newsletter.basics.colour import Colour
from newsletter.basics.geometry import Rect
from newsletter.basics.vector import VectorShape, rectangle
from newsletter.display.ops import Layer, Shape
from newsletter.finish.proof import balance, prove
from newsletter.pdf import paint
from newsletter.pdf.ledger import tally

RED = Colour((0.8, 0.1, 0.1), (0.0, 1.0, 0.9, 0.1))


def filled(rect, opacity=1.0):
    return Shape(VectorShape(rectangle(rect), fill=RED, fill_opacity=opacity))


@pytest.fixture
def plain():
    ops = [line("天地"), filled(Rect(0, 0, 9, 9), 0.5)]
    return drawing(ops, [*ops, filled(Rect(0, 0, 9, 9), 0.25)])


@pytest.fixture
def layered(plain):
    layers = (
        Layer("newsletter grid", (filled(Rect(100, 50, 20, 20)),)),
        Layer("newsletter slack", (filled(Rect(100, 150, 20, 20), 0.3),)),
    )
    return replace(plain, pages=tuple(replace(one, layers=layers) for one in plain.pages))


def test_each_name_is_one_group_of_the_file(layered):
    with opened(paint(layered, SCREEN).data) as pdf:
        said = pdf.Root.OCProperties
        assert [str(group.Name) for group in said.OCGs] == ["newsletter grid", "newsletter slack"]
        assert [group.objgen for group in said.D.Order] == [group.objgen for group in said.OCGs]
        for page in pdf.pages:
            groups = page.obj.Resources.Properties
            assert [groups[name].objgen for name in ("/L0", "/L1")] == [one.objgen for one in said.OCGs]


def test_groups_are_seen_and_not_printed(layered):
    with opened(paint(layered, SCREEN).data) as pdf:
        said = pdf.Root.OCProperties
        for group in said.OCGs:
            assert (group.Type, group.Usage.View.ViewState) == ("/OCG", "/ON")
            assert group.Usage.Print.PrintState == "/OFF"
        events = {str(one.Event): one for one in said.D.AS}
        assert events.keys() == {"/View", "/Print"}
        for name, one in events.items():
            assert [str(kind) for kind in one.Category] == [name]
            assert len(one.OCGs) == 2


@pytest.mark.parametrize("page", [0, 1])
def test_the_pages_own_operators_stay(plain, layered, page):
    own, over = (code(paint(one, SCREEN).data, page).rstrip() for one in (plain, layered))
    assert over.startswith(own)
    added = over.removeprefix(own).split("\n")
    assert [one for one in added if one.endswith(("BDC", "BMC"))] == [
        "/OC /L0 BDC",
        "/Artifact BMC",
        "/OC /L1 BDC",
        "/Artifact BMC",
    ]
    assert added.count("EMC") == 4
    assert added.count("q") == added.count("Q") == 2


def test_every_state_named_is_in_the_resources(layered):
    data = paint(layered, SCREEN).data
    with opened(data) as pdf:
        for number, page in enumerate(pdf.pages):
            used = {word.split()[0] for word in code(data, number).split("\n") if word.endswith(" gs")}
            assert used <= set(page.obj.Resources.ExtGState.keys())


def test_a_layer_is_drawn_in_full_over_the_page(plain, layered):
    before, after = pixels(paint(plain, SCREEN).data), pixels(paint(layered, SCREEN).data)
    assert before.getpixel((110, 60)) == (255, 255, 255)
    # The page ends in another opacity, which must not reach the layer.
    assert after.getpixel((110, 60)) == (204, 26, 26)
    assert after.getpixel((110, 160)) == pytest.approx((240, 186, 186), abs=2)


def test_a_print_leaves_the_layers_out(plain, layered):
    with (
        pypdfium2.PdfDocument(paint(plain, SCREEN).data) as own,
        pypdfium2.PdfDocument(paint(layered, SCREEN).data) as over,
    ):
        assert over[1].render(optimize_mode="print").to_pil() == own[1].render(optimize_mode="print").to_pil()
        assert over[1].render().to_pil() != own[1].render().to_pil()


def test_the_text_copied_is_the_same(plain, layered):
    for page in (0, 1):
        own, over = paint(plain, SCREEN).data, paint(layered, SCREEN).data
        assert extracted(own, page) == extracted(over, page) == "天地"


def test_the_ledger_and_the_proof_hold(layered):
    painted = paint(layered, SCREEN)
    balance(tally(layered, SCREEN), painted.ledger)
    prove(painted)


def test_layers_take_the_inks_of_the_file(layered):
    assert "rg" not in code(paint(layered, INKS).data)


def test_a_file_without_layers_has_no_optional_content(plain):
    with opened(paint(plain, SCREEN).data) as pdf:
        assert "/OCProperties" not in pdf.Root
        assert "/Properties" not in pdf.pages[0].obj.Resources


def test_a_page_without_layers_beside_one_with_them(plain, layered):
    mixed = replace(plain, pages=(plain.pages[0], layered.pages[1]))
    with opened(paint(mixed, SCREEN).data) as pdf:
        assert "/Properties" not in pdf.pages[0].obj.Resources
        assert len(pdf.Root.OCProperties.OCGs) == 2
