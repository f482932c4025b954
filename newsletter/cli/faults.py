"""Where a PDF breaks a rule, in words: pages, places in millimetres, the rule with its clause."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.cli.echo import shorten
from newsletter.cli.language import rules, things

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.fault import Fault, Spot
    from newsletter.cli.language import Language

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
# Names of things are short; what is longer is a text of the file's own and stays as it is.
_SHORT = 40
_OURS: dict[Language, str] = {
    "zh": "文件如果是本程序生成的，请报告给我们。",
    "en": " If this program wrote the file, please report it.",
}
_SPOTS = frozenset(("Separation", "DeviceN"))
_RUNS = 12  # of pages, in one line


def merged(items: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings, those of one rule on several pages as one."""
    heaps: dict[object, list[Diagnostic]] = {}
    for item in dict.fromkeys(items):
        values = dict(item.values)
        paged = item.fault is not None and "page" in values
        heaps.setdefault((item.code, item.fault.standard) if paged and item.fault else item, []).append(item)
    return [_one(heap) for heap in heaps.values()]


def _one(heap: list[Diagnostic]) -> Diagnostic:
    first = heap[0]
    if len(heap) == 1 or first.fault is None:
        return first
    found = [item.fault for item in heap if item.fault is not None]
    spots = tuple(spot for fault in found for spot in fault.spots)
    return replace(first, fault=replace(first.fault, spots=spots, count=sum(fault.count for fault in found)))


def spoken(text: str, language: Language) -> str:
    """The names of things in a short text, in the language."""
    known = things(language)
    parts = text.split(", ")
    if len(parts) > 1 and all(part.partition(" ")[0] in known for part in parts):
        return ("、" if language == "zh" else ", ").join(spoken(part, language) for part in parts)
    if text in known:
        return known[text]
    kind, _, names = text.partition(":")
    if names and kind in _SPOTS:
        return f"{known['Separation']} {names.replace('+', '、' if language == 'zh' else ', ')}"
    if len(text) > _SHORT or names:
        return text
    said = _WORD.sub(lambda word: known.get(word[0], word[0]), text)
    return said.replace(", ", "、").replace(" （", "（") if language == "zh" else said


def words(fault: Fault, language: Language) -> dict[str, str]:
    """What the tables say of the rule: what it asks, and what to do."""
    known = rules(language)
    # A level of PDF/A asks what another one asks, under a letter of its own.
    asks, todo = known.get(fault.rule) or known.get(f"a-{fault.rule.removeprefix('u-')}") or ("", "")
    ours = "" if fault.foreign else _OURS[language]
    return {"asks": asks, "todo": todo, "ours": ours}


def told(fault: Fault, language: Language) -> Iterator[str]:
    """The lines of a report that say where, and which rule."""
    place, number = whereabouts(fault, language), _pages(fault, language)
    if place or number:
        yield f"{'位置：' if language == 'zh' else 'Where: '}{place}{number}"
    yield f"{'规则：' if language == 'zh' else 'Rule: '}{rule(fault, language)}"


def rule(fault: Fault, language: Language) -> str:
    """The rule's name with its clause."""
    asks = words(fault, language)["asks"] or fault.rule
    source = f"{fault.standard} {fault.clause}".strip()
    if language == "zh":
        return f"{asks}（{source or '印刷厂惯例'}）"
    return f"{asks} ({source or 'custom of printing houses'})"


def whereabouts(fault: Fault, language: Language) -> str:
    """The first place, in millimetres where it has some."""
    return spot(fault.spots[0], language) if fault.spots else ""


def spot(one: Spot, language: Language) -> str:
    """One place in words."""
    what = "" if one.what == "file" else spoken(shorten(one.what, _SHORT), language)
    if language == "zh":
        page = f"第 {one.page} 页" if one.page else "整个文件"
        parts = [page, what] if what else [page]
        if one.box:
            left, top, width, height = one.box
            parts.append(f"左 {left}、上 {top} 毫米，宽 {width}、高 {height} 毫米")
        return "，".join(parts)
    parts = [f"page {one.page}" if one.page else "the file itself", *filter(None, [what])]
    if one.box:
        left, top, width, height = one.box
        parts.append(f"{left} mm from the left, {top} mm from the top, {width} × {height} mm")
    return ", ".join(parts)


def _pages(fault: Fault, language: Language) -> str:
    """How many places there are, and on which pages."""
    if fault.count < 2:
        return ""
    pages = sorted({one.page for one in fault.spots if one.page})
    said, several = ranges(pages), len(pages) > 1
    if language == "zh":
        return f"；共 {fault.count} 处" + (f"，在第 {said} 页" if several else "")
    return f"; {fault.count} places" + (f", on pages {said}" if several else "")


def ranges(pages: list[int]) -> str:
    """Numbers in order, those that follow each other as a range; of very many the first, and `…`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    said = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs[:_RUNS]]
    return ", ".join([*said, "…"] if len(runs) > _RUNS else said)


def record(fault: Fault) -> dict[str, object]:
    """The keys of `--json` that a finding in a PDF has besides."""
    places = [
        {"page": one.page, "what": one.what, "box": list(one.box) if one.box else None} for one in fault.spots
    ]
    return {
        "rule": fault.rule,
        "clause": fault.clause,
        "standard": fault.standard,
        "count": fault.count,
        "places": places,
    }


def listed(names: Iterable[str], language: Language) -> str:
    """Names of standards in a row."""
    known = things(language)
    return ("、" if language == "zh" else ", ").join(known.get(name, name) for name in names)
