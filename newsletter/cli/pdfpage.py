"""The report on a PDF as one page of HTML: verdict, findings with their places, pages with the faults marked.

It needs nothing from elsewhere, prints well, and is the same for the same file.
"""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import Severity
from newsletter.cli import faults
from newsletter.cli.pdfstyle import STYLE
from newsletter.cli.report import worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.fault import Spot
    from newsletter.cli.console import Console
    from newsletter.finish.inspect import Inspected
    from newsletter.finish.preflight.place import Seen

_SHOWN = 24  # pages with pictures
_HEIGHT = 560  # pixels of a picture
_LISTED = 8  # places of a finding
_MARKED = 25  # places of a finding on a page's picture
_LEAST = 1.2  # percent of the page that a mark on it is wide
_ORDER = tuple(Severity)


def page(path: Path, found: Inspected, console: Console) -> str:
    """The report on the file at *path*."""
    items = sorted(
        faults.merged(found.diagnostics), key=lambda item: (_ORDER.index(item.severity), item.code)
    )
    word = console.word
    title = word("Preflight report", "印前检查报告")
    body = [
        f"<header><h1>{title}</h1><p class=file>{escape(path.name)}</p></header>",
        _verdict(found, items, console),
        _facts(found, console),
        f"<h2>{word('Findings', '检查结果')}</h2>",
        *(_finding(number, item, console) for number, item in enumerate(items, 1)),
        "" if items else f"<p>{word('Nothing to mend.', '没有需要改的地方。')}</p>",
        *_pages(found, items, console),
        f"<footer>{_limits(console)}</footer>",
    ]
    lang = "zh-CN" if console.language == "zh" else "en"
    head = f'<meta charset="utf-8"><title>{title}: {escape(path.name)}</title><style>{STYLE}</style>'
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head>{head}</head><body>\n'
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def _verdict(found: Inspected, items: Sequence[Diagnostic], console: Console) -> str:
    word = console.word
    held = faults.listed(found.standards, console.language)
    counts = {kind: sum(item.severity is kind for item in items) for kind in Severity}
    if counts[Severity.ERROR]:
        kind, said = "error", word(f"Not in order by {held}", f"按{held}检查：不合格")
    elif counts[Severity.WARNING]:
        kind, said = (
            "warning",
            word(f"No errors by {held}, but look at the warnings", f"按{held}检查：没有错误，有几处要留意"),
        )
    else:
        kind, said = "fine", word(f"In order by {held}", f"按{held}检查：合格")
    parts = word(
        f"{counts[Severity.ERROR]} errors, {counts[Severity.WARNING]} warnings, {counts[Severity.HINT]} hints",
        f"错误 {counts[Severity.ERROR]} 项，警告 {counts[Severity.WARNING]} 项，提示 {counts[Severity.HINT]} 项",
    )
    return f'<p class="verdict {kind}"><b>{said}</b><span>{parts}</span></p>'


def _facts(found: Inspected, console: Console) -> str:
    word = console.word
    none = word("nothing", "没有声明")
    rows = [
        (word("Claims", "文件声明"), faults.listed(found.claims, console.language) or none),
        (
            word("Held to", "检查依据"),
            word(
                f"{faults.listed(found.standards, 'en')}, {found.rules} rules",
                f"{faults.listed(found.standards, 'zh')}，{found.rules} 条规则",
            ),
        ),
        *((word("Ink limit", "总墨量上限"), f"{found.ink:.0f} %") for _ in range(bool(found.ink))),
        (word("Pages", "页数"), f"{found.pages}"),
        (word("Size of file", "文件大小"), f"{len(found.data) / 1e6:.2f} MB"),
    ]
    return (
        "<table class=facts>"
        + "".join(f"<tr><th>{key}<td>{escape(value)}" for key, value in rows)
        + "</table>"
    )


def _finding(number: int, item: Diagnostic, console: Console) -> str:
    what, advice = worded(item, console.language)
    kind = item.severity.value
    label = {"error": ("Error", "错误"), "warning": ("Warning", "警告"), "hint": ("Hint", "提示")}[kind]
    parts = [
        f'<section class="finding {kind}"><h3><i>{number}</i><em>{console.word(*label)}</em> {escape(what)}</h3>',
        f"<p class=advice>{escape(advice)}</p>" if advice else "",
    ]
    fault = item.fault
    if fault is not None:
        shown = fault.spots[:_LISTED]
        parts += [f"<ul>{''.join(f'<li>{escape(faults.spot(one, console.language))}' for one in shown)}"]
        more = fault.count - len(shown)
        if more > 0:
            pages = faults.ranges(sorted({one.page for one in fault.spots if one.page}))
            parts.append(f"<li>{_more(more, pages, console)}")
        parts.append(f"</ul><p class=rule>{item.code}　{escape(faults.rule(fault, console.language))}</p>")
    return "".join(parts) + "</section>"


def _more(count: int, pages: str, console: Console) -> str:
    if not pages:
        return console.word(f"{count} more places", f"另有 {count} 处")
    return console.word(
        f"{count} more places; on pages {pages} in all", f"另有 {count} 处，总共涉及第 {pages} 页"
    )


def _pages(found: Inspected, items: Sequence[Diagnostic], console: Console) -> Iterator[str]:
    """The pages at fault, each with the places marked."""
    from newsletter.pictures.thumbnails import thumbnails

    marked: dict[int, list[tuple[int, str, Spot]]] = {}
    for number, item in enumerate(items, 1):
        for spot in item.fault.spots if item.fault else ():
            if spot.box is not None:
                marked.setdefault(spot.page, []).append((number, item.severity.value, spot))
    shown = sorted(marked)[:_SHOWN]
    if not shown:
        return
    pictures = thumbnails(found.data, shown, _HEIGHT)
    yield f"<h2>{console.word('Where it is', '在页面上的位置')}</h2><div class=pages>"
    for page in shown:
        sheet = found.sheets[page - 1]
        picture = pictures.get(page)
        drawn = (
            f'<img alt="" src="data:image/jpeg;base64,{b64encode(picture).decode("ascii")}">'
            if picture
            else ""
        )
        boxes = "".join(_boxes(marked[page], sheet))
        ratio = f"{sheet.width:.1f}/{sheet.height:.1f}"
        name = console.word(f"page {page}", f"第 {page} 页")
        yield f'<figure><div style="aspect-ratio:{ratio}">{drawn}{boxes}</div><figcaption>{name}</figcaption></figure>'
    yield "</div>"
    left = len(marked) - len(shown)
    if left:
        yield f"<p>{console.word(f'{left} more pages are not shown.', f'另有 {left} 页没有画出。')}</p>"


def _boxes(places: Sequence[tuple[int, str, Spot]], sheet: Seen) -> Iterator[str]:
    """The places over a page's picture, the first of each finding with its number, on top."""
    counts: dict[int, int] = {}
    for number, kind, spot in reversed(dict.fromkeys(places)):
        counts[number] = counts.get(number, 0) + 1
        if counts[number] <= _MARKED:
            yield _box(0, kind, spot, sheet)
    firsts: dict[int, tuple[int, str, Spot]] = {}
    for one in places:
        firsts.setdefault(one[0], one)
    yield from (_box(*one, sheet) for one in firsts.values())


def _box(number: int, kind: str, spot: Spot, sheet: Seen) -> str:
    """One place over a page's picture, in percent of it; a small one is drawn large enough to be seen."""
    if spot.box is None:
        return ""
    left, top, width, height = spot.box
    across = 100 / max(sheet.width, 1)
    down = 100 / max(sheet.height, 1)
    place = (
        f"left:{(left + sheet.left) * across:.2f}%;top:{(top + sheet.top) * down:.2f}%;"
        f"width:{max(width * across, _LEAST):.2f}%;height:{max(height * down, _LEAST):.2f}%"
    )
    label = f"<u>{number}</u>" if number else ""
    return f'<b class="{kind}" style="{place}">{label}</b>'


def _limits(console: Console) -> str:
    return console.word(
        "Places are measured from the top left corner of the trimmed sheet. The report reads what the file says: ink "
        "within pictures, paper and press are for the printing house and its proof to judge.",
        "位置从成品左上角量起，单位毫米。本报告依据文件内容：图片内部的墨量、纸张与印机的情况，仍以印刷厂的检查和打样为准。",
    )
