"""A content set in a layout, without a file: its pages, and what the stages found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from newsletter import display, model, page, realize, source
from newsletter.basics.diagnostic import Diagnostic, Severity
from newsletter.blocks import KINDS
from newsletter.design import resolve, turned
from newsletter.design.find import available
from newsletter.lines import Typesetter
from newsletter.shaping import FontBook

if TYPE_CHECKING:
    from newsletter.page.fragment import Pages

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TEXTS = {
    "sample": ROOT / "content.yaml",
    "one-short-section": ROOT / "tests/samples/one-short-section.yaml",
    "ten-long-sections": ROOT / "tests/samples/ten-long-sections.yaml",
    **{path.stem: path for path in sorted((HERE / "texts").glob("*.yaml"))},
}
LAYOUTS = available()
# What fills one sheet stops where a text is too long or too short for it.
ONE_SHEET = ("E509", "E502")


@dataclass(frozen=True)
class Set:
    """The pages, none where the layout refuses the text; what was found."""

    pages: Pages | None
    found: tuple[Diagnostic, ...]

    @property
    def errors(self):
        return [said for said in self.found if said.severity is Severity.ERROR]

    def drawn(self):
        return display.place(self.pages)


@cache
def document(path):
    return model.load(source.read(path), KINDS, (ROOT,))


@cache
def typesetter():
    """One for all: shaped runs and broken lines are remembered."""
    return Typesetter(FontBook())


@cache
def design(layout, lang="zh-Hans"):
    return resolve(source.read(LAYOUTS[layout]), KINDS, lang=lang)


def composed(said, layout, *, free=False):
    """*said* in a layout; *free* of the number of pages that the layout asks for."""
    look = design(layout, said.lang)

    def make(knobs):
        return flow(said, turned(look, knobs), free=free)

    flowing = flow(said, look, free=free)
    pages = page.compose(flowing, typesetter(), make)
    found = tuple(
        dict.fromkeys([*said.diagnostics, *look.diagnostics, *flowing.diagnostics, *pages.diagnostics])
    )
    one = Set(pages, found)
    return replace(one, pages=None) if one.errors else one


def flow(said, look, *, free):
    made = realize.flow(said, look)
    return replace(made, fit=0, fills=False) if free else made
