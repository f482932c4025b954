"""`newsletter blocks`: the kinds of block there are, and the page that shows them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsletter.basics.atomic import write_all
from newsletter.basics.diagnostic import EnvironmentFault, diagnostic
from newsletter.cli.command import command
from newsletter.cli.echo import clean
from newsletter.cli.shelf import Listing
from newsletter.cli.table import table

if TYPE_CHECKING:
    from newsletter.cli.console import Console


def make(console: Console) -> click.Command:
    """The command, in the language of the run."""
    about = console.word("List the kinds of block; explain them.", "列出全部内容块；说明各种内容块。")
    return Listing(console, "blocks", about, _listed, {"reference": lambda: _reference(console)})


def _listed() -> str:
    """The kinds' names, and what they are in both languages."""
    from newsletter.blocks import KINDS
    from newsletter.source.jsonschema import titled

    return table([(name, titled(KINDS[name])) for name in KINDS.names])


def _reference(console: Console) -> click.Command:
    def run(output: str | None) -> int:
        from newsletter.cli.blockpages import FOLDER, examples, page, pictures

        shown = examples()
        if output is None:
            console.result(page(shown).rstrip())
            return 0
        where = Path(output)
        folder = where.parent / FOLDER
        drawn = pictures(shown)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or str(error)
            raise EnvironmentFault([diagnostic("E714", folder=str(folder), reason=reason)]) from error
        files = {folder / f"{name}.png": data for name, data in drawn.items()}
        write_all({where: page(shown).encode(), **files})
        console.result(clean(output))
        return 0

    where = click.Option(
        ["--output", "-o"],
        metavar="PATH",
        help=console.word("Write it to a file, pictures beside it.", "写到文件，图片放在旁边。"),
    )
    about = console.word(
        "Print what each kind of block may say, with examples.", "输出各种内容块能写的项目和例子。"
    )
    return command(console, run, [where], about)
