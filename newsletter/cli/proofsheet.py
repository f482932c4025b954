"""The contact sheet of a proof: one page of HTML that shows all its pictures, in the language of the run."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.cli.console import Console
    from newsletter.deliver.proofs import PageProof, Proofs
    from newsletter.pictures.coverage import Coverage, Words

INDEX = "index.html"
# The sheet's first line: who wrote a folder of proofs may write it anew.
HEAD = "<!-- newsletter proof -->\n"
# More of a page than this share over the limit smears and sets off.
TOO_MUCH = 0.0005
_INKS = {"Cyan": "青", "Magenta": "品", "Yellow": "黄", "Black": "黑"}
_SWATCHES = {"Cyan": "#00a0e0", "Magenta": "#e0218a", "Yellow": "#ffdd00", "Black": "#222"}
_STYLE = """\
:root { color-scheme: light; }
body { margin: 0 auto; padding: 2.5rem 2rem 4rem; max-width: 76rem; background: #f4f4f2; color: #222;
  font: 1rem/1.7 "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 0 0 .3rem; }
h2 { font-size: 1.15rem; margin: 3rem 0 .2rem; padding-top: .8rem; border-top: 2px solid #222; }
p { margin: 0 0 1rem; color: #555; }
p.over { color: #b0001e; font-weight: 600; }
.wide img { width: 100%; }
.row { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: 1.2rem; margin: 1.2rem 0; }
figure { margin: 0; }
figure img { display: block; width: 100%; background: #fff; box-shadow: 0 0 0 1px #ccc; }
figcaption { font-size: .875rem; color: #555; margin-top: .4rem; }
i { display: inline-block; width: .7em; height: .7em; margin-right: .4em; border-radius: 50%; background: #999; }
.map { max-width: 44rem; }
"""


def words(found: Coverage, console: Console) -> Words:
    """What the map of a page's ink says."""
    from newsletter.pictures.coverage import Words

    return Words(
        console.word(f"limit {found.limit:.0f} %", f"上限 {found.limit:.0f} %"),
        console.word(f"peak {found.peak:.0f} %", f"最高 {found.peak:.0f} %"),
        console.word(
            f"over the limit: {_percent(found.share)} of the page",
            f"超过上限：页面的 {_percent(found.share)}",
        ),
    )


def figures(page: PageProof, found: Proofs, console: Console) -> str:
    """A page's ink in a sentence."""
    share, most = _percent(page.share), f"{found.limit:.0f} %"
    return console.word(
        f"at most {page.peak:.0f} % of ink, {share} of the page over {most}",
        f"最大墨量 {page.peak:.0f}%，超过 {most.replace(' ', '')} 的面积占 {share.replace(' ', '')}",
    )


def sheet(found: Proofs, name: str, console: Console) -> str:
    """The page; *name* is that of the file proven."""
    title = console.word(f"Proof of {name}", f"{name} 打样")
    condition = console.word(
        f"Printing condition {found.condition}, ink limit {found.limit:.0f} %.",
        f"印刷条件 {found.condition}，总墨量上限 {found.limit:.0f}%。",
    )
    body = "\n".join(line for page in found.pages for line in _page(page, found, console))
    lang = console.word("en", "zh-CN")
    return (
        f'{HEAD}<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{escape(title)}</title>\n'
        f"<style>\n{_STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n"
        f"<p>{escape(condition)} {escape(_honest(found, console))}</p>\n{body}\n</body>\n</html>\n"
    )


def _honest(found: Proofs, console: Console) -> str:
    """How far the pictures can be trusted."""
    if found.exact:
        return console.word(
            "Plates and ink are those of the file, overprint included; colours on an uncalibrated screen are a hint.",
            "分色版和墨量取自文件本身，包括叠印；屏幕未经校准时颜色只供参考。",
        )
    return console.word(
        "Without Ghostscript the print is approximated from the screen's colours: no plates, no ink, no overprint.",
        "没有 Ghostscript，印刷效果由屏幕颜色近似得出：没有分色版、墨量和叠印。",
    )


def _page(page: PageProof, found: Proofs, console: Console) -> Iterator[str]:
    yield f"<h2>{console.word(f'Page {page.number}', f'第 {page.number} 页')}</h2>"
    if page.coverage:
        over = ' class="over"' if page.share > TOO_MUCH else ""
        yield f"<p{over}>{escape(figures(page, found, console))}</p>"
    if page.beside:
        alike = "" if found.exact else console.word(" (approximate)", "（近似）")
        caption = console.word(f"On screen, and in print{alike}", f"左：屏幕；右：印刷{alike}")
        yield _figure(page.beside, caption, "wide")
    if page.plates:
        yield '<div class="row">'
        for ink, name in page.plates:
            said = console.word(ink, f"{_INKS[ink]}版 {ink}" if ink in _INKS else f"专色版 {ink}")
            yield _figure(name, said, swatch=_SWATCHES.get(ink, "#999"))
        yield "</div>"
    if page.coverage:
        yield _figure(
            page.coverage,
            console.word("Ink coverage; the ring marks the peak", "墨量分布，圆圈是最高处"),
            "map",
        )


def _figure(name: str, caption: str, kind: str = "", swatch: str = "") -> str:
    dot = f'<i style="background:{swatch}"></i>' if swatch else ""
    said, link = escape(caption), quote(name)
    return (
        f'<figure class="{kind}"><a href="{link}"><img src="{link}" alt="{said}" loading="lazy"></a>'
        f"<figcaption>{dot}{said}</figcaption></figure>"
    )


def _percent(share: float) -> str:
    """A share in percent, fine enough to be held against the trade's .05 %."""
    percent = 100 * share
    if not percent:
        return "0 %"
    if percent < 0.01:
        return "< 0.01 %"
    return f"{percent:.2f} %" if percent < 1 else f"{percent:.1f} %"
