"""`newsletter lines`: a plain text set by the engine alone, each paragraph's lines printed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsletter.basics.diagnostic import (
    ContentError,
    NewsletterError,
    Severity,
    UsageError,
    diagnostic,
)
from newsletter.basics.value import dataclass
from newsletter.cli.command import command
from newsletter.cli.echo import clean
from newsletter.cli.options import debug, flag, layout

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.cli.console import Console
    from newsletter.design.design import Design
    from newsletter.flow.node import Text
    from newsletter.lines import Typesetter
    from newsletter.lines.line import Lines
    from newsletter.source.fold import Passage
    from newsletter.source.node import ScalarNode

STDIN = "-"
_DIGITS = 4  # of a length in em


def make(console: Console) -> click.Command:
    """The command, in the language of the run."""

    def run(**given: Any) -> int:  # noqa: ANN401 - click hands on what its options hold
        try:
            return _set(given, console)
        except NewsletterError as fault:
            if not given["as_json"]:
                raise
            console.result(json.dumps({"lines": [], "diagnostics": _told(fault.diagnostics, console)}))
            return fault.exit_code

    about = console.word(
        "Set a plain text and print its lines.\n\nBlank lines part paragraphs; without FILE, or for -, the "
        "text is read from the standard input.",
        "把纯文本按版式断行，输出各行。\n\n空行分段。不写 FILE 或写 - 时，从标准输入读取。",
    )
    return command(console, run, _options(console), about)


def _options(console: Console) -> list[click.Parameter]:
    word = console.word
    measure = word(
        "The width of a line, as 20em, 84mm or 240pt; the layout's column if left out.",
        "行宽，如 20em、84mm、240pt；不写就是版式的栏宽。",
    )
    return [
        click.Argument(["file"], default=STDIN, metavar="[FILE]", required=False),
        click.Option(["--measure"], metavar="LENGTH", help=measure),
        click.Option(
            ["--style"],
            default="body",
            metavar="NAME",
            help=word("The layout's style of the text.", "文字用版式中的哪个样式。"),
        ),
        click.Option(
            ["--lang"],
            default="zh-Hans",
            metavar="TAG",
            help=word("The language of the text.", "文字的语言。"),
        ),
        click.Option(
            ["--indent"],
            default="0",
            metavar="LENGTH",
            help=word("The first line's indent.", "首行缩进。"),
        ),
        layout(console, "bulletin"),
        flag(
            "--explain",
            word(
                "Draw each line, with what it costs to end it elsewhere.", "逐行画出，并写出换处断行的代价。"
            ),
        ),
        flag("--json", word("One JSON object for each paragraph.", "每段输出一个 JSON 对象。"), "as_json"),
        debug(console),
    ]


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the paragraphs are set: faces and lines as in a style, in one measure (points)."""

    design: Design
    style: str
    lang: str
    measure: float
    indent: float

    def text(self, passage: Passage) -> Text:
        """A paragraph in the style."""
        from dataclasses import replace

        from newsletter.flow.node import Run, Text

        look = self.design.styles[self.style]
        run = Run(passage.text, replace(look.face, lang=self.lang), passage.trace)
        return Text((run,), replace(look.paragraph, indent=self.indent), span=passage.trace.at(0))


def _set(given: Mapping[str, Any], console: Console) -> int:
    """Read, set and print; the exit code."""
    from newsletter.lines import Typesetter
    from newsletter.shaping import FontBook

    setting = _setting(given)
    passages, found = _read(given["file"])
    typesetter = Typesetter(FontBook())
    told: list[Diagnostic] = list(found)
    for number, passage in enumerate(passages):
        text = setting.text(passage)
        lines = typesetter.lines(text, setting.measure)
        here = (*(found if number == 0 else ()), *lines.text.diagnostics, *lines.diagnostics)
        told += here
        ways = _otherwise(typesetter, text, setting.measure) if given["explain"] else ()
        if given["as_json"]:
            console.result(json.dumps(_object(lines, ways, here, console)))
        else:
            console.result(_printed(lines, ways, number, console))
    if not given["as_json"]:
        console.report(told)
    return 1 if any(one.severity is Severity.ERROR for one in told) else 0


def _setting(given: Mapping[str, Any]) -> _Setting:
    """The style and the lengths that the options name.

    Raises UsageError for a style that the layout has not, and for what is no length.
    """
    from newsletter.basics.registry import nearest
    from newsletter.blocks import KINDS
    from newsletter.design import resolve
    from newsletter.design.find import find
    from newsletter.source import read

    design = resolve(read(find(given["layout"])), KINDS, lang=given["lang"])
    name = given["style"]
    if name not in design.styles:
        near = nearest(name, design.styles) or "body"
        raise UsageError([diagnostic("E731", name=name, near=near)])
    measure = _length(given["measure"], design, name) if given["measure"] else design.columns.measure
    if measure <= 0:
        raise UsageError([diagnostic("E732", text=given["measure"])])
    return _Setting(design, name, given["lang"], measure, _length(given["indent"], design, name))


def _length(text: str, design: Design, style: str) -> float:
    from newsletter.basics.units import parse_length

    try:
        return design.points(parse_length(text), style=style, whole=design.columns.measure)
    except ValueError:
        raise UsageError([diagnostic("E732", text=text)]) from None


def _read(file: str) -> tuple[Sequence[Passage], list[Diagnostic]]:
    """The paragraphs of a file, each character traced, and what is to be said of its encoding.

    Raises ContentError when there are none, and as reading content does.
    """
    from newsletter.source.encoding import decode
    from newsletter.source.fold import paragraphs

    data, name = _bytes(file)
    text, found = decode(data, name)
    if not text.strip():
        raise ContentError([diagnostic("E130", path=name)])
    return paragraphs(_node(text, name)), found


def _bytes(file: str) -> tuple[bytes, str]:
    from newsletter.source.limits import DEFAULT
    from newsletter.source.read import read_bytes, shown_name

    if file != STDIN:
        return read_bytes(Path(file)), shown_name(Path(file))
    data = sys.stdin.buffer.read(DEFAULT.content_bytes + 1) if sys.stdin else b""
    if len(data) > DEFAULT.content_bytes:
        raise ContentError([diagnostic("E107", path=STDIN, allowed=DEFAULT.content_bytes)])
    return data, STDIN


def _node(text: str, name: str) -> ScalarNode:
    """The text as one node of which each line of the file is a line."""
    from newsletter.basics.span import SourceFile, Span, Trace
    from newsletter.source.node import ScalarNode, Style

    rows = text.split("\n")
    file = SourceFile(name, tuple(rows))
    marks, offset = [], 0
    for number, row in enumerate(rows, 1):
        marks.append((offset, number, 1))
        offset += len(row) + 1
    return ScalarNode(text, Span(file, 1, 1, 2), Trace(file, tuple(marks)), Style.LITERAL)


def _otherwise(typesetter: Typesetter, text: Text, measure: float) -> tuple[Lines | None, ...]:
    """For each line, the best lines where it ends elsewhere."""
    count = len(typesetter.lines(text, measure).lines)
    return tuple(typesetter.otherwise(text, measure, line) for line in range(count))


def _printed(lines: Lines, ways: Sequence[Lines | None], number: int, console: Console) -> str:
    from newsletter.cli.sketch import shown, sketch

    rows = sketch(lines, ways, console) if ways else [clean(shown(lines, line)) for line in lines.lines]
    return "\n".join(([""] if number else []) + list(rows))


def _object(
    lines: Lines, ways: Sequence[Lines | None], found: Sequence[Diagnostic], console: Console
) -> dict[str, object]:
    from newsletter.cli.sketch import measured

    made = measured(lines, _DIGITS)
    for line, way in zip(made, ways, strict=False):
        line["otherwise"] = None if way is None else round(way.demerits)
    return {"lines": made, "diagnostics": _told(found, console)}


def _told(found: Sequence[Diagnostic], console: Console) -> list[dict[str, object]]:
    from newsletter.cli.report import records

    return records(found, console.language)
