"""Where layouts, fonts and colour profiles stand: what comes with us, and the layouts that a user keeps."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = Path(__file__).parent.parent


def data_folder(name: str) -> Path:
    """The folder `layouts`, `fonts` or `icc`: inside the installed package, else at the repository's root."""
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def user_folder(
    name: str, environ: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Path | None:
    """The user's own folder `layouts`, by the platform's custom for settings; None where there is no home."""
    home = environ.get("USERPROFILE" if platform == "win32" else "HOME", "")
    if platform == "win32":
        base = environ.get("APPDATA") or (home and f"{home}\\AppData\\Roaming")
        return Path(f"{base}\\newsletter\\{name}") if base else None
    if platform == "darwin":
        return Path(f"{home}/Library/Application Support/newsletter/{name}") if home else None
    base = environ.get("XDG_CONFIG_HOME") or (home and f"{home}/.config")
    return Path(f"{base}/newsletter/{name}") if base else None
