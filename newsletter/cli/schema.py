"""`newsletter schema`: the JSON Schema of content or layout files, for completion in an editor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsletter.basics.atomic import write_whole
from newsletter.cli.command import command
from newsletter.cli.echo import clean
from newsletter.cli.options import flag

if TYPE_CHECKING:
    from newsletter.cli.console import Console


def make(console: Console) -> click.Command:
    """The command, in the language of the run."""

    def run(output: str | None, *, layout: bool) -> int:
        text = schema_text(layout=layout)
        if output is None:
            console.result(text.rstrip())
        else:
            write_whole(Path(output), text.encode())
            console.result(clean(output))
        return 0

    where = click.Option(
        ["--output", "-o"],
        metavar="PATH",
        help=console.word("Write it to a file.", "写到文件。"),
    )
    which = flag("--layout", console.word("The schema of layout files instead.", "改为输出版式文件的。"))
    about = console.word("Print the JSON Schema of content files.", "输出稿件的 JSON Schema，供编辑器补全。")
    return command(console, run, [where, which], about)


def schema_text(*, layout: bool = False) -> str:
    """The schema (draft-07) as a file holds it; ASCII alone, so that no encoding spoils it."""
    from newsletter.blocks import KINDS
    from newsletter.design.schema import layout_schema
    from newsletter.model.schema import content_schema

    return json.dumps(layout_schema(KINDS) if layout else content_schema(KINDS), indent=2) + "\n"
