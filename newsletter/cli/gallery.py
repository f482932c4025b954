"""`newsletter layouts gallery`: one content in every layout, a picture of each first page and a page that shows them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsletter.basics.atomic import write_all
from newsletter.basics.diagnostic import ContentError, EnvironmentFault, Severity, UsageError, diagnostic
from newsletter.basics.value import dataclass
from newsletter.cli.command import command
from newsletter.cli.echo import clean
from newsletter.cli.options import CONTENT, debug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.cli.console import Console
    from newsletter.display import DisplayList

INDEX = "README.md"
# The index's first line: who wrote a folder of pictures may write it anew.
HEAD = "# 版式一览 · The layouts"
_NOTE = """\
由 `newsletter layouts gallery` 写出，请勿手改。每种版式的第一页，后面是换了主题颜色的同一页。
Written by `newsletter layouts gallery`; do not edit. The first page in each layout, then in each theme."""
LOW, HIGH, HEIGHT = 100, 4000, 1000
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Shown:
    """A content in a layout: under a *theme*, or in the layout's own palette where that is empty.

    Where it cannot be set, *drawn* is None and *found* says why.
    """

    layout: str
    title: str
    about: str
    content: Path
    theme: str
    drawn: DisplayList | None
    found: tuple[Diagnostic, ...] = ()

    @property
    def picture(self) -> str:
        """The name of its picture."""
        return f"{'-'.join(filter(None, (self.layout, self.theme)))}.png"


def gallery(console: Console) -> click.Command:
    """The command, in the language of the run."""

    def run(**given: Any) -> int:  # noqa: ANN401 - click hands on what its options hold
        content, folder, pixels = Path(given["content"]), Path(given["output"]), _pixels(given["height"])
        _spare(folder)
        _ready()
        shown = tuple(sets(content, folder, given["themes"], tuple(map(Path, given["allowed"]))))
        if not any(one.drawn for one in shown):
            # What is wrong in every layout is wrong with the content.
            raise ContentError(shown[0].found)
        files = {folder / INDEX: index(shown, folder, console).encode(), **_pictures(shown, folder, pixels)}
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or str(error)
            raise EnvironmentFault([diagnostic("E714", folder=str(folder), reason=reason)]) from error
        write_all(files, [one.content for one in shown])
        console.result(clean(str(folder / INDEX)))
        return 0

    about = console.word(
        "Show the first page of a content in every layout.\n\nWithout CONTENT it is content.yaml. The pictures and "
        f"an index stand in FOLDER. A file NAME/{CONTENT} there takes the place of CONTENT in the layout NAME.",
        "把稿件在每种版式里的第一页画成图片。\n\n不写 CONTENT 就是 content.yaml。 图片和一览写进 FOLDER 文件夹；"
        f"其中有“版式名/{CONTENT}”的，该版式用这份稿件。",
    )
    return command(console, run, _options(console), about)


def _options(console: Console) -> list[click.Parameter]:
    word = console.word
    return [
        click.Argument(["content"], default=CONTENT, metavar="[CONTENT]", required=False),
        click.Option(
            ["--output", "-o"],
            default="gallery",
            metavar="FOLDER",
            help=word("Where to; gallery if left out.", "输出文件夹；不写就是 gallery。"),
        ),
        click.Option(
            ["--theme", "themes"],
            multiple=True,
            metavar="NAME",
            help=word("Show each layout in this theme, too; may be repeated.", "再用这个主题各画一张，可重复使用。"),
        ),
        click.Option(
            ["--allow-dir", "allowed"],
            multiple=True,
            metavar="DIR",
            help=word("Another folder that pictures may lie in.", "图片还可以放在这个文件夹里，可重复使用。"),
        ),
        click.Option(
            ["--height"],
            default=str(HEIGHT),
            metavar="PIXELS",
            help=word("The pictures' height.", "图片的高度，以像素计。"),
        ),
        debug(console),
    ]  # fmt: skip


def sets(
    content: Path, folder: Path, themes: Sequence[str] = (), allowed: tuple[Path, ...] = ()
) -> Iterator[Shown]:
    """The content in every layout, first in its own palette and then in each of *themes*.

    A layout whose sample lies in *folder* takes that. Raises NewsletterError for what a content cannot mend.
    """
    from newsletter.cli.shelf import said
    from newsletter.design.find import available
    from newsletter.source.read import read

    for name, path in sorted(available(content.parent).items()):
        root = read(path).root
        own = folder / name / CONTENT
        what = own if own.is_file() else content
        for theme in ("", *themes):
            drawn, found = _drawn(what, path, theme, allowed)
            yield Shown(name, said(root, "title"), said(root, "about"), what, theme, drawn, found)


def _drawn(
    content: Path, layout: Path, theme: str, allowed: tuple[Path, ...]
) -> tuple[DisplayList | None, tuple[Diagnostic, ...]]:
    """The drawing, or the errors for which there is none."""
    from newsletter.pipeline import Job, draw

    job = Job(content, layout=str(layout), themes=tuple(filter(None, [theme])), allowed=allowed)
    try:
        return draw(job), ()
    except ContentError as fault:
        return None, tuple(one for one in fault.diagnostics if one.severity is Severity.ERROR)


def index(shown: Iterable[Shown], folder: Path, console: Console) -> str:
    """The page that shows the pictures; each with a digest of its drawing, which tells when it is stale."""
    parts = [HEAD, _NOTE]
    by_layout: dict[str, list[Shown]] = {}
    for one in shown:
        by_layout.setdefault(one.layout, []).append(one)
    for name, ones in by_layout.items():
        parts.append(f"## `{name}` {ones[0].title}\n\n{ones[0].about}")
        own = folder / name / CONTENT
        if own.is_file():
            parts[-1] += f"\n[{own.relative_to(folder).as_posix()}]({own.relative_to(folder).as_posix()})"
        made = [one for one in ones if one.drawn]
        parts += ["\n".join(_cell(one) for one in made)] if made else []
        parts += [f"> {_said(one, console)}" for one in ones if not one.drawn][:1]
    return "\n\n".join(parts) + "\n"


def _cell(one: Shown) -> str:
    name = f"{one.title}{one.theme and ' · '}{one.theme}"
    return f"![{name}]({one.picture})<!-- {digest(one.drawn)} -->" if one.drawn else ""


def digest(drawn: DisplayList) -> str:
    """What tells two drawings apart, whatever renders them."""
    from newsletter.display.dump import dump

    return sha256(dump(drawn).encode()).hexdigest()[:_DIGITS]


def _said(one: Shown, console: Console) -> str:
    from newsletter.cli.report import worded

    what, advice = worded(one.found[0], console.language)
    return f"{one.found[0].code} {what}　{advice}"


def _pictures(shown: Iterable[Shown], folder: Path, height: int) -> Mapping[Path, bytes]:
    from newsletter import finish, pdf
    from newsletter.pictures.rendered import rendered

    screen = finish.PROFILES["screen"]
    return {
        folder / one.picture: rendered(pdf.paint(one.drawn, screen).data, height)
        for one in shown
        if one.drawn is not None
    }


def _spare(folder: Path) -> None:
    """Raises UsageError where a page of somebody else's would be lost."""
    there = folder / INDEX
    if there.exists() and not (
        there.is_file() and there.read_text("utf-8", "replace").startswith(f"{HEAD}\n")
    ):
        raise UsageError([diagnostic("E734", path=str(there))])


def _ready() -> None:
    """Raises EnvironmentFault at once where no page could be rendered in the end."""
    from importlib.util import find_spec

    if find_spec("pypdfium2") is None:
        raise EnvironmentFault([diagnostic("E733")])


def _pixels(text: str) -> int:
    """A height; raises UsageError for what is none."""
    if not (text.isascii() and text.isdigit() and LOW <= int(text) <= HIGH):
        raise UsageError([diagnostic("E735", text=text, low=LOW, high=HIGH)])
    return int(text)
