"""What a drawing refers to: clips, masks, gradients, symbols, style sheets and words (R16)."""

from pathlib import Path

import pytest

from newsletter.basics.colour import from_rgb
from newsletter.basics.geometry import Affine, Rect
from newsletter.basics.vector import Close, Lettering, VectorGroup, bounds, ellipse, is_bare, transformed
from newsletter.pictures import PictureFault, svg
from newsletter.pictures.limits import LIMITS, Limits

RED, BLUE, WHITE = from_rgb((1, 0, 0)), from_rgb((0, 0, 1)), from_rgb((1, 1, 1))
BOX = '<rect width="20" height="10"/>'


def parsed(data, name, limits):
    """The drawing alone."""
    return svg.parse(data, name, limits)[0]


def boxed(given):
    return BOX.replace("/>", f" {given}/>")


INNER = boxed('clip-path="url(#b)"')


def drawing(body, limits=LIMITS):
    text = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50">{body}</svg>'
    return parsed(text.encode(), "plan.svg", limits)


def shape(body):
    (only,) = drawing(body).shapes
    return only


def fault(body, limits=LIMITS):
    with pytest.raises(PictureFault) as caught:
        drawing(body, limits)
    return caught.value.diagnostic


def box(path):
    found = bounds(path)
    return tuple(round(part, 3) for part in (found.x, found.y, found.width, found.height))


# Clips and masks


def test_a_clip_path_cuts_in_the_coordinates_of_what_names_it():
    body = (
        '<clipPath id="c"><rect x="2" y="1" width="6" height="4"/></clipPath>'
        f'<g transform="scale(2)" clip-path="url(#c)">{BOX}</g>'
    )
    (clip,) = shape(body).clips
    assert box(clip.path) == (4, 2, 12, 8)
    assert not clip.even_odd


def test_a_clip_path_may_be_defined_later_and_quote_its_name():
    (clip,) = shape(boxed("clip-path=\"url('#c')\"") + '<clipPath id="c"><circle r="5"/></clipPath>').clips
    assert clip.path == ellipse(0, 0, 5, 5)


def test_a_clip_path_in_shares_is_of_the_shape_s_box():
    body = '<clipPath id="c" clipPathUnits="objectBoundingBox"><rect width=".5" height="1"/></clipPath>'
    found = shape(body + '<rect x="10" y="20" width="20" height="10" clip-path="url(#c)"/>')
    assert box(found.clips[0].path) == (10, 20, 10, 10)


def test_clips_of_groups_and_of_clip_paths_all_cut():
    body = (
        '<clipPath id="a"><rect width="9" height="9"/></clipPath>'
        '<clipPath id="b" clip-path="url(#a)"><rect width="8" height="8"/></clipPath>'
        f'<g clip-path="url(#a)">{INNER}</g>'
    )
    assert [box(clip.path)[2] for clip in shape(body).clips] == [9, 8, 9]


def test_parts_of_a_clip_that_lie_over_each_other_are_wound_alike():
    body = (
        '<clipPath id="c"><path d="M0 0h10v10h-10z"/><path d="M5 5v10h10v-10z"/></clipPath>'
        f'<g clip-path="url(#c)">{BOX}</g>'
    )
    path = shape(body).clips[0].path
    starts = [at for at, part in enumerate(path) if isinstance(part, Close)]
    first, second = path[: starts[0]], path[starts[0] + 1 : starts[1]]

    def turn(part):
        points = [(one.x, one.y) for one in part]
        return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True))

    assert turn(first) > 0 < turn(second)


def test_an_empty_clip_shows_nothing():
    (clip,) = shape(f'<clipPath id="c"/><g clip-path="url(#c)">{BOX}</g>').clips
    assert box(clip.path)[2:] == (0, 0)


def test_a_white_mask_is_a_clip():
    body = (
        '<mask id="m"><g><rect width="6" height="4" fill="white"/><rect x="9" width="6" height="4" fill="#fff"/></g>'
        f'</mask><g mask="url(#m)">{BOX}</g>'
    )
    assert box(shape(body).clips[0].path) == (0, 0, 15, 4)


def test_a_mask_by_opacity_takes_any_colour():
    body = '<mask id="m" mask-type="alpha"><rect width="6" height="4"/></mask>' + boxed('mask="url(#m)"')
    assert box(shape(body).clips[0].path) == (0, 0, 6, 4)


@pytest.mark.parametrize(
    ("inner", "code", "element"),
    [
        ('<mask id="x"><rect width="9" height="9" fill="gray"/></mask>', "E317", "rect"),
        ('<mask id="x"><rect width="9" height="9" fill="white" opacity=".5"/></mask>', "E317", "rect"),
        ('<mask id="x"><rect width="9" height="9" fill="white" stroke="red"/></mask>', "E317", "rect"),
        ('<mask id="x"><image/></mask>', "E314", "image"),
    ],
)
def test_a_mask_that_is_no_clip_is_refused_at_its_own_line(inner, code, element):
    found = fault(f'\n{inner}\n<g mask="url(#x)">{BOX}</g>')
    assert (found.code, dict(found.values)["element"], dict(found.values)["line"]) == (code, element, 2)


@pytest.mark.parametrize(
    "body",
    [
        '<clipPath id="x"><text>字</text></clipPath>',
        '<clipPath id="x"><rect width="9" height="9" clip-path="url(#x)"/></clipPath>',
        '<clipPath id="x" clip-path="url(#x)"><rect width="9" height="9"/></clipPath>',
        '<clipPath id="x" clipPathUnits="objectBoundingBox"><rect width="1" height="1"/></clipPath>',
        '<clipPath id="x"><path clip-rule="evenodd" d="M0 0h9v9z"/><path d="M0 0h9v9z"/></clipPath>',
        '<rect id="x" width="9" height="9"/>',
    ],
)
def test_a_clip_that_cannot_be_cut_is_refused(body):
    assert fault(f'{body}<g clip-path="url(#x)">{BOX}</g>').code in {"E314", "E317"}


# Gradients


def gradient(kind, given, stops, use="fill"):
    body = f'<{kind} id="g" {given}>{stops}</{kind}>'
    return body + f'<rect x="10" y="20" width="20" height="10" {use}="url(#g)"/>'


TWO = '<stop offset="0" stop-color="red"/><stop offset="100%" style="stop-color:blue"/>'


def test_a_gradient_runs_across_the_shape_s_box():
    found = shape(gradient("linearGradient", "", TWO))
    assert found.shade.coords == (0, 0, 1, 0)
    assert found.shade.by == Affine(20, 0, 0, 10, 10, 20)
    assert found.shade.stops == ((0.0, RED), (1.0, BLUE))
    assert found.fill == BLUE  # for those who know no shadings


def test_a_gradient_in_the_drawing_s_units_is_mapped_with_the_drawing():
    given = 'gradientUnits="userSpaceOnUse" x1="10%" x2="40" gradientTransform="translate(5 0)"'
    found = shape(f'<g transform="scale(2)">{gradient("linearGradient", given, TWO)}</g>')
    assert found.shade.coords == (10, 0, 40, 0)
    assert found.shade.by == Affine(a=2, d=2, e=10)


def test_a_radial_gradient_has_two_circles_and_its_focus_inside():
    found = shape(gradient("radialGradient", 'fx="2" fr="10%"', TWO)).shade.coords
    assert found[2:] == (0.1, 0.5, 0.5, 0.5)
    assert found[0] == pytest.approx(0.5 + 0.4 * 0.999)


def test_a_gradient_takes_stops_and_places_from_another():
    body = f'<linearGradient id="a" y2="1">{TWO}</linearGradient>'
    found = shape(body + gradient("linearGradient", 'x2="0" xlink:href="#a"', ""))
    assert found.shade.coords == (0, 0, 0, 1)
    assert len(found.shade.stops) == 2


def test_stops_stay_in_order_and_reach_both_ends():
    stops = '<stop offset=".5" stop-color="red"/><stop offset=".2" stop-color="blue"/>'
    assert shape(gradient("linearGradient", "", stops)).shade.stops == (
        (0, RED),
        (0.5, RED),
        (0.5, BLUE),
        (1, BLUE),
    )


def test_one_stop_is_a_plain_colour_and_none_is_no_paint():
    single = shape(gradient("linearGradient", "", '<stop stop-color="red" stop-opacity=".5"/>'))
    assert (single.shade, single.fill, single.fill_opacity) == (None, RED, 0.5)
    assert drawing(gradient("linearGradient", "", "")).shapes == ()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (gradient("linearGradient", 'spreadMethod="reflect"', TWO), 'spreadMethod="reflect"'),
        (
            gradient("linearGradient", "", '<stop stop-color="red"/><stop stop-opacity="0"/>'),
            'stop-opacity="0"',
        ),
        (gradient("linearGradient", 'href="#g"', ""), 'href="#g"'),
        (gradient("linearGradient", "", TWO, use="stroke"), 'stroke="url(#g)"'),
        (gradient("pattern", "", ""), 'fill="url(#g)"'),
    ],
)
def test_a_gradient_that_no_shading_is_is_refused(body, said):
    found = fault(body)
    assert (found.code, dict(found.values)["attribute"]) == ("E317", said)


# Symbols


def test_a_use_draws_its_target_at_its_place_in_its_style():
    body = '<defs><rect id="r" width="4" height="2"/></defs><use href="#r" x="5" y="6" fill="red" transform="scale(2)"/>'
    found = shape(body)
    assert box(found.path) == (10, 12, 8, 4)
    assert found.fill == RED


def test_a_symbol_is_fitted_into_the_use_and_cut_at_its_box():
    body = '<symbol id="s" viewBox="0 0 10 10"><circle cx="5" cy="5" r="9"/></symbol>'
    found = shape(body + '<use xlink:href="#s" x="10" y="20" width="40" height="20"/>')
    assert box(found.path) == (12, 12, 36, 36)
    assert box(found.clips[0].path) == (10, 20, 40, 20)


def test_an_inner_svg_has_a_view_box_and_percentages_of_its_own():
    body = '<svg x="10" width="50%" height="20" viewBox="0 0 10 10" preserveAspectRatio="xMinYMin">'
    found = shape(body + '<rect width="100%" height="50%"/></svg>')
    assert box(found.path) == (10, 0, 20, 10)


def test_a_use_may_not_show_what_it_stands_in():
    found = fault('<g id="a">\n<use href="#a"/></g>')
    assert (found.code, dict(found.values)["line"]) == ("E324", 2)
    assert fault('<symbol id="s"><use href="#s"/></symbol><use href="#s"/>').code == "E324"


@pytest.mark.parametrize("href", ["#none", "other.svg#a", "http://example.org/a.svg#b", ""])
def test_a_use_shows_nothing_from_elsewhere(href):
    assert fault(f'<use href="{href}"/>').code == "E317"


def test_elements_are_counted_anew_for_each_use():
    body = "<defs>" + '<g id="a0"><rect width="1" height="1"/></g>'
    body += "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 9))
    assert fault(body + '</defs><use href="#a8"/>').code == "E316"


def test_points_are_counted_anew_for_each_use():
    body = f'<defs><path id="a" d="M0 0{"h1" * 90}"/></defs>' + '<use href="#a"/>' * 10
    assert len(drawing(body, Limits(svg_points=1000)).shapes) == 10
    assert fault(body, Limits(svg_points=900)).code == "E325"
    clip = f'<clipPath id="c"><path d="M0 0{"h1" * 90}"/></clipPath>' + boxed('clip-path="url(#c)"') * 10
    assert fault(clip, Limits(svg_points=900)).code == "E325"


# Style sheets


def test_a_rule_stands_over_attributes_and_under_an_inline_style():
    body = "<style>/* a\n b */ rect, .b { fill: red; stroke: blue }</style>"
    first, second = drawing(body + boxed('fill="lime"') + boxed('class="a b" style="fill:blue"')).shapes
    assert (first.fill, first.stroke.colour) == (RED, BLUE)
    assert second.fill == BLUE


def test_the_stronger_rule_wins_and_then_the_later():
    sheet = "<style><![CDATA[#x{fill:red} rect.k{fill:blue} .k{fill:lime} * {fill:white}]]></style>"
    fills = [one.fill for one in drawing(sheet + boxed('id="x" class="k"') + boxed('class="k"') + BOX).shapes]
    assert fills == [RED, BLUE, WHITE]


@pytest.mark.parametrize(
    "rule",
    [
        "g rect {fill:red}",
        "rect:hover {fill:red}",
        "@import url(a.css);",
        "@media print { rect {fill:red} }",
        "rect {fill:red !important}",
        "rect {fill:red",
    ],
)
def test_a_rule_that_is_not_plain_is_refused_with_its_line(rule):
    found = fault(f"<style>\n.a {{fill:red}}\n{rule}</style>")
    assert (found.code, dict(found.values)["line"]) == ("E323", 3)


# Words


def test_words_wait_as_lettering_with_their_look():
    (line,) = drawing(
        '<g font-family="SimSun, serif" font-weight="bold"><text x="9" y="8" font-size="12" text-anchor="middle" '
        'letter-spacing="2" fill="red">\n 采样点 <tspan fill="blue" dx="3"> 登记</tspan></text></g>'
    ).shapes
    assert isinstance(line, Lettering)
    assert (line.by.e, line.by.f, line.anchor) == (9, 8, 0.5)
    first, second = line.letters
    assert (first.text, first.family, first.weight, first.size, first.spacing) == (
        "采样点 ",
        "宋",
        700,
        12,
        2,
    )
    assert (first.paint.fill, second.paint.fill, second.text, second.dx) == (RED, BLUE, "登记", 3)


def test_a_place_begins_a_line():
    lines = drawing('<text x="1" y="9">一<tspan x="1" y="19">二</tspan><tspan>三</tspan></text>').shapes
    assert [(line.by.f, "".join(one.text for one in line.letters)) for line in lines] == [
        (9, "一"),
        (19, "二三"),
    ]


def test_kept_blanks_are_kept():
    (line,) = drawing('<text xml:space="preserve"> a  b</text>').shapes
    assert line.letters[0].text == " a  b"


def test_clear_words_are_a_group():
    (group,) = drawing('<text opacity=".5">字</text>').shapes
    assert isinstance(group, VectorGroup)
    assert drawing('<text opacity=".5">字</text>').lettered


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<text font-family="Papyrus">字</text>', 'font-family="Papyrus"'),
        ('<text font-style="italic">字</text>', 'font-style="italic"'),
        ('<text textLength="90">字</text>', 'textLength="90"'),
        ('<text x="1 2 3">字</text>', 'x="1 2 3"'),
        ('<text style="writing-mode: vertical-rl">字</text>', 'writing-mode="vertical-rl"'),
        ('<text text-decoration="underline">字</text>', 'text-decoration="underline"'),
        ('<text dominant-baseline="hanging">字</text>', 'dominant-baseline="hanging"'),
    ],
)
def test_words_that_cannot_be_set_as_asked_are_refused(body, said):
    found = fault(f"\n{body}")
    assert (found.code, dict(found.values)["attribute"], dict(found.values)["line"]) == ("E317", said, 2)


# Lines and boxes


def test_a_dash_may_begin_within():
    assert (
        shape(
            '<g transform="scale(2)"><path d="M0 0h9" stroke="red" stroke-dasharray="4 2" stroke-dashoffset="3"/></g>'
        ).stroke.phase
        == 6
    )


def test_the_box_of_a_curve_is_that_of_its_ink():
    circle = ellipse(10, 10, 5, 3)
    assert box(circle) == (5, 7, 10, 6)
    turned = transformed(circle, Affine(0, 1, -1, 0))
    assert box(turned) == (-13, 5, 6, 10)
    assert bounds(()) is None
    assert is_bare(shape('<path d="M0 0h9M2 2h0" stroke="red"/>').path)
    assert not is_bare(shape('<path d="M0 0h9v9" stroke="red"/>').path)


def test_a_rectangle_and_its_box_agree():
    assert bounds(shape(BOX).path) == Rect(0, 0, 20, 10)


@pytest.mark.parametrize(
    "layout", sorted((Path(__file__).parents[2] / "docs" / "gallery").rglob("*.svg")), ids=lambda p: p.name
)
def test_drawings_of_the_samples_are_sound(layout):
    assert parsed(layout.read_bytes(), layout.name, LIMITS).shapes
