"""`newsletter new`: a folder with a commented content file that builds, a picture and the schema."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsletter.basics.atomic import write_all
from newsletter.basics.diagnostic import EnvironmentFault, UsageError, diagnostic
from newsletter.cli.command import command
from newsletter.cli.echo import clean
from newsletter.cli.options import CONTENT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsletter.cli.console import Console
    from newsletter.cli.language import Language

SCHEMA = "newsletter.schema.json"
PICTURE = "town.svg"


def make(console: Console) -> click.Command:
    """The command, in the language of the run."""

    def run(folder: str) -> int:
        where = Path(folder)
        _lay(where, _starter(console.language))
        path = clean(str(where / CONTENT))
        console.result(path)
        console.note(
            console.word(f"Now: newsletter build {path}", f"接下来可以运行: newsletter build {path}")
        )
        return 0

    about = console.word("Write a commented starter into a new folder.", "在新文件夹中写出带说明的样稿。")
    return command(console, run, [click.Argument(["folder"], metavar="DIR")], about)


def noted(text: str, language: Language) -> str:
    """*text* with the notes of one language: lines that begin with `#zh` or `#en` as plain comments."""
    other = "#en" if language == "zh" else "#zh"
    lines = (line for line in text.splitlines(keepends=True) if not line.lstrip().startswith(other))
    return "".join(line.replace(f"#{language} ", "# ", 1) for line in lines)


def _starter(language: Language) -> Mapping[str, str]:
    """The files of the starter by name."""
    from newsletter.cli.schema import schema_text

    folder = files("newsletter.cli") / "starter"
    content, picture = ((folder / name).read_text("utf-8") for name in (CONTENT, PICTURE))
    return {CONTENT: noted(content, language), PICTURE: picture, SCHEMA: schema_text()}


def _lay(folder: Path, starter: Mapping[str, str]) -> None:
    """Write the files into a folder that is new or empty."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise UsageError([diagnostic("E709", folder=str(folder))])
    except OSError as error:
        reason = error.strerror or str(error)
        raise EnvironmentFault([diagnostic("E714", folder=str(folder), reason=reason)]) from error
    write_all({folder / name: text.encode() for name, text in starter.items()})
