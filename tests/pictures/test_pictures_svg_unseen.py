"""What a drawing asks for and is not known is told once, with its line; what changes nothing is passed over (R16)."""

import pytest

from newsletter.basics import messages_en, messages_zh
from newsletter.pictures import svg
from newsletter.pictures.limits import LIMITS

# As Inkscape writes: a view for the editor, its own namespaces, every text property on every path.
INKSCAPE = """\
<svg width="210mm" height="297mm" viewBox="0 0 210 297" version="1.1" id="svg5" xml:space="preserve"
   inkscape:version="1.3" sodipodi:docname="a.svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns="http://www.w3.org/2000/svg">
  <sodipodi:namedview id="namedview7" pagecolor="#ffffff" inkscape:zoom="0.7"><inkscape:grid type="xygrid"/></sodipodi:namedview>
  <defs id="defs2"><linearGradient id="g" inkscape:collect="always"><stop style="stop-color:#ff0000;stop-opacity:1" offset="0"/>
    <stop style="stop-color:#00f;stop-opacity:1" offset="1"/></linearGradient></defs>
  <g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1">
    <path style="color:#000000;font-style:normal;font-variant:normal;font-weight:normal;font-stretch:normal;font-size:medium;line-height:normal;font-family:sans-serif;font-variant-ligatures:normal;font-feature-settings:normal;text-indent:0;text-align:start;text-decoration:none;text-decoration-line:none;text-decoration-style:solid;text-decoration-color:#000000;letter-spacing:normal;word-spacing:normal;text-transform:none;writing-mode:lr-tb;direction:ltr;text-orientation:mixed;dominant-baseline:auto;baseline-shift:baseline;text-anchor:start;white-space:normal;shape-padding:0;shape-margin:0;inline-size:0;clip-rule:nonzero;display:inline;overflow:visible;visibility:visible;isolation:auto;mix-blend-mode:normal;color-interpolation:sRGB;color-interpolation-filters:linearRGB;solid-color:#000000;solid-opacity:1;vector-effect:none;fill:url(#g);fill-opacity:1;fill-rule:nonzero;stroke:none;stroke-width:0.26;stroke-linecap:butt;stroke-linejoin:miter;stroke-miterlimit:4;stroke-dasharray:none;stroke-dashoffset:0;stroke-opacity:1;-inkscape-stroke:none;color-rendering:auto;image-rendering:auto;shape-rendering:auto;text-rendering:auto;enable-background:accumulate;stop-color:#000000"
       d="M 10,10 H 90 V 90 Z" id="path1" sodipodi:nodetypes="cccc" inkscape:connector-curvature="0"/>
    <text xml:space="preserve" style="font-style:normal;font-size:12px;line-height:1.25;-inkscape-font-specification:sans-serif;fill:#000;stroke-width:0.26" x="20" y="40" id="t"><tspan
        sodipodi:role="line" id="tspan1" style="stroke-width:0.26" x="20" y="40">雪</tspan></text>
  </g>
</svg>
"""
# As Illustrator writes: classes in a sheet, a background for filters, empty switches of the editor.
ILLUSTRATOR = """\
<svg version="1.1" id="Layer_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px"
     viewBox="0 0 200 100" style="enable-background:new 0 0 200 100;" xml:space="preserve" data-name="图层 1">
<style type="text/css">
    .st0{fill:#E60012;stroke:#231815;stroke-width:2;stroke-miterlimit:10;}
    .st1{opacity:0.5;isolation:isolate;fill-rule:evenodd;clip-rule:evenodd;}
</style>
<g id="b" class="st1"><rect x="10" y="10" class="st0" width="80" height="40"/></g>
<polygon class="st0" points="110,10 150,10 130,60 "/>
</svg>
"""
# As Figma writes: presentation attributes, clip paths of the frame, styles for the browser.
FIGMA = """\
<svg width="120" height="80" viewBox="0 0 120 80" fill="none" xmlns="http://www.w3.org/2000/svg" style="max-width:100%;background:#fff">
<g clip-path="url(#clip0_1_2)" style="mix-blend-mode:normal" aria-hidden="true">
<rect width="120" height="80" rx="8" fill="#F5F5F5"/>
<path fill-rule="evenodd" clip-rule="evenodd" d="M10 10h20v20z" fill="#1E1E1E" fill-opacity="0.8" data-testid="a"/>
</g>
<defs><clipPath id="clip0_1_2"><rect width="120" height="80" fill="white"/></clipPath></defs>
</svg>
"""


def told(text):
    """What is warned of: as it was written, its line, how often."""
    _, notes = svg.parse(text.encode(), "a.svg", LIMITS)
    values = [dict(note.values) for note in notes]
    for note in notes:
        assert note.code == "W329"
        for messages in (messages_en.MESSAGES, messages_zh.MESSAGES):
            for words in messages[note.code]:
                words.format(**dict(note.values))
    return [(one["said"], one["line"], one["count"]) for one in values]


def body(inner, root=""):
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" {root}>\n{inner}\n</svg>'


@pytest.mark.parametrize("text", [INKSCAPE, ILLUSTRATOR, FIGMA], ids=["inkscape", "illustrator", "figma"])
def test_files_of_drawing_programs_are_silent(text):
    drawing, _ = svg.parse(text.encode(), "a.svg", LIMITS)
    assert drawing.shapes
    assert told(text) == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('<rect width="5" height="5" stroke-align="inner"/>', 'stroke-align="inner"'),
        (
            '<rect width="5" height="5" style="fill:red;box-shadow:1px 1px #000"/>',
            'box-shadow="1px 1px #000"',
        ),
        ('<path d="M0 0H5" stroke="red" pathLength="10" stroke-dasharray="1"/>', 'pathLength="10"'),
        ('<g requiredFeatures="x"><rect width="5" height="5"/></g>', 'requiredFeatures="x"'),
        ('<g font-style="italic"><text x="1" y="5">a</text></g>', 'font-style="italic"'),
        ('<text x="1" y="5" style="white-space:pre">a</text>', 'white-space="pre"'),
        ('<text x="1" y="5" font-variant-caps="small-caps">a</text>', 'font-variant-caps="small-caps"'),
        ('<rect width="5" height="5"><animate attributeName="x" to="9"/></rect>', "<animate>"),
    ],
)
def test_what_is_not_known_is_told_with_its_line(said, expected):
    assert told(body(said)) == [(expected, 2, 1)]


def test_a_name_is_told_once_where_it_stands_first():
    rects = "\n".join(f'<rect width="5" height="5" glow="{n}"/>' for n in range(1, 40))
    assert told(body(f'<rect width="5" height="5" shine="1"/>\n{rects}')) == [
        ('shine="1"', 2, 1),
        ('glow="1"', 3, 39),
    ]


def test_sheets_are_looked_through_where_they_are_used():
    sheet = "<style>.a{fill:red;glow:5} .b{shine:5}</style>"
    assert told(body(f'{sheet}\n<rect class="a" width="5" height="5"/>')) == [('glow="5"', 3, 1)]


@pytest.mark.parametrize(
    "said",
    [
        '<rect width="5" height="5" glow="none" style="shine:auto;gleam:normal;sheen:inherit"/>',
        '<rect width="5" height="5" font-style="italic" text-decoration="underline"/>',
        '<g font-style="normal"><text x="1" y="5">a</text></g>',
        '<rect width="5" height="5" onclick="go()" data-a="1" aria-label="b"/>',
        '<filter id="f"><feFlood glow="1"/></filter>',
        '<rect width="5" height="5"><title>a</title></rect>',
    ],
)
def test_what_changes_nothing_is_passed_over(said):
    assert told(body(said)) == []
