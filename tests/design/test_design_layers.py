"""Themes, brands and pages lie over a layout in their order, and keep the places of their faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.basics.colour import parse_hex
from newsletter.basics.diagnostic import ContentError, EnvironmentFault, UsageError
from newsletter.basics.units import MM
from newsletter.blocks import KINDS
from newsletter.design import find as finding
from newsletter.design import resolve
from newsletter.design.find import LAYOUTS, THEMES, available, find
from newsletter.design.layers import Layer
from newsletter.design.themes import ThemeSpec, layers
from newsletter.flow.style import Family
from newsletter.source.paths import Project
from newsletter.source.read import read, read_text

SMALL = """\
sheet: {size: A5}
grid: {size: 10pt, unit: 16pt}
columns: {count: 1, measure: 32em}
palette:
  text: {rgb: "#111111", cmyk: [0, 0, 0, 100]}
  accent: {rgb: "#C73626", cmyk: [0, 85, 80, 15], spot: PANTONE 485 C}
  own: {rgb: "#222222", cmyk: [0, 0, 0, 90]}
styles:
  body: {strong: {family: 黑, weight: 700}, emphasis: {family: 楷}}
  headline: {family: 宋, weight: 900, size: 40pt, sizes: [40pt/3L], strong: {family: 宋}}
  heading-1: {size: 12pt, weight: 700}
  lead: {family: 楷, size: 11pt}
  caption: {family: 黑, size: 8pt}
  special: {family: 楷, size: 9pt}
masters:
  first: {top: 3L, bottom: 30L, furniture: [{y: 1L, runs: [{text: 内, style: special}]}]}
  inner: {top: 2L, bottom: 30L}
  last: {top: 2L, bottom: 29L}
"""


def tree(text=SMALL, name="small.yaml"):
    return read_text(text.encode(), Path(name))


def layer(text, name):
    made = tree(text, name)
    return Layer(made.root, Project(Path(), (Path(),)))


def place(diagnostic):
    return diagnostic.code, diagnostic.span.file.name, diagnostic.span.line, diagnostic.span.column


BLUE = 'palette: {accent: {rgb: "#1F4E79", cmyk: [92, 62, 15, 28]}}\n'


def test_later_layers_win_and_changes_win_over_all():
    theme = layer(BLUE + "faces: {reading: 黑}\n", "theme.yaml")
    brand = layer("faces: {reading: 楷}\nsheet: {bleed: 4mm}\n", "brand.yaml")
    page = layer("sheet: {bleed: 5mm}\n", "content.yaml")
    design = resolve(tree(), KINDS, layers=(theme, brand, page))
    assert design.palette["accent"].rgb == parse_hex("#1F4E79")
    assert design.styles["body"].face.family is Family.KAI
    assert design.sheet.bleed == pytest.approx(5 * MM)
    changed = (("sheet.bleed", "2mm"), ("styles.body.family", "宋"), ("palette.accent.rgb", "#000000"))
    design = resolve(tree(), KINDS, changed, layers=(theme, brand, page))
    assert design.sheet.bleed == pytest.approx(2 * MM)
    assert design.styles["body"].face.family is Family.SONG
    assert design.palette["accent"].rgb == (0.0, 0.0, 0.0)


def test_a_colour_takes_the_place_of_all_inks_and_others_stay():
    palette = resolve(tree(), KINDS, layers=(layer(BLUE, "theme.yaml"),)).palette
    assert palette["accent"].spot is None
    assert palette["accent"].cmyk == (0.92, 0.62, 0.15, 0.28)
    assert palette["own"].rgb == parse_hex("#222222")


def test_a_theme_lies_over_what_the_layout_says_for_a_language():
    spoken = SMALL + "languages: {en: {styles: {lead: {family: 宋}}}}\n"
    theme = layer("faces: {accent: 黑}\n", "theme.yaml")
    assert resolve(tree(spoken), KINDS, lang="en").styles["lead"].face.family is Family.SONG
    design = resolve(tree(spoken), KINDS, lang="en", layers=(theme,))
    assert design.styles["lead"].face.family is Family.HEI


def test_faces_change_families_and_weights_and_no_sizes():
    before = resolve(tree(), KINDS).styles
    faces = "faces: {heading: {family: 黑, weight: 700}, accent: 宋, figure: {weight: 900}}\n"
    after = resolve(tree(), KINDS, layers=(layer(faces, "theme.yaml"),)).styles
    assert (after["headline"].face.family, after["headline"].face.weight) == (Family.HEI, 700)
    assert after["lead"].face.family is Family.SONG
    # A style that the layout does not name has its role, too.
    assert after["stat-value"].face.weight == 900
    assert after["body"].face == before["body"].face
    assert after["caption"].face == before["caption"].face
    for name, style in after.items():
        assert (style.face.size, style.paragraph) == (before[name].face.size, before[name].paragraph)


def test_marks_in_a_styles_own_family_follow_it_and_others_stay():
    faces = layer("faces: {reading: 黑, heading: 黑}\n", "theme.yaml")
    styles = resolve(tree(), KINDS, layers=(faces,)).styles
    assert styles["headline"].marks["strong"].family is Family.HEI
    assert styles["body"].marks["strong"].family is Family.HEI
    assert styles["body"].marks["emphasis"].family is Family.KAI


def test_a_style_of_the_layouts_own_has_the_role_that_it_says():
    faces = layer("faces: {accent: 黑, label: 宋}\n", "theme.yaml")
    assert resolve(tree(), KINDS, layers=(faces,)).styles["special"].face.family is Family.KAI
    said = SMALL.replace("special: {", "special: {role: label, ")
    assert resolve(tree(said), KINDS, layers=(faces,)).styles["special"].face.family is Family.SONG


def test_a_fault_in_a_layer_is_told_where_it_stands():
    wrong = layer('palette:\n  accent: {rgb: "C73626", cmyk: [0, 85, 80, 15]}\n', "brand.yaml")
    with pytest.raises(ContentError) as raised:
        resolve(tree(), KINDS, layers=(wrong,))
    assert [place(one) for one in raised.value.diagnostics] == [("E403", "brand.yaml", 2, 17)]


@pytest.mark.parametrize(
    ("size", "codes"),
    [
        ("A6", {"E410"}),
        ("100x148mm", {"E411", "E418", "E449"}),
        ("148x160mm", {"E418", "E449"}),
        ("A3", {"W445"}),
    ],
)
def test_what_does_not_fit_a_page_is_told_at_the_page(size, codes):
    far = SMALL.replace("y: 1L", "y: 30L")
    page = layer(f"# the content\nsheet: {{size: {size}}}\n", "content.yaml")
    try:
        found = resolve(tree(far), KINDS, layers=(page,)).diagnostics
    except ContentError as fault:
        found = fault.diagnostics
    assert {place(one) for one in found} == {(code, "content.yaml", 2, 15) for code in codes}


def test_a_theme_is_taken_whole_or_by_its_parts(tmp_path):
    folder = tmp_path / "layouts" / "themes"
    folder.mkdir(parents=True)
    (folder / "house.yaml").write_text(f"title: 本院\n{BLUE}faces: {{reading: 黑}}\n", "utf-8")
    (whole,) = layers("house", tmp_path)
    assert [key.value for key in whole.root.keys] == ["palette", "faces"]
    one, other = layers(ThemeSpec(palette="house", type="kai"), tmp_path)
    assert [key.value for key in (*one.root.keys, *other.root.keys)] == ["palette", "faces"]
    assert other.root.span.file.name.endswith("kai.yaml")
    assert not [*layers("", tmp_path)]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("ink-bleu", "E439"),
        ("sonnet", "E440"),
        (ThemeSpec(palette="hei"), "E441"),
        (ThemeSpec(type="plum"), "E441"),
    ],
)
def test_a_theme_that_is_not_there(said, code, tmp_path):
    with pytest.raises(UsageError) as raised:
        list(layers(said, tmp_path))
    assert [one.code for one in raised.value.diagnostics] == [code]
    with pytest.raises(ContentError):
        list(layers("sonnet", tmp_path, tree().root.span))


def test_a_faulty_theme_file_is_told_with_its_places(tmp_path):
    folder = tmp_path / "layouts" / "themes"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text("palete: {}\nfaces: {reading: 隶}\n", "utf-8")
    with pytest.raises(ContentError) as raised:
        list(layers("own", tmp_path))
    told = [(one.code, one.span.line, one.span.column) for one in raised.value.diagnostics]
    assert sorted(told) == [("E104", 1, 1), ("E138", 2, 18)]


def test_a_users_own_folder_lies_between_the_contents_and_ours(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(finding, "user_folder", lambda name: tmp_path / "config" / "newsletter" / name)
    own, beside = tmp_path / "config" / "newsletter" / "layouts", tmp_path / "layouts"
    for folder in (own, beside, own / "themes"):
        folder.mkdir(parents=True)
        (folder / "mine.yaml").write_text(SMALL, "utf-8")
    (own / "bulletin.yaml").write_text(SMALL, "utf-8")
    assert find("mine", tmp_path) == beside / "mine.yaml"
    assert find("mine") == own / "mine.yaml"
    assert find("bulletin", tmp_path) == own / "bulletin.yaml"
    assert available(shelf=THEMES)["mine"] == own / "themes" / "mine.yaml"


class _Point:
    name, group = "guest", "newsletter.layouts"

    def __init__(self, gives):
        self.gives = gives

    def load(self):
        if isinstance(self.gives, Exception):
            raise self.gives
        return self.gives


def test_another_package_may_give_layouts(tmp_path, monkeypatch):
    file = tmp_path / "guest.yaml"
    file.write_text(SMALL, "utf-8")

    def points(group):
        return [_Point(file)] if group == LAYOUTS.group else []

    monkeypatch.setattr("importlib.metadata.entry_points", points)
    assert find("guest") == file
    assert available()["guest"] == file
    assert "guest" not in available(shelf=THEMES)


@pytest.mark.parametrize("gives", [ImportError("no such module"), 3])
def test_an_entry_point_that_gives_no_file_is_told(gives, monkeypatch):
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [_Point(gives)])  # noqa: ARG005
    with pytest.raises(EnvironmentFault) as raised:
        find("guest")
    assert raised.value.diagnostics[0].code == "E447"


def test_every_theme_that_we_ship_is_sound():
    themes = available(shelf=THEMES)
    assert len(themes) >= 10
    for name in themes:
        (one,) = layers(name, Path())
        assert not one.diagnostics
        assert resolve(read(find("bulletin")), KINDS, layers=(one,)).diagnostics == ()
