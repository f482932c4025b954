"""Where faces that are not shipped may be found on this computer."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import EnvironmentFault, diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SUFFIXES = (".ttf", ".TTF")


def font_folders(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> tuple[Path, ...]:
    """The folders of fonts, the user's before the system's; some may not exist."""
    home = environ.get("USERPROFILE" if platform == "win32" else "HOME", "")
    return tuple(Path(name) for name in _names(home, environ, platform) if name)


def own_folder(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The folder that `newsletter fonts add` puts a user's faces into.

    Raises EnvironmentFault where the environment names no home.
    """
    home = environ.get("USERPROFILE" if platform == "win32" else "HOME", "")
    first = next(_names(home, environ, platform))
    if not first:
        raise EnvironmentFault([diagnostic("E269")])
    return Path(first)


def _names(home: str, environ: Mapping[str, str], platform: str) -> Iterator[str]:
    if platform == "win32":
        local = environ.get("LOCALAPPDATA", "")
        yield local and f"{local}\\newsletter\\fonts"
        yield local and f"{local}\\Microsoft\\Windows\\Fonts"
        yield environ.get("WINDIR", "C:\\Windows") + "\\Fonts"
    elif platform == "darwin":
        yield home and f"{home}/Library/Application Support/newsletter/fonts"
        yield home and f"{home}/Library/Fonts"
        yield from ("/Library/Fonts", "/System/Library/Fonts")
    else:
        data = environ.get("XDG_DATA_HOME") or (home and f"{home}/.local/share")
        yield data and f"{data}/newsletter/fonts"
        yield data and f"{data}/fonts"
        yield home and f"{home}/.fonts"
        yield from ("/usr/local/share/fonts", "/usr/share/fonts")


def find_fonts(folders: Iterable[Path]) -> dict[str, Path]:
    """The TrueType files in the folders and below, by file name; an earlier folder wins."""
    found: dict[str, Path] = {}
    for folder in folders:
        for where, below, names in os.walk(folder):
            below.sort()
            for name in sorted(names):
                if name.endswith(_SUFFIXES):
                    found.setdefault(name, Path(where, name))
    return found
