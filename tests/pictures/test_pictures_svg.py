"""SVG by allow-list: plain shapes become paths, everything else is named with its line (R16)."""

import pytest

from newsletter.basics import messages_en, messages_zh
from newsletter.basics.colour import from_rgb
from newsletter.basics.geometry import Size
from newsletter.basics.vector import Close, Line, Move, VectorGroup, ellipse
from newsletter.pictures import PictureFault, svg
from newsletter.pictures.limits import LIMITS, Limits

RED, BLUE, BLACK = from_rgb((1, 0, 0)), from_rgb((0, 0, 1)), from_rgb((0, 0, 0))


def parsed(data, name, limits):
    """The drawing alone."""
    return svg.parse(data, name, limits)[0]


def drawing(body, root='viewBox="0 0 100 50"'):
    text = f'<svg xmlns="http://www.w3.org/2000/svg" {root}>{body}</svg>'
    return parsed(text.encode(), "plan.svg", LIMITS)


def shape(body, root='viewBox="0 0 100 50"'):
    (only,) = drawing(body, root).shapes
    return only


def points(path):
    return [(round(part.x, 6), round(part.y, 6)) for part in path if not isinstance(part, Close)]


def fault(body, root='viewBox="0 0 100 50"'):
    with pytest.raises(PictureFault) as caught:
        drawing(body, root)
    found = caught.value.diagnostic
    for messages in (messages_en.MESSAGES, messages_zh.MESSAGES):
        for words in messages[found.code]:
            words.format(**dict(found.values))  # every place that the words name is filled
    return found


# The box


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('viewBox="0 0 100 50"', (100, 50)),
        ('width="40" height="30"', (40, 30)),
        ('width="40px" height="10mm"', (40, 37.7952755)),
        ('viewBox="0 0 100 50" width="200" height="100"', (200, 100)),
        ('viewBox="0 0 100 50" width="100%" height="100%"', (100, 50)),
        ('viewBox="0,0,100,50" width="72pt"', (96, 48)),
        ('viewBox="0 0 100 50" height="1in"', (192, 96)),
    ],
)
def test_the_size_is_the_root_s_or_the_view_box_s(root, size):
    found = drawing("", root).size
    assert (found.width, found.height) == pytest.approx(size)


@pytest.mark.parametrize(
    ("wish", "corner"),
    [
        ("", (50, 0)),
        ('preserveAspectRatio="none"', (0, 0)),
        ('preserveAspectRatio="xMinYMin"', (0, 0)),
        ('preserveAspectRatio="xMaxYMid meet"', (100, 0)),
        ('preserveAspectRatio="xMidYMax slice"', (0, -100)),
    ],
)
def test_the_view_box_is_fitted_as_wished(wish, corner):
    root = f'viewBox="10 10 50 50" width="200" height="100" {wish}'
    assert points(shape('<path d="M10 10h1"/>', root).path)[0] == corner


@pytest.mark.parametrize("root", ["", 'width="40"', 'viewBox="0 0 0 50"', 'width="100%" height="100%"'])
def test_a_drawing_without_a_size_is_a_fault(root):
    assert fault("", root).code == "E318"


@pytest.mark.parametrize(
    "root", ['viewBox="0 0 x 5"', 'viewBox="0 0 9 1e99"', 'viewBox="0 0 9 9" width="5em"']
)
def test_a_size_that_cannot_be_read_is_a_fault(root):
    assert fault("", root).code == "E315"


# Shapes


def test_rectangles():
    path = shape('<rect x="10" y="5" width="30" height="20"/>').path
    assert points(path) == [(10, 5), (40, 5), (40, 25), (10, 25)]
    assert path[-1] == Close()


def test_a_rounded_rectangle_takes_one_radius_for_both_and_never_more_than_half():
    one = shape('<rect x="0" y="0" width="40" height="20" rx="5"/>').path
    both = shape('<rect x="0" y="0" width="40" height="20" rx="5" ry="5"/>').path
    most = shape('<rect x="0" y="0" width="40" height="20" rx="90" ry="10"/>').path
    assert one == both
    assert points(one)[:2] == [(5, 0), (35, 0)]
    assert points(most)[:2] == [(20, 0), (20, 0)]


def test_circles_and_ellipses():
    assert shape('<circle cx="9" cy="8" r="7"/>').path == ellipse(9, 8, 7, 7)
    assert shape('<ellipse cx="9" cy="8" rx="7" ry="3"/>').path == ellipse(9, 8, 7, 3)


def test_percentages_are_of_the_view_box():
    assert points(shape('<rect width="100%" height="50%"/>').path)[2] == (100, 25)


def test_lines_polylines_polygons():
    ruled = shape('<line x1="1" y1="2" x2="3" y2="4" stroke="red"/>')
    assert ruled.path == (Move(1, 2), Line(3, 4))
    assert shape('<polyline points="0,0 5,5,9-3"/>').path == (Move(0, 0), Line(5, 5), Line(9, -3))
    assert shape('<polygon points="0 0 5 5 9 0"/>').path[-1] == Close()


@pytest.mark.parametrize(
    "body",
    [
        '<rect width="0" height="9"/>',
        '<circle r="0"/>',
        '<path d=""/>',
        '<path d="none"/>',
        '<polygon points=""/>',
        '<path d="M0 0h9" fill="none"/>',
        '<path d="M0 0h9" fill="none" stroke="red" stroke-width="0"/>',
        '<rect width="9" height="9" display="none"/>',
        '<g display="none"><rect width="9" height="9" display="inline"/></g>',
        '<g visibility="hidden"><rect width="9" height="9"/></g>',
    ],
)
def test_what_draws_nothing_leaves_no_shape(body):
    assert drawing(body).shapes == ()


def test_a_hidden_group_may_show_a_child():
    body = '<g visibility="hidden"><rect width="9" height="9" visibility="visible"/></g>'
    assert len(drawing(body).shapes) == 1


# Paint


def test_the_default_paint_is_black_without_a_stroke():
    found = shape('<rect width="9" height="9"/>')
    assert (found.fill, found.stroke, found.even_odd) == (BLACK, None, False)


def test_paint_is_inherited_and_overridden():
    first, second = drawing(
        '<g fill="red" stroke="blue" stroke-width="3"><path d="M0 0h9"/><path d="M0 0h9" fill="inherit" stroke="none"/></g>'
    ).shapes
    assert (first.fill, first.stroke.colour, first.stroke.width) == (RED, BLUE, 3)
    assert (second.fill, second.stroke) == (RED, None)


def test_an_inline_style_overrides_the_attributes():
    found = shape('<path d="M0 0h9" fill="blue" style="fill: red; fill-rule: evenodd; font-size: 9px;;"/>')
    assert found.fill == RED
    assert found.even_odd


def test_strokes():
    found = shape(
        '<path d="M0 0h9" stroke="#00f" stroke-width="2" stroke-linecap="round" stroke-linejoin="bevel" '
        'stroke-miterlimit="7" stroke-dasharray="4, 2 1"/>'
    ).stroke
    assert (found.cap, found.join, found.miter_limit) == ("round", "bevel", 7)
    assert found.dash == (4, 2, 1, 4, 2, 1)


def test_a_dash_of_nothing_is_a_whole_line():
    assert shape('<path d="M0 0h9" stroke="red" stroke-dasharray="0 0"/>').stroke.dash == ()


def test_strokes_grow_with_their_map():
    body = (
        '<g transform="scale(3)"><path d="M0 0h9" stroke="red" stroke-width="2" stroke-dasharray="1 2"/></g>'
    )
    found = shape(body).stroke
    assert found.width == pytest.approx(6)
    assert found.dash == pytest.approx((3, 6))


def test_the_opacity_of_groups_round_a_single_paint_is_multiplied():
    found = shape(
        '<g opacity=".5"><g opacity="50%"><path d="M0 0h9" fill-opacity=".5" opacity="2" fill="#f008"/></g></g>'
    )
    assert found.fill_opacity == pytest.approx(0.25 * 0.5 * 0x88 / 255)


def test_a_group_that_is_clear_as_a_whole_stays_a_group():
    body = '<g opacity=".5"><rect width="9" height="9"/><rect x="4" width="9" height="9" opacity=".25"/></g>'
    (group,) = drawing(body).shapes
    assert isinstance(group, VectorGroup)
    assert group.opacity == 0.5
    assert [one.fill_opacity for one in group.shapes] == [1.0, 0.25]
    assert len(drawing(body).flat) == 2


def test_a_fill_and_its_stroke_are_clear_together():
    (group,) = drawing('<g opacity=".5"><path d="M0 0h9v9" stroke="red"/></g>').shapes
    assert isinstance(group, VectorGroup)


@pytest.mark.parametrize(
    ("text", "rgb"),
    [
        ("red", (1, 0, 0)),
        ("RebeccaPurple", (0x66 / 255, 0x33 / 255, 0x99 / 255)),
        ("navy", (0, 0, 128 / 255)),
        ("#f00", (1, 0, 0)),
        ("#FF0000", (1, 0, 0)),
        ("#f00f", (1, 0, 0)),
        ("#ff0000ff", (1, 0, 0)),
        ("rgb(255, 0, 0)", (1, 0, 0)),
        ("rgb(100% 0% 0% / 50%)", (1, 0, 0)),
        ("rgba(300,-5,0,.5)", (1, 0, 0)),
    ],
)
def test_colours(text, rgb):
    assert shape(f'<rect width="9" height="9" fill="{text}"/>').fill.rgb == pytest.approx(rgb)


def test_the_current_colour():
    body = '<g color="red"><rect width="9" height="9" fill="currentColor" stroke="currentColor"/></g>'
    found = shape(body)
    assert found.fill == found.stroke.colour == RED


def test_clear_paint_paints_nothing():
    assert drawing('<rect width="9" height="9" fill="transparent"/>').shapes == ()


# Maps


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("translate(10 20)", (13, 24)),
        ("translate(10)", (13, 4)),
        ("scale(2)", (6, 8)),
        ("scale(2,-1)", (6, -4)),
        ("rotate(90)", (-4, 3)),
        ("rotate(90 3,0)", (-1, 0)),
        ("skewX(45)", (7, 4)),
        ("skewY(45)", (3, 7)),
        ("matrix(1 0 0 1 5 6)", (8, 10)),
        (" translate(10,0) , scale(2) ", (16, 8)),
        ("none", (3, 4)),
        ("", (3, 4)),
    ],
)
def test_transforms(text, point):
    assert points(shape(f'<path d="M3 4h0" transform="{text}"/>').path)[0] == point


def test_transforms_of_groups_come_after_their_children_s():
    body = '<g transform="translate(10 0)"><g transform="scale(2)"><path d="M3 4h1"/></g></g>'
    assert points(shape(body).path) == [(16, 8), (18, 8)]


# What is passed over


def test_titles_and_foreign_elements_are_passed_over():
    body = (
        "<title>图</title><desc><b>x</b></desc><metadata><anything/></metadata>"
        '<defs><linearGradient id="a"><stop/></linearGradient></defs>'
        '<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net"><rect/></sodipodi:namedview>'
        '<rect width="9" height="9"/>'
    )
    assert len(drawing(body).shapes) == 1


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings(codec):
    label = codec.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{label}"?>\n<svg viewBox="0 0 9 9"><title>é</title><path d="M0 0h9"/></svg>'
    assert len(parsed(text.encode(codec), "plan.svg", LIMITS).shapes) == 1


def test_an_svg_without_its_namespace_is_drawn():
    assert parsed(b'<svg viewBox="0 0 9 8"/>', "plan.svg", LIMITS).size == Size(9, 8)


# What is refused


@pytest.mark.parametrize(
    "element", ["image", "script", "a", "foreignObject", "switch", "textPath", "animate", "set", "tspan"]
)
def test_an_element_that_cannot_be_drawn_is_named_with_its_line(element):
    found = fault(f'<rect width="9" height="9"/>\n\n<g><{element}/></g>')
    assert found.code == "E314"
    assert dict(found.values) == {"name": "plan.svg", "line": 3, "element": element}


def test_a_script_is_refused_in_definitions_too():
    assert fault("<defs><script/></defs>").code == "E314"


@pytest.mark.parametrize(
    "attribute",
    [
        'fill="url(#a)"',
        'style="stroke: url(http://example.org/a.svg#b)"',
        'clip-path="url(#a)"',
        'style="filter:blur(2px)"',
        'mask="url(#a)"',
        'marker-end="url(#a)"',
        'style="mix-blend-mode: multiply"',
        'style="transform: scale(2)"',
        'fill="url(a.svg#b)"',
    ],
)
def test_an_attribute_that_cannot_be_drawn_is_named(attribute):
    found = fault(f'<path d="M0 0h9" {attribute}/>')
    assert found.code == "E317"
    assert dict(found.values)["element"] == "path"


@pytest.mark.parametrize("attribute", ['clip-path="none"', 'stroke-dashoffset="0"', 'style="filter:none"'])
def test_an_attribute_that_asks_for_nothing_is_passed_over(attribute):
    assert shape(f'<path d="M0 0h9" {attribute}/>').fill == BLACK


@pytest.mark.parametrize(
    "body",
    [
        '<path d="M0 0h9" fill="blurple"/>',
        '<path d="M0 0h9" fill="#12345"/>',
        '<path d="M0 0h9" fill="rgb(1,2)"/>',
        '<path d="M0 0h9" stroke-width="-1"/>',
        '<path d="M0 0h9" stroke-width="5%"/>',
        '<path d="M0 0h9" stroke-linecap="flat"/>',
        '<path d="M0 0h9" stroke-dasharray="1 -1"/>',
        '<path d="M0 0h9" opacity="half"/>',
        '<path d="M0 0h9" transform="turn(9)"/>',
        '<path d="M0 0h9" transform="rotate(9 9)"/>',
        '<path d="M0 0h9" transform="scale(2"/>',
        '<path d="M0 0h1e99"/>',
        '<path d="M1 1h9" transform="scale(9e6) scale(9e6)"/>',
        '<path d="M0 0h0" stroke="red" transform="scale(9e6) scale(9e6)"/>',
        '<rect width="-9" height="9"/>',
        '<rect width="9em" height="9"/>',
        '<circle r="-1"/>',
        '<polygon points="1 2 3"/>',
    ],
)
def test_a_value_that_cannot_be_read_is_a_fault(body):
    found = fault(f"\n{body}")
    assert (found.code, dict(found.values)["line"]) == ("E315", 2)


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
        '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_a_document_type_is_refused_before_anything_is_expanded(head):
    with pytest.raises(PictureFault) as caught:
        parsed(f'<?xml version="1.0"?>\n{head}<svg viewBox="0 0 9 9"/>'.encode(), "plan.svg", LIMITS)
    assert caught.value.diagnostic.code == "E313"
    assert dict(caught.value.diagnostic.values)["line"] == 2


@pytest.mark.parametrize(
    "data",
    [
        b"<svg viewBox='0 0 9 9'>\n<g></svg>",
        b"<svg viewBox='0 0 9 9'>\n&nothing;</svg>",
        b"<svg viewBox='0 0 9 9'>\n",
        b"<svg viewBox='0 0 9 9'/>\n<svg/>",
    ],
)
def test_what_is_not_well_formed_is_a_fault_with_its_line(data):
    with pytest.raises(PictureFault) as caught:
        parsed(data, "plan.svg", LIMITS)
    assert caught.value.diagnostic.code == "E312"
    assert dict(caught.value.diagnostic.values)["line"] == 2


@pytest.mark.parametrize("name", ["no-such", "shift_jis", "utf-7", "rot13"])
def test_an_encoding_that_is_not_known_is_a_fault(name):
    with pytest.raises(PictureFault) as caught:
        parsed(
            f'<?xml version="1.0" encoding="{name}"?><svg viewBox="0 0 9 9"/>'.encode(), "plan.svg", LIMITS
        )
    assert caught.value.diagnostic.code == "E312"


@pytest.mark.parametrize(
    "data", [b"<html><svg/></html>", b'<title><svg viewBox="0 0 9 9"/></title>', b'<x xmlns="y"/>']
)
def test_a_root_other_than_svg_is_no_picture(data):
    with pytest.raises(PictureFault) as caught:
        parsed(data, "plan.svg", LIMITS)
    assert caught.value.diagnostic.code == "E305"


def test_elements_are_counted():
    body = b"<g>" * 20 + b"</g>" * 20
    with pytest.raises(PictureFault) as caught:
        parsed(b'<svg viewBox="0 0 9 9">' + body + b"</svg>", "plan.svg", Limits(svg_elements=20))
    assert dict(caught.value.diagnostic.values)["limit"] == 20


def test_depth_alone_breaks_nothing():
    body = "<g>" * 40_000 + '<path d="M0 0h9"/>' + "</g>" * 40_000
    assert len(drawing(body).shapes) == 1
