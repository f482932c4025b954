"""What `layouts` and `themes` share: a list, and below it `show` and `copy`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsletter.basics.atomic import write_all
from newsletter.basics.diagnostic import EnvironmentFault, UsageError, diagnostic
from newsletter.cli.command import command, help_option, speak
from newsletter.cli.echo import clean
from newsletter.cli.usage import unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from newsletter.cli.console import Console
    from newsletter.design.find import Shelf
    from newsletter.source.node import Node

YAML = (".yaml", ".yml")


class Listing(click.Group):
    """A command that prints a list when it is called alone, with commands of its own below it."""

    def __init__(
        self,
        console: Console,
        name: str,
        about: str,
        listed: Callable[[], str],
        below: Mapping[str, Callable[[], click.Command]],
    ) -> None:
        super().__init__(
            name,
            callback=self._run,
            params=[help_option(console)],
            help=about,
            invoke_without_command=True,
            add_help_option=False,
        )
        speak(self, console)
        self._console, self._listed, self._below = console, listed, below

    def _run(self) -> int:
        if click.get_current_context().invoked_subcommand is None:
            text = self._listed()
            if text:
                self._console.result(text)
        return 0

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        """The names, in the order of use."""
        return list(self._below)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:  # noqa: ARG002
        """The sub-command of that name.

        Raises UsageError where there is none.
        """
        if cmd_name not in self._below:
            raise unknown("E701", cmd_name, self._below)
        return self._below[cmd_name]()


def show(console: Console, shelf: Shelf, about: str) -> click.Command:
    """The command that prints a file of *shelf* as it stands, comments and all."""

    def run(name: str) -> int:
        from newsletter.design.find import find
        from newsletter.source.encoding import decode
        from newsletter.source.read import read_bytes, shown_name

        path = find(name, Path(), shelf=shelf)
        console.result(decode(read_bytes(path), shown_name(path))[0].rstrip("\n"))
        return 0

    return command(console, run, [click.Argument(["name"], metavar="NAME")], about)


def copy(console: Console, shelf: Shelf, about: str) -> click.Command:
    """The command that writes a copy to be edited, with the pictures that the file names."""

    def run(name: str, file: str | None) -> int:
        from newsletter.design.find import find

        source = find(name, Path(), shelf=shelf)
        target = _target(file or source.stem, shelf)
        files = {target: source, **dict(_pictures(source, target.parent))}
        _lay(files)
        console.result("\n".join(clean(str(path)) for path in files))
        return 0

    params = [
        click.Argument(["name"], metavar="NAME"),
        click.Argument(["file"], metavar="[FILE]", required=False),
    ]
    return command(console, run, params, about)


def rows(shelf: Shelf) -> Iterator[tuple[str, Node]]:
    """Each file of *shelf* by name, as a tree."""
    from newsletter.design.find import available
    from newsletter.source.read import read

    for name, path in sorted(available(Path(), shelf).items()):
        yield name, read(path).root


def said(root: Node, key: str) -> str:
    """The text at a key of a file, empty where there is none."""
    from newsletter.source.node import MappingNode, ScalarNode

    node = root.get(key) if isinstance(root, MappingNode) else None
    return node.value if isinstance(node, ScalarNode) else ""


def _target(file: str, shelf: Shelf) -> Path:
    """Where a copy goes: a file as named, else a name in the folder where content finds it."""
    from newsletter.design.find import FOLDER

    return Path(file) if file.endswith(YAML) else Path(FOLDER) / shelf.inside / f"{file}.yaml"


def _pictures(source: Path, folder: Path) -> Iterator[tuple[Path, Path]]:
    """The files beside *source* that it names, and where they go; one that is there alike stays."""
    from newsletter.source.node import ScalarNode
    from newsletter.source.read import read

    def texts(node: Node) -> Iterator[str]:
        if isinstance(node, ScalarNode):
            yield node.value
        else:
            for child in node.children:
                yield from texts(child)

    there = {
        path.name: path for path in source.parent.iterdir() if path.is_file() and path.suffix not in YAML
    }
    for name in dict.fromkeys(texts(read(source).root)):
        target = folder / name if name in there else None
        if target and not (target.is_file() and target.read_bytes() == there[name].read_bytes()):
            yield target, there[name]


def _lay(files: Mapping[Path, Path]) -> None:
    """Write copies, all of them or none.

    Raises UsageError when one would take the place of a file, EnvironmentFault when none can be written.
    """
    taken = [diagnostic("E446", path=path.as_posix()) for path in files if path.exists()]
    if taken:
        raise UsageError(taken)
    for folder in {path.parent for path in files}:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or str(error)
            raise EnvironmentFault([diagnostic("E714", folder=str(folder), reason=reason)]) from error
    write_all({target: source.read_bytes() for target, source in files.items()})
