"""How a command is made: click's, with help in the language of the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newsletter.cli.console import Console

_HEADINGS = {"Options": "选项", "Commands": "命令"}


def command(
    console: Console,
    callback: Callable[..., int],
    params: Sequence[click.Parameter],
    about: str,
) -> click.Command:
    """A sub-command; *callback* gives the exit code.

    *about* is its help in the language of the run; the first paragraph stands in the list of commands.
    """
    made = click.Command(
        None,
        callback=callback,
        params=[*params, help_option(console)],
        help=about,
        short_help=about.partition("\n\n")[0],
        add_help_option=False,
    )
    speak(made, console)
    return made


def speak(made: click.Command, console: Console) -> None:
    """Let the help pages of *made* have headings in the language of the run."""
    if console.language == "zh":
        made.context_class = _ChineseContext


def help_option(console: Console) -> click.Option:
    """The option that prints the help page in place of a run."""
    about = console.word("Show this page.", "显示本页。")
    return eager("--help", about, lambda ctx: console.result(ctx.get_help()))


def eager(name: str, about: str, action: Callable[[click.Context], None]) -> click.Option:
    """A flag that acts at once and ends the run well."""

    def act(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's interface
        if value and not ctx.resilient_parsing:
            action(ctx)
            ctx.exit()

    return click.Option([name], is_flag=True, is_eager=True, expose_value=False, help=about, callback=act)


class _ChineseFormatter(click.HelpFormatter):
    """Help pages with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        words = args.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 [参数]…")
        super().write_usage(prog, words, prefix or "用法: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))


class _ChineseContext(click.Context):
    formatter_class = _ChineseFormatter
