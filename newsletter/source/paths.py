"""Paths that content names: relative to its file, and never out of the project (R12)."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import Diagnostic, diagnostic
from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from newsletter.basics.span import Span

# Absolute, a drive, a share, an address, a home folder, a variable, a control character.
_REFUSED = re.compile(r"^[/~]|^[A-Za-z][\w+.-]*:|\\|\$|%\w+%|[\x00-\x1f\x7f]|^\s*$")


@dataclass(frozen=True)
class Project:
    """Where paths in content may lead: from the *folder* of its file, into these *roots* alone."""

    folder: Path
    roots: tuple[Path, ...]

    def find(self, text: str, span: Span) -> Path | Diagnostic:
        """The place of the file that *text* names, or what is wrong with it.

        Whether there is such a file is for whoever opens it to say, except where only capitals or
        the form of an accented letter are wrong.
        """
        if _REFUSED.search(text):
            return diagnostic("E145", span, path=text)
        try:
            path = (self.folder / text).resolve()
            inside = any(path.is_relative_to(root.resolve()) for root in self.roots)
        except (OSError, RuntimeError, ValueError):
            return diagnostic("E145", span, path=text)
        if not inside:
            return diagnostic("E146", span, path=text)
        near = None if path.exists() else _near(self.folder, text)
        return diagnostic("E154", span, path=text, near=near) if near else path


def _near(folder: Path, text: str) -> str | None:
    """The same path as it is truly spelt, when only capitals or Unicode forms differ."""
    spelt: list[str] = []
    for part in text.split("/"):
        if part in {"", ".", ".."}:
            spelt.append(part)
            folder /= part
            continue
        names = [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
        match = part if part in names else next((name for name in names if _same(name, part)), None)
        if match is None:
            return None
        spelt.append(match)
        folder /= match
    return "/".join(spelt)


def _same(one: str, other: str) -> bool:
    return unicodedata.normalize("NFC", one).casefold() == unicodedata.normalize("NFC", other).casefold()
