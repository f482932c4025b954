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
    text = (ROOT / "content.yaml").read_text(encoding="utf-8")
    if pictures:
        shutil.copytree(ROOT / "images", folder / "images")
    else:
        text = _without_pictures(text)
    (folder / "content.yaml").write_text(text, encoding="utf-8")
    content: Content = yaml.safe_load(text)
    return content


def _without_pictures(text: str) -> str:
    """*text* without the lines of its pictures, as an author would take them out."""
    lines = text.splitlines(keepends=True)
    content: Any = yaml.compose(text, yaml.SafeLoader)
    sections = next(value for key, value in content.value if key.value == "sections")
    blocks = [
        block
        for section in sections.value
        for key, value in section.value
        if key.value == "blocks"
        for block in value.value
    ]
    for block in reversed(blocks):
        if isinstance(block, yaml.MappingNode) and block.value[0][0].value in _PICTURES:
            del lines[block.start_mark.line : block.end_mark.line]
    return "".join(lines)


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
