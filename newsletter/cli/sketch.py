"""Set lines for the terminal: their figures, and a picture of what gave way and what was opened."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from newsletter.cli.echo import clean, width
from newsletter.cli.streams import can_say
from newsletter.lines import line_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.cli.console import Console
    from newsletter.lines.line import Line, Lines

_WIDE, _SLIGHT = 0.1, 0.005  # em from which on an opened gap is marked, as a wide and as a slight one
_RULES = {True: ("│", "+", "·", "-"), False: ("|", "+", ".", "-")}


def shown(lines: Lines, line: Line) -> str:
    """A line as it is read: without the blank at its end, with the hyphen that it was given."""
    return line_text(lines, line).rstrip() + ("-" if line.hyphen else "")


def measured(lines: Lines, digits: int) -> list[dict[str, object]]:
    """Each line's exact text and figures; lengths in em, `squeezed` as offsets in the line's text."""
    em = _em(lines)
    starts = lines.text.starts
    return [
        {
            "text": line_text(lines, line),
            "width_em": round(line.width / em, digits),
            "natural_em": round(line.natural / em, digits),
            "gap_em": round(line.gap / em, digits),
            "squeezed": [offset - starts[line.start] for offset in line.squeezed],
            "hyphen": line.hyphen,
            "demerits": cost,
        }
        for line, cost in zip(lines.lines, _costs(lines), strict=True)
    ]


def sketch(lines: Lines, ways: Sequence[Lines | None], console: Console) -> Iterator[str]:
    """A picture of a paragraph.

    Two rows for each line: its text, and below it `-` under marks that gave blank, `+` where a gap of a
    tenth of an em or more stands and `·` where a smaller one was opened, its figures, its demerits and
    what the paragraph would cost more if it ended elsewhere. Then the next best lines.
    """
    rules = _RULES[can_say(sys.stdout, "│·")]
    rows = [(clean(shown(lines, line)), _marks(lines, line, rules)) for line in lines.lines]
    columns = max((width(text) for text, _ in rows), default=0)
    for number, ((text, marks), way) in enumerate(zip(rows, ways, strict=True)):
        bar = rules[0]
        yield f"{number + 1:3} {bar}{text}{' ' * (columns - width(text))}{bar} {_figures(lines, number, console)}"
        yield f"    {bar}{marks:{columns}}{bar} {_cost(lines, number, way, console)}".rstrip()
    yield from _next_best(lines, ways, console)


def _figures(lines: Lines, number: int, console: Console) -> str:
    line, em = lines.lines[number], _em(lines)
    values = line.width / em, line.natural / em, line.gap / em
    return console.word(
        "{:.2f} em, natural {:.2f}, gap {:.3f}".format(*values),
        "宽 {:.2f} 字，自然 {:.2f}，字间 {:.3f}".format(*values),
    )


def _cost(lines: Lines, number: int, way: Lines | None, console: Console) -> str:
    cost = _costs(lines)[number]
    if way is None:
        return console.word(f"cost {cost}", f"代价 {cost}")
    more = round(way.demerits - lines.demerits)
    return console.word(f"cost {cost}, elsewhere {more:+}", f"代价 {cost}，换处断 {more:+}")


def _next_best(lines: Lines, ways: Sequence[Lines | None], console: Console) -> Iterator[str]:
    """The lines of the cheapest other breaks."""
    total = round(lines.demerits)
    others = [way for way in ways if way is not None]
    if not others:
        yield console.word(f"cost {total}; no other breaks", f"代价共 {total}；没有别的断法")
        return
    best = min(others, key=lambda way: way.demerits)
    found = round(best.demerits)
    yield console.word(
        f"cost {total}; the next best breaks cost {found}:", f"代价共 {total}；次好的断法 {found}："
    )
    for line in best.lines:
        yield f"    {clean(shown(best, line))}"


def _marks(lines: Lines, line: Line, rules: tuple[str, str, str, str]) -> str:
    """The row under a line: what gave blank, and where gaps stand."""
    text, em = lines.text, _em(lines)
    _, wide, slight, squeezed = rules
    row = ""
    for index in range(line.start, line.stop):
        room = width(clean(text.cluster(index).rstrip("\n")))
        gap = _gap(lines, line, index) / em
        mark = squeezed if text.starts[index] in line.squeezed else ""
        opened = wide if gap >= _WIDE else slight if gap >= _SLIGHT else ""
        row += f"{opened or mark or ' '}" if room == 1 else f"{mark}{opened:>{max(0, room - len(mark))}}"
    return row[: width(clean(shown(lines, line)))]


def _gap(lines: Lines, line: Line, index: int) -> float:
    """The blank behind a cluster in points, beyond its own width."""
    at = index - line.start
    if index + 1 >= line.stop:
        return 0.0
    run = lines.text.runs[lines.text.run_of[index]]
    return line.origins[at + 1] - line.origins[at] - lines.text.advances[index] - run.style.tracking


def _costs(lines: Lines) -> Sequence[int]:
    return lines.costs or (0,) * len(lines.lines)


def _em(lines: Lines) -> float:
    """The size of the text in points."""
    return max(run.style.size for run in lines.text.runs)
