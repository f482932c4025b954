"""`newsletter themes`: the palettes and type pairs there are, their text, and copies to be edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.cli.shelf import Listing, copy, rows, said, show
from newsletter.cli.table import table

if TYPE_CHECKING:
    import click

    from newsletter.cli.console import Console
    from newsletter.source.node import Node


def make(console: Console) -> click.Command:
    """The command, in the language of the run."""
    from newsletter.design.find import THEMES

    word = console.word
    shown = word("Print a theme's file.", "输出主题文件的原文。")
    copied = word(
        "Write a copy of a theme to edit.\n\nWithout FILE it is layouts/themes/NAME.yaml. Nothing is overwritten.",
        "写出一份可以改的主题。\n\n不写 FILE 时是 layouts/themes/NAME.yaml。不覆盖已有文件。",
    )
    below = {"show": lambda: show(console, THEMES, shown), "copy": lambda: copy(console, THEMES, copied)}
    about = word("List the themes: palettes and type pairs.", "列出全部主题：色板和字体搭配。")
    return Listing(console, "themes", about, lambda: _listed(console), below)


def _listed(console: Console) -> str:
    """The themes' names, what each holds, titles and uses."""
    from newsletter.design.find import THEMES

    found = [
        (name, _holds(root, console), said(root, "title"), said(root, "about")) for name, root in rows(THEMES)
    ]
    return table(found) if found else ""


def _holds(root: Node, console: Console) -> str:
    from newsletter.design.faces import FACES
    from newsletter.design.layers import PALETTE
    from newsletter.source.node import MappingNode

    words = {PALETTE: console.word("palette", "颜色"), FACES: console.word("type", "字体")}
    there = root if isinstance(root, MappingNode) else None
    return "+".join(word for key, word in words.items() if there and there.get(key) is not None)
