"""`newsletter check`: a content file is read, set and judged, its words too, and nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsletter.cli.command import command
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
        from newsletter.pipeline import check, inspect

        if given["content"].lower().endswith(_PDF):
            outcome = judge(lambda: inspect(Path(given["content"]), given["profile"]), strict=given["strict"])
            tell(outcome, Manner(_kept, given["as_json"]), console)
        else:
            outcome = judge(lambda: check(_job(given)), strict=given["strict"])
            tell(outcome, Manner(_told, given["as_json"]), console)
        return outcome.code

    about = console.word(
        "Check a content file as a build would, and its words, and write nothing.\n\n"
        "Slips of the pen (ASCII marks in Chinese text, unpaired brackets and the like) are told here alone. "
        "Without CONTENT it is content.yaml. Where CONTENT is a PDF, it is held to the standards that it claims.",
        "按排版的要求检查稿件，并查文字中的笔误，不生成文件。\n\n"
        "半角标点、不成对的括号等笔误只在这里提示。 不写 CONTENT 就是 content.yaml。 CONTENT 是 PDF 时，检查它是否合乎所声明的标准。",
    )
    what = console.word(
        "Output profile; of a PDF also a standard to hold it to, such as pdf-ua-1; may be repeated.",
        "PDF 的用途；检查 PDF 时也可以是标准的名称，如 pdf-ua-1，可重复使用。",
    )
    profile = click.Option(["--profile"], multiple=True, metavar="NAME", help=what)
    return command(console, run, [*shared(console), profile], about)


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
        press=Presswork(coarse=given["coarse"]),
    )


def _kept(result: Result, console: Console) -> str:
    kept, count = ", ".join(result.standards), pages(result, console)
    if not kept:
        return console.word(f"Held to no standard, {count}.", f"没有按标准检查，共 {count}。")
    return console.word(f"Keeps {kept}, {count}.", f"合乎 {kept}，共 {count}。")


def _told(result: Result, console: Console) -> str:
    count = pages(result, console)
    if result.diagnostics:
        return console.word(f"No errors, {count}.", f"没有错误，共 {count}。")
    return console.word(f"All is well, {count}.", f"没有问题，共 {count}。")
