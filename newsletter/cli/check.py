"""`newsletter check`: a content file is read, set and judged, its words too, and nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsletter.basics.atomic import check_target, write_whole
from newsletter.basics.diagnostic import Severity, UsageError, diagnostic
from newsletter.cli.command import command
from newsletter.cli.faults import listed
from newsletter.cli.options import changes, limits, shared
from newsletter.cli.outcome import Manner, judge, pages, tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsletter.cli.console import Console
    from newsletter.pipeline import Job, Result

_PDF = ".pdf"


def make(console: Console) -> click.Command:
    """The command, in the language of the run."""

    def run(**given: Any) -> int:  # noqa: ANN401 - click hands on what its options hold
        from newsletter.pipeline import check

        if given["content"].lower().endswith(_PDF):
            return _inspect(given, console)
        if given["html"]:
            raise UsageError([diagnostic("E736")])
        outcome = judge(lambda: check(_job(given)), strict=given["strict"])
        tell(outcome, Manner(_told, given["as_json"]), console)
        return outcome.code

    about = console.word(
        "Check a content file as a build would, and its words, and write nothing.\n\n"
        "Slips of the pen (ASCII marks in Chinese text, unpaired brackets and the like) are told here alone. "
        "Without CONTENT it is content.yaml. Where CONTENT is a PDF of any program's, it is held to the "
        "standards that it claims, or to what printing houses ask.",
        "按排版的要求检查稿件，并查文字中的笔误，不生成文件。\n\n"
        "半角标点、不成对的括号等笔误只在这里提示。 不写 CONTENT 就是 content.yaml。 CONTENT 是 PDF（任何软件做的）时，按它声明的标准检查；没有声明就按印刷厂的惯例检查。",
    )
    what = console.word(
        "Output profile; of a PDF also a standard to hold it to: pdf-x-4, pdf-x-1a, pdf-a-2a, pdf-ua-1, trade; "
        "may be repeated.",
        "PDF 的用途；检查 PDF 时也可以是标准：pdf-x-4、pdf-x-1a、pdf-a-2a、pdf-ua-1、trade（印刷惯例），可重复使用。",
    )
    report = console.word(
        "Of a PDF, write the report as a page of HTML, too, with the places marked on the pages.",
        "检查 PDF 时，另把报告写成一个网页，在页面上标出位置。",
    )
    paper = console.word(
        "Kind of paper, coated, uncoated or newsprint: how much ink it takes.",
        "纸张：coated 铜版纸、uncoated 胶版纸、newsprint 新闻纸，决定总墨量上限。",
    )
    profile = click.Option(["--profile"], multiple=True, metavar="NAME", help=what)
    stock = click.Option(["--stock"], default="", metavar="NAME", help=paper)
    html = click.Option(["--html"], metavar="FILE", help=report)
    return command(console, run, [*shared(console), profile, stock, html], about)


def _job(given: Mapping[str, Any]) -> Job:
    from newsletter.finish import Presswork
    from newsletter.pipeline import PROFILE, Job

    return Job(
        content=Path(given["content"]),
        layout=given["layout"] or "",
        themes=given["themes"],
        profiles=given["profile"] or (PROFILE,),
        changes=changes(given["changes"]),
        allowed=tuple(map(Path, given["allowed"])),
        limits=limits(given["limits"]),
        press=Presswork(stock=given["stock"], coarse=given["coarse"]),
    )


def _inspect(given: Mapping[str, Any], console: Console) -> int:
    """A PDF is checked, and its report written where one is asked for."""
    from newsletter.pipeline import inspect

    path, html = Path(given["content"]), given["html"]
    target = Path(html) if html else None
    if target is not None:
        check_target(target, [path])
    outcome = judge(lambda: inspect(path, given["profile"], given["stock"]), strict=given["strict"])
    found = outcome.result.inspected if outcome.result else None
    if target is not None and found is not None:
        from newsletter.cli.pdfpage import page

        write_whole(target, page(path, found, console).encode(), [path])
    tell(outcome, Manner(_kept, given["as_json"]), console)
    return outcome.code


def _kept(result: Result, console: Console) -> str:
    kept, count = listed(result.standards, console.language), pages(result, console)
    found = {item.severity for item in result.diagnostics}
    if Severity.ERROR in found:
        return console.word(f"Not in order by {kept}, {count}.", f"按 {kept} 检查不合格，共 {count}。")
    if Severity.WARNING in found:
        return console.word(
            f"No errors by {kept}, but warnings, {count}.", f"按 {kept} 检查没有错误，有警告，共 {count}。"
        )
    return console.word(f"Keeps {kept}, {count}.", f"合乎 {kept}，共 {count}。")


def _told(result: Result, console: Console) -> str:
    count = pages(result, console)
    if result.diagnostics:
        return console.word(f"No errors, {count}.", f"没有错误，共 {count}。")
    return console.word(f"All is well, {count}.", f"没有问题，共 {count}。")
