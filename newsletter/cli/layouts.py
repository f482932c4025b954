"""`newsletter layouts`: the layouts that come with us, and those in the working folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsletter.cli.command import command
from newsletter.cli.table import table

if TYPE_CHECKING:
    import click

    from newsletter.cli.console import Console


def make(console: Console) -> click.Command:
    """The command, in the language of the run."""

    def run() -> int:
        from newsletter.design.find import available

        rows = [_row(name, path) for name, path in sorted(available(Path()).items())]
        if rows:
            console.result(table(rows))
        return 0

    about = console.word("List the layouts, with what each is for.", "列出全部版式及其用途。")
    return command(console, run, [], about)


def _row(name: str, path: Path) -> tuple[str, str, str]:
    """A layout's name, title and use, as its file says them."""
    from newsletter.source.node import MappingNode, ScalarNode
    from newsletter.source.read import read

    root = read(path).root
    said = [root.get(key) if isinstance(root, MappingNode) else None for key in ("title", "about")]
    title, about = (node.value if isinstance(node, ScalarNode) else "" for node in said)
    return name, title, about
