"""`newsletter fonts add` and `remove`: a user's own faces."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsletter.basics.diagnostic import NewsletterError, UsageError, diagnostic
from newsletter.cli.command import command
from newsletter.cli.fonts import owned
from newsletter.flow.style import Family
from newsletter.shaping import own
from newsletter.shaping.adopt import MOST_FACES, Wish, adopt
from newsletter.shaping.folders import own_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.cli.console import Console


def add(console: Console) -> click.Command:
    """The command that copies font files into the user's folder, all of them or none."""

    def run(files: tuple[str, ...], *, langs: tuple[str, ...], private: bool, **said: str | None) -> int:
        index, family, weight = said["index"], said["family"], said["weight"]
        wish = Wish(
            None if index is None else int(index),
            Family(family) if family else None,
            int(weight) if weight else None,
            langs,
            private,
        )
        folder = own_folder()
        made = _adopted(files, wish)
        own.add(folder, made)
        console.result(owned(console, folder, made))
        return 0

    about = console.word(
        "Add your own font files (.ttf, .otf, .ttc) to those that texts are set in.\n\n"
        "What you do not say is read from the font: its family and region from its name, its weight from "
        "its tables. A font is used for texts in its languages, before those that come with the program. "
        "Converting the PostScript outlines of a whole Chinese font takes about a minute, once.",
        "把您的字体文件（.ttf、.otf、.ttc）加入排版所用的字体。\n\n"
        "没有写明的从字体中读取：字族和地区看名称，字重看字体中的数据。字体用于排它那些语言的文字，先于本程序自带的字体。"
        "整款中文字体的 PostScript 轮廓要转换一次，约需一分钟。",
    )
    return command(console, run, _params(console), about)


def remove(console: Console) -> click.Command:
    """The command that takes faces out of the user's folder."""

    def run(keys: tuple[str, ...]) -> int:
        folder = own_folder()
        known = [face.key for face in own.own_faces(folder)]
        wrong = [diagnostic("E266", name=key) for key in keys if key not in known]
        if wrong:
            raise UsageError(wrong)
        own.remove(folder, keys)
        return 0

    about = console.word("Remove fonts of your own, by their keys.", "按名称移除您的字体。")
    return command(console, run, [click.Argument(["keys"], nargs=-1, required=True, metavar="KEY…")], about)


def _params(console: Console) -> list[click.Parameter]:
    word = console.word
    return [
        click.Argument(["files"], nargs=-1, required=True, metavar="FILE…"),
        click.Option(
            ["--index"],
            type=click.Choice([str(number) for number in range(MOST_FACES)]),
            metavar="NUMBER",
            help=word("Which font of a collection, from 0.", "字体集中的第几款，从 0 数。"),
        ),
        click.Option(
            ["--family"],
            type=click.Choice([str(family) for family in Family]),
            help=word("The family it serves.", "用作哪一体。"),
        ),
        click.Option(
            ["--weight"],
            type=click.Choice([str(weight) for weight in range(100, 1000, 100)]),
            metavar="WEIGHT",
            help=word("Its weight: 400 is regular, 700 bold.", "字重：400 为常规，700 为粗体。"),
        ),
        click.Option(
            ["--lang", "langs"],
            multiple=True,
            type=click.Choice(own.LANGUAGES),
            help=word("A language it serves; may be repeated.", "用于哪种语言，可重复使用。"),
        ),
        click.Option(
            ["--private"],
            is_flag=True,
            help=word(
                "It draws the family's private characters (rare names, marks of your own).",
                "用它排这一体的自造字（姓名用字、自制符号）。",
            ),
        ),
    ]


def _adopted(files: Sequence[str], wish: Wish) -> dict[own.OwnFace, bytes]:
    """The faces with their bytes.

    Raises the faults of all files together.
    """
    made: dict[own.OwnFace, bytes] = {}
    faults: list[NewsletterError] = []
    for file in files:
        try:
            face, data = adopt(Path(file), wish)
        except NewsletterError as fault:
            faults.append(fault)
            continue
        if any(face.key == other.key for other in made):
            faults.append(UsageError([diagnostic("E265", key=face.key)]))
        made[face] = data
    if faults:
        raise type(faults[0])([one for fault in faults for one in fault.diagnostics])
    return made
