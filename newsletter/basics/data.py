"""Where the layouts and fonts that come with us stand: in an installed package or in the source tree."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def data_folder(name: str) -> Path:
    """The folder `layouts` or `fonts`: inside the installed package, else at the repository's root."""
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
