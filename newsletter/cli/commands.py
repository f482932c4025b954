"""The command `newsletter`: its sub-commands by name, each file imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

import newsletter
from newsletter.cli.command import eager, help_option, speak
from newsletter.cli.language import FLAG
from newsletter.cli.usage import unknown

if TYPE_CHECKING:
    from newsletter.cli.console import Console

NAMES = ("build", "check", "proof", "lines", "new", "layouts", "themes", "blocks", "fonts", "schema")
ALIASES = {"render": "build"}


class Commands(click.Group):
    """The group of all sub-commands."""

    def __init__(self, console: Console) -> None:
        about = console.word(
            "Typesets a YAML content file into a print-ready Chinese bulletin.",
            "把 YAML 稿件排成可以付印的中文简报。",
        )
        params = [_language(console), _version(console), help_option(console)]
        super().__init__(
            "newsletter", params=params, help=about, add_help_option=False, no_args_is_help=False
        )
        speak(self, console)
        self._console = console

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        """The names, in the order of use."""
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:  # noqa: ARG002
        """The sub-command of that name.

        Raises UsageError with the nearest name where there is none.
        """
        name = ALIASES.get(cmd_name, cmd_name)
        if name not in NAMES:
            raise unknown("E701", cmd_name, NAMES)
        made: click.Command = import_module(f"newsletter.cli.{name}").make(self._console)
        return made


def _language(console: Console) -> click.Option:
    about = console.word("Language of help and messages.", "帮助和提示所用的语言。")
    return click.Option([FLAG], type=click.Choice(["zh", "en"]), expose_value=False, help=about)


def _version(console: Console) -> click.Option:
    text = f"newsletter {newsletter.__version__}"
    return eager(
        "--version", console.word("Show the version.", "显示版本号。"), lambda _: console.result(text)
    )
