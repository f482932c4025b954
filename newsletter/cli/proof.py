"""`newsletter proof`: a print file's plates, the ink that it lays, and the screen's pages beside the press's, as pictures."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsletter.basics.atomic import write_all
from newsletter.basics.diagnostic import ContentError, EnvironmentFault, Severity, UsageError, diagnostic
from newsletter.cli.command import command
from newsletter.cli.echo import clean
from newsletter.cli.options import changes, flag, limits, shared
from newsletter.cli.outcome import Manner, judge, pages, tell
from newsletter.cli.proofsheet import HEAD, INDEX, figures, sheet, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsletter.cli.console import Console
    from newsletter.deliver.proofs import Proofs
    from newsletter.pipeline import Job, Result

LOW, HIGH, DPI = 36, 600, 150
_OURS = re.compile(r"p[1-9][0-9]*-.+\.png")


def make(console: Console) -> click.Command:
    """The command, in the language of the run."""

    def run(**given: Any) -> int:  # noqa: ANN401 - click hands on what its options hold
        made: list[Proofs] = []
        outcome = judge(lambda: _written(given, console, made), strict=False)
        tell(outcome, Manner(lambda result, _: _told(result, made[0], console), given["as_json"]), console)
        return outcome.code

    about = console.word(
        "Show what a print file puts on paper: its plates, its ink and how it will look.\n\nCONTENT is a content file, "
        "which is built for a printing house, or a finished PDF; without it, content.yaml. The pictures and a page that "
        "shows them stand in a folder beside it. True plates need Ghostscript (gs), the page on screen "
        "newsletter-press[proof].",
        "看印刷文件实际印出什么：分色版、墨量和纸上的样子。\n\nCONTENT 是稿件（先按印刷用途排好）或做好的 PDF，不写就是 content.yaml。 "
        "图片和汇总页写进旁边的文件夹。 真实的分色版需要 Ghostscript（gs），屏幕上的样子需要 newsletter-press[proof]。",
    )
    return command(console, run, [*shared(console), *_options(console)], about)


def _options(console: Console) -> list[click.Option]:
    word = console.word
    where = word(
        "Folder to write to; CONTENT's name with .proof if left out.", "输出文件夹；不写就是稿件名加 .proof。"
    )
    what = word("Print profile; print if left out.", "印刷用途的名称；不写就是 print。")
    fine = word("Pixels per inch of the pictures; 150 if left out.", "图片的分辨率，不写就是 150 ppi。")
    icc = word("The printing house's ICC profile.", "印厂的 ICC 文件。")
    stock = word(
        "Paper, which bounds the ink: coated, uncoated or newsprint.",
        "纸张，决定总墨量上限：coated 铜版纸、uncoated 胶版纸、newsprint 新闻纸。",
    )
    return [
        click.Option(["--output", "-o"], metavar="FOLDER", help=where),
        click.Option(["--profile"], default="print", metavar="NAME", help=what),
        click.Option(["--dpi"], default=str(DPI), metavar="NUMBER", help=fine),
        flag("--paper", word("Show the paper in its own colour.", "连纸张的颜色一起模拟。")),
        click.Option(["--icc"], metavar="FILE", help=icc),
        click.Option(["--stock"], default="", metavar="NAME", help=stock),
    ]


def _written(given: Mapping[str, Any], console: Console, made: list[Proofs]) -> Result:
    """Make the proofs and write them, all or none."""
    from newsletter.deliver.proofs import Wish, proofs
    from newsletter.pipeline import Result

    job = _job(given)
    content = job.content
    folder = Path(given["output"]) if given["output"] else content.with_suffix(".proof")
    stale = _stale(folder)
    dpi = _dpi(given["dpi"])
    found = proofs(job, Wish(dpi, given["paper"], lambda one: words(one, console)))
    if given["strict"] and any(one.severity is Severity.WARNING for one in found.diagnostics):
        raise ContentError(found.diagnostics)
    made.append(found)
    page = sheet(found, content.name, console).encode()
    files = {folder / INDEX: page, **{folder / name: data for name, data in found.files.items()}}
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise EnvironmentFault([diagnostic("E714", folder=str(folder), reason=reason)]) from error
    write_all(files, [content])
    for path in stale - files.keys():
        path.unlink(missing_ok=True)
    timings = found.built.timings if found.built else ()
    return Result(
        (folder / INDEX, *(folder / name for name in found.files)),
        len(found.pages),
        found.diagnostics,
        timings,
    )


def _job(given: Mapping[str, Any]) -> Job:
    from newsletter.finish import Presswork
    from newsletter.pipeline import Job

    return Job(
        content=Path(given["content"]),
        layout=given["layout"] or "",
        themes=given["themes"],
        profiles=(given["profile"],),
        changes=changes(given["changes"]),
        allowed=tuple(map(Path, given["allowed"])),
        limits=limits(given["limits"]),
        press=Presswork(
            icc=Path(given["icc"]) if given["icc"] else None, stock=given["stock"], coarse=given["coarse"]
        ),
    )


def _stale(folder: Path) -> set[Path]:
    """The pictures of an earlier proof.

    Raises UsageError where a page of somebody else's would be lost.
    """
    there = folder / INDEX
    if not there.exists():
        return set()
    if not (there.is_file() and there.read_text("utf-8", "replace").startswith(HEAD)):
        raise UsageError([diagnostic("E734", path=str(there))])
    return {path for path in folder.iterdir() if _OURS.fullmatch(path.name)}


def _dpi(text: str) -> int:
    """A resolution; raises UsageError for what is none."""
    if not (text.isascii() and text.isdigit() and LOW <= int(text) <= HIGH):
        raise UsageError([diagnostic("E698", text=text, low=LOW, high=HIGH)])
    return int(text)


def _told(result: Result, found: Proofs, console: Console) -> str:
    lines = [f"{clean(str(result.outputs[0]))}  {pages(result, console)}"]
    if found.exact:
        lines += [
            console.word(f"  page {one.number}: ", f"  第 {one.number} 页：") + figures(one, found, console)
            for one in found.pages
        ]
    return "\n".join(lines)
