"""A house's brand: what all its bulletins have in common, in a file of its own or under `brand:`.

Its publication and colophon are laid under the content's, so that the content wins; its colours, faces and
masthead are a layer over the layout and its theme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.colour import from_rgb, parse_hex
from newsletter.basics.diagnostic import Diagnostic, diagnostic
from newsletter.basics.span import Trace
from newsletter.design.faces import FACES, FacesSpec
from newsletter.design.layers import PALETTE, Layer
from newsletter.design.themes import ThemeSpec
from newsletter.model.document import Publication
from newsletter.pictures.picture import Picture
from newsletter.source.edit import mapped
from newsletter.source.expand import merged
from newsletter.source.node import MappingNode, ScalarNode, SequenceNode
from newsletter.source.record import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsletter.source.node import Node
    from newsletter.source.paths import Project

BRAND, PUBLICATION, COLOPHON, LOGO = "brand", "publication", "colophon", "logo"
# The colours that a layout sets beside its accent, as tones of it.
_SHADES = ("deep", "shade", "mid", "tint", "pale")
# What a text that stands for a whole mapping says.
_PLAIN = {PUBLICATION: "name", COLOPHON: "text"}


class BrandColour(Record):
    """One of the house's colours."""

    rgb: str = field("On screen, as #RRGGBB.", "屏幕色")
    cmyk: tuple[float, ...] | None = field(
        "In print: four shares of ink from 0 to 100. Derived, with a warning, if left out.",
        "印刷色，四个 0 到 100 的数；不写则推算并提示",
        default=None,
    )
    spot: str = field("The name of a spot ink.", "专色名", default="")


class HousePublication(Publication):
    """The paper as the house always names it."""

    name: str = field("The publication's name, as on the masthead.", "报刊名称", default="")


class BrandSpec(Record):
    """What all bulletins of a house have in common."""

    theme: str | ThemeSpec = field(
        "The theme, where the content names none.", "主题，稿件没有写时使用", default=""
    )
    publication: HousePublication = field(
        "The paper, where the content says nothing else.",
        "报刊，稿件没有写的项目取自这里",
        factory=HousePublication,
    )
    logo: Picture | None = field(
        "The house's mark beside the publication's name.", "报徽图片，排在刊名前", default=None
    )
    colours: dict[str, BrandColour] = field(
        "Colours by name in place of the theme's: a hex, or `{rgb: …, cmyk: […]}`.",
        "代替主题的颜色：写 #RRGGBB，或 {rgb: …, cmyk: […]}",
        factory=dict,
    )
    faces: FacesSpec | None = field("Faces by role.", "各类文字的字体", default=None)
    masthead: dict[str, object] = field(
        "The masthead's looks, as in a layout's dress.", "报头的样子，写法同版式的 dress", factory=dict
    )
    colophon: str | dict[str, object] = field(
        "The colophon, where the content says nothing else.", "刊尾，稿件没有写的项目取自这里", factory=dict
    )


def under(root: MappingNode) -> MappingNode:
    """*root* with what its brand says of the publication and the colophon laid under its own."""
    brand = root.get(BRAND)
    if not isinstance(brand, MappingNode):
        return root
    said = {name: node for name in _PLAIN if (node := brand.get(name)) is not None}
    logo = brand.get(LOGO)
    if logo is not None:
        own = _whole(PUBLICATION, said.get(PUBLICATION))
        mark = mapped({LOGO: logo}, logo)
        said[PUBLICATION] = merged(own, mark) if isinstance(own, MappingNode) else mark
    house = {name: whole for name, node in said.items() if (whole := _whole(name, node)) is not None}
    items = {
        key.value: _whole(key.value, value) if key.value in house else value for key, value in root.items()
    }
    keys = root.keys
    kept = tuple(value for value in items.values() if value is not None)
    return merged(MappingNode(keys, kept, root.span, root.flow, root.size), mapped(house, brand))


def _whole(name: str, node: Node | None) -> Node | None:
    """A text that stands for a mapping as that mapping; an empty one stands for none."""
    if not isinstance(node, ScalarNode):
        return node
    return mapped({} if node.empty else {_PLAIN[name]: node}, node)


def layer(spec: BrandSpec, node: MappingNode, project: Project) -> Layer:
    """What a checked brand says of a layout's keys; *node* is what it was read from."""
    found: list[Diagnostic] = []
    items: dict[str, Node] = {}
    colours, faces, masthead = (node.get(key) for key in ("colours", FACES, "masthead"))
    if isinstance(colours, MappingNode):
        found += _whole_family(colours)
        items[PALETTE] = mapped(dict(_inked(colours, spec.colours, found)), colours)
    if isinstance(faces, MappingNode):
        items[FACES] = faces
    if isinstance(masthead, MappingNode):
        items["dress"] = mapped({"masthead": masthead}, masthead)
    return Layer(mapped(items, node), project, tuple(found))


def _whole_family(colours: MappingNode) -> Iterator[Diagnostic]:
    """A hint where the accent is the house's and its shades are not: they stay those of the theme."""
    named = [key.value for key in colours.keys]
    left = [name for name in _SHADES if name not in named]
    accent = colours.key("accent")
    if accent is not None and left:
        yield diagnostic("H440", accent.span, names=", ".join(left))


def _inked(
    colours: MappingNode, specs: Mapping[str, BrandColour], found: list[Diagnostic]
) -> list[tuple[str, Node]]:
    """The colours as a palette has them, inks derived where none are said."""
    made: list[tuple[str, Node]] = []
    for key, value in colours.items():
        spec = specs[key.value]
        whole = value if isinstance(value, MappingNode) else mapped({"rgb": value}, value)
        rgb = whole.get("rgb")
        if spec.cmyk is None and rgb is not None:
            inks = _derived(spec.rgb)
            if inks is not None:
                text = ", ".join(map(str, inks))
                found.append(diagnostic("W443", rgb.span, name=key.value, rgb=spec.rgb, cmyk=text))
            parts = {name.value: part for name, part in whole.items() if name.value != "cmyk"}
            whole = mapped({**parts, "cmyk": _numbers(inks or (0, 0, 0, 100), rgb)}, value)
        made.append((key.value, whole))
    return made


def _derived(rgb: str) -> tuple[int, ...] | None:
    """Inks in percent for a colour known on screen only; None for what is no colour, which `design` tells."""
    try:
        return tuple(round(100 * ink) for ink in from_rgb(parse_hex(rgb)).cmyk)
    except ValueError:
        return None


def _numbers(values: tuple[int, ...], near: Node) -> SequenceNode:
    place = Trace(near.span.file, ((0, near.span.line, near.span.column),))
    return SequenceNode(tuple(ScalarNode(str(value), near.span, place) for value in values), near.span)
