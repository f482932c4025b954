"""The structure tree: its words are those of the story, in its order, whatever pages they stand on."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from listening import bare, composed, heard, heard_by_poppler, story

from newsletter import display, finish, pdf
from newsletter.display.ops import Element, Glyphs, Group, Link
from newsletter.finish.opened import Opened
from newsletter.flow.role import Role
from newsletter.pdf.nesting import Area, Mark, Node, legal
from newsletter.pdf.standard import types_of

ROOT = Path(__file__).parents[2]
SAMPLES = {path.stem: path for path in (ROOT / "tests/samples").glob("*.yaml")}
ALOUD = "read-aloud"
SOURCES = {
    "sample": ROOT / "content.yaml",
    **{path.parent.name: path for path in sorted((ROOT / "docs/gallery").glob("*/content.yaml"))},
    **{
        f"sample {name}": SAMPLES[name]
        for name in (
            "everything",
            "contents",
            "inline-parts",
            "vertical",
            "ten-long-sections",
            "drawn-kinds",
            "letter",
        )
    },
    ALOUD: Path(__file__).parent / f"{ALOUD}.yaml",
}
HEARD = {ALOUD, "jianbao", "sample inline-parts", "sample vertical"}
SCREEN, EMAIL = finish.PROFILES["screen"], finish.PROFILES["email"]


@pytest.fixture(scope="module", params=SOURCES)
def made(request, tmp_path_factory):
    path = SOURCES[request.param]
    if request.param == ALOUD:  # beside its pictures
        folder = tmp_path_factory.mktemp(ALOUD)
        shutil.copytree(ROOT / "tests/samples/images", folder / "images")
        path = Path(shutil.copy(path, folder))
    pages = composed(path)
    drawn = display.place(pages)
    return request.param, pages, drawn, pdf.paint(drawn, SCREEN).data


@pytest.fixture(scope="module")
def words(made):
    with Opened(made[-1]) as opened:
        return heard(opened)


def test_the_tree_says_the_story_in_its_order(made, words):  # check 37, check 40
    _, pages, _, _ = made
    # Before and behind it stands what names the publication.
    assert re.search(story(pages.story), bare(words))


def test_mail_says_the_same(made, words):
    _, _, drawn, _ = made
    with Opened(pdf.paint(drawn, EMAIL).data) as opened:
        assert heard(opened) == words


def test_poppler_hears_the_same(made, words, tmp_path):
    if made[0] not in HEARD:
        pytest.skip("poppler goes through a long tree for a minute")
    path = tmp_path / "a.pdf"
    path.write_bytes(made[-1])
    assert bare(heard_by_poppler(path)) == bare(words)


def test_nothing_that_is_read_is_told_twice_or_lost(made, words):
    _, _, drawn, _ = made
    wanted = [
        "".join(text for one in glyphs(op) for text in one.texts)
        for sheet in drawn.pages
        for op in sheet.ops
        if isinstance(op, Group) and not op.artifact
    ]
    assert sorted(bare(words)) == sorted(bare("".join(wanted)))


def glyphs(group):
    for op in group.ops:
        if isinstance(op, Glyphs):
            yield op
        elif isinstance(op, Group):
            yield from glyphs(op)


def test_a_paragraph_on_two_pages_is_one_element():
    data = pdf.paint(display.place(composed(SAMPLES["ten-long-sections"])), SCREEN).data
    with Opened(data) as opened:
        apart = [
            one
            for one in opened.elements
            if one.type == "P" and any(not isinstance(kid, int) and "/MCID" in kid for kid in one.kids)
        ]
        assert apart
        for one in apart:
            assert {kid.Pg.objgen for kid in one.kids if not isinstance(kid, int)} != {one.object.Pg.objgen}


def test_every_link_is_in_the_tree(made):  # check 44
    _, _, drawn, data = made
    links = [op for sheet in drawn.pages for op in sheet.ops if isinstance(op, Link)]
    with Opened(data) as opened:
        held = [
            kid for one in opened.elements for kid in one.kids if not isinstance(kid, int) and "/Obj" in kid
        ]
        assert len(held) == len(opened.annotations) == len(links)
        assert all(one.get("/Contents") and int(one.F) == 4 for _, one in opened.annotations)


def test_the_same_bytes_come_out_twice(made):  # check 55
    _, _, drawn, data = made
    assert pdf.paint(drawn, SCREEN).data == data


def test_structure_costs_little(made):  # check 48
    name, _, drawn, data = made
    assert len(data) < 1_500_000
    if name == "sample":
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


def test_a_single_headline_is_first_and_the_publication_a_line():
    said = kinds((Role.PUBLICATION, 0), (Role.ARTICLE, 0), (Role.HEADLINE, 1), (Role.HEADING, 2))
    assert said == ["P", "Art", "H1", "H2"]


def test_no_level_is_left_out():
    assert kinds((Role.HEADING, 4), (Role.HEADING, 6), (Role.HEADING, 6)) == ["H1", "H2", "H2"]
    said = kinds(
        (Role.HEADLINE, 1), (Role.HEADING, 4), (Role.HEADING, 2), (Role.HEADING, 4), (Role.HEADING, 3)
    )
    assert said == ["H1", "H2", "H2", "H3", "H3"]
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
