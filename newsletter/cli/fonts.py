"""`newsletter fonts`: the faces that come with us, the user's own, and how those are added and removed."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import click

from newsletter.basics.data import data_folder
from newsletter.basics.diagnostic import EnvironmentFault, diagnostic
from newsletter.cli.command import help_option, speak
from newsletter.cli.echo import clean
from newsletter.cli.table import table
from newsletter.cli.usage import unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from newsletter.cli.console import Console
    from newsletter.shaping.own import OwnFace

Tables = dict[str, dict[str, Any]]
NAMES = ("add", "remove")


def make(console: Console) -> click.Command:
    """The command, in the language of the run."""
    return _Fonts(console)


class _Fonts(click.Group):
    """The list, and below it what changes it."""

    def __init__(self, console: Console) -> None:
        about = console.word(
            "List the fonts, with version and licence; add your own or remove them.",
            "列出字体及其版本和许可；加入或移除您的字体。",
        )
        super().__init__(
            "fonts",
            callback=self._run,
            params=[help_option(console)],
            help=about,
            invoke_without_command=True,
            add_help_option=False,
        )
        speak(self, console)
        self._console = console

    def _run(self) -> int:
        ctx = click.get_current_context()
        if ctx.invoked_subcommand is None:
            self._console.result(_listed(self._console))
        return 0

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        """The names."""
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:  # noqa: ARG002
        """The sub-command of that name.

        Raises UsageError where there is none.
        """
        if cmd_name not in NAMES:
            raise unknown("E701", cmd_name, NAMES)
        from newsletter.cli import ownfonts

        return ownfonts.add(self._console) if cmd_name == "add" else ownfonts.remove(self._console)


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
    return "\n\n".join([table(rows), also, *_own(console)])


def _own(console: Console) -> Iterator[str]:
    """The user's folder and what it holds."""
    from newsletter.shaping.folders import own_folder
    from newsletter.shaping.own import own_faces

    try:
        folder = own_folder()
    except EnvironmentFault:  # no home, so there are none
        return
    word, faces = console.word, own_faces(folder)
    yield word("Your own fonts are kept in ", "您的字体存放在 ") + clean(str(folder))
    if faces:
        yield owned(console, folder, faces)


def owned(console: Console, folder: Path, faces: Iterable[OwnFace]) -> str:
    """A table of the user's faces, with what became of their files."""
    word = console.word
    rows = [
        (word("key", "名称"), word("face", "字体"), word("weight", "字重"), word("family", "字族"),
         word("languages", "语言"), word("state", "状态"), word("licence", "许可")),
    ]  # fmt: skip
    rows += [
        (
            face.key,
            clean(face.name),
            str(face.weight),
            str(face.family),
            " ".join((*face.langs, *([word("private", "自造字")] if face.private else []))),
            _state(console, folder, face),
            clean(face.licence or face.copyright)[:60],
        )
        for face in faces
    ]
    return table(rows)


def _state(console: Console, folder: Path, face: OwnFace) -> str:
    """Whether the file is as it was when it was added."""
    import hashlib

    try:
        data = (folder / face.file).read_bytes()
    except OSError:
        return console.word("missing", "缺失")
    same = hashlib.sha256(data).hexdigest() == face.sha256
    return console.word("as added", "完好") if same else console.word("changed", "已改动")


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
