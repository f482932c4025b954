"""`newsletter layouts`: the layouts there are, their text, copies to be edited, and the reference page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsletter.basics.atomic import write_whole
from newsletter.cli.command import command
from newsletter.cli.echo import clean
from newsletter.cli.shelf import Listing, copy, rows, said, show
from newsletter.cli.table import table

if TYPE_CHECKING:
    from newsletter.cli.console import Console


def make(console: Console) -> click.Command:
    """The command, in the language of the run."""
    from newsletter.design.find import LAYOUTS

    word = console.word
    shown = word("Print a layout's file, with its comments.", "输出版式文件的原文，连同注释。")
    copied = word(
        "Write a copy of a layout to edit.\n\nWithout FILE it is layouts/NAME.yaml, which hides the original. "
        "FILE is a file that ends in .yaml, or a new name. Nothing is overwritten.",
        "写出一份可以改的版式。\n\n不写 FILE 时是 layouts/NAME.yaml，同名的原版式不再使用。 "
        "FILE 是以 .yaml 结尾的文件，或一个新名称。不覆盖已有文件。",
    )
    below = {
        "show": lambda: show(console, LAYOUTS, shown),
        "copy": lambda: copy(console, LAYOUTS, copied),
        "gallery": lambda: _gallery(console),
        "reference": lambda: _reference(console),
    }
    about = word(
        "List the layouts; show, copy, picture or explain them.", "列出全部版式；查看、复制、画出或说明版式。"
    )
    return Listing(console, "layouts", about, _listed, below)


def _listed() -> str:
    """The layouts' names, titles and uses, as their files say them."""
    from newsletter.design.find import LAYOUTS

    found = [(name, said(root, "title"), said(root, "about")) for name, root in rows(LAYOUTS)]
    return table(found) if found else ""


def _gallery(console: Console) -> click.Command:
    from newsletter.cli.gallery import gallery

    return gallery(console)


def _reference(console: Console) -> click.Command:
    def run(output: str | None) -> int:
        from newsletter.cli.reference import page

        if output is None:
            console.result(page().rstrip())
        else:
            write_whole(Path(output), page().encode())
            console.result(clean(output))
        return 0

    where = click.Option(
        ["--output", "-o"], metavar="PATH", help=console.word("Write it to a file.", "写到文件。")
    )
    about = console.word(
        "Print what layouts, themes and brands may say.", "输出版式、主题和品牌里能写的全部项目。"
    )
    return command(console, run, [where], about)
