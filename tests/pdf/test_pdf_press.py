"""Inks on press: black over all else, spots, drawings, marks, nothing transparent where nothing may be."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from drawings import code, drawing, image, line, opened, painted

from newsletter.basics.colour import BLACK, WHITE, Colour, from_rgb
from newsletter.basics.geometry import Rect, Size
from newsletter.basics.units import MM
from newsletter.basics.vector import Drawing, Stroke, VectorShape, rectangle, segment
from newsletter.display.ops import Shape
from newsletter.finish import PROFILES
from newsletter.pdf import paint
from newsletter.pictures import Picture

PRINT, OLD = PROFILES["print"], PROFILES["print-x1a"]
GREY = Colour((0.5, 0.5, 0.5), (0.0, 0.0, 0.0, 0.5))
RED = Colour((0.8, 0.1, 0.1), (0.0, 1.0, 0.9, 0.1))
GOLD = Colour((0.7, 0.6, 0.2), (0.2, 0.3, 0.8, 0.1), "PANTONE 871 金")


def area(colour, **how):
    return Shape(VectorShape(rectangle(Rect(10, 10, 80, 80)), fill=colour, **how))


def states(data):
    """The graphics states of the first page by name."""
    with opened(data) as pdf:
        return {
            str(name): dict(state.items())
            for name, state in pdf.pages[0].obj.Resources.get("/ExtGState", {}).items()
        }


def over(data):
    """Whether fills overprint, at each text and path of the page in order."""
    known, found, now = states(data), [], False
    for state, shown in re.findall(r"(/A\d+) gs|(\bET\b|\bf\b)", code(data)):
        if state:
            now = bool(known[state]["/op"])
        if shown:
            found.append(now)
    return found


def test_black_text_overprints_and_nothing_else_does():
    data = painted(
        line("黑"),
        line("灰", colour=GREY),
        line("白", colour=WHITE),
        line("红", colour=RED),
        area(BLACK),
        profile=PRINT,
    )
    assert over(data) == [True, False, False, False, False]
    assert all(state["/OPM"] == 1 for state in states(data).values())
    assert "0 0 0 1 k" in code(data)
    assert not re.search(r"\b(rg|RG|g|G)\b", code(data))


def test_black_lines_overprint():
    pens = [Shape(VectorShape(segment(0, 9, 9, 9), stroke=Stroke(one, 1))) for one in (BLACK, GREY)]
    assert [bool(state["/OP"]) for state in states(painted(*pens, profile=PRINT)).values()] == [True, False]


def test_screen_says_nothing_of_overprint():
    data = painted(area(RED, fill_opacity=0.5), line("天"))
    assert len(states(data)) == 2
    assert all("/op" not in state for state in states(data).values())


def test_a_spot_ink_is_a_separation_with_its_tint():
    data = painted(area(GOLD), line("金", colour=GOLD), profile=PRINT)
    assert code(data).count("/S0 cs 1 scn") == 1
    with opened(data) as pdf:
        kind, name, base, tint = pdf.pages[0].obj.Resources.ColorSpace["/S0"]
    assert [str(kind), str(name), str(base)] == ["/Separation", "/PANTONE 871 金", "/DeviceCMYK"]
    assert [float(part) for part in tint.C1] == [0.2, 0.3, 0.8, 0.1]


def drawn(*colours):
    shapes = tuple(VectorShape(rectangle(Rect(0, 0, 9, 9)), fill=colour) for colour in colours)
    return Picture("a.svg", "svg", Size(9, 9), "a", b"", drawing=Drawing(Size(9, 9), shapes))


def form(data, name="/D0"):
    with opened(data) as pdf:
        return pdf.pages[0].obj.Resources.XObject[name].read_bytes().decode()


def test_a_drawing_takes_the_inks_of_the_colour_that_looks_the_same():
    same, other, grey = from_rgb(RED.rgb), from_rgb((0.1, 0.5, 0.3)), from_rgb((0.4, 0.4, 0.4))
    data = painted(line("红", colour=RED), image(drawn(same, other, grey), Rect(0, 0, 50, 50)), profile=PRINT)
    inks = re.findall(r"^(.*) k$", form(data), re.MULTILINE)
    assert inks[0] == "0 1 0.9 0.1"
    assert inks[1] not in {"0.8 0 0.4 0.5", inks[0]}  # what the condition says, not the complement
    assert inks[2] == "0 0 0 0.6"


def test_without_transparency_a_veil_over_paper_becomes_a_tint():
    veil = area(RED, fill_opacity=0.5)
    result = paint(drawing((veil,)), OLD)
    assert "0 0.5 0.45 0.05 k" in code(result.data)
    assert all(state["/ca"] == state["/CA"] == 1 for state in states(result.data).values())
    assert result.diagnostics == ()  # over paper the tint is all there is to see
    small = Shape(VectorShape(rectangle(Rect(20, 20, 9, 9)), fill=WHITE))
    both = paint(drawing((small, veil)), OLD)
    assert both.diagnostics == ()
    # Over what is no paper it is mixed with each.
    assert re.findall(r"^(.*) k$", form(both.data, "/V0"), re.MULTILINE) == ["0 0.5 0.45 0.05"]
    assert paint(drawing((small, veil)), PRINT).diagnostics == ()


def veiled(*shapes):
    """The fills of a drawing of *shapes* without transparency."""
    picture = Picture("a.svg", "svg", Size(90, 90), "a", b"", drawing=Drawing(Size(90, 90), shapes))
    return re.findall(
        r"^(.*) k$", form(painted(image(picture, Rect(0, 0, 90, 90)), profile=OLD)), re.MULTILINE
    )


def test_a_veil_in_a_drawing_is_mixed_with_what_it_lies_on():
    ground = VectorShape(rectangle(Rect(0, 0, 90, 90)), fill=Colour((0, 1, 1), (0.6, 0.0, 0.0, 0.0)))
    left, right = (VectorShape(rectangle(Rect(x, 0, 40, 40)), fill=GREY, fill_opacity=0.5) for x in (0, 50))
    patch = VectorShape(rectangle(Rect(60, 10, 20, 20)), fill=Colour((1, 1, 0), (0.0, 0.0, 0.8, 0.0)))
    assert veiled(ground, patch, left, right) == ["0.6 0 0 0", "0 0 0.8 0", "0.3 0 0 0.25", "0 0 0.4 0.25"]
    assert veiled(left) == ["0 0 0 0.25"]


def test_no_line_is_thinner_than_can_be_printed():
    thin = Shape(VectorShape(segment(0, 9, 90, 9), stroke=Stroke(BLACK, 0.1)))
    assert "0.25 w" in code(painted(thin, profile=PRINT))
    assert "0.1 w" in code(painted(thin))
    shape = VectorShape(segment(0, 5, 9, 5), stroke=Stroke(BLACK, 0.1))
    picture = Picture("a.svg", "svg", Size(9, 9), "a", b"", drawing=Drawing(Size(9, 9), (shape,)))
    data = painted(
        image(picture, Rect(0, 0, 90, 90)),
        image(picture, Rect(0, 0, 9, 9)),
        image(picture, Rect(9, 9, 9, 9)),
        profile=PRINT,
    )
    with opened(data) as pdf:
        forms = pdf.pages[0].obj.Resources.XObject
        widths = [float(re.findall(rb"(\S+) w", one.read_bytes())[0]) for one in forms.values()]
    # A drawing is written 1000 units wide: 0.1 of 9 becomes 11, and 0.25 pt of 9 pt 28.
    assert widths == pytest.approx([11.111, 27.78], abs=0.01)


def test_fewer_pixels_are_needed_from_afar():
    metre = 1000 * MM
    assert [round(PRINT.fewest(d * metre)) for d in (0, 0.3, 0.5, 1, 2, 5)] == [300, 300, 300, 150, 75, 72]
    assert PROFILES["screen"].fewest(2 * metre) == 72


def boxes(page):
    return {name: [float(part) for part in page.obj[f"/{name}Box"]] for name in ("Media", "Bleed", "Trim")}


@pytest.mark.parametrize("marks", [False, True])
def test_boxes_lie_within_one_another(marks):
    data = painted(line("天"), profile=replace(PRINT, marks=marks))
    with opened(data) as pdf:
        media, bleed, trim = boxes(pdf.pages[0]).values()
    assert [trim[i] - bleed[i] for i in (0, 1)] == pytest.approx([3 * MM] * 2, abs=0.01)
    assert [bleed[i] - trim[i] for i in (2, 3)] == pytest.approx([3 * MM] * 2, abs=0.01)
    assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx([210 * MM, 297 * MM], abs=0.01)
    assert [media[2] - bleed[2], bleed[0] - media[0]] == pytest.approx([10 * MM * marks] * 2, abs=0.01)


def test_marks_print_on_every_plate_outside_the_bleed():
    data = painted(line("天"), profile=replace(PRINT, marks=True))
    with opened(data) as pdf:
        left, _, right, _ = boxes(pdf.pages[0])["Bleed"]
        spaces = pdf.pages[0].obj.Resources.ColorSpace
        assert [str(space[1]) for space in spaces.values()] == ["/All"]
    page = code(data)
    strokes = re.findall(r"(\S+) (\S+) m\n(\S+) (\S+) l\nS", page)
    assert len(strokes) == 8 + 2 * 4
    level = [tuple(map(float, one)) for one in strokes if one[1] == one[3]]
    crops = [(x1, x2) for x1, _, x2, _ in level if max(x1, x2) < left or min(x1, x2) > right]
    assert len(crops) >= 4
    assert all(min(abs(x1 - edge), abs(x2 - edge)) > MM for x1, x2 in crops[:4] for edge in (left, right))
    assert "/S0 CS 1 SCN" in page


def test_the_slug_names_the_file_and_is_counted():
    marked = paint(drawing((line("天"),)), replace(PRINT, marks=True))
    assert marked.ledger.glyphs == 1 + len("社区简报   1/1   PDF/X-4   FOGRA39")
    assert marked.drawn.pages[0].ops[-1].artifact
