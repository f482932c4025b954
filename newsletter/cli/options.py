"""The options that commands share: `build` and `check` most, `lines` some."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from newsletter.basics.diagnostic import UsageError, diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsletter.cli.console import Console
    from newsletter.source.limits import Limits

CONTENT = "content.yaml"
_COUNT = re.compile(r"[1-9][0-9]{0,11}")


def shared(console: Console) -> list[click.Parameter]:
    """The content file, what changes its looks, and how findings are judged and told."""
    word = console.word
    return [
        click.Argument(["content"], default=CONTENT, metavar="[CONTENT]", required=False),
        layout(console),
        click.Option(
            ["--theme", "themes"],
            multiple=True,
            metavar="NAME",
            help=word(
                "Theme, in place of the content's; may be repeated, for a palette and a type.",
                "主题，代替稿件所写的；可重复使用，分别取颜色和字体。",
            ),
        ),
        click.Option(
            ["--set", "changes"],
            multiple=True,
            metavar="KEY=VALUE",
            help=word("Change one value of the layout; may be repeated.", "改动版式中的一项，可重复使用。"),
        ),
        click.Option(
            ["--allow-dir", "allowed"],
            multiple=True,
            metavar="DIR",
            help=word(
                "Another folder that pictures and included files may lie in; may be repeated.",
                "图片和并入的文件还可以放在这个文件夹里，可重复使用。",
            ),
        ),
        click.Option(
            ["--limit", "limits"],
            multiple=True,
            metavar="NAME=NUMBER",
            help=word(
                "Raise a limit that a message names; may be repeated.", "放宽提示中提到的上限，可重复使用。"
            ),
        ),
        flag(
            "--coarse",
            word(
                "Print pictures that are too coarse for a press, too.", "图片太粗糙、不宜付印的，也照样印。"
            ),
        ),
        flag(
            "--strict",
            word("Warnings fail the run, too; nothing is written.", "有警告也算失败，不写出文件。"),
        ),
        flag("--json", word("Tell the outcome as one JSON object.", "以一个 JSON 对象输出结果。"), "as_json"),
        debug(console),
    ]


def layout(console: Console, default: str | None = None) -> click.Option:
    """Which layout, the content's own or *default* if left out."""
    about = console.word("Layout, by name or file.", "版式的名称或文件。")
    return click.Option(["--layout", "-l"], default=default, metavar="NAME", help=about)


def debug(console: Console) -> click.Option:
    """Whether a fault of our own shows its traceback."""
    return flag(
        "--debug", console.word("Show the traceback of an internal fault.", "内部出错时显示详细信息。")
    )


def flag(name: str, about: str, variable: str | None = None) -> click.Option:
    """An option that is there or not."""
    return click.Option([name, *filter(None, [variable])], is_flag=True, help=about)


def changes(pairs: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The keys and values of `--set`.

    Raises UsageError naming every one that is not KEY=VALUE.
    """
    split = [pair.partition("=") for pair in pairs]
    wrong = [diagnostic("E708", pair=key) for key, equals, _ in split if not equals or not key.strip()]
    if wrong:
        raise UsageError(wrong)
    return tuple((key.strip(), value.strip()) for key, _, value in split)


def limits(pairs: Iterable[str]) -> Limits:
    """The limits with those of `--limit` in their place.

    Raises UsageError naming every one that is not NAME=NUMBER of a limit there is.
    """
    from dataclasses import fields, replace

    from newsletter.source.limits import DEFAULT

    known = [one.name for one in fields(DEFAULT)]
    split = [(pair, *pair.replace(" ", "").partition("=")) for pair in pairs]
    wrong = [
        diagnostic("E716", pair=pair, known=", ".join(known))
        for pair, name, _, number in split
        if name not in known or not _COUNT.fullmatch(number)
    ]
    if wrong:
        raise UsageError(wrong)
    return replace(DEFAULT, **{name: int(number) for _, name, _, number in split})
