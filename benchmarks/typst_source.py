"""The same bulletin as a Typst file: same faces, sizes, columns and pictures, in its own markup."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import segno

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.sample import Content

_HEAD = Path(__file__).with_name("head.typ")


def write(content: Content, folder: Path) -> Path:
    """Write `bulletin.typ` beside the content's pictures; gives its path."""
    segno.make(content["share"]["qr"], error="m").save(str(folder / "qr.svg"), border=4)
    path = folder / "bulletin.typ"
    path.write_text(
        "\n".join([_HEAD.read_text("utf-8"), *_front(content), *_body(content), *_tail(content)]),
        encoding="utf-8",
    )
    return path


def _front(content: Content) -> Iterable[str]:
    issue, headline = content["issue"], content["headline"].replace(" | ", " \\\n")
    yield "#across[#block(width: 100%, fill: accent, inset: 14pt, text(fill: white)["
    yield f"#text(size: 46pt, weight: 900)[{content['publication']['name']}] #h(1fr) 第 {issue['number']} 期"
    yield f"#h(1em) {issue['date']}]) #caption[{content['publication']['issuer']}]"
    yield f"#text(font: hei, size: 11pt, weight: 700, fill: accent)[{content['kicker']}]"
    yield f"#title[{headline}]"
    yield f"#plain(text(font: kai, size: 11.8pt)[{_inline(content['lead'])}])]"


def _body(content: Content) -> Iterable[str]:
    for section in content["sections"]:
        if "heading" in section:
            yield f"#head[{_inline(section['heading'])}]"
        yield from (f"{_block(block)}\n" for block in section["blocks"])


def _tail(content: Content) -> Iterable[str]:
    yield f'#image("qr.svg", width: 79pt) #caption[{content["share"]["label"]}]'
    for item in content["related"]:
        yield f'#caption[#link("{item["url"]}")[{item["title"]}] {item.get("note", "")}]'
    yield f"#caption[{content['colophon']}]"


def _block(block: str | dict[str, Any]) -> str:
    if isinstance(block, str):
        return _inline(block)
    ((kind, value),) = block.items()
    return _WRITERS[kind](value)


def _image(value: dict[str, Any]) -> str:
    wide = value.get("span") == "all"
    picture = f'#photo("{value["src"]}", {3.2 if wide else 2.6}, [{_inline(value.get("caption", ""))} #h(1fr) {value.get("credit", "")}])'
    return f"#across[{picture}]" if wide else picture


def _gallery(value: dict[str, Any]) -> str:
    cells = ", ".join(f'[#photo("{item["src"]}", 1.5, [])]' for item in value["images"])
    grid = f"#grid(columns: {value['columns']}, gutter: 8pt, {cells})"
    return f"{grid}\n#caption[{_inline(value['caption'])}]"


def _stats(value: list[dict[str, Any]]) -> str:
    cells = (f"figure-cell[{item['value']}][{item['unit']}][{item['label']}]" for item in value)
    return f"#strip({', '.join(cells)})"


def _box(value: dict[str, Any]) -> str:
    items = (f"[✓ {_inline(item)}]" for block in value["blocks"] for item in block["list"])
    return f"#aside([{value['title']}], {', '.join(items)})"


def _inline(text: str) -> str:
    """Folded lines joined, `**strong**` as a function call, which no neighbour can undo."""
    return re.sub(r"\*\*(.+?)\*\*", r"#strong[\1]", re.sub(r"\n", "", text.strip()))


_WRITERS: dict[str, Callable[[Any], str]] = {
    "image": _image,
    "gallery": _gallery,
    "stats": _stats,
    "box": _box,
    "couplet": "#couplet[{0[0]}][{0[1]}]".format,
}
