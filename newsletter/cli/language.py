"""The language of help and messages: as asked for, else as the locale says."""

from __future__ import annotations

import locale
import os
import sys
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Language = Literal["zh", "en"]
Messages = dict[str, tuple[str, str]]

FLAG = "--ui-lang"


def choose(arguments: Sequence[str], environ: Mapping[str, str] = os.environ) -> Language:
    """The language of one run, known before any argument is checked.

    `--ui-lang` rules; then the first of LC_ALL, LC_MESSAGES and LANG that is set; then, on
    Windows, the user's locale.
    """
    asked = _asked(arguments)
    if asked in {"zh", "en"}:
        return "zh" if asked == "zh" else "en"
    names = (environ.get(key, "") for key in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next(filter(None, names), "")
    if not name and sys.platform == "win32":
        name = locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def foremost(arguments: Sequence[str]) -> list[str]:
    """The arguments with `--ui-lang` in front, where the command line wants it, wherever it was written."""
    front: list[str] = []
    rest = list(arguments)
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == FLAG or argument.startswith(FLAG + "="):
            stop = index + (2 if argument == FLAG else 1)
            front, rest = rest[index:stop], [*rest[:index], *rest[stop:]]
            break
    return [*front, *rest]


def messages(language: Language) -> Messages:
    """The words of every diagnostic in one language."""
    if language == "zh":
        from newsletter.basics.messages_zh import MESSAGES
    else:
        from newsletter.basics.messages_en import MESSAGES
    return MESSAGES


def rules(language: Language) -> Messages:
    """What each rule for PDF files asks, and what to do where it is broken."""
    if language == "zh":
        from newsletter.basics.said_zh.rules import RULES
    else:
        from newsletter.basics.said_en.rules import RULES
    return RULES


def things(language: Language) -> dict[str, str]:
    """The words for things in a PDF file."""
    if language == "zh":
        from newsletter.basics.said_zh.rules import THINGS
    else:
        from newsletter.basics.said_en.rules import THINGS
    return THINGS


def _asked(arguments: Sequence[str]) -> str:
    for index, argument in enumerate(arguments):
        if argument == FLAG:
            return arguments[index + 1] if index + 1 < len(arguments) else ""
        if argument.startswith(FLAG + "="):
            return argument.removeprefix(FLAG + "=")
    return ""
