"""`newsletter build`: a content file becomes one PDF for each profile."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsletter.basics.diagnostic import UsageError, diagnostic
from newsletter.cli.command import command
from newsletter.cli.echo import clean
from newsletter.cli.options import changes, flag, limits, shared
from newsletter.cli.outcome import Manner, judge, pages, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsletter.cli.console import Console
    from newsletter.pipeline import Job, Result


def make(console: Console) -> click.Command:
    """The command, in the language of the run."""

    def run(**given: Any) -> int:  # noqa: ANN401 - click hands on what its options hold
        from newsletter.pipeline import build

        outcome = judge(lambda: build(_job(given)), strict=given["strict"])
        tell(outcome, Manner(_told, given["as_json"]), console)
        if outcome.result and given["open"]:
            click.launch(str(outcome.result.outputs[0]))
        return outcome.code

    about = console.word(
        "Build the PDF of a content file.\n\nWithout CONTENT it is content.yaml. Without -o the PDF stands beside it.",
        "把稿件排成 PDF。\n\n不写 CONTENT 就是 content.yaml。 不用 -o 指定时，PDF 放在稿件旁边。",
    )
    return command(console, run, [*shared(console), *_options(console)], about)


def _options(console: Console) -> list[click.Option]:
    word = console.word
    where = word(
        "Where to: a file, or for several profiles a folder, made if need be.",
        "输出文件；多种用途时为文件夹，没有会新建。",
    )
    what = word(
        "What the PDF is for: screen (where none is named), email, office, office-grey, print or print-x1a; several with"
        " commas.",
        "PDF 的用途：screen 屏幕（不写时）、email 邮件、office 办公打印、office-grey 黑白打印、print 印刷、print-x1a 旧式印刷；"
        "多项用逗号隔开。",
    )
    over = word(
        "Draw grid, boxes or slack over the pages, on screen only; several with commas.",
        "在页面上叠画网格 grid、各部分的外框 boxes、栏末空余 slack，只在屏幕上显示；多项用逗号隔开。",
    )
    return [
        click.Option(["--output", "-o"], metavar="PATH", help=where),
        click.Option(["--profile"], multiple=True, metavar="NAME", help=what),
        flag(
            "--explain",
            word("Say why each column and page ends where it does.", "说明各栏各页为什么这样断。"),
        ),
        *_press(console),
        click.Option(["--overlay"], multiple=True, metavar="NAMES", help=over),
        flag("--draft", word("Skip the proof of the finished file.", "跳过成品文件的复核。")),
        flag("--open", word("Open the PDF when it is done.", "完成后打开 PDF。")),
    ]


def _press(console: Console) -> list[click.Option]:
    """What is said to a printing house."""
    word = console.word
    paper = word(
        "Paper: coated (FOGRA39, 300 % of ink), uncoated (FOGRA29, 280 %) or newsprint (240 %).",
        "纸张，决定印刷条件和总墨量：coated 铜版纸（FOGRA39，300%）、uncoated 胶版纸（FOGRA29，280%）、newsprint 新闻纸（240%）。",
    )
    return [
        flag(
            "--marks",
            word("Printer's marks round a print file's pages.", "印刷文件的页外加裁切线、套准线和色标。"),
        ),
        click.Option(
            ["--icc"],
            metavar="FILE",
            help=word(
                "The printing house's ICC profile, in place of FOGRA39.", "印刷厂的 ICC 文件，代替 FOGRA39。"
            ),
        ),
        click.Option(["--stock"], default="", metavar="NAME", help=paper),
    ]


def _job(given: Mapping[str, Any]) -> Job:
    from newsletter.finish import Presswork
    from newsletter.pipeline import PROFILE, Job

    return Job(
        content=Path(given["content"]),
        output=_output(given["output"]),
        layout=given["layout"] or "",
        themes=given["themes"],
        profiles=tuple(name for said in given["profile"] for name in said.split(",")) or (PROFILE,),
        changes=changes(given["changes"]),
        draft=given["draft"],
        strict=given["strict"],
        allowed=tuple(map(Path, given["allowed"])),
        limits=limits(given["limits"]),
        explain=given["explain"],
        overlay=_names(given["overlay"]),
        press=Presswork(
            given["marks"], Path(given["icc"]) if given["icc"] else None, given["stock"], given["coarse"]
        ),
    )


def _names(said: Iterable[str]) -> tuple[str, ...]:
    """The names in lists with commas, each once."""
    return tuple(dict.fromkeys(name.strip() for names in said for name in names.split(",")))


def _output(said: str | None) -> Path | None:
    """The place of the output; raises UsageError for one without a name."""
    if said is not None and not said.strip():
        raise UsageError([diagnostic("E717")])
    return Path(said) if said else None


def _told(result: Result, console: Console) -> str:
    return "\n".join(f"{clean(str(path))}  {pages(result, console)}" for path in result.outputs)
