"""The page of all kinds of block: their words, an example with its picture, their fields."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.blocks import KINDS
from newsletter.model.block import Block
from newsletter.source.jsonschema import titled
from newsletter.source.reference import Pages
from newsletter.source.types import Types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newsletter.design.design import Design
    from newsletter.display import DisplayList
    from newsletter.flow.node import FlowNode
    from newsletter.flow.sheet import Flow, Master
    from newsletter.model.block import Dress

FOLDER = "blocks"
_HEAD = """\
# 内容块 · Blocks

由 `newsletter blocks reference` 从程序里的声明写出，请勿手改；图是各例在默认版式里的样子。
Written from the declarations in the code by `newsletter blocks reference`; do not edit. The pictures show the
examples in the default layout."""
_INNER = "写在 `blocks:` 下。 Stands below `blocks:`."
_OUTER = "写在文章或整期稿件里。 A key of the article or the issue."
_ANY = b"version: 1\npublication: {name: .}\nheadline: .\nsections: [{blocks: [.]}]\n"
# The pictures that examples name are all this one.
_PICTURE, _PICTURES = "town.svg", (".svg", ".jpg", ".png")
# Pixels a point of the pictures.
SCALE = 1.25
SECTION = "section"


@dataclass(frozen=True, slots=True)
class Example:
    """An example of the kind *name* as YAML says it: *drawn* at the head of a page that holds nothing else.

    *picture* is what the file of its picture is called.
    """

    name: str
    yaml: str
    picture: str
    drawn: DisplayList


def examples() -> tuple[Example, ...]:
    """Every kind's examples as the default layout sets them: inside an article in one column, else across the page."""
    from newsletter.design import resolve
    from newsletter.design.find import find
    from newsletter.pipeline import LAYOUT
    from newsletter.source.read import read

    tree = read(find(LAYOUT))
    column = resolve(tree, KINDS, [("columns.count", "1")])
    across = resolve(tree, KINDS, [("columns.count", "1"), ("columns.measure", "48em")])
    with TemporaryDirectory() as folder:
        where = Path(folder)
        return tuple(
            _example(name, number, column if KINDS[name].inner else across, where)
            for name in KINDS.names
            for number in range(1 + len(KINDS[name].variants))
        )


def _example(name: str, number: int, design: Design, folder: Path) -> Example:
    from newsletter import display, page
    from newsletter.lines import Typesetter
    from newsletter.realize.contents import called
    from newsletter.realize.realizer import DesignRealizer, Notes
    from newsletter.shaping import FontBook

    measure = design.columns.measure
    cx = DesignRealizer(design, "zh-Hans", Notes(), measure, measure)
    said = (KINDS[name].example, *KINDS[name].variants)[number]
    first, *others = cx.blocks((_block(name, said, folder),))
    # What an example refers to is taken to stand on its page.
    story = (called(first, _referred((first, *others))), *others)
    flow = replace(_bare(design), story=story, refers=cx.notes.refers)
    picture = f"{name}-{number + 1}" if number else name
    return Example(name, said, picture, display.place(page.compose(flow, Typesetter(FontBook()))))


def _referred(nodes: Iterable[FlowNode]) -> Iterator[str]:
    """The names of the places whose page numbers stand in *nodes*."""
    from newsletter.flow.node import PageOf, Text, children

    for node in nodes:
        if isinstance(node, Text):
            yield from (run.field.name for run in node.runs if isinstance(run.field, PageOf))
        yield from _referred(children(node))


def _block(name: str, example: str, folder: Path) -> Block[Dress]:
    """The block that a kind's *example* says; the pictures that it names are laid into *folder*."""
    import re
    from importlib.resources import files
    from typing import Any

    from newsletter.model.load import reading_for
    from newsletter.source.check import check
    from newsletter.source.node import MappingNode
    from newsletter.source.paths import Project
    from newsletter.source.read import read_text

    kind: Any = KINDS[name]
    picture = (files("newsletter.cli") / "starter" / _PICTURE).read_bytes()
    for said in re.findall(r"[\w-]+\.svg", example):
        (folder / said).write_bytes(picture)
    root = read_text(example.encode(), folder / f"{name}.yaml").root
    # A section has no key of its own: it is a member of `sections:`.
    node = root.get(name) if name != SECTION and isinstance(root, MappingNode) else root
    block = check(node, kind, reading_for(KINDS, Project(folder, (folder,)))) if node else None
    assert isinstance(block, Block), name
    return block


def _bare(design: Design) -> Flow:
    """A flow with the layout's sheet and grid, and with nothing outside its type area."""
    from newsletter import model, realize
    from newsletter.source.read import read_text

    def bare(master: Master) -> Master:
        return replace(master, furniture=(), foot=None)

    document = model.load(read_text(_ANY, Path(FOLDER)), KINDS)
    flow = realize.flow(document, design)
    return replace(flow, masters=flow.masters.changed(bare), diagnostics=())


def pictures(shown: tuple[Example, ...]) -> Mapping[str, bytes]:
    """A picture of each example that leaves ink, by its name.

    Raises EnvironmentFault where pages cannot be rendered.
    """
    from newsletter import finish, pdf
    from newsletter.pictures.rendered import trimmed

    screen = finish.PROFILES["screen"]
    found = {one.picture: trimmed(pdf.paint(one.drawn, screen).data, SCALE) for one in shown}
    return {name: data for name, data in found.items() if data is not None}


def page(shown: tuple[Example, ...]) -> str:
    """The page as a file holds it. Each picture has a digest of its drawing, which tells when it is stale."""
    from newsletter.cli.gallery import digest

    parts = [_HEAD]
    pages = Pages(Types())
    for name, group in groupby(shown, key=lambda one: one.name):
        kind = KINDS[name]
        sections = tuple(pages.sections(name, kind, titled(kind)))
        parts.append(f"## `{name}`\n\n{titled(kind)} {_INNER if kind.inner else _OUTER}")
        for one in group:
            parts.append(f"```yaml\n{one.yaml.rstrip()}\n```")
            if _inked(one.drawn):
                parts.append(f"![{one.picture}]({FOLDER}/{one.picture}.png)<!-- {digest(one.drawn)} -->")
        parts += [_table(section) for section in sections[:1]]
        parts += sections[1:]
    return "\n\n".join(parts) + "\n"


def _table(section: str) -> str:
    """The table of a section of fields, without its heading and words."""
    return section[section.index("\n| ") + 1 :]


def _inked(drawn: DisplayList) -> bool:
    return any(page.ops for page in drawn.pages)
