"""The bulletin that both sides typeset: the repository's `content.yaml`, with and without its pictures."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "fonts"
_PICTURES = {"image", "gallery"}
_NOT_WORDS = {"src", "focus", "span", "alt", "qr", "url", "layout", "version", "columns", "date"}

Content = dict[str, Any]


def prepare(folder: Path, *, pictures: bool) -> Content:
    """Write `content.yaml` and what it names into *folder*; gives its values."""
    content: Content = yaml.safe_load((ROOT / "content.yaml").read_text(encoding="utf-8"))
    if pictures:
        shutil.copytree(ROOT / "images", folder / "images")
    else:
        for section in content["sections"]:
            section["blocks"] = [block for block in section["blocks"] if _PICTURES.isdisjoint(block)]
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000)
    (folder / "content.yaml").write_text(text, encoding="utf-8")
    return content


def words(value: object) -> Iterator[str]:
    """Every text of the content that is drawn, as written."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _NOT_WORDS:
                yield from words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words(inner)
