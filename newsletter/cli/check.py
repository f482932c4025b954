"""`newsletter check`: a content file is read, set and judged, and nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsletter.cli.command import command
from newsletter.cli.options import changes, shared
from newsletter.cli.outcome import Manner, judge, pages, tell

if TYPE_CHECKING:
    import click

    from newsletter.cli.console import Console
    from newsletter.pipeline import Result


def make(console: Console) -> click.Command:
    """The command, in the language of the run."""

    def run(**given: Any) -> int:  # noqa: ANN401 - click hands on what its options hold
        from newsletter.pipeline import Job, check

        job = Job(Path(given["content"]), layout=given["layout"] or "", changes=changes(given["changes"]))
        outcome = judge(lambda: check(job), strict=given["strict"])
        tell(outcome, Manner(_told, given["as_json"]), console)
        return outcome.code

    about = console.word(
        "Check a content file as a build would, and write nothing.\n\nWithout CONTENT it is content.yaml.",
        "按排版的要求检查稿件，不生成文件。\n\n不写 CONTENT 就是 content.yaml。",
    )
    return command(console, run, shared(console), about)


def _told(result: Result, console: Console) -> str:
    count = pages(result, console)
    if result.diagnostics:
        return console.word(f"No errors, {count}.", f"没有错误，共 {count}。")
    return console.word(f"All is well, {count}.", f"没有问题，共 {count}。")
