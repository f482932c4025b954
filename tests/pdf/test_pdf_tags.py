"""The structure tree: its words are those of the story, in its order, whatever pages they stand on."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from newsletter import display, finish, model, page, pdf, realize, source
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.find import find
from newsletter.display.ops import Element, Glyphs, Group, Link
from newsletter.finish.clauses.fonts import _said
from newsletter.finish.opened import Opened
from newsletter.flow.node import Text, children
from newsletter.flow.role import Role
from newsletter.lines import Typesetter
from newsletter.pdf.nesting import Area, Mark, Node, legal
from newsletter.pdf.standard import types_of
from newsletter.shaping import FontBook

ROOT = Path(__file__).parents[2]
SAMPLES = {path.stem: path for path in (ROOT / "tests/samples").glob("*.yaml")}
SOURCES = {
    "sample": ROOT / "content.yaml",
    "xiaobao": ROOT / "docs/gallery/xiaobao/content.yaml",
    **{
        name: SAMPLES[name]
        for name in ("everything", "contents", "inline-parts", "vertical", "ten-long-sections")
    },
}
_BLANK = re.compile(r"\s+")
SCREEN = finish.PROFILES["screen"]


def composed(path):
    document = model.load(source.read(path), KINDS)
    design = resolve(source.read(find(document.layout or "bulletin", document.folder)), KINDS)
    return page.compose(realize.flow(document, design), Typesetter(FontBook()))


@pytest.fixture(scope="module", params=SOURCES)
def made(request):
    pages = composed(SOURCES[request.param])
    drawn = display.place(pages)
    return request.param, pages, drawn, pdf.paint(drawn, SCREEN).data


def patterns(nodes):
    """What each text that is read says, in the order of the story, as an expression.

    A page's number is not known here, and a reading follows its word or each character.
    """
    for node in nodes:
        if isinstance(node, Text) and node.role is not Role.ARTIFACT:
            yield "".join(map(pattern, node.runs))
        yield from patterns(children(node))


def pattern(run):
    if run.drawn:
        return ""
    if run.field is not None:
        return ".{0,4}?"
    said = [re.escape(char) for char in bare(run.text)]
    return "".join(f"{char}.{{0,24}}?" for char in said) if run.ruby else "".join(said)


def bare(text):
    return _BLANK.sub("", text).replace("\u200b", "")


def by_mark(opened):
    """The text of each numbered content, by page and number."""
    found = {}
    for number, (sheet, ops) in enumerate(zip(opened.pages, opened.content, strict=True), 1):
        maps = {name: _said(font.ToUnicode.read_bytes()) for name, font in sheet.Resources.Font.items()}
        said, stack = {}, []
        for op in ops:
            if op.name in {"BDC", "BMC"}:
                own = op.operands[1] if op.name == "BDC" else {}
                mark = int(own["/MCID"]) if "/MCID" in own else (stack[-1][0] if stack else None)
                spoken = bool(stack) and stack[-1][1]
                if "/ActualText" in own and not spoken and mark is not None:
                    found[number, mark] = found.get((number, mark), "") + str(own["/ActualText"])
                stack.append((mark, spoken or "/ActualText" in own))
            elif op.name == "EMC":
                stack.pop()
            elif op.name == "Tf":
                said = maps[str(op.operands[0])]
            elif op.name in {"Tj", "TJ"} and stack[-1][0] is not None and not stack[-1][1]:
                parts = op.operands[0] if op.name == "TJ" else [op.operands[0]]
                codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
                text = "".join(said[int.from_bytes(codes[i : i + 2], "big")] for i in range(0, len(codes), 2))
                found[number, stack[-1][0]] = found.get((number, stack[-1][0]), "") + text
    return found


def heard(opened):
    """The words of the tree in its own order."""
    said = by_mark(opened)
    tree, parts = opened.root.StructTreeRoot, []

    def walk(node, sheet):
        sheet = opened.numbers[node.Pg.objgen] if "/Pg" in node else sheet
        kids = node.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                parts.append(said.get((sheet, kid), ""))
            elif "/MCID" in kid:
                parts.append(said.get((opened.numbers[kid.Pg.objgen], int(kid.MCID)), ""))
            elif "/S" in kid:
                walk(kid, sheet)

    walk(tree, 0)
    return "".join(parts)


def test_the_tree_says_the_story_in_its_order(made):
    _, pages, _, data = made
    with Opened(data) as opened:
        words = bare(heard(opened))
    at = 0
    for said in patterns(pages.story):
        found = re.compile(said).search(words, at)
        assert found, said
        at = found.end()


def test_nothing_that_is_read_is_told_twice_or_lost(made):
    _, _, drawn, data = made
    wanted = [
        "".join(text for one in glyphs(op) for text in one.texts)
        for sheet in drawn.pages
        for op in sheet.ops
        if isinstance(op, Group) and not op.artifact
    ]
    with Opened(data) as opened:
        assert sorted(bare(heard(opened))) == sorted(bare("".join(wanted)))


def glyphs(group):
    for op in group.ops:
        if isinstance(op, Glyphs):
            yield op
        elif isinstance(op, Group):
            yield from glyphs(op)


def test_a_paragraph_on_two_pages_is_one_element():
    data = pdf.paint(display.place(composed(SOURCES["ten-long-sections"])), SCREEN).data
    with Opened(data) as opened:
        apart = [
            one
            for one in opened.elements
            if one.type == "P" and any(not isinstance(kid, int) and "/MCID" in kid for kid in one.kids)
        ]
        assert apart
        for one in apart:
            assert {kid.Pg.objgen for kid in one.kids if not isinstance(kid, int)} != {one.object.Pg.objgen}


def test_every_link_is_in_the_tree(made):
    _, _, drawn, data = made
    links = [op for sheet in drawn.pages for op in sheet.ops if isinstance(op, Link)]
    with Opened(data) as opened:
        held = [
            kid for one in opened.elements for kid in one.kids if not isinstance(kid, int) and "/Obj" in kid
        ]
        assert len(held) == len(opened.annotations) == len(links)
        assert all(one.get("/Contents") and int(one.F) == 4 for _, one in opened.annotations)


def test_the_same_bytes_come_out_twice(made):
    _, _, drawn, data = made
    assert pdf.paint(drawn, SCREEN).data == data


def test_structure_costs_little(made):
    name, _, drawn, data = made
    if name == "sample":
        assert len(data) < 1_500_000
        plain = pdf.paint(drawn, finish.PROFILES["print"]).data
        assert plain.count(b"/StructElem") == 0 < data.count(b"/StructElem")


# What elements are called


def kinds(*roles):
    return types_of([Element(role, level, -1) for role, level in roles])


def test_the_publication_is_first_and_headlines_stand_below_it():
    said = kinds(
        (Role.PUBLICATION, 0), (Role.HEADLINE, 1), (Role.HEADING, 2), (Role.HEADING, 3), (Role.HEADLINE, 1)
    )
    assert said == ["H1", "H2", "H3", "H4", "H2"]


def test_without_a_publication_the_headline_is_first():
    assert kinds((Role.HEADLINE, 1), (Role.HEADING, 2)) == ["H1", "H2"]


def test_no_level_is_left_out():
    assert kinds((Role.HEADING, 4), (Role.HEADING, 6), (Role.HEADING, 6)) == ["H1", "H2", "H3"]
    assert kinds(*((Role.HEADING, level) for level in range(1, 12)))[-1] == "H6"


# What may stand in what


def shape(node):
    return (node.type, *map(shape, node.kids)) if isinstance(node, Node) else "·"


MARK = Mark(0, 0)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (Node("P", []), None),
        (Node("Document", [MARK, MARK]), ("Document", ("P", "·", "·"))),
        (Node("L", [Node("LI", [MARK])]), ("L", ("LI", ("LBody", "·")))),
        (Node("L", [Node("P", [MARK])]), ("L", ("LI", ("LBody", ("P", "·"))))),
        (
            Node("L", [Node("LI", [Node("Lbl", [MARK]), Node("P", [MARK])])]),
            ("L", ("LI", ("Lbl", "·"), ("LBody", ("P", "·")))),
        ),
        (
            Node("Sect", [Node("LI", [MARK]), Node("LI", [MARK])]),
            ("Sect", ("L", *(("LI", ("LBody", "·")),) * 2)),
        ),
        (Node("Sect", [Node("Lbl", [MARK])]), ("Sect", ("P", "·"))),
        (Node("Note", [Node("Lbl", [MARK]), MARK]), ("Note", ("Lbl", "·"), "·")),
        (Node("P", [Node("P", [MARK]), MARK]), ("Div", ("P", "·"), ("P", "·"))),
        (Node("H2", [Node("P", [MARK]), Node("P", [MARK])]), ("H2", "·", "·")),
        (Node("TR", [Node("TD", []), Node("TD", [MARK])]), ("TR", ("TD",), ("TD", "·"))),
        (Node("Sect", [Node("Link", [Area(0, "1 0 R", 1)])]), ("Sect", ("P", ("Link", "·")))),
        (Node("BlockQuote", [MARK, Node("P", [MARK])]), ("BlockQuote", ("P", "·"), ("P", "·"))),
    ],
)
def test_nesting_is_put_right(given, wanted):
    found = legal(given)
    assert (shape(found) if found else None) == wanted


# What the file says of itself


def test_xmp_and_info_say_the_same(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    drawn = display.place(composed(SAMPLES["one-short-section"]))
    data = finish.apply(pdf.paint(drawn, SCREEN), SCREEN).data
    with Opened(data) as opened:
        assert opened.metadata["dc:title"] == str(opened.pdf.trailer.Info.Title) == drawn.meta.title
        assert opened.metadata["xmp:CreateDate"] == "2023-11-14T22:13:20Z"
        assert opened.metadata["pdfaid:part"] == "2"
        assert opened.metadata["pdfuaid:part"] == "1"


def test_the_profile_is_srgb():
    from PIL import Image, ImageChops, ImageCms

    from newsletter.pdf.srgb import profile

    ours = ImageCms.ImageCmsProfile(BytesIO(profile()))
    assert ImageCms.getProfileDescription(ours).strip() == "sRGB IEC61966-2.1"
    steps = Image.new("RGB", (16, 256))
    steps.putdata([(x * 16, y, 255 - y) for y in range(256) for x in range(16)])
    turn = ImageCms.buildTransform(ours, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    far = ImageChops.difference(steps, ImageCms.applyTransform(steps, turn)).getextrema()
    assert max(high for _, high in far) <= 1
