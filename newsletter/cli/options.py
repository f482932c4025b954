"""The options that `build` and `check` share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsletter.basics.diagnostic import UsageError, diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsletter.cli.console import Console

CONTENT = "content.yaml"


def shared(console: Console) -> list[click.Parameter]:
    """The content file, what changes its looks, and how findings are judged and told."""
    word = console.word
    return [
        click.Argument(["content"], default=CONTENT, metavar="[CONTENT]", required=False),
        click.Option(
            ["--layout", "-l"],
            metavar="NAME",
            help=word("Layout, by name or file.", "版式的名称或文件。"),
        ),
        click.Option(
            ["--set", "changes"],
            multiple=True,
            metavar="KEY=VALUE",
            help=word("Change one value of the layout; may be repeated.", "改动版式中的一项，可重复使用。"),
        ),
        flag("--strict", word("Warnings fail the run, too.", "有警告也算失败。")),
        flag("--json", word("Tell the outcome as one JSON object.", "以一个 JSON 对象输出结果。"), "as_json"),
        flag("--debug", word("Show the traceback of an internal fault.", "内部出错时显示详细信息。")),
    ]


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
