"""`newsletter fonts`: the faces that come with us, and those that are used where a user has them."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from newsletter.basics.data import data_folder
from newsletter.basics.diagnostic import EnvironmentFault, diagnostic
from newsletter.cli.command import command
from newsletter.cli.table import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import click

    from newsletter.cli.console import Console

Tables = dict[str, dict[str, Any]]


def make(console: Console) -> click.Command:
    """The command, in the language of the run."""

    def run() -> int:
        console.result(_listed(console))
        return 0

    about = console.word("List the fonts, with version and licence.", "列出字体及其版本和许可。")
    return command(console, run, [], about)


def _listed(console: Console) -> str:
    catalogue = _catalogue()
    faces: Tables = catalogue["faces"]
    roles = _roles(catalogue)
    word = console.word
    head = (word("face", "字体"), word("weight", "字重"), word("family", "字族"), word("version", "版本"))
    rows = [(*head, word("licence", "许可"))]
    rows += [_row(face, roles.get(key, "")) for key, face in faces.items() if not face.get("optional")]
    own = dict.fromkeys(face["family"] for face in faces.values() if face.get("optional"))
    also = word("Used where your system has them: ", "系统中装有时也会使用: ") + ", ".join(own)
    return f"{table(rows)}\n\n{also}"


def _row(face: Mapping[str, Any], role: str) -> tuple[str, str, str, str, str]:
    return face["family"], str(face["weight"]), role, face["version"], face["licence"]


def _roles(catalogue: Mapping[str, Any]) -> dict[str, str]:
    """Each face's families."""
    found: dict[str, list[str]] = {}
    for family, key in _served(catalogue):
        found.setdefault(key, []).append(family)
    return {key: " ".join(families) for key, families in found.items()}


def _served(catalogue: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for family, entry in catalogue["families"].items():
        for key in (*entry["faces"], *entry.get("latin", ())):
            yield family, key


def _catalogue() -> dict[str, Any]:
    path = data_folder("fonts") / "catalogue.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise EnvironmentFault([diagnostic("E212", folder=str(path.parent), file=path.name)]) from error
